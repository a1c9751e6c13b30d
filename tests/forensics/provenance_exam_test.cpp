#include "sim/forensics/provenance_exam.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "sim/forensics/statistics.h"
#include "tests/forensics/toy_market.h"

namespace partly::forensics {
namespace {

// Six natural inputs, four outside; four selectors, so that a share of .25 is one of them.
ExamMaterial small_material() {
  ExamMaterial material;
  material.truth = {0, 1, 2, 0, 1, 2};
  material.teacher = {{0, 2, 1, 0, 1, 0}, {3, 3, 3, 3}};
  material.teacher_confidence = {.9f, .5f, .7f, .6f, .8f, .7f};
  material.selectors = {{{0, 1, 1, 1, 2, 0}, {3, 0, 3, 0}},
                        {{0, 1, 0, 1, 2, 1}, {3, 0, 3, 1}},
                        {{0, 1, 0, 1, 1, 1}, {0, 0, 0, 2}},
                        {{0, 2, 0, 1, 1, 1}, {0, 0, 0, 4}}};
  return material;
}

ExamSettings small_settings() {
  ExamSettings settings;
  settings.questions = 3;
  settings.least_questions = 2;
  return settings;
}

const QuestionSheet& sheet(const ExamPaper& paper, ExamTest test) {
  return paper.sheets[static_cast<std::size_t>(test)];
}

TEST(ProvenanceExam, AsksWhereTheTeacherIsMostSureAndStandsAlone) {
  const ExamPaper paper = set_paper(small_settings(), small_material());
  // Alone on 1, 2, 3 and 5; of these the three surest, the earlier first where equally sure.
  EXPECT_EQ(sheet(paper, ExamTest::quiz).places, (std::vector<std::uint32_t>{2, 5, 3}));
  EXPECT_EQ(sheet(paper, ExamTest::quiz).expected, (Answers{1, 0, 0}));
}

TEST(ProvenanceExam, AsksOutsideInTheOrderOfThePool) {
  const ExamPaper paper = set_paper(small_settings(), small_material());
  EXPECT_EQ(sheet(paper, ExamTest::outside).places, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(sheet(paper, ExamTest::outside).expected, (Answers{3, 3}));
}

TEST(ProvenanceExam, AsksEveryMistakeOfTheTeacher) {
  const ExamPaper paper = set_paper(small_settings(), small_material());
  EXPECT_EQ(sheet(paper, ExamTest::mistakes).places, (std::vector<std::uint32_t>{1, 2, 5}));
  EXPECT_EQ(sheet(paper, ExamTest::mistakes).expected, (Answers{2, 1, 0}));
}

TEST(ProvenanceExam, ScoresTheShareAnsweredAsTheTeacherDoes) {
  const ExamPaper paper = set_paper(small_settings(), small_material());
  const Sitting model{{0, 2, 1, 5, 5, 1}, {0, 3, 0, 3}};
  EXPECT_DOUBLE_EQ(score(sheet(paper, ExamTest::quiz), model), 1.0 / 3);
  EXPECT_DOUBLE_EQ(score(sheet(paper, ExamTest::outside), model), 1.0);
  EXPECT_DOUBLE_EQ(score(sheet(paper, ExamTest::mistakes), model), 2.0 / 3);
}

TEST(ProvenanceExam, LeavesOutATestWithTooFewQuestionsAndSaysSo) {
  ExamSettings settings = small_settings();
  settings.least_questions = 3;
  const ExamMaterial material = small_material();
  const ExamPaper paper = set_paper(settings, material);
  const Exhibit exhibit = examine(paper, material, material.teacher, material.selectors);
  EXPECT_FALSE(exhibit.test(ExamTest::outside).asked());
  EXPECT_EQ(exhibit.test(ExamTest::outside).why_not_asked,
            "The pool holds only 2 such questions; fewer than 3 would prove nothing");
  EXPECT_EQ(exhibit.test(ExamTest::outside).questions, 2);
  EXPECT_EQ(exhibit.test(ExamTest::outside).p, 1);
  EXPECT_EQ(exhibit.tests_asked, 2);
  const double least = std::min(exhibit.test(ExamTest::quiz).p, exhibit.test(ExamTest::mistakes).p);
  EXPECT_DOUBLE_EQ(exhibit.p, std::min(1.0, 2 * least));
}

TEST(ProvenanceExam, ProvesNothingWhenTheTeacherIsNeverAloneAndNeverWrong) {
  ExamMaterial material = small_material();
  material.teacher = {material.truth, {0, 0, 0, 0}};
  material.selectors.assign(4, material.teacher);
  const ExamPaper paper = set_paper(small_settings(), material);
  const Exhibit exhibit = examine(paper, material, material.teacher, material.selectors);
  EXPECT_EQ(exhibit.tests_asked, 0);
  EXPECT_EQ(exhibit.p, 1);
  EXPECT_EQ(exhibit.strength, Strength::none);
  EXPECT_FALSE(exhibit.ratio);
}

TEST(ProvenanceExam, JudgesByThePredictionTestOnLogOdds) {
  const ToyMarket market(1);
  const ExamMaterial material = market.material(8);
  const std::vector<Sitting> references = market.references(24);
  const Exhibit exhibit = examine(set_paper({}, material), material, market.copy(0, 0.4), references);
  std::vector<double> p;
  for (const TestOutcome& test : exhibit.tests) {
    ASSERT_TRUE(test.asked());
    std::vector<double> null;
    for (const double s : test.reference_scores) null.push_back(shrunk_logit(s, test.questions));
    p.push_back(prediction_p(shrunk_logit(test.suspect_score, test.questions), null));
    EXPECT_DOUBLE_EQ(test.p, p.back());
  }
  EXPECT_DOUBLE_EQ(exhibit.p, std::min(1.0, 3 * *std::min_element(p.begin(), p.end())));
  EXPECT_DOUBLE_EQ(exhibit.neg_log10_p, std::min(6.0, -std::log10(exhibit.p)));
  EXPECT_DOUBLE_EQ(court_p(set_paper({}, material), market.copy(0, 0.4), references), exhibit.p);
}

TEST(ProvenanceExam, YieldsAnEqualExhibitWhenRunAgainAndAnotherForAnotherSuspect) {
  const ToyMarket market(2);
  const ExamMaterial material = market.material(8);
  const std::vector<Sitting> references = market.references(24);
  const auto run = [&](const Sitting& suspect) {
    return examine(set_paper({}, material), material, suspect, references);
  };
  EXPECT_EQ(run(market.copy(0, 0.5)), run(market.copy(0, 0.5)));
  EXPECT_NE(run(market.copy(0, 0.5)), run(market.copy(1, 0.5)));
}

TEST(ProvenanceExam, TriesEachInnocentAgainstAllTheOthers) {
  const ToyMarket market(3);
  const ExamPaper paper = set_paper({}, market.material(8));
  const std::vector<Sitting> references = market.references(12);
  const std::vector<double> p = leave_one_out_p(outcomes(paper, market.copy(0, 1), references));
  ASSERT_EQ(p.size(), 12u);
  for (std::size_t accused = 0; accused < references.size(); ++accused) {
    std::vector<Sitting> others = references;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(accused));
    EXPECT_DOUBLE_EQ(p[accused], court_p(paper, references[accused], others));
  }
}

Exhibit weighed(const ToyMarket& market, const Sitting& suspect, double taught = 0.4) {
  const ExamMaterial material = market.material(8);
  return examine(set_paper({}, material), material, suspect, market.references(24),
                 market.comparison(24, taught));
}

TEST(ProvenanceExam, HasNoRatioWithoutCopiersAndThenNoStrength) {
  const ToyMarket market(2);
  const ExamMaterial material = market.material(8);
  const Exhibit exhibit =
      examine(set_paper({}, material), material, market.copy(0, 1), market.references(24));
  EXPECT_FALSE(exhibit.ratio);
  EXPECT_EQ(exhibit.log_ratio(), 0);
  EXPECT_EQ(exhibit.strength, Strength::none);
}

TEST(ProvenanceExam, WeighsACopyAgainstItsMakerAndAnInnocentForIt) {
  const ToyMarket market(2);
  const Exhibit copy = weighed(market, market.copy(0, 0.4));
  const Exhibit innocent = weighed(market, market.innocent("suspect", 0, 1));
  ASSERT_TRUE(copy.ratio && innocent.ratio);
  EXPECT_GT(copy.ratio->log_ratio, 2);
  EXPECT_LT(innocent.ratio->log_ratio, -1);
  EXPECT_EQ(copy.ratio->rank_p, 1.0 / 25);  // beyond all innocents, and 24 of them say no more
  EXPECT_LE(copy.ratio->low, copy.ratio->log_ratio);
  EXPECT_GE(copy.ratio->high, copy.ratio->log_ratio);
  EXPECT_EQ(copy.unseen.innocents.size(), 24u);
  EXPECT_GT(copy.copiers_found(), 0.8);
  EXPECT_LT(copy.innocents_suspected(), 0.15);
}

TEST(ProvenanceExam, WeighsEqualExhibitsToTheSameBits) {
  const ToyMarket market(7);
  EXPECT_EQ(weighed(market, market.copy(0, 0.3)), weighed(market, market.copy(0, 0.3)));
}

TEST(ProvenanceExam, SaysLittleWhereCopiesAreHardToTellFromInnocents) {
  const ToyMarket market(2);
  const Sitting innocent = market.innocent("suspect", 0, 1);
  EXPECT_GT(weighed(market, innocent, 0.05).log_ratio(), weighed(market, innocent, 0.4).log_ratio());
}

TEST(ProvenanceExam, HasNoEdgesAsACopyWasTaughtMore) {  // one more region of 250 at a time, eight inputs each
  const ToyMarket market(5);
  double last = -10;
  for (double taught = 0; taught <= 0.3; taught += 0.002) {
    const double now = weighed(market, market.copy(3, taught)).log_ratio();
    if (last > -10) {
      EXPECT_LT(std::abs(now - last), 2) << taught;  // of a way from -3.2 to 3.2
    }
    last = now;
  }
}

TEST(ProvenanceExam, IsNotDeafToASuspectThatOneTestDoesNotFind) {
  const ToyMarket market(5);
  Sitting suspect = market.copy(0, 0.4);
  suspect.outside = market.innocent("suspect", 0, 1).outside;
  EXPECT_GT(weighed(market, suspect).log_ratio(), 0);
}

TEST(ProvenanceExam, DoesNotDependOnTheNamesOfTheClasses) {
  const ToyMarket market(4);
  ExamMaterial material = market.material(8);
  std::vector<Sitting> references = market.references(24);
  Sitting suspect = market.copy(0, 0.6);
  const Exhibit before = examine(set_paper({}, material), material, suspect, references);
  const auto rename = [](Answers& answers) {
    for (std::int32_t& a : answers) a = (a + 2) % ToyMarket::kClasses;
  };
  const auto rename_all = [&](Sitting& model) { rename(model.natural), rename(model.outside); };
  rename(material.truth);
  rename_all(material.teacher);
  rename_all(suspect);
  for (Sitting& model : material.selectors) rename_all(model);
  for (Sitting& model : references) rename_all(model);
  EXPECT_EQ(examine(set_paper({}, material), material, suspect, references), before);
}

TEST(ProvenanceExam, ShowsRawAgreementBesideTheTests) {
  const ExamMaterial material = small_material();
  const Exhibit exhibit =
      examine(set_paper(small_settings(), material), material, material.teacher, material.selectors);
  ASSERT_EQ(exhibit.agreement.size(), 5u);
  EXPECT_EQ(exhibit.agreement[0], (AgreementRow{-1, 1.0, 1.0, 0.5}));
  EXPECT_EQ(exhibit.agreement[1], (AgreementRow{0, 0.5, 0.5, 1.0 / 3}));
}

// The courts of 400 independent worlds, one innocent stranger before each.
struct Calibration {
  std::array<std::vector<double>, 3> p;
  int convicted_01 = 0, convicted_05 = 0, naively_convicted_01 = 0;
  static constexpr int kWorlds = 400;

  Calibration() {
    for (std::uint64_t world = 0; world < kWorlds; ++world) {
      const ToyMarket market(1000 + world);
      const ExamMaterial material = market.material(8);
      const Sitting innocent = market.innocent("stranger", 0, ToyMarket::error_of(static_cast<int>(world)));
      const Exhibit exhibit = examine(set_paper({}, material), material, innocent, market.references(24));
      std::vector<double> naive;
      for (std::size_t i = 0; i < 3; ++i) {
        p[i].push_back(exhibit.tests[i].p);
        naive.push_back(naive_binomial_p(exhibit.tests[i]));
      }
      convicted_01 += exhibit.p < 0.01;
      convicted_05 += exhibit.p < 0.05;
      naively_convicted_01 += bonferroni(naive) < 0.01;
    }
  }
};

TEST(ProvenanceExam, LetsTheInnocentGoAtTheStatedRateThoughTheirMistakesAreCorrelated) {
  const Calibration courts;
  RecordProperty("convicted_at_01_of_400", courts.convicted_01);
  RecordProperty("convicted_at_05_of_400", courts.convicted_05);
  RecordProperty("naively_convicted_at_01_of_400", courts.naively_convicted_01);
  EXPECT_LE(courts.convicted_01, 8);
  EXPECT_LE(courts.convicted_05, 28);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_GT(uniformity_p(courts.p[i]), 0.001)
        << name(kExamTests[i]);  // three tests at a family level of .003
  EXPECT_GE(courts.naively_convicted_01, 5 * std::max(1, courts.convicted_01));
}

TEST(ProvenanceExam, CatchesCopiesAndLosesThemAsTheyAreDiluted) {
  std::array<int, 4> caught{};
  std::array<double, 4> shared{};
  const std::array taught{1.0, 0.5, 0.2, 0.0};
  constexpr int kWorlds = 30;
  for (std::uint64_t world = 0; world < kWorlds; ++world) {
    const ToyMarket market(5000 + world);
    const ExamMaterial material = market.material(8);
    const ExamPaper paper = set_paper({}, material);
    const std::vector<Sitting> references = market.references(24);
    for (std::size_t i = 0; i < taught.size(); ++i) {
      const Exhibit exhibit = examine(paper, material, market.copy(world, taught[i]), references);
      caught[i] += exhibit.p < 0.01;
      shared[i] += exhibit.test(ExamTest::quiz).suspect_score / kWorlds;
    }
  }
  EXPECT_EQ(caught[0], kWorlds);
  EXPECT_LE(caught[3], 1);
  for (std::size_t i = 1; i < taught.size(); ++i) {
    EXPECT_LT(shared[i], shared[i - 1]) << taught[i];
    EXPECT_LE(caught[i], caught[i - 1]) << taught[i];
  }
}

TEST(Exhibit, SpeaksOfStrengthInTheWordsOfJeffreys) {  // from 3.2, 10 and 32 to one
  EXPECT_EQ(strength_of(-9), Strength::none);
  EXPECT_EQ(strength_of(std::log(3.1)), Strength::none);
  EXPECT_EQ(strength_of(std::log(3.2)), Strength::suspicion);
  EXPECT_EQ(strength_of(std::log(9.9)), Strength::suspicion);
  EXPECT_EQ(strength_of(std::log(10.1)), Strength::strong);
  EXPECT_EQ(strength_of(std::log(31)), Strength::strong);
  EXPECT_EQ(strength_of(std::log(32)), Strength::compelling);
}

TEST(Exhibit, GivesReferencesTheirSizesInTurn) {
  ExamSettings settings;
  settings.large_every = 0;
  EXPECT_EQ(reference_labels(settings, 0), 1500);
  EXPECT_EQ(reference_labels(settings, 4), 3000);
  EXPECT_EQ(reference_labels(settings, 23), 9000);
  EXPECT_EQ(reference_label_noise(settings, 2), 0);
  EXPECT_EQ(reference_label_noise(settings, 3), 0.15);
  EXPECT_EQ(reference_label_noise(settings, 9), 0);
}

TEST(Exhibit, MakesEveryThirdReferenceALargeLabAndGivesTheRestEverySize) {
  const ExamSettings settings;
  std::map<int, int> sizes;
  for (int i = 0; i < settings.reference_models; ++i) {
    EXPECT_EQ(is_large(settings, i), i % 3 == 2);
    ++sizes[reference_labels(settings, i)];
  }
  EXPECT_EQ(sizes[6000], 8);
  EXPECT_EQ(sizes[1500] + sizes[3000] + sizes[9000], 16);
  EXPECT_GE(sizes[9000], 5);
}

TEST(Exhibit, RefusesSettingsThatCannotGiveAVerdict) {
  EXPECT_TRUE(check(ExamSettings{}).ok());
  ExamSettings settings;
  settings.reference_models = 3;
  ASSERT_FALSE(check(settings).ok());
  EXPECT_EQ(check(settings).error().message(),
            "reference_models: With fewer than four innocents there is no spread to judge by. Try 24");
  settings = {};
  settings.reference_sizes = {1, 0};
  EXPECT_FALSE(check(settings).ok());
  settings = {};
  settings.least_questions = settings.questions + 1;
  EXPECT_FALSE(check(settings).ok());
}

TEST(Exhibit, ShowsHowTheNaiveBinomialOverstates) {
  TestOutcome outcome;
  outcome.questions = 10;
  outcome.suspect_score = 1;
  outcome.reference_scores = {0.2, 0.5, 0.8};
  EXPECT_NEAR(naive_binomial_p(outcome), std::pow(0.5, 10), 1e-12);
}

}  // namespace
}  // namespace partly::forensics
