// Every broken scenario in tests/bad has its messages beside it as a text file: what a person reads.
// After a deliberate change: PARTLY_UPDATE_GOLDEN=1 scenario_test --gtest_filter='BadScenarios*', then read
// the diff.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "sim/scenario/rule_maker.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

fs::path folder() { return source_folder() / "tests" / "bad"; }

std::vector<fs::path> broken() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == ".json" && !entry.path().filename().string().starts_with("good"))
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Without the folder, which differs from machine to machine.
std::string messages(const fs::path& path) {
  const LoadedEither loaded = load_either_file(path);
  std::string text = all_texts(loaded.errors);
  for (Issue warning : loaded.warnings) text += warning.warning_text() + "\n";
  const std::string prefix = folder().string() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text;
}

TEST(BadScenarios, EachSaysWhatIsWrongAsWritten) {
  const bool update = std::getenv("PARTLY_UPDATE_GOLDEN") != nullptr;
  for (const fs::path& path : broken()) {
    const fs::path golden = fs::path(path).replace_extension(".txt");
    const std::string said = messages(path);
    if (update) std::ofstream(golden, std::ios::binary) << said;
    EXPECT_EQ(said, content_of(golden)) << path.filename();
    EXPECT_FALSE(said.empty()) << path.filename() << " is not broken";
  }
}

TEST(BadScenarios, AreManyAndOfManyKinds) {
  std::set<std::string> rules;
  for (const fs::path& path : broken())
    for (const LoadedEither loaded = load_either_file(path); const Issue& issue : loaded.errors)
      rules.insert(issue.rule);
  EXPECT_GE(broken().size(), 40u);
  EXPECT_GE(rules.size(), 20u);
}

TEST(BadScenarios, LoadNothingAtAll) {
  for (const fs::path& path : broken()) {
    const Loaded loaded = load_file(path);
    EXPECT_EQ(loaded.scenario.has_value(), loaded.errors.empty()) << path.filename();
    const LoadedRuleMaker other = load_rule_maker_file(path);
    EXPECT_EQ(other.scenario.has_value(), other.errors.empty()) << path.filename();
  }
}

TEST(BadScenarios, HaveAPlaceInATextForEachError) {
  for (const fs::path& path : broken())
    for (const LoadedEither loaded = load_either_file(path); const Issue& issue : loaded.errors) {
      EXPECT_GE(issue.line, 1) << issue.text();
      EXPECT_GE(issue.column, 1) << issue.text();
    }
}

TEST(BadScenarios, StartFromOneThatIsGood) {
  const Loaded loaded = load_file(folder() / "good.json");
  EXPECT_TRUE(loaded.scenario) << all_texts(loaded.errors);
  EXPECT_TRUE(loaded.warnings.empty());
  EXPECT_EQ(all_texts(load_either_file(folder() / "good-rule-maker.json").errors), "");
}

}  // namespace
}  // namespace partly::scenario
