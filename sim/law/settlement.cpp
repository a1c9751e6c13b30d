#include "sim/law/settlement.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kMostExponent =
    500;  // e to the power of more would overflow; the linear form is exact there

struct Corner {
  double chance = 0, award_usd = 0, remedies_usd = 0, cost_usd = 0, tolerance_usd = 0;
};

double claimant_worth(const Corner& at) {
  return certain_gain_usd(at.chance, at.award_usd, at.tolerance_usd) - at.cost_usd;
}
double defendant_worth(const Corner& at) {
  return certain_loss_usd(at.chance, at.award_usd + at.remedies_usd, at.tolerance_usd) + at.cost_usd;
}

std::string stakes_text(const Stakes& stakes) {
  return format_percent(stakes.chance.value) + " of an award of " + format_usd(stakes.award_usd.value);
}

std::string costs_text(const Stakes& stakes, const Quantity& stage_cost) {
  return "own counsel for " + std::to_string(stakes.stages) + (stakes.stages == 1 ? " stage" : " stages") +
         " at " + format_usd(stage_cost.value);
}

}  // namespace

double certain_gain_usd(double chance, double amount_usd, double tolerance_usd) {
  const double p = std::clamp(chance, 0.0, 1.0), amount = std::max(0.0, amount_usd);
  if (tolerance_usd <= 0 || p == 0 || p == 1) return p * amount;
  return -tolerance_usd * std::log1p(p * std::expm1(-amount / tolerance_usd));
}

double certain_loss_usd(double chance, double amount_usd, double tolerance_usd) {
  const double p = std::clamp(chance, 0.0, 1.0), amount = std::max(0.0, amount_usd);
  if (tolerance_usd <= 0 || p == 0 || p == 1) return p * amount;
  if (amount / tolerance_usd > kMostExponent)
    return std::max(p * amount, amount + tolerance_usd * std::log(p));
  return tolerance_usd * std::log1p(p * std::expm1(amount / tolerance_usd));
}

Stakes stakes_of(const CourtRules& court, const ClaimRules& rules, const Proceeding& proceeding,
                 const EvidenceChain& chain, const Award& award, const Quantity& remedies_usd) {
  const auto in_the_end = [&](double chance) { return final_chance(court, proceeding, chance); };
  const Interval range = chain.probability_range();
  const Quantity chance = Quantity::derived(
      in_the_end(chain.probability()), Unit::fraction,
      proceeding.verdict ? "The verdict, and the chance that an appeal changes it" : "The chain of evidence",
      Interval{in_the_end(range.low), in_the_end(range.high)});
  return {chance,
          award.total(),
          remedies_usd,
          paid_stages_left(proceeding.stage, proceeding.filed),
          rules.stage_cost_usd,
          rules.stage_cost_usd};
}

double first_offer_usd(const SettlementZone& zone, double expected_award_usd, double step_usd) {
  const double from = zone.claimant_accepts_from.value, to = std::max(from, zone.defendant_pays_up_to.value);
  const double most = std::max(from, expected_award_usd);
  const double step = std::max(step_usd, 1.0), middle = std::ceil((from + to) / 2 / step) * step;
  const double wanted = middle <= most ? middle : std::floor(most / step) * step;
  return wanted >= from ? wanted : from;
}

SettlementZone settlement_zone(const RiskRules& risk, const Stakes& stakes) {
  const Interval chance = range_of(stakes.chance), cost = range_of(stakes.stage_cost_usd),
                 own_cost = range_of(stakes.defendant_stage_cost_usd);
  const double award = std::max(0.0, stakes.award_usd.value),
               orders = std::max(0.0, stakes.remedies_usd.value);
  const auto at = [&](double p, double stage_cost, const Quantity& tolerance) {
    return Corner{p, award, orders, stakes.stages * stage_cost, tolerance.value};
  };
  const Quantity &bold = risk.claimant_tolerance_usd, &wary = risk.defendant_tolerance_usd;
  const auto from = [&](double p, double c) { return std::max(0.0, claimant_worth(at(p, c, bold))); };
  const auto to = [&](double p, double c) { return defendant_worth(at(p, c, wary)); };
  SettlementZone zone;
  const double claimant_cost = stakes.stage_cost_usd.value;
  zone.claimant_gains_usd = claimant_worth(at(stakes.chance.value, claimant_cost, bold));
  zone.claimant_accepts_from = Quantity::derived(
      from(stakes.chance.value, claimant_cost), Unit::usd,
      stakes_text(stakes) + ", less " + costs_text(stakes, stakes.stage_cost_usd) +
          ", less what a claimant that can bear " + format_usd(bold.value) + " gives for certainty",
      Interval{from(chance.low, cost.high), from(chance.high, cost.low)});
  zone.defendant_pays_up_to = Quantity::derived(
      to(stakes.chance.value, stakes.defendant_stage_cost_usd.value), Unit::usd,
      stakes_text(stakes) + (orders > 0 ? " and of orders that would cost " + format_usd(orders) : "") +
          ", plus " + costs_text(stakes, stakes.defendant_stage_cost_usd) +
          ", plus what a defendant that can bear " + format_usd(wary.value) + " gives for certainty",
      Interval{to(chance.low, own_cost.low), to(chance.high, own_cost.high)});
  return zone;
}

}  // namespace partly::law
