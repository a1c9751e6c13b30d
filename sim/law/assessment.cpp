#include "sim/law/assessment.h"

#include <algorithm>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/law/counts.h"

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

// The whole of one count, and of a claim that rests on one.
class Account {
 public:
  explicit Account(const Assessment& of) : of_(of) {}
  std::vector<AssessmentLine> lines() {
    of_.opinion.counts.size() == 1 ? add_one(of_.opinion.principal()) : add_several();
    if (of_.opinion.sanction_usd) add_sanction();
    return std::move(lines_);
  }

 private:
  void add(LinePart part, const std::string& id, std::string text, Quantity number) {
    const bool further = !count_.empty() && count_ != name(of_.opinion.principal().theory);
    lines_.push_back({part, (further ? count_ + "/" : "") + id, std::move(text), std::move(number), count_});
  }

  void add_one(const CountOpinion& count) {
    add_fact(count.chain);
    add_law(count.chain, "= chance of a verdict for the claimant");
    if (of_.ruled_for_claimant) add_appeal();
    add_money(count.award, "= the award, if the claimant wins");
    add(LinePart::expected, "expected", "= expected award: chance x award", of_.expected_award());
  }

  void add_several() {
    for (const CountOpinion& count : of_.opinion.counts) {
      count_ = name(count.theory);
      add_fact(count.chain);
      add_law(count.chain, "= chance that the count in " + count_ + " is won");
      add_money(count.award, "= the award of the count in " + count_);
    }
    count_.clear();
    add_chances();
    if (of_.ruled_for_claimant) add_appeal();
    if (of_.ruled_for_claimant)
      add(LinePart::recovered, "recovered", "The award as ruled: the largest of the counts won",
          Quantity::derived(of_.ruled_award_usd, Unit::usd, "One wrong is paid once"));
    add(LinePart::expected, "expected", "= expected award: each of these chances x its count's award",
        of_.expected_award());
  }

  // One wrong is paid once, so that a count is worth its award only where none with a larger one is won.
  void add_chances() {
    const std::vector<CountOdds> odds = odds_of(of_.opinion);
    const std::vector<double> chances = chances_of_largest(odds);
    std::string larger;
    for (const std::size_t i : by_award(odds)) {
      const std::string count = name(of_.opinion.counts[i].theory);
      add(LinePart::largest, "largest/" + count,
          larger.empty() ? "Won in " + count : "Won in " + count + ", and not in " + larger,
          chance(
              chances[i],
              larger.empty()
                  ? "The chance of this count, whose award is the largest"
                  : "The fact is found once for all counts: what is proven for this one, less where it is "
                    "proven for a count with a larger award that holds in law; x the factors of this one"));
      larger += (larger.empty() ? "" : " or ") + count;
    }
    add(LinePart::any, "verdict", "= chance of a verdict for the claimant",
        chance(win_chance(of_.opinion), "The lines above, added up", win_range(of_.opinion)));
  }

  void add_fact(const EvidenceChain& chain) {
    for (const ChainStep& step : chain.steps) add(LinePart::evidence, step.id, step.text, step.log_odds);
    add(LinePart::posterior, "posterior", "= posterior of the fact: " + format_percent(chain.posterior()),
        Quantity::derived(chain.posterior_log_odds(), Unit::log_odds, "The lines above, added up"));
    add(LinePart::standard, "standard", "Standard of proof", chain.standard);
    add(LinePart::noise, "noise", "The judge's noise, in log-odds", chain.noise);
    add(LinePart::proven, "proven", "The fact is found proven",
        chance(chain.proven_probability(), "logistic((posterior - logit(standard)) / noise)"));
  }

  void add_law(const EvidenceChain& chain, std::string result) {
    for (const Condition& condition : chain.conditions)
      add(LinePart::condition, condition.id, condition.text, condition.chance);
    add(LinePart::verdict, count_.empty() ? "verdict" : "won", std::move(result),
        chance(chain.probability(),
               "The chance that the fact is found proven x every factor; a ruling is drawn for each, once, "
               "from the proceeding's own stream",
               chain.probability_range()));
  }

  void add_appeal() {
    add(LinePart::ruled, "ruled",
        *of_.ruled_for_claimant ? "Ruled: for the claimant" : "Ruled: for the defendant",
        chance(*of_.ruled_for_claimant ? 1 : 0, "The verdict, as it was drawn"));
    add(LinePart::review, "review", "Chance that an appeal decides anew",
        chance(of_.review, of_.review > 0 ? "What the scenario says of appeals" : "No appeal is left"));
    add(LinePart::end, "end", "= chance in the end", of_.in_the_end());
  }

  void add_money(const Award& award, std::string result) {
    for (const AwardLine& line : award.lines) add(LinePart::award, "award/" + line.id, line.text, line.usd);
    add(LinePart::total, "award", std::move(result), award.total());
  }

  void add_sanction() {
    add(LinePart::sanction, "sanction", "Sanction, if the denial is found untrue", *of_.opinion.sanction_usd);
    add(LinePart::found_false, "found_false", "Chance that it is found untrue",
        chance(of_.sanction_chance(), "The chance that the fact is found proven, whatever the law says"));
    add(LinePart::all, "all", "= expected award + chance x sanction", of_.expected_usd());
  }

  const Assessment& of_;
  std::string count_;  // whose lines are being added, where there are several
  std::vector<AssessmentLine> lines_;
};

double after_review(const Assessment& of, double verdict) {
  if (!of.ruled_for_claimant) return verdict;
  return (1 - of.review) * (*of.ruled_for_claimant ? 1 : 0) + of.review * verdict;
}

// What stands before a line in a sentence; null for what a sentence leaves out.
const char* joined_by(const AssessmentLine& line) {
  switch (line.part) {
    case LinePart::evidence:
    case LinePart::condition:
      return " ";
    case LinePart::posterior:
      return " = posterior ";
    case LinePart::standard:
      return " against ";
    case LinePart::largest:
      return "; by the largest award won ";
    case LinePart::any:
      return " = ";
    case LinePart::recovered:
      return ", as ruled ";
    case LinePart::proven:
      return ", proven ";
    case LinePart::end:
      return ", in the end ";
    case LinePart::total:
      return line.count.empty() ? "; x " : ", award ";
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

double Assessment::chance_in_the_end() const { return after_review(*this, win_chance(opinion)); }

Interval Assessment::range_in_the_end() const {
  const Interval range = win_range(opinion);
  return {after_review(*this, range.low), after_review(*this, range.high)};
}

double Assessment::sanction_chance() const { return opinion.sanction_usd ? proven_chance(opinion) : 0; }

Quantity Assessment::in_the_end() const {
  return chance(chance_in_the_end(),
                ruled_for_claimant
                    ? "(1 - chance of a new decision) x what was ruled + chance of a new "
                      "decision x chance of a verdict"
                    : "The chance of a verdict: an appeal, by either side, decides on the same "
                      "chain and leaves it",
                range_in_the_end());
}

// What was ruled, and what a new decision would come to.
Quantity Assessment::award_if_won() const {
  const Quantity open = law::award_if_won(opinion);
  if (!ruled_for_claimant || opinion.counts.size() == 1) return open;
  const double won = chance_in_the_end(), expected = expected_award().value;
  return Quantity::derived(
      won > 0 ? expected / won : open.value, Unit::usd,
      "By what was ruled, and by what an appeal may still make of it. " + open.explanation, open.range);
}

Quantity Assessment::expected_award() const {
  const double won = chance_in_the_end();
  if (opinion.counts.size() == 1) {
    const Quantity award = opinion.principal().award.total();
    const Interval chances = range_in_the_end(), usd = range_of(award);
    return Quantity::derived(won * award.value, Unit::usd,
                             format_percent(won) + " chance x damages of " + format_usd(award.value),
                             Interval{chances.low * usd.low, chances.high * usd.high});
  }
  const double open = expected_award_usd(odds_of(opinion));
  const Interval range = expected_award_range(opinion);
  const double ruled = ruled_for_claimant ? (1 - review) * ruled_award_usd : 0;
  const double again = ruled_for_claimant ? review : 1;
  return Quantity::derived(ruled + again * open, Unit::usd,
                           "Each count's award x the chance that it is the largest won" +
                               std::string(ruled_for_claimant ? ", as far as an appeal decides anew" : ""),
                           Interval{ruled + again * range.low, ruled + again * range.high});
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
  assessment.ruled_award_usd = proceeding.verdict->award_usd;
  return assessment;
}

std::vector<AssessmentLine> lines_of(const Assessment& assessment) { return Account(assessment).lines(); }

std::string account_text(const std::vector<AssessmentLine>& lines) {
  std::string text, count;
  bool adds = false;  // to the chance of another count
  for (const AssessmentLine& line : lines) {
    const char* before = adds && line.part == LinePart::largest ? " + " : joined_by(line);
    if (!before) continue;
    adds = line.part == LinePart::largest;
    const bool opens = !line.count.empty() && line.count != count;
    count = line.count;
    if (opens) text += (text.empty() ? "" : "; ") + line.count + ": " + printed(line);
    if (!opens) text += (text.empty() ? "" : before) + printed(line);
  }
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
    case LinePart::recovered:
    case LinePart::expected:
    case LinePart::sanction:
    case LinePart::all:
      return format_usd(line.number.value);
    default:
      return with_format("%.1f %%", 100 * line.number.value);
  }
}

}  // namespace partly::law
