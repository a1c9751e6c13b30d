// What a provenance exam yields, as a value: everything needed to show it, doubt it and compute it again.
// Leaves out the questions themselves and every net. Source of the court's rule and of the bands: the
// model-level test against independently trained models, after Maini et al. 2021 (dataset inference) and its
// critics of 2023.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::forensics {

// The three kinds of question. Each asks: how often does the suspect answer as the teacher does, where models
// that were trained on their own data do not?
enum class ExamTest {
  quiz,      // natural inputs on which the teacher is sure of itself and stands alone
  outside,   // inputs off the region that anybody trains on, where the teacher stands alone
  mistakes,  // natural inputs that the teacher gets wrong: is it the same wrong answer?
};
inline constexpr std::array kExamTests{ExamTest::quiz, ExamTest::outside, ExamTest::mistakes};
const char* name(ExamTest);     // "quiz"
const char* meaning(ExamTest);  // one short sentence for a player

// All that decides an exam besides the models under test.
struct ExamSettings {
  int natural_pool = 8000;  // inputs that quiz and mistakes are chosen from
  int outside_pool = 4000;
  int questions = 200;        // at most, for quiz and outside; mistakes asks all there are
  int least_questions = 20;   // a test with fewer is not asked
  double alone_share = 0.25;  // the teacher stands alone if at most this share of the selectors answers alike
  int selector_models = 8;    // choose the questions
  int reference_models = 24;  // the null: innocents trained for the purpose, independent of the selectors
  int labels = 3000;          // own data of a selector, and of a reference of size 1
  // The court buys careful labels for its selectors: where they are better than the teacher, the questions on
  // which it stands alone are its mistakes. Selectors that only share the world's noise would let good
  // innocents look guilty.
  double selector_noise = 0;
  std::vector<double> reference_sizes{0.5, 1, 3};     // in shares of `labels`, in turn
  std::vector<double> reference_noise{0, 0.15, 0.4};  // worse and better innocents; each with every size
  // Every so many-th reference is a large honest lab: a bigger network on more labels of the world's own
  // quality. A null without such models accuses good innocents (docs/model-card.md). 0: none.
  int large_every = 3;
  int large_labels = 6000;
  std::uint64_t seed = 1;  // of pools, selectors and references
  std::optional<std::uint64_t>
      probe_seed;  // of pools and selectors, where a cross-examination asks for others

  std::uint64_t seed_of_probes() const { return probe_seed.value_or(seed); }
  bool operator==(const ExamSettings&) const = default;
};
Status check(const ExamSettings& settings);
bool is_large(const ExamSettings& settings, int reference);                 // of reference model 0, 1, ...
int reference_labels(const ExamSettings& settings, int reference);          // large ones too
double reference_label_noise(const ExamSettings& settings, int reference);  // large ones have the world's own

struct TestOutcome {
  ExamTest test = ExamTest::quiz;
  int questions = 0;
  double suspect_score = 0;              // share answered as the teacher does
  std::vector<double> reference_scores;  // the same of each innocent reference
  double p = 1;                          // not yet corrected for there being several tests
  std::string why_not_asked;             // empty if it was asked

  bool asked() const { return why_not_asked.empty(); }
  bool operator==(const TestOutcome&) const = default;
};

// Raw agreement, shown beside the exam because it misleads: a good honest model agrees more than a poor copy.
struct AgreementRow {
  int reference = -1;  // -1: the suspect
  double natural = 0;  // share of all natural inputs on which it answers as the teacher does
  double outside = 0;
  double accuracy = 0;  // on the natural inputs

  bool operator==(const AgreementRow&) const = default;
};

// How often the same rule convicts the innocent: every reference judged against all the others.
struct Innocents {
  std::vector<double> p;  // combined, one a reference
  int below_01 = 0;
  int below_05 = 0;

  int below(double threshold) const;
  double false_positive_rate(double threshold) const;  // 0 where there are none
  bool operator==(const Innocents&) const = default;
};

enum class Strength { none, suspicion, strong, compelling };
const char* name(Strength);                // "none", "suspicion", "strong", "compelling"
Strength strength_of(double neg_log10_p);  // bounds 1.3, 2, 3

struct Exhibit {
  ExamSettings settings;
  std::array<TestOutcome, 3> tests;  // in the order of kExamTests
  int tests_asked = 0;
  double p = 1;            // min(1, tests asked * least p)
  double neg_log10_p = 0;  // capped at kMostNegLog10P
  Strength strength = Strength::none;
  Innocents innocents;
  std::vector<AgreementRow> agreement;  // the suspect first

  const TestOutcome& test(ExamTest which) const { return tests[static_cast<std::size_t>(which)]; }
  bool operator==(const Exhibit&) const = default;
};
inline constexpr double kMostNegLog10P = 6;

// What a hasty expert would report: the questions counted as independent coin tosses at the innocents' mean.
// Only for the lesson that shows how it convicts innocents; no ruling reads it.
double naive_binomial_p(const TestOutcome& outcome);

}  // namespace partly::forensics
