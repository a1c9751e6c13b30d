#include "sim/forensics/provenance_exam.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "sim/base/check.h"
#include "sim/base/statistics.h"
#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

const Answers& answers_to(ExamTest test, const Sitting& model) {
  return test == ExamTest::outside ? model.outside : model.natural;
}

double share_alike(const Answers& a, const Answers& b) {
  PARTLY_CHECK(a.size() == b.size());
  if (a.empty()) return 0;
  std::size_t alike = 0;
  for (std::size_t i = 0; i < a.size(); ++i) alike += a[i] == b[i];
  return static_cast<double>(alike) / static_cast<double>(a.size());
}

bool stands_alone(const ExamSettings& settings, const ExamMaterial& material, ExamTest test,
                  std::size_t place) {
  const std::int32_t expected = answers_to(test, material.teacher)[place];
  const auto alike =
      std::count_if(material.selectors.begin(), material.selectors.end(),
                    [&](const Sitting& model) { return answers_to(test, model)[place] == expected; });
  return static_cast<double>(alike) <= settings.alone_share * static_cast<double>(material.selectors.size());
}

std::vector<std::uint32_t> suitable_places(const ExamSettings& settings, const ExamMaterial& material,
                                           ExamTest test) {
  std::vector<std::uint32_t> places;
  const Answers& teacher = answers_to(test, material.teacher);
  for (std::size_t i = 0; i < teacher.size(); ++i) {
    const bool suits = test == ExamTest::mistakes ? material.truth[i] >= 0 && teacher[i] != material.truth[i]
                                                  : stands_alone(settings, material, test, i);
    if (suits) places.push_back(static_cast<std::uint32_t>(i));
  }
  return places;
}

QuestionSheet set_sheet(const ExamSettings& settings, const ExamMaterial& material, ExamTest test) {
  QuestionSheet sheet{test, suitable_places(settings, material, test), {}, {}};
  if (test == ExamTest::quiz) {
    const auto& confidence = material.teacher_confidence;
    std::stable_sort(sheet.places.begin(), sheet.places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return confidence[a] > confidence[b]; });
  }
  if (test != ExamTest::mistakes)
    sheet.places.resize(std::min(sheet.places.size(), static_cast<std::size_t>(settings.questions)));
  for (const std::uint32_t place : sheet.places)
    sheet.expected.push_back(answers_to(test, material.teacher)[place]);
  if (static_cast<int>(sheet.places.size()) < settings.least_questions)
    sheet.why_not_asked = "The pool holds only " + std::to_string(sheet.places.size()) +
                          " such questions; fewer than " + std::to_string(settings.least_questions) +
                          " would prove nothing";
  return sheet;
}

// A spread of scores finer than one question cannot be seen, however alike the references happen to be.
double one_question(std::span<const double> scores, int questions) {
  const double share = (mean(scores) * questions + 0.5) / (questions + 1);
  return 1 / ((questions + 1) * share * (1 - share));
}

void judge(TestOutcome& test) {
  test.p = test.asked() ? test_p(test.questions, test.suspect_score, test.reference_scores) : 1;
}

double combined_p(std::span<const TestOutcome> tests) {
  std::vector<double> p;
  for (const TestOutcome& test : tests)
    if (test.asked()) p.push_back(test.p);
  return bonferroni(p);
}

// The same tests with reference `accused` in the dock, judged against all the others.
double innocent_p(std::array<TestOutcome, 3> tests, std::size_t accused) {
  for (TestOutcome& test : tests) {
    if (!test.asked()) continue;
    test.suspect_score = test.reference_scores[accused];
    test.reference_scores.erase(test.reference_scores.begin() + static_cast<std::ptrdiff_t>(accused));
    judge(test);
  }
  return combined_p(tests);
}

// A model's scores as log odds; a test that was not asked says nothing.
ScoreRow row_of(const std::array<TestOutcome, 3>& tests,
                const std::function<double(const TestOutcome&)>& score) {
  ScoreRow row{};
  for (std::size_t i = 0; i < tests.size(); ++i)
    if (tests[i].asked()) row[i] = shrunk_logit(score(tests[i]), tests[i].questions);
  return row;
}

std::vector<ScoreRow> rows_of(const std::array<TestOutcome, 3>& tests,
                              std::vector<double> TestOutcome::*scores) {
  std::vector<ScoreRow> rows;
  for (std::size_t model = 0; model < (tests.front().*scores).size(); ++model)
    rows.push_back(row_of(tests, [&](const TestOutcome& test) { return (test.*scores)[model]; }));
  return rows;
}

void weigh(Exhibit& exhibit) {
  const auto& tests = exhibit.tests;
  exhibit.ratio.reset();
  exhibit.unseen = {};
  const auto innocents = rows_of(tests, &TestOutcome::reference_scores);
  const auto copiers = rows_of(tests, &TestOutcome::copier_scores);
  if (copiers.size() < 3 || exhibit.tests_asked == 0) return;
  ScoreRow step{};
  for (std::size_t i = 0; i < tests.size(); ++i)
    if (tests[i].asked()) step[i] = one_question(tests[i].reference_scores, tests[i].questions);
  const ScoreRow suspect = row_of(tests, [](const TestOutcome& test) { return test.suspect_score; });
  exhibit.ratio = likelihood_ratio(suspect, innocents, copiers, step, exhibit.settings.seed);
  const RatioRule rule(innocents, copiers, step);
  const auto ratio = [&](const ScoreRow& row) { return rule.log_ratio(row); };
  exhibit.unseen.innocents = each_of(rows_of(tests, &TestOutcome::unseen_innocents), ratio);
  exhibit.unseen.copiers = each_of(rows_of(tests, &TestOutcome::unseen_copiers), ratio);
}

AgreementRow agreement_of(const ExamMaterial& material, const Sitting& model, int reference) {
  return {reference, share_alike(model.natural, material.teacher.natural),
          share_alike(model.outside, material.teacher.outside), share_alike(model.natural, material.truth)};
}

}  // namespace

double test_p(int questions, double suspect, std::span<const double> references) {
  std::vector<double> null;
  for (const double s : references) null.push_back(shrunk_logit(s, questions));
  return prediction_p(shrunk_logit(suspect, questions), null, one_question(references, questions));
}

ExamPaper set_paper(const ExamSettings& settings, const ExamMaterial& material) {
  PARTLY_CHECK(check(settings).ok());
  PARTLY_CHECK(!material.selectors.empty());
  PARTLY_CHECK(material.truth.size() == material.teacher.natural.size());
  PARTLY_CHECK(material.teacher_confidence.size() == material.teacher.natural.size());
  for (const Sitting& model : material.selectors) {
    PARTLY_CHECK(model.natural.size() == material.teacher.natural.size());
    PARTLY_CHECK(model.outside.size() == material.teacher.outside.size());
  }
  ExamPaper paper{settings, {}};
  for (std::size_t i = 0; i < kExamTests.size(); ++i)
    paper.sheets[i] = set_sheet(settings, material, kExamTests[i]);
  return paper;
}

double score(const QuestionSheet& sheet, const Sitting& model) {
  if (sheet.places.empty()) return 0;
  const Answers& answers = answers_to(sheet.test, model);
  std::size_t alike = 0;
  for (std::size_t i = 0; i < sheet.places.size(); ++i) {
    PARTLY_CHECK(sheet.places[i] < answers.size());
    alike += answers[sheet.places[i]] == sheet.expected[i];
  }
  return static_cast<double>(alike) / static_cast<double>(sheet.places.size());
}

Exhibit examine(const ExamPaper& paper, const ExamMaterial& material, const Sitting& suspect,
                std::span<const Sitting> references, const Comparison& comparison) {
  PARTLY_CHECK(references.size() >= 4);
  Exhibit exhibit;
  exhibit.settings = paper.settings;
  exhibit.alleged = comparison.alleged;
  exhibit.tests = outcomes(paper, suspect, references);
  for (std::size_t i = 0; i < exhibit.tests.size(); ++i) {
    const auto its = [&](const Sitting& model) { return score(paper.sheets[i], model); };
    exhibit.tests[i].copier_scores = each_of(comparison.copiers, its);
    exhibit.tests[i].unseen_innocents = each_of(comparison.unseen_innocents, its);
    exhibit.tests[i].unseen_copiers = each_of(comparison.unseen_copiers, its);
  }
  exhibit.agreement.push_back(agreement_of(material, suspect, -1));
  for (std::size_t i = 0; i < references.size(); ++i)
    exhibit.agreement.push_back(agreement_of(material, references[i], static_cast<int>(i)));
  return concluded(std::move(exhibit));
}

Exhibit concluded(Exhibit exhibit) {
  exhibit.tests_asked = 0;
  for (TestOutcome& test : exhibit.tests) {
    judge(test);
    exhibit.tests_asked += test.asked();
  }
  exhibit.p = combined_p(exhibit.tests);
  exhibit.neg_log10_p = exhibit.p > 0 ? std::min(kMostNegLog10P, -std::log10(exhibit.p)) : kMostNegLog10P;
  weigh(exhibit);
  exhibit.strength = exhibit.ratio ? strength_of(exhibit.ratio->log_ratio) : Strength::none;
  return exhibit;
}

std::vector<double> leave_one_out_p(const std::array<TestOutcome, 3>& tests) {
  std::vector<double> p;
  for (std::size_t i = 0; i < tests.front().reference_scores.size(); ++i) p.push_back(innocent_p(tests, i));
  return p;
}

std::array<TestOutcome, 3> outcomes(const ExamPaper& paper, const Sitting& suspect,
                                    std::span<const Sitting> references) {
  std::array<TestOutcome, 3> tests;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const QuestionSheet& sheet = paper.sheets[i];
    tests[i].test = sheet.test;
    tests[i].questions = static_cast<int>(sheet.places.size());
    tests[i].suspect_score = score(sheet, suspect);
    tests[i].why_not_asked = sheet.why_not_asked;
    for (const Sitting& model : references) tests[i].reference_scores.push_back(score(sheet, model));
    judge(tests[i]);
  }
  return tests;
}

double court_p(const ExamPaper& paper, const Sitting& suspect, std::span<const Sitting> references) {
  PARTLY_CHECK(references.size() >= 4);
  return combined_p(outcomes(paper, suspect, references));
}

}  // namespace partly::forensics
