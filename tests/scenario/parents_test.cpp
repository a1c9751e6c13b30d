#include "sim/scenario/parents.h"

#include <gtest/gtest.h>

#include "sim/world/state/scenario.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

std::string child(const std::string& parent, const std::string& rest) {
  return "{\n\"format\": \"partly-scenario/1\",\n\"parent\": \"" + parent + "\"" +
         (rest.empty() ? "" : ",\n" + rest) + "\n}\n";
}

class Parents : public testing::Test {
 protected:
  void SetUp() override { folder.write("base.json", the_shortcut()); }
  Loaded load(const std::string& parent, const std::string& rest) {
    return load_file(folder.write("child.json", child(parent, rest)));
  }
  ScratchFolder folder;
};

std::size_t events_of_the_shortcut() { return load_text(the_shortcut(), "a.json").scenario->events.size(); }

TEST_F(Parents, GiveWhatTheChildLeavesOut) {
  const Loaded loaded =
      load("base.json", "\"id\": \"short\", \"quarters\": 10, \"labs\": {\"player\": {\"name\": \"Ours\"}}");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.scenario->id, "short");
  EXPECT_EQ(loaded.scenario->find_lab("player")->name, "Ours");
  EXPECT_EQ(loaded.scenario->find_lab("player")->cash_usd.value, 4e9);
  EXPECT_EQ(loaded.scenario->events.size(), events_of_the_shortcut());
}

TEST_F(Parents, LoseWhatTheChildSetsToNull) {
  const Loaded loaded = load("base.json", "\"events\": {\"rival-sued\": null}");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.scenario->events.size(), events_of_the_shortcut() - 1);
}

TEST_F(Parents, LeaveOneTextThatSaysTheSame) {
  const Loaded loaded = load("base.json", "\"id\": \"short\"");
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  const Loaded again = load_text(loaded.scenario->source_text, "save");
  ASSERT_TRUE(again.scenario) << all_texts(again.errors);
  EXPECT_EQ(again.scenario->id, "short");
  EXPECT_EQ(again.quantities, loaded.quantities);
  EXPECT_EQ(again.scenario->source_text, loaded.scenario->source_text);
}

TEST_F(Parents, AreBlamedForTheirOwnMistakes) {
  folder.write("wrong.json", child("base.json", "\"minutes\": -1"));
  const Loaded loaded = load("wrong.json", "\"seed\": -1");
  ASSERT_EQ(loaded.errors.size(), 2u) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.errors[0].file, (folder.path() / "child.json").string());
  EXPECT_EQ(loaded.errors[1].file, (folder.path() / "wrong.json").string());
  EXPECT_EQ(loaded.errors[1].line, 4);
  EXPECT_EQ(loaded.errors[1].column, 12);
}

TEST_F(Parents, ReachFourGenerationsBack) {
  std::string last = "base.json";
  for (int i = 1; i <= kMaxParents - 1; ++i) {
    const std::string name = "g" + std::to_string(i) + ".json";
    folder.write(name, child(last, ""));
    last = name;
  }
  EXPECT_TRUE(load(last, "").scenario);
  folder.write("too-far.json", child(last, ""));
  const Loaded loaded = load("too-far.json", "");
  EXPECT_FALSE(loaded.scenario);
  EXPECT_TRUE(has_rule(loaded.errors, "parent")) << all_texts(loaded.errors);
}

TEST_F(Parents, StayInTheirFolder) {
  for (const char* name : {"../base.json", "/etc/passwd", "sub/base.json", "..", ".", "base", ".json",
                           "c:base.json", "a\\\\b.json", ""})
    EXPECT_TRUE(has_rule(load(name, "").errors, "parent")) << name;
}

TEST_F(Parents, AreNotNamedByATextWithoutAFile) {
  const Loaded loaded = load_text(child("base.json", ""), (folder.path() / "child.json").string());
  EXPECT_TRUE(has_rule(loaded.errors, "parent"));
}

TEST_F(Parents, MakeTheExampleOfTheGuideWork) {
  folder.write("the-shortcut.json", the_shortcut());
  const std::string guide = content_of(source_folder() / "docs" / "scenario-format.md");
  const auto begin = guide.find("```json\n") + 8, end = guide.find("```", begin);
  const Loaded loaded = load_file(folder.write("example.json", guide.substr(begin, end - begin)));
  ASSERT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_TRUE(loaded.warnings.empty()) << all_texts(loaded.warnings);
  EXPECT_EQ(loaded.scenario->prices.query_probability_usd.value, 2.26e6);
  EXPECT_EQ(loaded.scenario->events.size(), events_of_the_shortcut() - 1);
}

TEST_F(Parents, AreReplacedWholeByAListOrAPlainValue) {
  const Loaded loaded =
      load("base.json",
           "\"briefing\": {\"goals\": [{\"text\": \"One.\", \"measure\": \"worth\"}, 2]}, \"labs\": 3");
  EXPECT_FALSE(loaded.scenario);
  ASSERT_EQ(loaded.errors.size(), 2u) << all_texts(loaded.errors);
  EXPECT_EQ(loaded.errors[0].line, 4);
  EXPECT_EQ(loaded.errors[1].line, 4);
}

}  // namespace
}  // namespace partly::scenario
