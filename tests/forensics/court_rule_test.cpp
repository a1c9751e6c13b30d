// The court's rule and the monitor on really trained nets: what can be proved, what cannot, and who is
// spared.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "sim/forensics/statistics.h"
#include "sim/forensics/weight_kinship.h"
#include "tests/forensics/real_market.h"

namespace partly::forensics {
namespace {

constexpr int kSuspects = 8;

// A world with its house teachers, and the court's own models: selectors with the teacher's amount of data
// and the references of all sizes.
struct Court {
  RealMarket market;
  std::vector<learn::Weights> teachers;
  std::vector<learn::Weights> reference_weights;
  std::vector<Sitting> references;
  std::vector<Case> cases;

  Court(std::uint64_t world, int teacher_count) : market(world), teachers(market.teachers(teacher_count)) {
    const ExamSettings settings;
    std::vector<RealMarket::Data> own;
    for (int i = 0; i < settings.selector_models; ++i)
      own.push_back(
          market.own_labels(kTeacherLabels, derive_seed(world, "selector", static_cast<std::uint64_t>(i))));
    const auto selectors = market.sit(market.train(own, {64, 64}, 1500, derive_seed(world, "selectors")));
    reference_weights = market.innocents(settings.reference_models, derive_seed(world, "references"));
    references = market.sit(reference_weights);
    for (const learn::Weights& teacher : teachers) cases.emplace_back(market, teacher, selectors, references);
  }
};

// What a group of suspects shows in one case.
struct Row {
  std::array<double, 3> score{};  // means, in the order of kExamTests
  double accuracy = 0;
  int caught = 0;  // at p < .01
  std::vector<double> p;

  Row(const Court& court, const Case& one_case, const std::vector<learn::Weights>& suspects) {
    const double n = static_cast<double>(suspects.size());
    for (const learn::Weights& suspect : suspects) {
      const Exhibit exhibit = one_case.examine(court.market.sit(suspect));
      for (std::size_t i = 0; i < 3; ++i) score[i] += exhibit.tests[i].suspect_score / n;
      accuracy += court.market.accuracy(suspect) / n;
      caught += exhibit.p < 0.01;
      p.push_back(exhibit.p);
    }
  }
  std::string text() const {
    const auto three = [](double x) { return std::to_string(std::lround(1000 * x)); };
    return "per mille: quiz " + three(score[0]) + " outside " + three(score[1]) + " mistakes " +
           three(score[2]) + " accuracy " + three(accuracy) + ", caught " + std::to_string(caught) + " of " +
           std::to_string(p.size()) + ", median p " + std::to_string(quantile(p, 0.5));
  }
};

double evidence_auc(const std::vector<double>& guilty_p, const std::vector<double>& innocent_p) {
  return rank_auc(innocent_p, guilty_p);  // the smaller p, the stronger the evidence
}

TEST(CourtRule, CatchesSoftCopiesOfEveryTeacherAndHardOnesOnlyWithManyQueries) {
  constexpr int kTeachers = 3;
  const Court court(2, kTeachers);
  const auto share_caught = [&](int queries, bool soft) {
    int all = 0;
    for (std::size_t t = 0; t < kTeachers; ++t) {
      const Row row(court, court.cases[t],
                    court.market.copies(court.teachers[t], kSuspects, queries, soft, 100 + t));
      RecordProperty("teacher_" + std::to_string(t) + (soft ? "_soft_" : "_hard_") + std::to_string(queries),
                     row.text());
      if (soft && queries == 300) {
        EXPECT_GE(row.caught, std::ceil(0.9 * kSuspects)) << "teacher " << t;
      }
      all += row.caught;
    }
    return all / static_cast<double>(kSuspects * kTeachers);
  };
  const double soft_300 = share_caught(300, true);
  EXPECT_LE(share_caught(100, false), share_caught(100, true) - 0.25);
  EXPECT_LE(share_caught(300, false), soft_300 - 0.1);  // .26 on average over five worlds of four teachers
  EXPECT_GE(share_caught(3000, false), 0.9);
}

TEST(CourtRule, LetsTheInnocentGoWhereCountingQuestionsAsTossesWouldNot) {
  const Court court(2, 4);
  std::vector<learn::Weights> innocents = court.market.innocents(48, 4321);
  std::vector<RealMarket::Data> own;  // and strangers of another architecture
  for (std::uint64_t i = 0; i < 12; ++i) own.push_back(court.market.own_labels(kTeacherLabels, 900 + i));
  for (const learn::Weights& model : court.market.train(own, {48, 48}, 1500, 99)) innocents.push_back(model);

  int trials = 0, convicted = 0, suspected = 0, naively_convicted = 0;
  for (const learn::Weights& innocent : innocents) {
    const Sitting sitting = court.market.sit(innocent);
    for (const Case& one_case : court.cases) {
      const Exhibit exhibit = one_case.examine(sitting);
      std::vector<double> naive;
      for (const TestOutcome& test : exhibit.tests) naive.push_back(naive_binomial_p(test));
      ++trials;
      convicted += exhibit.p < 0.01;
      suspected += exhibit.p < 0.05;
      naively_convicted += bonferroni(naive) < 0.01;
    }
  }
  RecordProperty("trials_convicted_suspected_naive",
                 std::to_string(trials) + " " + std::to_string(convicted) + " " + std::to_string(suspected) +
                     " " + std::to_string(naively_convicted));
  EXPECT_GE(trials, 200);
  EXPECT_LE(convicted, 0.02 * trials);
  EXPECT_LE(suspected, 0.07 * trials);
  EXPECT_GE(naively_convicted, 0.1 * trials);
}

TEST(CourtRule, LosesTheTraceAsOwnDataDiluteIt) {
  const Court court(1, 1);
  constexpr int kTotal = 4000;
  std::vector<Row> rows;
  for (const int percent : {100, 50, 20, 5}) {
    const int queries = kTotal * percent / 100;
    std::vector<RealMarket::Data> data;
    for (std::uint64_t i = 0; i < kSuspects; ++i) {
      const auto asked = court.market.answers_of(court.teachers[0], queries, true, 9000 + i);
      data.push_back(percent == 100
                         ? asked
                         : RealMarket::mixed(asked, court.market.own_labels(kTotal - queries, 8000 + i)));
    }
    rows.emplace_back(court, court.cases[0], court.market.train(data, {64, 64}, 1500, 77));
    RecordProperty("percent_" + std::to_string(percent), rows.back().text());
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(rows[i].score[0], rows[i - 1].score[0]) << "quiz, row " << i;
    EXPECT_LT(rows[i].score[2], rows[i - 1].score[2]) << "mistakes, row " << i;
    EXPECT_LE(rows[i].caught, rows[i - 1].caught) << "row " << i;
  }
  EXPECT_EQ(rows.front().caught, kSuspects);
  EXPECT_EQ(rows.back().caught, 0);
}

TEST(CourtRule, LosesTheTraceAsFineTuningWearsItDownWhileTheModelImproves) {
  const Court court(1, 1);
  const auto copies = court.market.copies(court.teachers[0], kSuspects, 3000, true, 555);
  std::vector<RealMarket::Data> own;
  for (std::uint64_t i = 0; i < kSuspects; ++i) own.push_back(court.market.own_labels(4000, 7000 + i));
  std::vector<Row> rows{Row(court, court.cases[0], copies)};
  for (const int steps : {100, 500, 2000}) {
    rows.emplace_back(court, court.cases[0], court.market.tune(copies, own, steps, 66));
    RecordProperty("steps_" + std::to_string(steps), rows.back().text());
  }
  EXPECT_EQ(rows.front().caught, kSuspects);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(rows[i].score[2], rows[i - 1].score[2]) << "mistakes, row " << i;
    EXPECT_GE(rows[i].accuracy, rows[i - 1].accuracy - 0.005) << "row " << i;
  }
}

TEST(CourtRule, IsNotFooledByACopyOfACopy) {
  const Court court(1, 1);
  const auto first = court.market.copies(court.teachers[0], kSuspects, 3000, true, 555);
  std::vector<RealMarket::Data> asked;
  for (std::size_t i = 0; i < first.size(); ++i)
    asked.push_back(court.market.answers_of(first[i], 3000, true, 6000 + i));
  const Row second(court, court.cases[0], court.market.train(asked, {64, 64}, 1500, 44));
  const Row innocent(court, court.cases[0], court.market.innocents(24, 4321));
  RecordProperty("second_hop", second.text());
  EXPECT_GE(evidence_auc(second.p, innocent.p), 0.95);
  EXPECT_GE(second.caught, std::ceil(0.9 * kSuspects));
}

TEST(CourtRule, FindsNoTraceOfATeacherWithoutMistakesOfItsOwn) {
  const RealMarket market(2);
  const auto learn_clean = [&](int count, std::vector<double> sizes, std::uint64_t seed) {
    std::vector<RealMarket::Data> own;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
      own.push_back(
          market.own_labels(static_cast<int>(kTeacherLabels * sizes[i % sizes.size()]), seed + i, 0));
    return market.sit(market.train(own, {64, 64}, 1500, seed));
  };
  const auto teacher = market.train({market.own_labels(40'000, 1, 0)}, {128, 128}, 4000, 5);
  ASSERT_GE(market.accuracy(teacher[0]), 0.975);
  const Case one_case(market, teacher[0], learn_clean(8, {1}, 800), learn_clean(24, {0.5, 1, 3}, 700));
  int caught = 0;
  for (const int queries : {300, 1000})
    for (const learn::Weights& copy : market.copies(teacher[0], kSuspects, queries, false, 90 + queries))
      caught += one_case.p(market.sit(copy)) < 0.01;
  RecordProperty("caught_of_16", caught);
  EXPECT_LE(caught, 2);
}

TEST(CourtRule, KnowsCopiedWeightsByTheWeightsThemselves) {
  const Court court(2, 1);
  std::vector<std::vector<float>> references;
  for (const learn::Weights& model : court.reference_weights) references.push_back(model.values);
  const auto published = court.market.innocents(1, 321);
  const auto kinship = [&](const learn::Weights& suspect) {
    return compare_weights(suspect.values, published[0].values, references);
  };
  const auto tuned = court.market.tune(published, {court.market.own_labels(4000, 70)}, 500, 3);
  const auto distilled = court.market.copies(published[0], 1, 3000, true, 5);
  RecordProperty("cosine_per_mille_tuned", static_cast<int>(1000 * kinship(tuned[0]).cosine));
  EXPECT_LT(kinship(tuned[0]).p, 1e-4);
  EXPECT_GT(kinship(distilled[0]).p, 0.01);  // who only asked has no copied weights, whatever else was copied
}

// Queries of a thief who hides in a customer's: that share of them is a customer's own.
std::vector<float> covered(const RealMarket& market, std::size_t n, double cover, Rng& rng) {
  std::vector<float> points = market.task().sample_customer(n, rng);
  for (std::size_t i = 0; i < n; ++i) {
    if (rng.chance(cover)) continue;
    points[2 * i] = static_cast<float>(rng.uniform(-1, 1));
    points[2 * i + 1] = static_cast<float>(rng.uniform(-1, 1));
  }
  return points;
}

TEST(MonitorOnRealTeacher, CatchesTheNaiveSoonAndTheCoveredLaterOrNever) {
  const RealMarket market(2);
  const auto teacher = market.teachers(1)[0];
  const Answerer answer = [&](std::span<const float> points) { return market.serve(teacher, points); };
  const QueryMonitor monitor = QueryMonitor::calibrated({}, answer, [&](int n, Rng& rng) {
    return market.task().sample_customer(static_cast<std::size_t>(n), rng);
  });
  constexpr int kAccounts = 100;
  const auto caught_within = [&](double cover, int queries) {
    int caught = 0;
    for (std::uint64_t i = 0; i < kAccounts; ++i) {
      Rng rng(5, "account", i);
      const std::vector<float> points = covered(market, 300, cover, rng);
      caught += monitor.inspect(points, answer(points)).alarm_at_query.value_or(1 << 30) <= queries;
    }
    RecordProperty(
        "cover_" + std::to_string(static_cast<int>(100 * cover)) + "_within_" + std::to_string(queries),
        caught);
    return caught;
  };
  const int naive = caught_within(0, 60);
  EXPECT_GE(naive, 0.95 * kAccounts);
  EXPECT_LE(caught_within(0.9, 60), naive - 20);
  EXPECT_LT(caught_within(0.9, 300), kAccounts);
  EXPECT_LE(caught_within(1, 300), 0.03 * kAccounts);
  EXPECT_LE(monitor.false_alarm_rate(), 0.03);
}

TEST(MonitorOnRealTeacher, IsEvadedOnlyAtAPriceInCapability) {
  const RealMarket market(2);
  const auto teacher = market.teachers(1)[0];
  const auto mean_accuracy = [&](auto make_points) {
    std::vector<RealMarket::Data> data;
    for (std::uint64_t i = 0; i < kSuspects; ++i) {
      Rng rng(8, "stealth", i);
      data.push_back(market.answers_at(teacher, make_points(rng)));
    }
    double sum = 0;
    for (const learn::Weights& model : market.train(data, {64, 64}, 1500, 9)) sum += market.accuracy(model);
    return sum / kSuspects;
  };
  const double uniform = mean_accuracy([&](Rng& rng) { return covered(market, 500, 0, rng); });
  const double hidden = mean_accuracy([&](Rng& rng) { return covered(market, 500, 0.9, rng); });
  const double sharded = mean_accuracy([&](Rng& rng) {
    std::vector<float> points;
    for (int account = 0; account < 10; ++account) {
      const std::vector<float> local = market.task().sample_customer(50, rng);
      points.insert(points.end(), local.begin(), local.end());
    }
    return points;
  });
  RecordProperty("uniform_hidden_sharded_per_mille", std::to_string(std::lround(1000 * uniform)) + " " +
                                                         std::to_string(std::lround(1000 * hidden)) + " " +
                                                         std::to_string(std::lround(1000 * sharded)));
  EXPECT_LE(hidden, uniform - 0.03);
  EXPECT_LE(sharded, uniform - 0.03);
}

}  // namespace
}  // namespace partly::forensics
