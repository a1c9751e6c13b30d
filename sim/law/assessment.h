// What a claim comes to, line by line: the one account that every page, forecast and command shows. Evidence
// adds up to the posterior; the posterior is held against the standard; factors take it to the chance of a
// verdict; an appeal may change a ruling; that chance times the award is what is expected. What is printed
// adds up and multiplies to what is printed, within what its last digit hides.
#pragma once
#include <string>
#include <vector>

#include "sim/law/judge.h"

namespace partly::law {

struct Assessment {
  Opinion opinion;
  std::optional<bool> ruled_for_claimant = {};
  double review = 0;           // chance that an appeal decides anew what was ruled
  double ruled_award_usd = 0;  // by what was ruled

  double chance_in_the_end() const;  // that the claimant wins, on one count at least
  Interval range_in_the_end() const;
  double sanction_chance() const;  // that a denial is found untrue; 0 without one
  Quantity in_the_end() const;
  Quantity award_if_won() const;    // of the largest count that is won, on average
  Quantity expected_award() const;  // chance in the end x award
  Quantity expected_usd() const;    // and the sanction with its chance
};

enum class LinePart {
  evidence,   // adds
  posterior,  // the sum of the evidence
  standard,
  noise,
  proven,     // logistic((posterior - logit(standard)) / noise)
  condition,  // multiplies
  verdict,    // the product: of one count, where there are several
  largest,    // of several: that this count is won, and none with a larger award
  any,        // the sum of these
  ruled,      // what was ruled: 100 % or 0 %
  review,     // chance that it is decided anew
  end,        // (1 - review) x ruled + review x verdict
  award,      // adds
  total,      // the sum of the award: of one count, where there are several
  recovered,  // of several: the award that was ruled
  expected,  // end, or verdict where nothing is ruled, x total; of several counts, (1 - review) x recovered +
             // review x (the sum of largest x total), or that sum where nothing is ruled
  sanction,
  found_false,  // chance of it
  all,          // expected + chance x sanction
};

struct AssessmentLine {
  LinePart part = LinePart::evidence;
  std::string id, text;
  Quantity number;
  std::string count = {};  // of several, the one that it belongs to: "tort"
};

// As a proceeding stands.
Assessment assess(const CourtRules& court, const Proceeding& proceeding, Opinion opinion);
std::vector<AssessmentLine> lines_of(const Assessment& assessment);
// "+1.50", "x 0.6000", "47.5 %", "$3.60 B": the number of a line as every page prints it.
std::string printed(const AssessmentLine& line);
// The same in one sentence: "+1.50 +4.60 = posterior +6.10; proven 99.9 % x 0.6000 = 59.9 %; x $3.60 B =
// $2.16 B"; with several counts each behind its name.
std::string account_text(const std::vector<AssessmentLine>& lines);

}  // namespace partly::law
