#include "sim/world/state/crowd.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

constexpr int kExtractors = 60;  // streams; enough for a rate to within some six points

// How the price of an answer stands to the list at the start.
double relative_price(const Scenario& scenario, const Console& console) {
  const bool bare = console.access == learn::Access::labels;
  const double start =
      bare ? scenario.prices.query_label_usd.value : scenario.prices.query_probability_usd.value;
  const double now = bare ? console.query_label_usd : console.query_probability_usd;
  return start > 0 ? now / start : 1;
}

double burden_of_terms(const Scenario& scenario, const World& world) {
  const law::Terms terms = terms_now(scenario, world);
  double kept = 1;
  if (terms.find(law::ClauseKind::monitoring)) kept -= scenario.teacher_role->burden_monitoring.value;
  if (terms.find(law::ClauseKind::audit)) kept -= scenario.teacher_role->burden_audit.value;
  return std::max(0.0, kept);
}

}  // namespace

WatchCrowd watch_of(const Scenario& scenario, const World& world, int id) {
  const TeacherRole& role = *scenario.teacher_role;
  const Console& console = world.provider_state->in_force;
  const auto quarter = static_cast<std::uint64_t>(world.now.since(scenario.start));
  WatchCrowd watch;
  watch.id = id;
  watch.provider_model = provider_model_job(scenario, world.provider_state->trap_islets, world.seed);
  watch.provider_model.sources = served(console, {});
  watch.provider_model.defence = defence_of(console);
  watch.monitor = monitor_now(scenario, world);
  watch.monitor.queries_per_quarter = console.volume_limit;
  watch.accounts = role.honest_accounts;
  watch.median_queries = role.honest_queries.value;
  watch.spread = role.honest_spread.value;
  watch.extractor = usual(scenario, Route::distil).sources;
  watch.extractors = kExtractors;
  watch.seed = derive_seed(world.seed, "crowd", quarter);
  return watch;
}

Quantity worth_of_api(const Scenario& scenario, const World& world) {
  const TeacherRole& role = *scenario.teacher_role;
  const auto& watched = world.provider_state->crowd.watched;
  if (!watched)
    return Quantity::derived(1, Unit::fraction, "Not measured yet: 1 is an API with full answers");
  const double wrong = std::max(0.0, watched->provider_accuracy - watched->served_accuracy);
  const double worth =
      1 - role.worth_of_accuracy.value * wrong - role.worth_of_confidence.value * watched->confidence_error;
  return Quantity::derived(std::clamp(worth, 0.0, 1.0), Unit::fraction,
                           "1 - " + text(role.worth_of_accuracy) + " x answers made wrong (" +
                               format_percent(wrong) + ", measured) - " + text(role.worth_of_confidence) +
                               " x mean error of confidence (" + format_number(watched->confidence_error, 3) +
                               ", measured)");
}

double accused_share(const World& world) {
  const auto& watched = world.provider_state->crowd.watched;
  return watched && watched->accounts > 0 ? static_cast<double>(watched->accused) / watched->accounts : 0;
}

bool accused_are_cut(const Scenario& scenario, const World& world) {
  const law::Terms terms = terms_now(scenario, world);
  return terms.alarms_before_cut.value == 1 && terms.find(law::ClauseKind::kill_trigger) != nullptr;
}

// Demand falls along an exponential in the price, so that its elasticity is the scenario's at the list price
// and grows beyond it: there is a best price, and it is not the highest.
HonestTrade honest_trade(const Scenario& scenario, const World& world) {
  const TeacherRole& role = *scenario.teacher_role;
  const Lab& provider = world.player();
  const int quarter = world.now.since(scenario.start);
  const double price = relative_price(scenario, world.provider_state->in_force);
  const double demand = std::pow(1 + scenario.market.growth.value, quarter) * world.factor("market_volume");
  const double by_price = price * std::exp(role.price_elasticity.value * (price - 1));
  const double trust = provider.trust / std::max(1e-9, scenario.find_lab(provider.id)->trust.value);
  const double burden = burden_of_terms(scenario, world), worth = worth_of_api(scenario, world).value;
  const double all = role.trade_usd.value * demand * by_price * worth * trust * burden;
  const double lost =
      accused_share(world) * (accused_are_cut(scenario, world) ? 1 : role.trade_lost_asked.value);
  HonestTrade trade;
  trade.lost_to_alarms_usd = lost * all;
  trade.usd = Quantity::derived((1 - lost) * all, Unit::usd,
                                text(role.trade_usd) + " x demand " + format_number(demand, 2) +
                                    " x price effect " + format_number(by_price, 2) + " x worth " +
                                    format_percent(worth) + " x trust " + format_number(trust, 2) +
                                    " of the start's x what the terms leave " + format_percent(burden) +
                                    ", less " + format_percent(lost) + " lost to false alarms");
  return trade;
}

double trust_lost_to_alarms(const Scenario& scenario, const World& world) {
  const TeacherRole& role = *scenario.teacher_role;
  const double felt = accused_are_cut(scenario, world) ? 1 : role.trade_lost_asked.value;
  return accused_share(world) * felt * role.trust_lost_accused.value;
}

}  // namespace partly::world
