// Settlement: what each side would rather have than go on, and the room between them. Each side has an
// expected value, own costs to come and an aversion to risk (constant absolute risk aversion, Pratt 1964,
// told as the sum that a party can bear). F42: an admission makes settling more attractive for both; here
// that follows from the chain.
#pragma once
#include "sim/law/judge.h"

namespace partly::law {

// What a party would take for certain instead of winning `amount_usd` with this chance: never more than the
// expected value. `tolerance_usd` of zero or less: no aversion to risk.
double certain_gain_usd(double chance, double amount_usd, double tolerance_usd);
// What a party would pay for certain to be rid of losing it: never less than the expected value.
double certain_loss_usd(double chance, double amount_usd, double tolerance_usd);

struct Stakes {
  Quantity chance;                    // that the claimant wins in the end, with its range
  Quantity award_usd;                 // then
  Quantity remedies_usd;              // what the orders beside money would cost the defendant then
  int stages = 0;                     // that counsel is still paid for
  Quantity stage_cost_usd;            // of the claimant, each stage
  Quantity defendant_stage_cost_usd;  // the same, unless the defendant's counsel asks for more or less
};
Stakes stakes_of(const CourtRules& court, const ClaimRules& rules, const Proceeding& proceeding,
                 const EvidenceChain& chain, const Award& award, const Quantity& remedies_usd);

// What each side expects from going on, and the room between them (no room if from > up to).
struct SettlementZone {
  Quantity claimant_accepts_from;
  Quantity defendant_pays_up_to;
  double claimant_gains_usd = 0;  // by going on; below zero it is better off to withdraw
  bool has_room() const { return claimant_accepts_from.value <= defendant_pays_up_to.value; }
};
// What to offer at first, in whole steps where one fits: the middle of the room, and never more than the
// expected award; at least what the claimant accepts, which is never more than that either.
double first_offer_usd(const SettlementZone& zone, double expected_award_usd, double step_usd);
SettlementZone settlement_zone(const RiskRules& risk, const Stakes& stakes);

}  // namespace partly::law
