// What holds for every scenario that is shipped, and for the first of them in particular.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/casefile.h"
#include "sim/scenario/rule_maker.h"
#include "sim/world/state/scenario.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shipped() { return json_files_in(source_folder() / "scenarios"); }

Loaded load_the_shortcut() { return load_file(source_folder() / "scenarios" / "the-shortcut.json"); }

TEST(ShippedScenarios, LoadWithoutErrorsAndWarnings) {
  ASSERT_FALSE(shipped().empty());
  for (const fs::path& path : shipped()) {
    const LoadedEither loaded = load_either_file(path);
    EXPECT_TRUE(loaded.errors.empty()) << all_texts(loaded.errors);
    EXPECT_TRUE(loaded.warnings.empty()) << all_texts(loaded.warnings);
    EXPECT_GT(loaded.quantities, 30);
  }
}

TEST(ShippedScenarios, NameNobodyReal) {
  for (const fs::path& path : shipped()) {
    const std::string text = content_of(path);
    for (const char* name : {"OpenAI", "xAI", "Musk", "Grok", "Anthropic", "Claude", "DeepSeek", "GPT",
                             "Mistral", "Llama", "Qwen", "GLM"})
      EXPECT_EQ(text.find(name), std::string::npos) << path.filename() << " names " << name;
  }
}

TEST(ShippedScenarios, SayOfAReasonThatRestsOnAnOpinionThatItDoes) {
  const Loaded loaded = load_file(source_folder() / "scenarios" / "the-shortcut.json");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const std::string& reason = loaded.scenario->contract.admission_yes.explanation;
  EXPECT_NE(reason.find("F43: opinion"), std::string::npos) << reason;
}

// A name that nobody says on the stand and no text of a scenario puts to distilling.
TEST(ShippedScenarios, CallDistillingStandardPracticeInNobodysMouth) {
  for (const fs::path& path : shipped()) {
    const std::string text = content_of(path);
    EXPECT_EQ(text.find("standard practice"), std::string::npos) << path.filename();
  }
  EXPECT_EQ(content_of(source_folder() / "scenarios/parameters/legal.json").find("called standard practice"),
            std::string::npos);
}

TEST(ShippedScenarios, SayWhatTheToyShowsAndWhatItDoesNot) {
  for (const fs::path& path : shipped()) {
    const LoadedEither loaded = load_either_file(path);
    const auto* lab = std::get_if<world::Scenario>(&loaded.scenario);
    const world::Briefing& briefing = lab ? lab->briefing : std::get<RuleMaker>(loaded.scenario).briefing;
    EXPECT_GE(briefing.toy_shows.size(), 2u);
    EXPECT_GE(briefing.toy_does_not.size(), 2u);
  }
}

TEST(TheShortcut, PricesTheRoutesFromCounts) {
  const Loaded loaded = load_the_shortcut();
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  // What the engine counts for the usual orders: 6 x parameters x batch x steps.
  const econ::PriceList& prices = loaded.scenario->prices;
  const double scratch = econ::bill_for(prices, {6000, 0, 54.28}, false).total().usd();
  const double distil = econ::bill_for(prices, {0, 500, 2.73}, true).total().usd();
  EXPECT_NEAR(scratch / distil, 23.6, 0.1);
  EXPECT_EQ(loaded.scenario->routes[1].sources.queries, 500);
}

// Who builds buys the provider's own recipe on the provider's own market.
TEST(TheShortcut, LetsThePlayerBuildAsTheProviderDid) {
  const Loaded loaded = load_the_shortcut();
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const world::LearningRules& rules = loaded.scenario->learning;
  const world::TrainModel& scratch = loaded.scenario->routes[0];
  EXPECT_EQ(scratch.sources.own_labels, rules.teacher.labels);
  EXPECT_EQ(scratch.sources.label_votes, rules.teacher.label_votes);
  EXPECT_EQ(rules.wide_hidden, rules.teacher.hidden);
  EXPECT_EQ(rules.wide_recipe, rules.teacher.recipe);
  EXPECT_NEAR(rules.teacher.label_noise, 0.155, 0.001);
}

TEST(TheShortcut, LetsTheLongWayTakeTwoQuarters) {
  const Loaded loaded = load_the_shortcut();
  ASSERT_TRUE(loaded.scenario);
  const world::LearningRules& rules = loaded.scenario->learning;
  EXPECT_GT(54.28, rules.gflop_per_quarter.value);
  EXPECT_LE(54.28, 2 * rules.gflop_per_quarter.value);
  EXPECT_LE(loaded.scenario->routes[0].sources.own_labels, 2 * rules.labels_per_quarter.value);
}

TEST(TheShortcut, HasOneListOfPricesWithAReasonForEach) {
  const Loaded loaded = load_the_shortcut();
  ASSERT_TRUE(loaded.scenario);
  const econ::PriceList& prices = loaded.scenario->prices;
  for (const Quantity* price : {&prices.label_usd, &prices.query_label_usd, &prices.query_probability_usd,
                                &prices.gflop_usd, &prices.run_usd}) {
    EXPECT_EQ(price->provenance, Provenance::assumed);
    ASSERT_TRUE(price->range);
    EXPECT_TRUE(price->range->contains(price->value));
    EXPECT_GT(price->explanation.size(), 20u);
  }
}

TEST(LabSchema, DescribesEveryKeyThatItKnows) {
  const auto text = schema_text();
  ASSERT_TRUE(text);
  const auto schema = nlohmann::json::parse(*text);
  int keys = 0;
  for (const auto& [name, rule] : schema["properties"].items()) {
    ++keys;
    EXPECT_TRUE(rule.contains("title")) << name;
    if (!rule.contains("properties")) continue;
    for (const auto& [below, detail] : rule["properties"].items()) {
      ++keys;
      EXPECT_TRUE(detail.contains("title") || detail.contains("$ref") || detail.contains("allOf"))
          << name << "." << below;
    }
  }
  EXPECT_GT(keys, 80);
}

}  // namespace
}  // namespace partly::scenario
