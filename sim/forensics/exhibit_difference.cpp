#include "sim/forensics/exhibit_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/forensics/provenance_exam.h"

namespace partly::forensics {
namespace {

constexpr std::array kPopulations{&TestOutcome::reference_scores, &TestOutcome::copier_scores,
                                  &TestOutcome::unseen_innocents, &TestOutcome::unseen_copiers};

bool same_shape(const Exhibit& a, const Exhibit& b) {
  for (std::size_t i = 0; i < a.tests.size(); ++i)
    if (a.tests[i].test != b.tests[i].test || a.tests[i].asked() != b.tests[i].asked() ||
        !std::ranges::all_of(kPopulations, [&](const auto population) {
          return (a.tests[i].*population).size() == (b.tests[i].*population).size();
        }))
      return false;
  const auto same_model = [](const AgreementRow& x, const AgreementRow& y) {
    return x.reference == y.reference;
  };
  return a.ratio.has_value() == b.ratio.has_value() &&
         std::equal(a.agreement.begin(), a.agreement.end(), b.agreement.begin(), b.agreement.end(),
                    same_model);
}

void widen(double& most, double a, double b) { most = std::max(most, std::abs(a - b)); }

void compare(ExhibitDifference& result, const TestOutcome& a, const TestOutcome& b) {
  widen(result.suspect_scores, a.suspect_score, b.suspect_score);
  for (const auto population : kPopulations)
    for (std::size_t i = 0; i < (a.*population).size(); ++i)
      widen(result.reference_scores, (a.*population)[i], (b.*population)[i]);
  const double more = std::max({a.questions, b.questions, 1});
  widen(result.questions, a.questions / more, b.questions / more);
}

void compare(ExhibitDifference& result, const AgreementRow& a, const AgreementRow& b) {
  widen(result.agreement, a.natural, b.natural);
  widen(result.agreement, a.outside, b.outside);
  widen(result.agreement, a.accuracy, b.accuracy);
}

bool nearly(double a, double b) {
  return std::abs(a - b) <= 1e-9 + 1e-6 * std::max(std::abs(a), std::abs(b));
}

bool nearly(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return nearly(x, y); });
}

bool nearly(const LikelihoodRatio& a, const LikelihoodRatio& b) {
  return nearly(a.log_ratio, b.log_ratio) && nearly(a.low, b.low) && nearly(a.high, b.high) &&
         nearly(a.rank_p, b.rank_p) && nearly(a.suspect, b.suspect) && nearly(a.innocents, b.innocents) &&
         nearly(a.copiers, b.copiers);
}

// An edited record may hold lists of any length, of which nothing can be computed.
bool can_be_concluded(const Exhibit& exhibit) {
  const std::size_t references = exhibit.tests.front().reference_scores.size();
  return references >= 4 &&
         std::all_of(exhibit.tests.begin(), exhibit.tests.end(), [&](const TestOutcome& test) {
           const auto share = [](double score) { return 0 <= score && score <= 1; };
           return test.reference_scores.size() == references && (!test.asked() || test.questions > 0) &&
                  share(test.suspect_score) && std::ranges::all_of(kPopulations, [&](const auto population) {
                    return (test.*population).size() == (exhibit.tests.front().*population).size() &&
                           std::ranges::all_of(test.*population, share);
                  });
         });
}

}  // namespace

double ExhibitDifference::largest_share() const {
  return same_shape ? std::max({suspect_scores, reference_scores, agreement, questions})
                    : std::numeric_limits<double>::infinity();
}

ExhibitDifference difference(const Exhibit& a, const Exhibit& b) {
  ExhibitDifference result;
  widen(result.neg_log10_p, a.neg_log10_p, b.neg_log10_p);
  widen(result.innocents_suspected, a.innocents_suspected(), b.innocents_suspected());
  if (a.ratio && b.ratio) widen(result.log_ratio, a.ratio->log_ratio, b.ratio->log_ratio);
  result.same_shape = same_shape(a, b);
  if (!result.same_shape) return result;
  for (std::size_t i = 0; i < a.tests.size(); ++i) compare(result, a.tests[i], b.tests[i]);
  for (std::size_t i = 0; i < a.agreement.size(); ++i) compare(result, a.agreement[i], b.agreement[i]);
  return result;
}

bool follows_from_its_scores(const Exhibit& exhibit) {
  if (!can_be_concluded(exhibit)) return false;
  const Exhibit again = concluded(exhibit);
  for (std::size_t i = 0; i < exhibit.tests.size(); ++i)
    if (!nearly(exhibit.tests[i].p, again.tests[i].p)) return false;
  return exhibit.tests_asked == again.tests_asked && nearly(exhibit.p, again.p) &&
         nearly(exhibit.neg_log10_p, again.neg_log10_p) && exhibit.strength == again.strength &&
         nearly(exhibit.unseen.innocents, again.unseen.innocents) &&
         nearly(exhibit.unseen.copiers, again.unseen.copiers) &&
         exhibit.ratio.has_value() == again.ratio.has_value() &&
         (!exhibit.ratio || nearly(*exhibit.ratio, *again.ratio));
}

}  // namespace partly::forensics
