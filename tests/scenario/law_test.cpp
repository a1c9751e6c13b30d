// The law of a scenario: shared parameters, versions of the terms, theories, and what of it makes no sense.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "sim/scenario/casefile.h"
#include "sim/world/state/scenario.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

Loaded with_law(const std::string& patch) {
  json document = json::parse(the_shortcut());
  document.merge_patch(json::parse(patch));
  return load_text(document.dump(1), "changed.json");
}

std::string first_rule(const Loaded& loaded) { return loaded.errors.empty() ? "" : loaded.errors[0].rule; }

TEST(LegalParameters, AreTheSameWhetherNamedOrNot) {
  json document = json::parse(the_shortcut());
  const Loaded named = load_text(document.dump(1), "a.json");
  document.erase("parameters");
  const Loaded unnamed = load_text(document.dump(1), "a.json");
  ASSERT_TRUE(named.scenario && unnamed.scenario) << all_texts(unnamed.errors);
  EXPECT_EQ(named.scenario->source_text, unnamed.scenario->source_text);
}

TEST(LegalParameters, GiveWayToWhatTheScenarioSaysItself) {
  const Loaded loaded =
      with_law(R"({"law": {"theories": ["contract", "tort"], "motion_power": {"value": 0.4}}})");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_TRUE(loaded.scenario->enables(law::Theory::tort));
  EXPECT_EQ(loaded.scenario->court.motion_power.value, 0.4);
  EXPECT_EQ(loaded.scenario->court.appeal_review.value, 0.3);
}

TEST(LegalParameters, MayLieBesideTheScenario) {
  ScratchFolder folder;
  folder.write("base.json", the_shortcut());
  std::filesystem::create_directories(folder.path() / "parameters");
  folder.write("parameters/strict.json",
               R"({"format": "partly-parameters/1", "law": {"appeal_review": {"value": 0.2}}})");
  const Loaded loaded = load_file(folder.write(
      "child.json",
      R"({"format": "partly-scenario/1", "parent": "base.json", "parameters": ["legal.json", "market.json", "strict.json"]})"));
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.scenario->court.appeal_review.value, 0.2);
}

TEST(LegalParameters, ThatCannotBeHadAreAnErrorAtTheirName) {
  for (const char* names :
       {R"(["nothing.json"])", R"(["../the-shortcut.json"])", R"([7])", R"("legal.json")"}) {
    const Loaded loaded = with_law(std::string(R"({"parameters": )") + names + "}");
    EXPECT_EQ(first_rule(loaded), "parameters") << names;
    EXPECT_FALSE(loaded.scenario);
    EXPECT_GE(loaded.errors.at(0).line, 1);
  }
}

// The shared file must not teach what the case file does not hold.
TEST(LegalParameters, NameOnlyFactsThatTheCaseFileHoldsAndAReasonForEachFigure) {
  const auto facts = load_case_file();
  ASSERT_TRUE(facts.ok());
  const json document = json::parse(content_of(source_folder() / "scenarios/parameters/legal.json"));
  int figures = 0;
  const std::function<void(const json&)> walk = [&](const json& value) {
    if (value.is_object() && value.contains("value")) {
      ++figures;
      EXPECT_TRUE(value.contains("source") || value["assumption"].value("reason", "").size() >= 10)
          << value.dump();
    }
    if (value.is_structured())
      for (const auto& [key, below] : value.items()) {
        if (key == "fact" || key == "source") {
          EXPECT_NE(facts->find(below.get<std::string>()), nullptr) << below;
        }
        walk(below);
      }
  };
  walk(document);
  EXPECT_GE(figures, 60);
}

TEST(ShortcutLaw, BringsContractAloneAndTightensItsTermsInTime) {
  const Loaded loaded = load_text(the_shortcut(), "a.json");
  ASSERT_TRUE(loaded.scenario);
  EXPECT_EQ(loaded.scenario->theories, std::vector{law::Theory::contract});
  EXPECT_EQ(loaded.scenario->other_claims.size(), 4u);
  const auto& terms = *loaded.scenario;
  EXPECT_EQ(law::in_force(terms.terms, terms.later_terms, 3).find(law::ClauseKind::audit), nullptr);
  const law::Terms& later = law::in_force(terms.terms, terms.later_terms, 4);
  EXPECT_NE(later.find(law::ClauseKind::audit), nullptr);
  EXPECT_EQ(later.version, 2);
  EXPECT_EQ(later.volume_limit.value, terms.terms.volume_limit.value);  // what a revision leaves out stays
}

TEST(ScenarioLaw, CitesTheFineOfTheActAsItsSource) {
  const Loaded loaded = load_text(the_shortcut(), "a.json");
  const law::DamagesRules& damages = loaded.scenario->claim(law::Theory::disclosure).damages;
  EXPECT_EQ(damages.turnover_fine.provenance, Provenance::sourced);
  EXPECT_EQ(damages.turnover_fine.source, "X3");
  EXPECT_EQ(damages.least_fine_usd.value, 15e6);
}

TEST(ScenarioLaw, IsRefusedWhereItMakesNoSense) {
  const std::pair<const char*, const char*> broken[] = {
      {"missing-key", R"({"law": {"claims": {"tort": {"elements": {"human_authorship": {}}}}}})"},
      {"element",
       R"({"law": {"claims": {"tort": {"elements": {"competition": {"chance": {"value": 0.5, "unit": "fraction", "assumption": {"low": 0, "high": 1, "reason": "For the test only."}}}}}}}})"},
      {"range", R"({"law": {"defences": {"creation_upheld": {"value": 1, "assumption": {"high": 2}}}}})"},
      {"range", R"({"law": {"stand": {"yes": {"penalty": {"value": -1, "assumption": {"low": -2}}}}}})"},
      {"duplicate", R"({"law": {"theories": ["contract", "contract"]}})"},
      {"value", R"({"law": {"theories": ["witchcraft"]}})"},
      {"window", R"({"terms": {"revisions": {"late": {"from_quarter": 30}}}})"},
      {"missing-key",
       R"({"terms": {"clauses": {"liability_cap": {"number": 20, "text": "Up to here.", "fact": "F30"}}}})"},
      {"reference", R"({"law": {"contract": {"remedies": {"money": {"fact": "F99"}}}}})"},
  };
  for (const auto& [rule, patch] : broken) EXPECT_EQ(first_rule(with_law(patch)), rule) << patch;
}

}  // namespace
}  // namespace partly::scenario
