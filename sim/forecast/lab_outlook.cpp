#include "sim/forecast/lab_outlook.h"

#include <algorithm>
#include <utility>

#include "sim/base/rng.h"
#include "sim/bots/settling.h"
#include "sim/bots/turn.h"
#include "sim/forecast/drawn_measurements.h"
#include "sim/forecast/plays_ahead.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr std::size_t kLabPlays = 100;

// What landed since the present and is better than what is sold; where nothing is sold, the best there is.
const Model* better_to_sell(const Scenario& scenario, const World& known, const World& world) {
  const int classes = scenario.learning.classes;
  const Lab& player = world.player();
  const Model* best = player.released ? world.model(*player.released) : nullptr;
  for (const Model& model : world.models) {
    if (model.owner != kPlayerId || model.state != ModelState::trained || model.enjoined) continue;
    const Model* before = known.model(model.id);
    if (player.released && before && before->state == ModelState::trained) continue;  // passed over
    if (!best || model.capability(classes) > best->capability(classes)) best = &model;
  }
  return best && best->id != player.released ? best : nullptr;
}

TrainModel again(const Scenario& scenario, const Model& model) {
  TrainModel order{
      .sources = model.job.sources, .other_model = model.asked_model, .accounts = model.split.accounts};
  order.sources.queries += model.queries_lost;
  order.wide = job_of(scenario.learning, order).hidden != model.job.hidden;
  return order;
}

// The player's last order, and how many a quarter it has placed so far.
struct Habit {
  std::optional<TrainModel> order;
  double pace = 0;
};

Habit habit_of(const Scenario& scenario, const World& world) {
  Habit habit;
  for (const Model& model : world.models)
    if (model.owner == kPlayerId) habit.order = again(scenario, model), ++habit.pace;
  habit.pace /= world.now.since(scenario.start) + 1;
  return habit;
}

class LabAhead {
 public:
  LabAhead(const Scenario& scenario, const World& known, World world, const ForecastPolicy& policy,
           std::optional<GivenRun> run, Rng rng)
      : scenario_(scenario),
        known_(known),
        habit_(habit_of(scenario, known)),
        world_(std::move(world)),
        policy_(policy),
        run_(run),
        rng_(rng) {}

  LabPlay quarters(int count) {
    LabPlay play;
    for (int q = 0; q < count; ++q) play.quarters.push_back(quarter());
    play.last_volume_usd =
        econ::volume_usd(market_now(scenario_, world_), known_.now.since(scenario_.start) + count - 1);
    return play;
  }

 private:
  // What has come to the player on this account since the books were begun.
  double came(econ::Account account) const { return -world_.ledger.balance(kPlayerId, account).usd(); }

  LabQuarter quarter() {
    if (world_.ending == Ending::running) {
      begin_books_anew(world_);
      const econ::Money carried_over = world_.ledger.cash(kPlayerId);
      act();
      bots::close_quarter(scenario_, world_, drawn_results(scenario_, known_, world_, rng_, run_));
      last_.sales_usd = world_.player().sales_usd;
      last_.kept_usd = last_.sales_usd + came(econ::Account::serving) + came(econ::Account::royalties);
      last_.other_usd = (world_.ledger.cash(kPlayerId) - carried_over).usd() - last_.kept_usd;
      last_.share = world_.player().share;
      last_.access_cut = last_.access_cut || world_.player().access_cut;
      last_.enjoined = sale_was_forbidden(world_);
      last_.claim_open = std::ranges::any_of(world_.proceedings, [](const law::Proceeding& proceeding) {
        return proceeding.open() && proceeding.defendant == kPlayerId;
      });
    }
    return last_;  // a future that is not ruined where its play was goes on as the play did last
  }

  // What the policy says, as a quarter begins; what is refused does not happen.
  void act() {
    const std::string player = kPlayerId;
    bots::WorldSeat seat(scenario_, world_, player);
    if (const Model* better = better_to_sell(scenario_, known_, world_))
      bots::submit_if_allowed(seat, ReleaseModel{better->id});
    if (policy_.trains && habit_.order && !in_training(world_, kPlayerId) && rng_.chance(habit_.pace))
      bots::submit_if_allowed(seat, *habit_.order);
    if (!policy_.settles) return;
    for (const law::Proceeding& proceeding : std::vector(world_.proceedings))
      if (proceeding.open() && proceeding.defendant == kPlayerId)
        bots::tries_to_settle(seat, proceeding.id, bots::kSettlesAtOnce, [&](const Decision& decision) {
          return bots::submit_if_allowed(seat, decision);
        });
  }

  const Scenario& scenario_;
  const World& known_;
  const Habit habit_;
  World world_;
  const ForecastPolicy& policy_;
  std::optional<GivenRun> run_;
  Rng rng_;
  LabQuarter last_;
};

// What is sold today is known, whatever the parameters are.
void hold_sales_to_today(LabPlay& play, const LabQuarter& today) {
  const double sold_usd = play.quarters.front().sales_usd;
  if (sold_usd <= 0) return;
  for (LabQuarter& quarter : play.quarters) {
    quarter.sales_usd *= today.sales_usd / sold_usd;
    quarter.kept_usd *= today.sales_usd / sold_usd;
  }
}

}  // namespace

std::vector<LabPlay> lab_outlook(const Scenario& scenario, const World& world, const ForecastPolicy& policy,
                                 int quarters, std::optional<GivenRun> run, bool parameters_too,
                                 std::uint64_t seed) {
  std::vector<LabPlay> plays(kLabPlays);
  const World present = without_a_past(world);
  play_each(kLabPlays, [&](std::size_t i) {
    const auto play = [&](const Scenario& rules, int count) {
      World begun = present;
      begun.seed = derive_seed(seed, "play ahead", i);
      const Rng rng(seed, "measurements ahead", i);
      return LabAhead(rules, world, std::move(begun), policy, run, rng).quarters(count);
    };
    if (!parameters_too) {
      plays[i] = play(scenario, quarters);
      return;
    }
    Rng parameters(seed, "parameters ahead", i);
    plays[i] = play(with_other_parameters(scenario, parameters), quarters);
    hold_sales_to_today(plays[i], play(scenario, 1).quarters.front());
  });
  return plays;
}

}  // namespace partly::forecast
