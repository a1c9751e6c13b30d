#include "sim/world/state/in_force.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/state/claims.h"

namespace partly::world {
namespace {

constexpr const char* kSetByProvider = "Set by the provider at its console";

void adjust(Quantity& price, const World& world, const char* what) {
  const double factor = world.factor(what);
  if (factor == 1) return;
  const Interval was = law::range_of(price), times = world.factor_range(what);
  const Interval range{was.low * times.low, was.high * times.high};
  price = Quantity::derived(
      price.value * factor, price.unit,
      text(price) + " on the scenario's list x " + format_number(factor, 2) + " by events", range);
}

}  // namespace

econ::PriceList prices_now(const Scenario& scenario, const World& world) {
  econ::PriceList prices = scenario.prices;
  adjust(prices.label_usd, world, "label_usd");
  adjust(prices.query_label_usd, world, "query_label_usd");
  adjust(prices.query_probability_usd, world, "query_probability_usd");
  adjust(prices.gflop_usd, world, "gflop_usd");
  adjust(prices.run_usd, world, "run_usd");
  if (world.provider_state) {
    const Console& console = world.provider_state->in_force;
    prices.query_label_usd = Quantity::derived(console.query_label_usd, Unit::usd_per_query, kSetByProvider);
    prices.query_probability_usd =
        Quantity::derived(console.query_probability_usd, Unit::usd_per_query, kSetByProvider);
  }
  return prices;
}

double gflop_usd_now(const Scenario& scenario, const World& world) {
  return scenario.prices.gflop_usd.value * world.factor("gflop_usd");
}

Quantity signing_fee_now(const Scenario& scenario, const World& world) {
  Quantity fee = scenario.licence.signing_fee_usd;
  adjust(fee, world, "signing_fee_usd");
  return fee;
}

law::Terms terms_now(const Scenario& scenario, const World& world) {
  law::Terms terms = terms_at(scenario, world, world.now.since(scenario.start));
  if (world.provider_state) {
    const Console& console = world.provider_state->in_force;
    terms.volume_limit = Quantity::derived(console.volume_limit, Unit::queries, kSetByProvider);
    terms.alarms_before_cut = Quantity::derived(console.alarms_before_cut, Unit::count, kSetByProvider);
  }
  adjust(terms.volume_limit, world, "volume_limit");
  adjust(terms.alarms_before_cut, world, "alarms_before_cut");
  terms.version += static_cast<int>(
      std::count_if(world.adjustments.begin(), world.adjustments.end(), [](const Adjustment& adjustment) {
        return adjustment.what == "volume_limit" || adjustment.what == "alarms_before_cut";
      }));
  return terms;
}

forensics::MonitorSettings monitor_now(const Scenario& scenario, const World& world) {
  forensics::MonitorSettings monitor;
  monitor.inputs = scenario.learning.inputs;
  monitor.step = scenario.provider.monitor_step;
  monitor.seed = derive_seed(world.seed, "monitor");
  if (world.provider_state) monitor.quantile = 1 - world.provider_state->in_force.alarm_rate;
  return monitor;
}

}  // namespace partly::world
