// What a settlement says beside its sum of money. Money alone settles what has been sold so far; only a
// royalty, a licence or the deletion of the model deals with what is sold later.
#pragma once
#include <string>

namespace partly::law {

struct SettlementTerms {
  double royalty = 0;        // of the sales of the model in dispute from now on, fraction
  bool licence = false;      // at the list price: the fee now, its royalty, and access for its term
  bool undertaking = false;  // not to train on the claimant's answers without a licence
  bool audit = false;        // the claimant may look into the defendant's books for a while
  bool deletion = false;     // of the model in dispute
  bool admission = false;    // in public; most settlements say that nothing is admitted
  bool operator==(const SettlementTerms&) const = default;
};

// Whether sales of the model after the settlement are free of a new claim.
bool covers_later_sales(const SettlementTerms& terms);
// "a royalty of 6.0 %, an undertaking, no admission"; "what was sold so far, no admission".
std::string describe(const SettlementTerms& terms);

}  // namespace partly::law
