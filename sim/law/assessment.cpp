#include "sim/law/assessment.h"

#include <algorithm>
#include <cstdio>

#include "sim/base/format.h"

namespace partly::law {
namespace {

Quantity chance(double value, std::string why, std::optional<Interval> range = {}) {
  return Quantity::derived(value, Unit::fraction, std::move(why), range);
}

std::string with_format(const char* format, double value) {
  char text[40];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

class Account {
 public:
  explicit Account(const Assessment& of) : of_(of), chain_(of.opinion.chain) {}
  std::vector<AssessmentLine> lines() {
    add_fact();
    add_law();
    if (of_.ruled_for_claimant) add_appeal();
    add_money();
    if (of_.opinion.sanction_usd) add_sanction();
    return std::move(lines_);
  }

 private:
  void add(LinePart part, std::string id, std::string text, Quantity number) {
    lines_.push_back({part, std::move(id), std::move(text), std::move(number)});
  }

  void add_fact() {
    for (const ChainStep& step : chain_.steps) add(LinePart::evidence, step.id, step.text, step.log_odds);
    add(LinePart::posterior, "posterior", "= posterior of the fact: " + format_percent(chain_.posterior()),
        Quantity::derived(chain_.posterior_log_odds(), Unit::log_odds, "The lines above, added up"));
    add(LinePart::standard, "standard", "Standard of proof", chain_.standard);
    add(LinePart::noise, "noise", "The judge's noise, in log-odds", chain_.noise);
    add(LinePart::proven, "proven", "The fact is found proven",
        chance(chain_.proven_probability(), "logistic((posterior - logit(standard)) / noise)"));
  }

  void add_law() {
    for (const Condition& condition : chain_.conditions)
      add(LinePart::condition, condition.id, condition.text, condition.chance);
    add(LinePart::verdict, "verdict", "= chance of a verdict for the claimant",
        chance(chain_.probability(),
               "The chance that the fact is found proven x every factor; a ruling is drawn for each, once, "
               "from the proceeding's own stream",
               chain_.probability_range()));
  }

  void add_appeal() {
    add(LinePart::ruled, "ruled",
        *of_.ruled_for_claimant ? "Ruled: for the claimant" : "Ruled: for the defendant",
        chance(*of_.ruled_for_claimant ? 1 : 0, "The verdict, as it was drawn"));
    add(LinePart::review, "review", "Chance that an appeal decides anew",
        chance(of_.review, of_.review > 0 ? "What the scenario says of appeals" : "No appeal is left"));
    add(LinePart::end, "end", "= chance in the end", of_.in_the_end());
  }

  void add_money() {
    for (const AwardLine& line : of_.opinion.award.lines)
      add(LinePart::award, "award/" + line.id, line.text, line.usd);
    add(LinePart::total, "award", "= the award, if the claimant wins", of_.opinion.award.total());
    add(LinePart::expected, "expected", "= expected award: chance x award", of_.expected_award());
  }

  void add_sanction() {
    add(LinePart::sanction, "sanction", "Sanction, if the denial is found untrue", *of_.opinion.sanction_usd);
    add(LinePart::found_false, "found_false", "Chance that it is found untrue",
        chance(of_.sanction_chance(), "The chance that the fact is found proven, whatever the law says"));
    add(LinePart::all, "all", "= expected award + chance x sanction", of_.expected_usd());
  }

  const Assessment& of_;
  const EvidenceChain& chain_;
  std::vector<AssessmentLine> lines_;
};

double after_review(const Assessment& of, double verdict) {
  if (!of.ruled_for_claimant) return verdict;
  return (1 - of.review) * (*of.ruled_for_claimant ? 1 : 0) + of.review * verdict;
}

// What stands before a line in a sentence; null for what a sentence leaves out.
const char* joined_by(LinePart part) {
  switch (part) {
    case LinePart::evidence:
    case LinePart::condition:
      return " ";
    case LinePart::posterior:
      return " = posterior ";
    case LinePart::standard:
      return " against ";
    case LinePart::proven:
      return ", proven ";
    case LinePart::end:
      return ", in the end ";
    case LinePart::total:
      return "; x ";
    case LinePart::sanction:
      return " + ";
    case LinePart::found_false:
      return " x ";
    case LinePart::verdict:
    case LinePart::expected:
    case LinePart::all:
      return " = ";
    default:
      return nullptr;
  }
}

}  // namespace

double Assessment::chance_in_the_end() const { return after_review(*this, opinion.chain.probability()); }

Interval Assessment::range_in_the_end() const {
  const Interval range = opinion.chain.probability_range();
  return {after_review(*this, range.low), after_review(*this, range.high)};
}

double Assessment::sanction_chance() const {
  return opinion.sanction_usd ? opinion.chain.proven_probability() : 0;
}

Quantity Assessment::in_the_end() const {
  return chance(chance_in_the_end(),
                ruled_for_claimant
                    ? "(1 - chance of a new decision) x what was ruled + chance of a new "
                      "decision x chance of a verdict"
                    : "The chance of a verdict: an appeal, by either side, decides on the same "
                      "chain and leaves it",
                range_in_the_end());
}

Quantity Assessment::expected_award() const {
  const Quantity award = opinion.award.total();
  const Interval won = range_in_the_end(), usd = range_of(award);
  return Quantity::derived(
      chance_in_the_end() * award.value, Unit::usd,
      format_percent(chance_in_the_end()) + " chance x damages of " + format_usd(award.value),
      Interval{won.low * usd.low, won.high * usd.high});
}

Quantity Assessment::expected_usd() const {
  const double sanction = opinion.sanction_usd ? sanction_chance() * opinion.sanction_usd->value : 0;
  const Quantity award = expected_award();
  const Interval range = range_of(award);
  return Quantity::derived(award.value + sanction, Unit::usd,
                           "The expected award and the sanction with its chance",
                           Interval{range.low + sanction, range.high + sanction});
}

Assessment assess(const CourtRules& court, const Proceeding& proceeding, Opinion opinion) {
  Assessment assessment{std::move(opinion)};
  if (!proceeding.verdict) return assessment;
  assessment.ruled_for_claimant = proceeding.verdict->for_claimant;
  assessment.review = review_left(court, proceeding);
  return assessment;
}

std::vector<AssessmentLine> lines_of(const Assessment& assessment) { return Account(assessment).lines(); }

std::string account_text(const std::vector<AssessmentLine>& lines) {
  std::string text;
  for (const AssessmentLine& line : lines)
    if (const char* before = joined_by(line.part)) text += (text.empty() ? "" : before) + printed(line);
  return text;
}

std::string printed(const AssessmentLine& line) {
  switch (line.part) {
    case LinePart::evidence:
    case LinePart::posterior:
      return with_format("%+.2f", line.number.value);
    case LinePart::noise:
      return with_format("%.2f", line.number.value);
    case LinePart::condition:
      return with_format("x %.4f", line.number.value);
    case LinePart::award:
    case LinePart::total:
    case LinePart::expected:
    case LinePart::sanction:
    case LinePart::all:
      return format_usd(line.number.value);
    default:
      return with_format("%.1f %%", 100 * line.number.value);
  }
}

}  // namespace partly::law
