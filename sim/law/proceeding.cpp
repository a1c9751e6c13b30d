#include "sim/law/proceeding.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::law {
Stage next_stage(Stage stage) {
  switch (stage) {
    case Stage::notice:
      return Stage::complaint;
    case Stage::complaint:
      return Stage::discovery;
    case Stage::discovery:
      return Stage::hearing;
    default:
      return stage;
  }
}

int stages_left(Stage stage) {
  return stage < Stage::decided ? static_cast<int>(Stage::decided) - static_cast<int>(stage) : 0;
}

Verdict judge(const ClaimRules& rules, const Proceeding& proceeding, const Damages& damages, Rng& rng) {
  const double probability = weigh(rules, proceeding.record).probability();
  const bool for_claimant = rng.chance(probability);
  return {for_claimant, probability, for_claimant ? damages.total_usd() : 0};
}

SettlementZone settlement_zone(const ClaimRules& rules, const Proceeding& proceeding,
                               const Damages& damages) {
  const EvidenceChain chain = weigh(rules, proceeding.record);
  const Interval chance = chain.probability_range();
  const double award_usd = damages.total_usd();
  const int stages = stages_left(proceeding.stage);
  const Interval stage_cost = range_of(rules.stage_cost_usd);

  // side -1: what a claimant keeps of the expected award after own costs; +1: what going on costs a
  // defendant.
  const auto worth = [&](double probability, double cost_usd, int side) {
    return std::max(0.0, probability * award_usd + side * stages * cost_usd);
  };
  const std::string formula =
      format_percent(chain.probability()) + " of an award of " + format_usd(award_usd);
  const std::string costs = "own counsel for " + std::to_string(stages) +
                            (stages == 1 ? " stage" : " stages") + " at " +
                            format_usd(rules.stage_cost_usd.value);
  const double cost_usd = rules.stage_cost_usd.value;
  return {Quantity::derived(
              worth(chain.probability(), cost_usd, -1), Unit::usd, formula + ", less " + costs,
              Interval{worth(chance.low, stage_cost.high, -1), worth(chance.high, stage_cost.low, -1)}),
          Quantity::derived(
              worth(chain.probability(), cost_usd, +1), Unit::usd, formula + ", plus " + costs,
              Interval{worth(chance.low, stage_cost.low, +1), worth(chance.high, stage_cost.high, +1)})};
}

const char* name(Stage stage) {
  switch (stage) {
    case Stage::notice:
      return "notice";
    case Stage::complaint:
      return "complaint";
    case Stage::discovery:
      return "discovery";
    case Stage::hearing:
      return "hearing";
    case Stage::decided:
      return "decided";
    case Stage::settled:
      return "settled";
    case Stage::withdrawn:
      return "withdrawn";
  }
  return "";
}

}  // namespace partly::law
