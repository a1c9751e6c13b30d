// Whether the order of the rules holds when one assumption is turned to an end of its range.
#include "sim/regime/robustness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/regime/measures.h"
#include "tests/regime/sample.h"

namespace partly::regime {
namespace {

Spread spread(double mean, double sd) {
  Spread spread;
  spread.mean = mean, spread.sd = sd;
  return spread;
}

// The shipped industry with ranges for nothing but what `lever` turns.
Industry with_ranges_of(const std::string& lever) {
  Industry industry = precedent();
  std::set<const Quantity*> kept;
  for (const Quantity* quantity : turned_by(industry, lever)) kept.insert(quantity);
  for (const Lever& other : levers())
    for (Quantity* quantity : turned_by(industry, other.id))
      if (!kept.contains(quantity)) quantity->range.reset();
  return industry;
}

TEST(OrderOfTwoRules, IsToldOnlyBeyondTheSpreadOverSeeds) {
  EXPECT_EQ(order_of(spread(10, 1), spread(8.5, 1)), 1);
  EXPECT_EQ(order_of(spread(8.5, 1), spread(10, 1)), -1);
  EXPECT_EQ(order_of(spread(10, 1), spread(9.5, 1)), 0);
  EXPECT_EQ(order_of(spread(10, 0), spread(10, 0)), 0);
  EXPECT_EQ(order_of(spread(10, 0), spread(9, 0)), 1);
}

TEST(Robustness, PlaysEachAssumptionAtBothEndsAndCountsEveryPairInEachCase) {
  const Robustness robustness = robustness_of(with_ranges_of("notice"), measured_curves(), 3);
  EXPECT_TRUE(robustness.complete());
  EXPECT_EQ(robustness.cases, 2u);
  EXPECT_EQ(robustness.pairs.size(), axes().size() * 15);
  for (const RulePair& pair : robustness.pairs)
    EXPECT_EQ(pair.more.size() + pair.less.size() + static_cast<std::size_t>(pair.alike), 2u);
}

TEST(Robustness, FindsTheAssumptionThatTurnsAnOrder) {
  Industry industry = with_ranges_of("belief");
  Rule& terms = industry.rules[static_cast<std::size_t>(rule_named(industry, "terms"))];
  terms.belief.range->low = 0;  // what no court believes deters nobody
  const Robustness robustness = robustness_of(industry, measured_curves(), 8);
  const auto unpermitted = static_cast<std::size_t>(
      std::ranges::find(axes(), std::string("unpermitted"), &Axis::id) - axes().begin());
  const auto first = static_cast<std::size_t>(rule_named(industry, "disclosure"));
  const auto second = static_cast<std::size_t>(rule_named(industry, "terms"));
  const RulePair& pair = robustness.pair(unpermitted, first, second);
  EXPECT_EQ(pair.order, 1) << "doubtful claims are defied more often";
  ASSERT_EQ(pair.turned_by().size(), 1u);
  EXPECT_STREQ(levers()[pair.turned_by().front().lever].id, "belief");
  EXPECT_EQ(pair.turned_by().front().end, End::low);
}

TEST(Lead, NamesTheBestAndWhoStandsBesideItOrPassesIt) {
  Robustness robustness;
  robustness.planned = {{0, End::low}, {0, End::high}};
  robustness.cases = 2;
  robustness.as_set = {{spread(10, 1)}, {spread(12, 1)}, {spread(11.8, 1)}};
  robustness.pairs = {
      {.axis = 0, .first = 0, .second = 1, .order = -1, .more = {{0, End::low}}, .less = {}, .alike = 1},
      {.axis = 0, .first = 0, .second = 2, .order = -1, .more = {}, .less = {}, .alike = 2},
      {.axis = 0, .first = 1, .second = 2, .order = 0, .more = {}, .less = {}, .alike = 2}};
  const Lead lead = lead_on(robustness, 0, +1);
  EXPECT_EQ(lead.best, 1u);
  EXPECT_EQ(lead.beside, std::vector<std::size_t>{2});
  ASSERT_EQ(lead.rivals.size(), 1u);
  EXPECT_EQ(lead.rivals.front().rule, 0u);
  EXPECT_EQ(lead.holds, 1u);
  EXPECT_FALSE(lead.firm());
  EXPECT_EQ(lead_on(robustness, 0, -1).best, 0u);
}

nlohmann::json shipped() {
  std::ifstream file(std::string(PARTLY_SOURCE_DIR) + "/scenarios/precedent.json");
  nlohmann::json scenario = nlohmann::json::parse(file);
  scenario.erase("learning");
  return scenario;
}

// Quantities with a range, wherever they stand.
std::size_t assumptions_beside_learning(const nlohmann::json& json) {
  std::size_t count = json.is_object() && json.contains("assumption") &&
                      json["assumption"].value("low", 0.0) < json["assumption"].value("high", 0.0);
  if (json.is_structured())
    for (const nlohmann::json& part : json) count += assumptions_beside_learning(part);
  return count;
}

TEST(Levers, TurnEveryAssumptionOfTheIndustryOnceAndAreNamedInWords) {
  Industry industry = precedent();
  std::set<const Quantity*> seen;
  for (const Lever& lever : levers()) {
    EXPECT_FALSE(turned_by(industry, lever.id).empty()) << lever.id;
    for (const Quantity* quantity : turned_by(industry, lever.id))
      EXPECT_TRUE(seen.insert(quantity).second) << lever.id << " turns what another turns";
  }
  EXPECT_EQ(seen.size(), assumptions_beside_learning(shipped())) << "an assumption that no lever turns";
  EXPECT_EQ(words_of("notice", End::low), "how often owners notice a copy: seldom");
}

}  // namespace
}  // namespace partly::regime
