// Settlement: what going on is worth to each side, part by part, what each term of a settlement is worth to
// it, and so the room between them for money, for every set of terms. Each side looks ahead: the award will
// rest on what is sold until the judgment, it will be paid later, orders and a royalty may follow it, and a
// ruling moves later claims. Aversion to risk is constant and absolute (Pratt 1964), told as the sum that a
// party can bear. F42: an admission makes settling more attractive for both; here that follows from the
// chain.
#pragma once
#include <string>
#include <vector>

#include "sim/law/judge.h"
#include "sim/law/settlement_terms.h"

namespace partly::law {

enum class Side { claimant, defendant };

// What a party would take for certain instead of winning `amount_usd` with this chance: never more than the
// expected value. `tolerance_usd` of zero or less: no aversion to risk.
double certain_gain_usd(double chance, double amount_usd, double tolerance_usd);
// What a party would pay for certain to be rid of losing it: never less than the expected value.
double certain_loss_usd(double chance, double amount_usd, double tolerance_usd);
// What a sum is worth now that is paid after so many quarters.
double discounted_usd(double usd, double rate, int quarters);

// What one side sees before it if it goes on. Sums that hang on the claimant's winning are those after it has
// won; the orders' chance is in them.
struct Stakes {
  Quantity chance;             // that the claimant wins in the end, as this side reads the case
  Quantity award_usd;          // on what has been sold so far
  Quantity award_to_come_usd;  // more of it: on what will be sold until the judgment
  Quantity orders_usd;         // what orders beside money bring the claimant, or cost the defendant
  Quantity later_royalty_usd;  // on what is sold after the judgment, where no order ends the sale
  Quantity sanction_usd;       // for a denial, with its chance
  Quantity precedent_usd;      // of a ruling, for the side's other claims
  int quarters = 0;            // until it is paid
  Quantity discount;           // a quarter
  int stages = 0;              // that counsel is still paid for
  Quantity stage_cost_usd;     // of this side, each stage
  Quantity tolerance_usd;      // the sum that it can bear
};

inline constexpr const char* kCertaintyPart = "certainty";  // what fear of risk adds or takes
struct ValuePart {
  std::string id, text;
  Quantity usd;
};

// What going on brings the claimant, or costs the defendant: the parts add up to the total.
struct CaseValue {
  std::vector<ValuePart> parts;
  Quantity total;
};
CaseValue value_of_going_on(Side side, const Stakes& stakes);

// What terms bring the claimant, or cost the defendant, beside money.
struct TermValues {
  Quantity sales_ahead_usd;  // of the model from now on, discounted: a royalty is a share of it
  Quantity licence_usd;
  Quantity uncovered_usd;  // a new claim on later sales, where nothing covers them
  Quantity undertaking_usd, audit_usd, deletion_usd, admission_usd;

  double of(const SettlementTerms& terms) const;
};

// What each side expects from going on, and the room between them (no room if from > up to).
struct SettlementZone {
  Quantity claimant_accepts_from;
  Quantity defendant_pays_up_to;
  double claimant_gains_usd = 0;  // by going on; below zero it is better off to withdraw
  bool has_room() const { return claimant_accepts_from.value <= defendant_pays_up_to.value; }
};

// All that a settlement turns on, as somebody sees it.
struct SettlementOutlook {
  CaseValue claimant, defendant;
  TermValues to_claimant, to_defendant;
  double list_royalty = 0;  // of the claimant's licence

  SettlementZone zone(const SettlementTerms& terms) const;
  // What both together gain by settling on these terms, whatever is paid.
  double gain_usd(const SettlementTerms& terms) const;
  // Of those that are usually proposed, the terms that leave both together most.
  SettlementTerms best_terms(bool licence_to_be_had) const;
  // What is usually proposed: money, a royalty, a licence, deletion. The royalty is the licence's, or less
  // where that would bring the claimant more than going on does.
  std::vector<SettlementTerms> usual_terms(bool licence_to_be_had) const;
  double usual_royalty() const;
};

// What to offer at first: what the claimant is thought to accept, in whole steps where one lies in the room.
double first_offer_usd(const SettlementZone& zone, double step_usd);

}  // namespace partly::law
