// How far two exhibits of the same exam lie apart: one as it stood in a record, one computed again. Knows
// nothing of how much is allowed; that is the caller's.
#pragma once
#include "sim/forensics/exhibit.h"

namespace partly::forensics {

// Largest absolute differences. The first four are shares, 0..1.
struct ExhibitDifference {
  double suspect_scores = 0;
  double reference_scores = 0;     // of innocents and copiers, the unseen ones too
  double agreement = 0;            // of agreements and accuracies, the suspect's and the references'
  double questions = 0;            // of the number of questions of a test, as a share of the larger number
  double neg_log10_p = 0;          // of the combined p, capped as in the exhibit
  double log_ratio = 0;            // of the logarithm of the likelihood ratio
  double innocents_suspected = 0;  // of the share of unseen innocents with a strong ratio
  bool same_shape = true;  // the same tests asked, as many references; where not, the rest is not compared

  double largest_share() const;  // of the first four; infinite where the shapes differ
};
ExhibitDifference difference(const Exhibit& a, const Exhibit& b);

// Whether p, ratio, strength and what is said of the unseen follow from the scores that stand beside them, to
// the last digits that another machine's arithmetic leaves.
bool follows_from_its_scores(const Exhibit& exhibit);

}  // namespace partly::forensics
