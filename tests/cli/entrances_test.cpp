// Every file that partly-sim reads, damaged in every way: it is taken as it is or refused with its place, and
// the program never ends by a signal.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <ostream>
#include <regex>

#include "tests/base/damaged_texts.h"
#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;

std::string shipped(const std::string& name) {
  return text_of(fs::path(PARTLY_SOURCE_DIR) / "scenarios" / name);
}

struct Entrance {
  std::string name;
  std::string good;  // a file that is taken
  std::string file;  // where it lies
  std::function<std::vector<std::string>(const Home&)>
      command;      // that reads it; writes what stands around it
  int refused = 3;  // the exit code
};

std::string child(const std::string& more) {
  return "{\"format\": \"partly-scenario/1\", \"id\": \"child\", \"title\": \"T\", \"teaser\": \"T.\", " +
         more + "}";
}

std::vector<Entrance> entrances() {
  const std::string shortcut = shipped("the-shortcut.json");
  return {
      {"Scenario", shortcut, "scenario.json",
       [](const Home& home) {
         return std::vector<std::string>{"validate", home.file("scenario.json")};
       }},
      {"ScenarioForARuleMaker", shipped("precedent.json"), "scenario.json",
       [](const Home& home) {
         return std::vector<std::string>{"validate", home.file("scenario.json")};
       }},
      {"Parent", shortcut, "parent.json",
       [](const Home& home) {
         return std::vector<std::string>{"validate",
                                         home.write("child.json", child("\"parent\": \"parent.json\""))};
       }},
      {"Parameters", shipped("parameters/legal.json"), "parameters/own.json",
       [](const Home& home) {
         home.write("parent.json", shipped("the-shortcut.json"));
         home.write("parameters/market.json", shipped("parameters/market.json"));
         const std::string files =
             "\"parent\": \"parent.json\", \"parameters\": [\"own.json\", \"market.json\"]";
         return std::vector<std::string>{"validate", home.write("child.json", child(files))};
       }},
      {"FolderOfScenarios", shortcut, "library/scenario.json",
       [](const Home& home) {
         return std::vector<std::string>{"validate", home.file("library")};
       }},
      {"ReadingExercise", text_of(fs::path(PARTLY_SOURCE_DIR) / "assets/reading.json"), "exercise.json",
       [](const Home& home) {
         return std::vector<std::string>{"sources", "--articles", "--file", home.file("exercise.json")};
       }},
      {"Recipe", R"({"seeds": 1, "teacher": {"labels": 20, "recipe": {"steps": 1}}, "recipe": {"steps": 1}})",
       "recipe.json",
       [](const Home& home) {
         return std::vector<std::string>{"train", "--recipe", home.file("recipe.json")};
       },
       2}};
}

void PrintTo(const Entrance& entrance, std::ostream* out) { *out << entrance.name; }

class EveryEntrance : public testing::TestWithParam<Entrance> {};

TEST_P(EveryEntrance, TakesAFileOrSaysWhereItIsDamaged) {
  const Home home;
  const auto command = GetParam().command(home);
  const fs::path file = home.file(GetParam().file);
  fs::create_directories(file.parent_path());
  // In the file itself, or where another names it.
  const std::regex place("\\.json:[0-9]+:[0-9]+: ");
  for (const DamagedText& each : damaged(GetParam().good)) {
    home.write(GetParam().file, each.text);
    const auto outcome = home.run(command);
    if (each.taken) {
      EXPECT_EQ(outcome.code, 0) << each.name << ": " << outcome.out << outcome.err;
      continue;
    }
    // An empty recipe orders the usual run.
    if (GetParam().name == "Recipe" && each.name == "MarkOfByteOrderBeforeAnEmptyObject") continue;
    EXPECT_EQ(outcome.code, GetParam().refused) << each.name << ": " << outcome.out << outcome.err;
    EXPECT_TRUE(std::regex_search(outcome.out + outcome.err, place))
        << each.name << ": " << outcome.out << outcome.err;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, EveryEntrance, testing::ValuesIn(entrances()),
                         [](const auto& each) { return each.param.name; });

TEST(Saves, ThatAreDamagedAreRefusedAndNeverEndTheProgram) {
  const Home home;
  for (const DamagedText& each : damaged(R"({"format": "partly-save/1", "quarters": []})")) {
    const auto outcome = home.run({"replay", home.write("save.json", each.text)});
    EXPECT_EQ(outcome.code, 3) << each.name << ": " << outcome.err;
    EXPECT_NE(outcome.err.find("save.json"), std::string::npos) << each.name << ": " << outcome.err;
  }
}

TEST(GamesOfASweep, ThatAreDamagedAreRefusedAndNeverEndTheProgram) {
  const Home home;
  fs::create_directories(home.file("games"));
  for (const DamagedText& each : damaged(R"({"format": "partly-game/1", "scenario": "the-shortcut"})")) {
    home.write("games/lawful-00001.jsonl", each.text);
    const auto outcome = home.run(
        {"sweep", "the-shortcut", "--policies", "lawful", "--seeds", "1", "--out", home.file("games")});
    EXPECT_EQ(outcome.code, 3) << each.name << ": " << outcome.err;
    EXPECT_NE(outcome.err.find("lawful-00001.jsonl"), std::string::npos) << each.name << ": " << outcome.err;
  }
}

TEST(Messages, NeverSteerTheTerminal) {
  const Home home;
  const std::string coloured =
      home.write("a.json", child("\"parent\": \"b.json\", \"\\u001b]0;pwned\\u0007\": 1"));
  home.write("b.json", shipped("the-shortcut.json"));
  const auto outcome = home.run({"validate", coloured});
  EXPECT_EQ(outcome.code, 3);
  EXPECT_EQ(outcome.out.find('\x1B'), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace partly::cli_test
