// The heart, on networks that really train: copies leave evidence, models of one's own labels do not, the
// bill follows from counts, and the price list moves money and nothing measured.
#include <gtest/gtest.h>

#include <map>

#include "sim/base/folders.h"
#include "sim/scenario/load.h"
#include "sim/session/job_runner.h"
#include "sim/session/report.h"

namespace partly::session {
namespace {

world::Scenario shortcut() {
  auto loaded = scenario::load_file(*find_data("scenarios/the-shortcut.json"));
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

std::shared_ptr<JobRunner> runner() {
  constexpr std::size_t kResultsKept = 4096;  // rivals of one seed order much that is alike
  static const auto shared = std::make_shared<JobRunner>(learn::fused_engine(), kResultsKept);
  return shared;
}

const std::vector<GameReport>& reports(const std::string& policy) {
  static std::map<std::string, std::vector<GameReport>> played;
  auto& list = played[policy];
  for (std::uint64_t seed = 1; list.size() < 5; ++seed) {
    auto report = play_and_report(shortcut(), policy, seed, runner());
    PARTLY_CHECK(report.ok());
    list.push_back(std::move(*report));
  }
  return list;
}

int convicted(const std::vector<GameReport>& games) {
  int count = 0;
  for (const auto& game : games) count += game.evidence.p < 0.01;
  return count;
}

TEST(TheShortcut, FindsTheTeachersMistakesInDistilledStudents) {
  for (const auto& game : reports("distil")) EXPECT_GE(game.used.queries, 250);
  EXPECT_GE(convicted(reports("distil")), 4);
}

TEST(TheShortcut, FindsNothingInModelsTrainedOnOwnLabels) { EXPECT_EQ(convicted(reports("scratch")), 0); }

// Twenty-odd times, where the articles say fifty: one market for labels has one price for their quality
// (partly-sim ratio tells the whole curve).
TEST(TheShortcut, BillsScratchManyTimesDistillingFromCountsAlone) {
  double scratch = 0, distil = 0;
  for (const auto& game : reports("scratch")) scratch += game.model_cost.total() / 5;
  for (const auto& game : reports("distil")) distil += game.model_cost.total() / 5;
  EXPECT_GT(scratch / distil, 10);
  EXPECT_LT(scratch / distil, 50);
  const auto& a = reports("scratch").front();
  const auto& b = reports("distil").front();
  EXPECT_GT(static_cast<double>(a.used.labels), 5.0 * static_cast<double>(b.used.queries));
  EXPECT_GT(a.used.flops, 5 * b.used.flops);
}

TEST(TheShortcut, ReachesTheTeachersClassFromScratch) {
  for (const auto& game : reports("scratch")) {
    ASSERT_TRUE(game.has_model);
    EXPECT_GT(game.accuracy, 0.88);
  }
}

TEST(TheShortcut, ChangesMoneyAndNothingMeasuredWithThePriceList) {
  auto expensive = shortcut();
  expensive.prices.query_probability_usd.value *= 2;
  expensive.prices.gflop_usd.value *= 1.5;
  const auto changed = play_and_report(expensive, "distil", 1, runner());
  ASSERT_TRUE(changed.ok());
  const auto& plain = reports("distil").front();
  EXPECT_GT(changed->model_cost.total(), plain.model_cost.total());
  EXPECT_EQ(changed->accuracy, plain.accuracy);
  EXPECT_EQ(changed->agreement, plain.agreement);
  EXPECT_EQ(changed->used, plain.used);
  EXPECT_EQ(changed->evidence, plain.evidence);
}

TEST(TheShortcut, SuspectsFewInnocentsThatTheExamDidNotSee) {
  const auto& evidence = reports("distil").front().evidence;
  EXPECT_EQ(evidence.unseen.innocents.size(), 24u);
  EXPECT_LE(evidence.innocents_suspected(), 1.0 / 24);
  EXPECT_GE(evidence.copiers_found(), 5 * evidence.innocents_suspected());
  EXPECT_GE(evidence.copiers_found(), 0.25);
}

}  // namespace
}  // namespace partly::session
