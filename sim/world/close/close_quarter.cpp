#include "sim/world/close/close_quarter.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/decide/decide.h"

namespace partly::world {
namespace {

bool due(const World& world, const Job& job) {
  const auto* training = std::get_if<TrainStudent>(&job);
  return !training || world.model(training->model)->due <= world.now;
}

Snapshot snapshot(const Closing& closing, Quarter quarter) {
  const World& world = closing.world;
  const Lab& player = world.player();
  const Model* model = flagship(closing.scenario, world, player.id);
  return {quarter,
          world.ledger.cash(player.id).usd(),
          model ? model->capability(closing.scenario.learning.classes) : 0,
          player.share,
          player.trust,
          exposure(closing.scenario, world, player.id).value,
          hash(world)};
}

void check_solvency(Closing& closing) {
  World& world = closing.world;
  const std::string player = world.player().id;
  if (world.ledger.cash(player).cents < 0) {
    world.ending = Ending::insolvent;
    tell(world, NewsKind::money, closing.name(player) + " is insolvent",
         "It owes " + format_usd(-world.ledger.cash(player).usd()) + " more than it has.");
  } else if (closing.index() + 1 >= closing.scenario.quarters) {
    world.ending = Ending::finished;
    tell(world, NewsKind::world, "The last quarter is over", "The game ends here.");
  }
}

void open_next_quarter(const Scenario& scenario, World& world, OthersDecide others_decide) {
  world.now = world.now.plus(1);
  for (Lab& lab : world.labs) {
    lab.queries_this_quarter = 0;
    lab.raised_this_quarter_usd = 0;
    renew_reserve(scenario, world, lab);
  }
  open_provider_quarter(scenario, world);
  train_later_teachers(scenario, world);
  open_docket_cases(scenario, world);
  others_decide(scenario, world);
}

}  // namespace

void Closing::blame(const std::string& lab, double trust_loss) {
  Lab& blamed_lab = world.lab(lab);
  blamed_lab.trust = std::clamp(blamed_lab.trust - trust_loss, 0.0, 1.0);
  blamed.insert(lab);
}

std::vector<Job> jobs_due(const World& world) {
  std::vector<Job> jobs;
  if (world.ending == Ending::running)
    std::copy_if(world.jobs.begin(), world.jobs.end(), std::back_inserter(jobs),
                 [&](const Job& job) { return due(world, job); });
  return jobs;
}

void close_quarter(const Scenario& scenario, World& world, std::span<const JobResult> results,
                   OthersDecide others_decide) {
  if (world.ending != Ending::running) return;
  const Quarter quarter = world.now;
  Closing closing{scenario, world, {}, {}};
  take_silence_for_answer(closing);
  apply_results(closing, results);
  read_logs(closing);
  move_proceedings(closing);
  move_docket(closing);
  move_suit(closing);
  closing.event = tell(world, NewsKind::market, quarter.text() + " closes", {});
  const std::size_t summary = world.news.size() - 1;
  let_market_buy(closing);
  sell_answers(closing);
  pass_answers_on(closing);
  pay_costs(closing);
  pay_arrangements(closing);
  draw_events(closing);
  announce_terms(closing);
  restore_trust(closing);
  check_solvency(closing);
  const Lab& player = world.player();
  world.news[summary].text = closing.name(player.id) + " has " + format_percent(player.share) +
                             " of the market, sales of " + format_usd(player.sales_usd) + " and " +
                             format_usd(world.ledger.cash(player.id).usd()) + " in cash.";
  if (world.ending == Ending::running) open_next_quarter(scenario, world, others_decide);
  world.history.push_back(snapshot(closing, quarter));
}

}  // namespace partly::world
