#include "sim/bots/settling.h"

#include <algorithm>

#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"

namespace partly::bots {
namespace {

double cash_usd(const Seat& seat) { return seat.world().ledger.cash(seat.lab()).usd(); }

double fee_usd(const Seat& seat, const law::SettlementTerms& terms) {
  return terms.licence ? signing_fee_now(seat.scenario(), seat.world()).value : 0;
}

double payable_usd(const Seat& seat, bool may_raise) {
  const double raised = may_raise ? raise_limit(seat.scenario(), seat.world(), seat.lab()).value : 0;
  return cash_usd(seat) + std::max(0.0, raised);
}

// Raises what is missing, with a cent to spare: cash has to exceed what is paid.
bool can_pay(const Seat& seat, double usd, bool may_raise, const Submit& submit) {
  const double missing = usd + 0.01 - cash_usd(seat);
  return missing <= 0 || (may_raise && submit(RaiseFunds{missing}));
}

bool settled(const Seat& seat, int proceeding) {
  return seat.world().proceeding(proceeding)->stage == law::Stage::settled;
}

law::SettlementOutlook seen_by_defendant(const Seat& seat, const law::Proceeding& claim) {
  return settlement_outlook(seat.scenario(), seat.world(), claim, {Eyes::of_defendant, {}});
}

// The most that it pays on these terms.
double most_usd(const law::SettlementOutlook& seen, const law::SettlementTerms& terms,
                const Bargaining& how) {
  double most = seen.zone(terms).defendant_pays_up_to.value;
  if (how.pays_for_certainty) return most;
  for (const law::ValuePart& part : seen.defendant.parts)
    if (part.id == law::kCertaintyPart) most -= part.usd.value;
  return std::max(0.0, most);
}

// A counter-offer that costs less than going on.
bool takes_counter(const Seat& seat, int proceeding, const Bargaining& how, const Submit& submit) {
  const law::Proceeding& claim = *seat.world().proceeding(proceeding);
  if (!claim.counter || claim.counter->made != seat.world().now) return false;
  const law::CounterOffer counter = *claim.counter;
  if (counter.terms.licence && !how.takes_licence) return false;
  const double most = most_usd(seen_by_defendant(seat, claim), counter.terms, how);
  if (counter.amount_usd > most) return false;
  if (!can_pay(seat, counter.amount_usd + fee_usd(seat, counter.terms), how.may_raise, submit)) return false;
  return submit(OfferSettlement{proceeding, counter.amount_usd, counter.terms}) && settled(seat, proceeding);
}

}  // namespace

std::optional<OfferSettlement> offer_worth_making(const Seat& seat, int proceeding, const Bargaining& how) {
  const law::Proceeding& claim = *seat.world().proceeding(proceeding);
  if (claim.stage < how.from) return std::nullopt;
  const law::SettlementOutlook seen = seen_by_defendant(seat, claim);
  const bool licence_to_be_had = how.takes_licence && !seat.world().provider_state &&
                                 !licensed(seat.world(), seat.world().lab(seat.lab()));
  const double payable = payable_usd(seat, how.may_raise);
  std::optional<OfferSettlement> best;
  double most = 0;
  for (const law::SettlementTerms& terms : seen.usual_terms(licence_to_be_had)) {
    const double usd = seen.zone(terms).claimant_accepts_from.value;
    if (usd > most_usd(seen, terms, how) || usd + fee_usd(seat, terms) >= payable ||
        seen.gain_usd(terms) < most)
      continue;
    best = OfferSettlement{proceeding, usd, terms};
    most = seen.gain_usd(terms);
  }
  return best;
}

bool tries_to_settle(const Seat& seat, int proceeding, const Bargaining& how, const Submit& submit) {
  const auto offer = offer_worth_making(seat, proceeding, how);
  if (!offer) return false;
  if (!can_pay(seat, offer->amount_usd + fee_usd(seat, offer->terms), how.may_raise, submit)) return false;
  if (!submit(*offer)) return false;
  return settled(seat, proceeding) || takes_counter(seat, proceeding, how, submit);
}

}  // namespace partly::bots
