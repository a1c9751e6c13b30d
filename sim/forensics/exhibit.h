// What a provenance exam yields, as a value: everything needed to show it, doubt it and compute it again.
// Leaves out the questions themselves and every net. Source of the single tests: the model-level test against
// independently trained models, after Maini et al. 2021 (dataset inference) and its critics of 2023; of what
// they weigh together: likelihood_ratio.h.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/forensics/likelihood_ratio.h"

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
  int copier_models = 24;     // copiers of the alleged kind, trained for the purpose; 0: none, and no ratio
  // Nobody can know what else a copier learned from: beside the answers they have, in turn, own labels in
  // these shares of them, over what is alleged.
  std::vector<double> copier_own_shares{0, 0.5, 1};
  int unseen_models = 24;  // further innocents, and as many copiers, that only the rule's own rates come from
  int labels = 3000;       // own data of a selector, and of a reference of size 1
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

// How those learned whom the suspect is alleged to be one of: what the claimant can know, and can be
// contested.
struct CopierRecipe {
  int answers = 0;  // of the teacher
  std::string access;
  int own_labels = 0;
  bool open_weights = false;
  std::vector<int> hidden;

  bool operator==(const CopierRecipe&) const = default;
};

struct TestOutcome {
  ExamTest test = ExamTest::quiz;
  int questions = 0;
  double suspect_score = 0;              // share answered as the teacher does
  std::vector<double> reference_scores;  // the same of each innocent reference
  std::vector<double> copier_scores;     // and of each copier
  std::vector<double> unseen_innocents, unseen_copiers;
  double p = 1;               // by the t distribution; not yet corrected for there being several tests
  std::string why_not_asked;  // empty if it was asked

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

// What the same rule makes of models that it has never seen: the logarithm of the ratio of each.
struct Unseen {
  std::vector<double> innocents, copiers;

  bool operator==(const Unseen&) const = default;
};
double share_from(std::span<const double> log_ratios, double log_threshold);  // 0 where there are none

// From here on a ratio is called strong (Jeffreys 1961): ten to one.
inline constexpr double kStrongRatio = 10;

enum class Strength { none, suspicion, strong, compelling };
const char* name(Strength);              // "none", "suspicion", "strong", "compelling"
Strength strength_of(double log_ratio);  // from 10^0.5, 10 and 10^1.5 on (Jeffreys 1961)

struct Exhibit {
  ExamSettings settings;
  CopierRecipe alleged;
  std::array<TestOutcome, 3> tests;  // in the order of kExamTests
  int tests_asked = 0;
  double p = 1;                          // by the t distribution: min(1, tests asked * least p)
  double neg_log10_p = 0;                // capped at kMostNegLog10P
  std::optional<LikelihoodRatio> ratio;  // none without copiers, or where nothing was asked
  Strength strength = Strength::none;    // of the ratio
  Unseen unseen;
  std::vector<AgreementRow> agreement;  // the suspect first

  const TestOutcome& test(ExamTest which) const { return tests[static_cast<std::size_t>(which)]; }
  double log_ratio() const;            // 0 where there is none
  double innocents_suspected() const;  // share of the unseen innocents with a strong ratio
  double copiers_found() const;
  bool operator==(const Exhibit&) const = default;
};
inline constexpr double kMostNegLog10P = 6;

// What a hasty expert would report: the questions counted as independent coin tosses at the innocents' mean.
// Only for the lesson that shows how it convicts innocents; no ruling reads it.
double naive_binomial_p(const TestOutcome& outcome);

}  // namespace partly::forensics
