#include "sim/forensics/query_monitor.h"
#include "sim/base/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/forensics/statistics.h"
#include "tests/forensics/toy_teacher.h"

namespace partly::forensics {
namespace {

// An extractor who hides uniform queries among those of an honest customer.
std::vector<float> covered_stream(int n, double cover, Rng& rng) {
  std::vector<float> points = honest_stream(n, 2, rng);
  for (int i = 0; i < n; ++i) {
    if (rng.chance(cover)) continue;
    points[static_cast<std::size_t>(2 * i)] = static_cast<float>(rng.uniform(-1, 1));
    points[static_cast<std::size_t>(2 * i + 1)] = static_cast<float>(rng.uniform(-1, 1));
  }
  return points;
}

// Of each eight uniform points the one with the lowest margin.
std::vector<float> border_stream(int n, Rng& rng) {
  const ToyTeacher teacher;
  std::vector<float> points;
  for (int i = 0; i < n; ++i) {
    const std::vector<float> eight = uniform_stream(8, rng);
    const std::vector<float> margin = teacher(eight).margin;
    const auto best = 2 * (std::min_element(margin.begin(), margin.end()) - margin.begin());
    points.insert(points.end(), eight.begin() + best, eight.begin() + best + 2);
  }
  return points;
}

std::vector<float> grid_stream(int n) {
  std::vector<float> points;
  const int side = static_cast<int>(std::ceil(std::sqrt(n)));
  for (int i = 0; i < n; ++i) {
    points.push_back(-1 + 2 * (static_cast<float>(i % side) + 0.5f) / static_cast<float>(side));
    points.push_back(-1 + 2 * (static_cast<float>(i / side) + 0.5f) / static_cast<float>(side));
  }
  return points;
}

const QueryMonitor& monitor() {
  static const QueryMonitor calibrated = QueryMonitor::calibrated({}, ToyTeacher());
  return calibrated;
}

MonitorReport inspect(const std::vector<float>& points) {
  return monitor().inspect(points, ToyTeacher()(points));
}

// Share of 100 accounts caught within `queries`, and the median query at which, extractors only.
template <class MakeStream>
double caught_within(int queries, MakeStream make, double* median = nullptr) {
  std::vector<double> at;
  int caught = 0;
  for (std::uint64_t account = 0; account < 100; ++account) {
    Rng rng(23, "thief", account);
    const MonitorReport report = inspect(make(rng));
    caught += report.alarm_at_query && *report.alarm_at_query <= queries;
    at.push_back(report.alarm_at_query ? *report.alarm_at_query : 1e9);
  }
  if (median) *median = quantile(at, 0.5);
  return caught / 100.0;
}

TEST(StreamFeatures, CountsWhatItSays) {
  FeatureCounter counter(2);
  counter.add(std::array{-1.0f, -1.0f}, 0, 0.9f);
  counter.add(std::array{-1.0f, -0.99f}, 0, 0.4f);
  counter.add(std::array{1.0f, 1.0f}, 1, 0.1f);
  counter.add(std::array{1.0f, 0.97f}, 1, 0.8f);
  const StreamFeatures features = counter.features();
  EXPECT_NEAR(features.class_entropy, std::log(2), 1e-12);
  EXPECT_EQ(features.cells_visited, 2);
  EXPECT_NEAR(features.nearest_neighbour, (0.01 + 0.01 + 0.03 + 0.03) / 4, 1e-6);
  EXPECT_EQ(features.low_margin_share, 0.5);
}

TEST(StreamFeatures, FindsTheNearestFellowAsABruteForceSearchDoes) {
  Rng rng(3);
  const std::vector<float> points = uniform_stream(80, rng);
  FeatureCounter counter(2);
  for (std::size_t i = 0; i < 80; ++i) counter.add(std::span(points).subspan(2 * i, 2), 0, 1);
  double sum = 0;
  for (std::size_t i = 0; i < 80; ++i) {
    double least = 9;
    for (std::size_t j = 0; j < 80; ++j)
      if (i != j)
        least = std::min<double>(
            least, std::hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]));
    sum += least;
  }
  EXPECT_NEAR(counter.features().nearest_neighbour, sum / 80, 1e-6);
}

TEST(StreamFeatures, ForgetsEverythingOnReset) {
  FeatureCounter counter(2);
  counter.add(std::array{0.5f, 0.5f}, 3, 0.1f);
  counter.reset();
  EXPECT_EQ(counter.count(), 0);
  EXPECT_EQ(counter.features(), StreamFeatures{});
}

TEST(HonestStream, StaysOnTheMapAndNearItsTowns) {
  for (std::uint64_t account = 0; account < 50; ++account) {
    Rng rng(5, "honest", account);
    FeatureCounter counter(2);
    const std::vector<float> points = honest_stream(100, 2, rng);
    ASSERT_EQ(points.size(), 200u);
    for (std::size_t i = 0; i < 100; ++i) counter.add(std::span(points).subspan(2 * i, 2), 0, 1);
    for (const float x : points) EXPECT_LE(std::abs(x), 1);
    EXPECT_LT(counter.features().cells_visited, 65);  // 100 uniform queries visit about 72 of 144
  }
}

TEST(QueryMonitor, CatchesUniformExtractorsWithinSixtyQueries) {
  double median = 0;
  const double caught = caught_within(
      60, [](Rng& rng) { return uniform_stream(300, rng); }, &median);
  RecordProperty("median_queries", static_cast<int>(median));
  EXPECT_GE(caught, 0.95);
  EXPECT_LE(median, 40);
}

TEST(QueryMonitor, CatchesGridSweepsAndBorderSeekersWithinSixtyQueries) {
  EXPECT_LE(inspect(grid_stream(300)).alarm_at_query.value_or(1000), 60);
  EXPECT_GE(caught_within(60, [](Rng& rng) { return border_stream(80, rng); }), 0.95);
}

TEST(QueryMonitor, RanksUniformExtractorsAboveHonestAccountsAfterFiftyQueries) {
  MonitorSettings settings;
  settings.step = 50;
  const QueryMonitor at_fifty = QueryMonitor::calibrated(settings, ToyTeacher());
  const auto score_of = [&](const std::vector<float>& points) {
    return at_fifty.inspect(points, ToyTeacher()(points)).curve.at(0).score;
  };
  std::vector<double> extractors, honest;
  for (std::uint64_t account = 0; account < 200; ++account) {
    Rng rng(29, "accounts", account);
    extractors.push_back(score_of(uniform_stream(50, rng)));
    honest.push_back(score_of(honest_stream(50, 2, rng)));
  }
  const double auc = rank_auc(extractors, honest);
  RecordProperty("auc_per_mille", static_cast<int>(1000 * auc));
  EXPECT_GE(auc, 0.98);
}

TEST(QueryMonitor, LeavesHonestCustomersAlone) {
  int alarms = 0;
  constexpr int kAccounts = 400;
  for (std::uint64_t account = 0; account < kAccounts; ++account) {
    Rng rng(31, "fresh honest", account);
    alarms += inspect(honest_stream(600, 2, rng)).alarm != AlarmKind::none;
  }
  RecordProperty("honest_alarms_of_400", alarms);
  EXPECT_LE(alarms, 12);
  EXPECT_LE(monitor().false_alarm_rate(), 0.03);
}

TEST(QueryMonitor, CatchesCoveredExtractorsLaterOrNever) {
  double uniform = 0, half = 0, most = 0;
  caught_within(
      300, [](Rng& rng) { return uniform_stream(300, rng); }, &uniform);
  caught_within(
      300, [](Rng& rng) { return covered_stream(300, 0.5, rng); }, &half);
  const double caught = caught_within(
      60, [](Rng& rng) { return covered_stream(300, 0.9, rng); }, &most);
  RecordProperty("median_at_90_cover", static_cast<int>(most));
  EXPECT_LE(uniform, half);
  EXPECT_LE(half, most);
  EXPECT_GT(most, uniform);
  EXPECT_LT(caught, 0.7);
}

TEST(QueryMonitor, IsNotFooledByAnHonestPast) {
  Rng rng(37);
  std::vector<float> points = honest_stream(1200, 2, rng);
  ASSERT_EQ(inspect(points).alarm, AlarmKind::none);
  const std::vector<float> theft = uniform_stream(300, rng);
  points.insert(points.end(), theft.begin(), theft.end());
  const MonitorReport report = inspect(points);
  EXPECT_EQ(report.alarm, AlarmKind::pattern);
  EXPECT_GT(report.alarm_at_query.value_or(0), 1200);
  EXPECT_LE(report.alarm_at_query.value_or(9999), 1260);
}

TEST(QueryMonitor, CannotSeeAThiefWhoSplitsIntoLocalAccounts) {
  int alarms = 0;
  for (std::uint64_t account = 0; account < 100; ++account) {
    Rng rng(41, "split", account);
    alarms += inspect(honest_stream(50, 2, rng)).alarm != AlarmKind::none;
  }
  EXPECT_LE(alarms, 3);
}

TEST(QueryMonitor, RaisesTheVolumeAlarmAtTheFirstQueryOverAQuartersLimit) {
  MonitorSettings settings;
  settings.queries_per_quarter = 100;
  settings.honest_accounts = 50;
  const QueryMonitor strict = QueryMonitor::calibrated(settings, ToyTeacher());
  Rng rng(43);
  const std::vector<float> points = honest_stream(300, 2, rng);
  const ServedAnswers answers = ToyTeacher()(points);
  const MonitorReport spread = strict.inspect(points, answers, std::array{100, 100, 100});
  EXPECT_NE(spread.alarm, AlarmKind::volume);
  const MonitorReport hasty = strict.inspect(points, answers, std::array{100, 150, 50});
  EXPECT_EQ(hasty.alarm, AlarmKind::volume);
  EXPECT_EQ(hasty.alarm_at_query, 201);
  EXPECT_EQ(strict.inspect(points, answers).alarm_at_query, 101);
}

TEST(QueryMonitor, ReportsTheSameForTheSameSeedAndStream) {
  Rng rng(47);
  const std::vector<float> points = uniform_stream(200, rng);
  const QueryMonitor twin = QueryMonitor::calibrated({}, ToyTeacher());
  EXPECT_EQ(twin.inspect(points, ToyTeacher()(points)), inspect(points));
}

TEST(QueryMonitor, TakesForUsualWhatItsCustomersDo) {
  // A teacher whose customers map the whole world cannot hold it against an extractor.
  MonitorSettings settings;
  settings.honest_accounts = 100;
  const QueryMonitor open_teacher = QueryMonitor::calibrated(settings, ToyTeacher(), uniform_stream);
  Rng rng(59);
  const std::vector<float> points = uniform_stream(300, rng);
  EXPECT_EQ(open_teacher.inspect(points, ToyTeacher()(points)).alarm, AlarmKind::none);
  EXPECT_EQ(inspect(points).alarm,
            AlarmKind::pattern);  // where customers keep to a few places, it stands out
}

TEST(QueryMonitor, HasNothingToSayAboutAnAccountThatNeverAsked) {
  const MonitorReport report = inspect({});
  EXPECT_EQ(report.alarm, AlarmKind::none);
  EXPECT_TRUE(report.curve.empty());
}

TEST(QueryMonitor, SurvivesATeacherThatAlwaysSaysTheSame) {
  const Answerer dull = [](std::span<const float> points) {
    return ServedAnswers{std::vector<std::int32_t>(points.size() / 2, 0),
                         std::vector<float>(points.size() / 2, 1.0f)};
  };
  const QueryMonitor bored = QueryMonitor::calibrated({}, dull);
  Rng rng(53);
  const std::vector<float> points = uniform_stream(100, rng);
  const MonitorReport report = bored.inspect(points, dull(points));
  EXPECT_EQ(report.alarm, AlarmKind::pattern);
  for (const Look& look : report.curve) EXPECT_TRUE(std::isfinite(look.score));
}

TEST(QueryMonitor, RefusesSettingsThatCannotBeCalibrated) {
  EXPECT_TRUE(check(MonitorSettings{}).ok());
  MonitorSettings settings;
  settings.window = 310;
  ASSERT_FALSE(check(settings).ok());
  EXPECT_EQ(check(settings).error().where, "window");
  settings = {};
  settings.quantile = 1;
  EXPECT_FALSE(check(settings).ok());
}

}  // namespace
}  // namespace partly::forensics
