#include "sim/scenario/load.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "sim/world/state/scenario.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

json changed(const std::string& pointer, const json& value) {
  json document = json::parse(the_shortcut());
  document[json::json_pointer(pointer)] = value;
  return document;
}

std::vector<Issue> errors_of(const json& document) {
  return load_text(document.dump(1), "changed.json").errors;
}

TEST(Load, KeepsATextThatNeedsNoOtherFile) {
  const Loaded loaded = load_text(the_shortcut(), "a.json");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const json whole = json::parse(loaded.scenario->source_text);
  EXPECT_EQ(whole["parameters"], json::array());
  EXPECT_TRUE(whole["law"].contains("stand"));  // out of the shared parameters
  const json own = json::parse(the_shortcut());
  for (const auto& [key, value] : own.items())
    if (key != "parameters") {
      json laid = whole[key];  // upon the shared parameters
      laid.merge_patch(value);
      EXPECT_EQ(whole[key], laid) << key;
    }
}

TEST(Load, CountsEventsAndQuantities) {
  const Loaded loaded = load_text(the_shortcut(), "a.json");
  EXPECT_EQ(loaded.events, static_cast<int>(json::parse(the_shortcut())["events"].size()));
  EXPECT_GE(loaded.quantities, 60);
}

TEST(Load, SaysThatAFileIsMissingWhenItIs) {
  const Loaded loaded = load_file("/nowhere/at/all.json");
  EXPECT_TRUE(loaded.missing);
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_EQ(loaded.errors[0].line, 0);
}

TEST(Load, RefusesAFolderAndAFileThatIsTooLarge) {
  const ScratchFolder folder;
  EXPECT_TRUE(load_file(folder.path()).missing);
  const auto huge = folder.write("huge.json", std::string(kMaxScenarioBytes + 1, ' '));
  EXPECT_FALSE(load_file(huge).scenario);
}

TEST(Load, GivesAllErrorsInTheOrderOfTheText) {
  json document = changed("/quarters", 0);
  document["colour"] = "red";
  document["labs"]["player"]["trust"]["value"] = 2;
  const auto errors = errors_of(document);
  ASSERT_EQ(errors.size(), 3u) << all_texts(errors);
  for (std::size_t i = 1; i < errors.size(); ++i) EXPECT_LE(errors[i - 1].line, errors[i].line);
}

TEST(Load, SaysOneThingAboutOneMistake) {
  for (const auto& [pointer, value] :
       std::vector<std::pair<std::string, json>>{{"/labs", 3},
                                                 {"/market/reference_price_usd", "20"},
                                                 {"/learning/teacher/recipe/steps", 0},
                                                 {"/routes/distil/queries", -5},
                                                 {"/events/rival-sued/chance/value", 7}}) {
    const auto errors = errors_of(changed(pointer, value));
    EXPECT_EQ(errors.size(), 1u) << pointer << "\n" << all_texts(errors);
  }
}

TEST(Load, TakesASourceOnlyForAFigureThatItHolds) {
  const json sourced{{"value", 50e9}, {"unit", "USD"}, {"source", "F20"}};
  EXPECT_TRUE(errors_of(changed("/funding/floor_usd", sourced)).empty());
  const json claimed{{"value", 49e9}, {"unit", "USD"}, {"source", "F20"}};
  EXPECT_TRUE(has_rule(errors_of(changed("/funding/floor_usd", claimed)), "source"));
}

TEST(Load, SaysOfAFigureThatNobodyMeasuredWhatItIs) {
  const json sourced{{"value", 50e9}, {"unit", "USD"}, {"source", "F20"}, {"note", "Computing."}};
  const Loaded loaded = load_text(changed("/funding/floor_usd", sourced).dump(), "a.json");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.scenario->funding.floor_usd.explanation,
            "An author's rough figure, without a measurement. Computing.");
}

TEST(Load, TakesAPaperThatTheScenarioNames) {
  json document =
      changed("/papers", {{"sellke-2001", "Sellke, Bayarri, Berger: Calibration of p values, 2001"}});
  document["contract"]["monitor_log"] = {{"value", 4.6}, {"unit", "log-odds"}, {"source", "sellke-2001"}};
  EXPECT_TRUE(errors_of(document).empty());
}

TEST(Load, OrdersLabsByTheirPart) {
  const Loaded loaded = load_text(the_shortcut(), "a.json");
  ASSERT_TRUE(loaded.scenario);
  ASSERT_EQ(loaded.scenario->labs.size(), 5u);
  EXPECT_EQ(loaded.scenario->labs[0].id, "player");
  EXPECT_EQ(loaded.scenario->labs[1].id, "meridian");
  EXPECT_EQ(loaded.scenario->labs[2].id, "commonfield");
}

TEST(Load, CountsQuartersOfEventsFromOne) {
  const Loaded loaded = load_text(changed("/events/rival-sued/first_quarter", 1).dump(), "a.json");
  ASSERT_TRUE(loaded.scenario);
  EXPECT_EQ(loaded.scenario->events[0].id, "rival-sued");
  EXPECT_EQ(loaded.scenario->events[0].first_quarter, 0);
}

TEST(Load, TellsHowManyErrorsAreNotShown) {
  json document = json::parse(the_shortcut());
  for (int i = 0; i < 500; ++i) document["stray-" + std::to_string(i)] = i;
  const auto errors = errors_of(document);
  EXPECT_LE(errors.size(), 101u);
  EXPECT_EQ(errors.back().rule, "more");
}

TEST(IssueText, HasPlaceRuleAndHint) {
  const Issue issue{
      "a.json", 3, 7, "unknown-key", "\"lable_usd\" is not a known key here", "did you mean \"label_usd\"?"};
  EXPECT_EQ(
      issue.text(),
      "a.json:3:7: error: \"lable_usd\" is not a known key here [unknown-key] (did you mean \"label_usd\"?)");
  const Issue nowhere{"a.json", 0, 0, "unreadable", "The file cannot be read", ""};
  EXPECT_EQ(nowhere.text(), "a.json: error: The file cannot be read [unreadable]");
}

}  // namespace
}  // namespace partly::scenario
