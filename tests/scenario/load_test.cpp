#include "sim/scenario/load.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/base/folders.h"
#include "sim/world/scenario.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

fs::path shipped(const std::string& name) { return fs::path(PARTLY_SOURCE_DIR) / "scenarios" / name; }

std::string all_texts(const std::vector<Issue>& issues) {
  std::string text;
  for (const Issue& issue : issues) text += issue.text() + "\n";
  return text;
}

TEST(ShippedScenarios, LoadWithoutErrorsAndWarnings) {
  int seen = 0;
  for (const fs::path& path : list_scenarios()) {
    const Loaded loaded = load_file(path);
    EXPECT_TRUE(loaded.scenario) << all_texts(loaded.errors);
    EXPECT_TRUE(loaded.warnings.empty()) << all_texts(loaded.warnings);
    ++seen;
  }
  EXPECT_GE(seen, 1);
}

TEST(TheShortcut, PricesTheRoutesOneToFiftyFromCounts) {
  const Loaded loaded = load_file(shipped("the-shortcut.json"));
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const econ::PriceList& prices = loaded.scenario->prices;
  // Counted by the engine for the usual orders: 6 x parameters x batch x steps.
  const double scratch = econ::bill_for(prices, {30'000, 0, 54.28}, false).total().usd();
  const double distil = econ::bill_for(prices, {0, 500, 2.73}, true).total().usd();
  EXPECT_NEAR(scratch, 50e9, 2e9);
  EXPECT_NEAR(distil, 1e9, 0.1e9);
  EXPECT_EQ(loaded.scenario->routes[0].sources.own_labels, 30'000);
  EXPECT_EQ(loaded.scenario->routes[1].sources.queries, 500);
  EXPECT_EQ(loaded.events, 9);
}

}  // namespace
}  // namespace partly::scenario
