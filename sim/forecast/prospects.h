// What may be expected of a run before it is measured, and of a claim before it is brought or decided: read
// off what has been measured in this game and off the rules that will be applied. For forecasts only; no rule
// reads it.
#pragma once
#include <optional>

#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

// Of a student of this job: the mean, with a range of two standard deviations on either side.
struct CapabilityProspect {
  Quantity points;
  double sd_points = 0;
};
CapabilityProspect capability_prospect(const Scenario& scenario, const World& world,
                                       const learn::TrainJob& job, const std::optional<Quantity>& rehearsed);

// Chance that the provider's monitor logs an alarm on a run that asks without a licence: the share of such
// runs in this game, else an assumption.
Quantity alarm_prospect(const Scenario& scenario, const World& world, const Model& model);

// A claim by the provider on one model, brought now or under way.
struct ClaimProspect {
  Quantity settlement_usd;  // what the claimant takes at the first opportunity, beside a royalty
  double settlement_log_sd =
      0;  // of that sum, as nobody else knows how the claimant's counsel reads the case
  double settlement_royalty = 0;  // of later sales of the model
  bool can_settle = false;        // there is room for it
  Quantity award_usd;             // at the judgment, by the sales until then
  Quantity loss_chance;           // of the defendant in the end, on the record at the judgment
  Quantity award_today_usd, loss_chance_today, expected_today_usd;  // as the court page has them
  Quantity order_chance;  // of an order that ends the sale, where the defendant loses
  Quantity stage_cost_usd;
  int quarters = 1;  // closes until it is final, the present one included
};
// `sales_usd`: of the model a quarter, as they are expected.
ClaimProspect prospect_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                          double sales_usd);
// As if notice of it were given at the close of `quarter`; a model in training counts as trained by then.
ClaimProspect prospect_of_notice(const Scenario& scenario, const World& world, const Model& model,
                                 Quarter quarter, double sales_usd, bool alarmed);

}  // namespace partly::forecast
