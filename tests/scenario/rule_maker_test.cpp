#include "sim/scenario/rule_maker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/rng.h"
#include "sim/scenario/list.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path precedent() { return source_folder() / "scenarios" / "precedent.json"; }

TEST(Precedent, HoldsSixRulesAndEightLabs) {
  const LoadedRuleMaker loaded = load_rule_maker_file(precedent());
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const regime::Industry& industry = loaded.scenario->industry;
  EXPECT_EQ(industry.rules.size(), 6u);
  EXPECT_EQ(industry.labs.size(), 8u);
  EXPECT_EQ(industry.quarters, 40);
  EXPECT_GE(industry.rule_index(industry.first_rule), 0);
}

TEST(Precedent, ReadsEveryPartOfARule) {
  const LoadedRuleMaker loaded = load_rule_maker_file(precedent());
  ASSERT_TRUE(loaded.scenario);
  const regime::Industry& industry = loaded.scenario->industry;
  const regime::Rule& rule = industry.rules[static_cast<std::size_t>(industry.rule_index("disclosure"))];
  EXPECT_EQ(rule.permission, regime::Permission::owner);
  EXPECT_EQ(rule.fine_share.provenance, Provenance::sourced);
  EXPECT_EQ(rule.fine_share.source, "X3");
  EXPECT_DOUBLE_EQ(rule.fine_share.value, 0.03);
  EXPECT_DOUBLE_EQ(rule.audit.value, 0.06);
  EXPECT_EQ(rule.belief.provenance, Provenance::assumed);
  EXPECT_TRUE(rule.belief.range->contains(rule.belief.value));
}

TEST(Precedent, LeavesOutOfARuleWhatItDoesNotHave) {
  const LoadedRuleMaker loaded = load_rule_maker_file(precedent());
  ASSERT_TRUE(loaded.scenario);
  const regime::Industry& industry = loaded.scenario->industry;
  const regime::Rule& free = industry.rules[static_cast<std::size_t>(industry.rule_index("free"))];
  for (const Quantity* none : {&free.licence_usd, &free.royalty, &free.notice, &free.belief, &free.audit}) {
    EXPECT_EQ(none->value, 0);
    EXPECT_EQ(none->provenance, Provenance::derived);
  }
}

TEST(ScenariosOfAnotherKind, AreRefusedAtTheWrongDoorWithAPlace) {
  const Loaded as_lab = load_file(precedent());
  EXPECT_FALSE(as_lab.scenario);
  ASSERT_EQ(as_lab.errors.size(), 1u);
  EXPECT_EQ(as_lab.errors[0].rule, "role");
  EXPECT_EQ(as_lab.errors[0].line, 3);
  const LoadedRuleMaker as_rule_maker =
      load_rule_maker_file(source_folder() / "scenarios" / "the-shortcut.json");
  EXPECT_FALSE(as_rule_maker.scenario);
  EXPECT_TRUE(has_rule(as_rule_maker.errors, "role"));
}

TEST(ListOfScenarios, SaysWhichAreOfAnotherKind) {
  const auto list = list_scenarios();
  const auto role = [&](const char* name) {
    const auto found = std::ranges::find(list, name, [](const auto& each) { return each.path.filename(); });
    return found == list.end() ? std::nullopt : std::optional(found->loaded.kind);
  };
  EXPECT_EQ(role("the-shortcut.json"), Kind::lab);
  EXPECT_EQ(role("precedent.json"), Kind::rule_maker);
  EXPECT_EQ(list.front().path.filename(), "the-shortcut.json") << "the first chapter comes first";
}

TEST(RuleMakerSchema, StandsInOnePieceWithoutReferencesToOtherFiles) {
  const auto text = schema_text(Kind::rule_maker);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->find(".schema.json#"), std::string::npos);
  const json schema = json::parse(*text);
  EXPECT_TRUE(schema["definitions"].contains("quantity"));
  EXPECT_TRUE(schema["definitions"].contains("rule"));
}

// Random damage: whatever is done to a good scenario, it is taken whole or refused with a place.
TEST(DamagedRuleMaker, IsTakenWholeOrRefused) {
  const json good = json::parse(content_of(precedent()));
  const json odd[] = {nullptr, -1, 0, 1e300, "", "free", json::array(), json::object(), true};
  const json flat = good.flatten();
  std::vector<std::string> pointers;
  for (const auto& [pointer, value] : flat.items()) pointers.push_back(pointer);
  Rng rng(1, "damage");
  for (int i = 0; i < 150; ++i) {
    json damaged = good;
    damaged[json::json_pointer(pointers[rng.below(pointers.size())])] = odd[rng.below(std::size(odd))];
    const LoadedRuleMaker loaded = load_rule_maker_text(damaged.dump(1), "damaged.json");
    EXPECT_EQ(loaded.scenario.has_value(), loaded.errors.empty()) << i;
    for (const Issue& issue : loaded.errors) EXPECT_GE(issue.line, 1) << issue.text();
  }
}

}  // namespace
}  // namespace partly::scenario
