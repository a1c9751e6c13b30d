#include "sim/forecast/lab_outlook.h"

#include <algorithm>
#include <utility>

#include "sim/base/rng.h"
#include "sim/bots/settling.h"
#include "sim/bots/turn.h"
#include "sim/forecast/drawn_measurements.h"
#include "sim/forecast/plays_ahead.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr std::size_t kLabPlays = 100;

const Model* best_to_sell(const Scenario& scenario, const World& world) {
  const int classes = scenario.learning.classes;
  const Model* best = world.player().released ? world.model(*world.player().released) : nullptr;
  for (const Model& model : world.models)
    if (model.owner == kPlayerId && model.state == ModelState::trained && !model.enjoined &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  return best;
}

// What the player does under the policy as a quarter begins.
void follow(const ForecastPolicy& policy, const Scenario& scenario, World& world) {
  const std::string player = kPlayerId;
  bots::WorldSeat seat(scenario, world, player);
  if (const Model* best = best_to_sell(scenario, world); best && best->id != world.player().released)
    bots::submit_if_allowed(seat, ReleaseModel{best->id});
  if (!policy.settles) return;
  for (const law::Proceeding& proceeding : std::vector(world.proceedings))
    if (proceeding.open() && proceeding.defendant == kPlayerId)
      bots::tries_to_settle(seat, proceeding.id, {}, [&](const Decision& decision) {
        return bots::submit_if_allowed(seat, decision);
      });
}

class LabAhead {
 public:
  LabAhead(const Scenario& scenario, const World& known, World world, const ForecastPolicy& policy,
           std::optional<double> run_points, Rng measurements)
      : scenario_(scenario),
        known_(known),
        world_(std::move(world)),
        policy_(policy),
        run_points_(run_points),
        measurements_(measurements) {}

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
    LabQuarter closed;
    if (world_.ending == Ending::running) {
      begin_books_anew(world_);
      const econ::Money carried_over = world_.ledger.cash(kPlayerId);
      follow(policy_, scenario_, world_);
      bots::close_quarter(scenario_, world_,
                          drawn_results(scenario_, known_, world_, measurements_, run_points_));
      closed.sales_usd = world_.player().sales_usd;
      closed.kept_usd = closed.sales_usd + came(econ::Account::serving) + came(econ::Account::royalties);
      closed.other_usd = (world_.ledger.cash(kPlayerId) - carried_over).usd() - closed.kept_usd;
      closed.share = world_.player().share;
    }
    closed.access_cut = world_.player().access_cut;
    closed.enjoined = std::ranges::any_of(
        world_.models, [](const Model& model) { return model.owner == kPlayerId && model.enjoined; });
    closed.claim_open = std::ranges::any_of(world_.proceedings, [](const law::Proceeding& proceeding) {
      return proceeding.open() && proceeding.defendant == kPlayerId;
    });
    return closed;
  }

  const Scenario& scenario_;
  const World& known_;
  World world_;
  const ForecastPolicy& policy_;
  std::optional<double> run_points_;
  Rng measurements_;
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
                                 int quarters, std::optional<double> run_points, bool parameters_too,
                                 std::uint64_t seed) {
  std::vector<LabPlay> plays(kLabPlays);
  const World present = without_a_past(world);
  play_each(kLabPlays, [&](std::size_t i) {
    const auto play = [&](const Scenario& rules, int count) {
      World begun = present;
      begun.seed = derive_seed(seed, "play ahead", i);
      const Rng measurements(seed, "measurements ahead", i);
      return LabAhead(rules, world, std::move(begun), policy, run_points, measurements).quarters(count);
    };
    if (!parameters_too) {
      plays[i] = play(scenario, quarters);
      return;
    }
    Rng rng(seed, "parameters ahead", i);
    plays[i] = play(with_other_parameters(scenario, rng), quarters);
    hold_sales_to_today(plays[i], play(scenario, 1).quarters.front());
  });
  return plays;
}

}  // namespace partly::forecast
