#include "sim/world/state/arranged.h"

#include <algorithm>

#include "sim/econ/market.h"
#include "sim/world/state/standing.h"

namespace partly::world {

double stage_cost_usd(const Scenario& scenario, const Lab& lab, const Quantity& usual) {
  const econ::Retainer* retainer = scenario.arrangements.retainer(lab.arranged.counsel);
  return usual.value * (retainer ? retainer->stage_cost_factor.value : 1);
}

double warranty_share_usd(const Scenario& scenario, const World& world, const Model& model, double owed_usd) {
  const bool over_weights = model.warranted && learn::answers_behind(model.job) == 0;
  if (!scenario.arrangements.warranty || !over_weights) return 0;
  return std::clamp(owed_usd, 0.0, world.lab(model.owner).arranged.warranty_left_usd);
}

bool on_file(const Scenario& scenario, const Model& model) {
  return !scenario.arrangements.records || model.on_file;
}

double reserved_gflop(const Scenario& scenario, const World& world, const Lab& lab, double gflop,
                      int quarters) {
  const auto& until = lab.arranged.compute_until;
  if (!scenario.arrangements.compute || !until || world.now > *until) return 0;
  const int covered = std::min(quarters, until->since(world.now) + 1);
  const double later = (covered - 1) * scenario.arrangements.compute->gflop.value;
  return std::clamp(lab.arranged.gflop_left + later, 0.0, gflop);
}

bool has_access(const World& world, const Lab& lab) { return !lab.access_cut || licensed(world, lab); }

double resale_now_usd(const Scenario& scenario, const World& world, const Lab& lab) {
  const auto& resale = scenario.arrangements.resale;
  if (!resale || lab.kind != LabKind::player || !has_access(world, lab)) return 0;
  const econ::MarketRules market = market_now(scenario, world);
  const int quarter = world.now.since(scenario.start);
  const double grown = econ::volume_usd(market, quarter) / econ::volume_usd(scenario.market, 0);
  return resale->sales_usd.value * grown;
}

}  // namespace partly::world
