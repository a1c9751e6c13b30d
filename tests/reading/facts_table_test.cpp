// docs/case-file.md: where each fact stands in the game. And no text of the project cites a fact that is
// none.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "sim/scenario/cited.h"
#include "tests/reading/shipped_exercise.h"

namespace partly::reading {
namespace {

namespace fs = std::filesystem;

fs::path tree() { return PARTLY_SOURCE_DIR; }

std::string content(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

struct Row {
  std::string status;
  std::set<std::string> statements, files;
};

std::set<std::string> in_backticks(const std::string& cell) {
  static const std::regex quoted("`([^`]+)`");
  return {std::sregex_token_iterator(cell.begin(), cell.end(), quoted, 1), std::sregex_token_iterator()};
}

// Rows "| F03 | conflict | `oakland` | `sim/world/close/cuts.cpp` |" by the fact.
const std::map<std::string, Row>& table() {
  static const std::map<std::string, Row> rows = [] {
    std::map<std::string, Row> out;
    std::istringstream text(content(tree() / "docs/case-file.md"));
    static const std::regex row("\\| (F[0-9]{2}|X[0-9]) \\| ([a-z]+) \\|([^|]*)\\|([^|]*)\\|");
    std::smatch found;
    for (std::string line; std::getline(text, line);)
      if (std::regex_match(line, found, row))
        out[found[1]] = {found[2], in_backticks(found[3]), in_backticks(found[4])};
    return out;
  }();
  return rows;
}

TEST(FactsTable, HasEveryFactWithItsStatus) {
  for (const scenario::Fact& fact : shipped_facts().facts) {
    const auto row = table().find(fact.id);
    ASSERT_NE(row, table().end()) << fact.id;
    EXPECT_EQ(row->second.status, enum_name(fact.status)) << fact.id;
  }
  EXPECT_EQ(table().size(), shipped_facts().facts.size());
}

TEST(FactsTable, NamesTheStatementsOfTheExerciseThatRestOnTheFact) {
  std::map<std::string, std::set<std::string>> statements;
  for (const Statement& one : shipped_exercise().statements)
    for (const std::string& fact : one.facts) statements[fact].insert(one.id);
  for (const auto& [fact, row] : table()) EXPECT_EQ(row.statements, statements[fact]) << fact;
}

TEST(FactsTable, NamesFilesThatActOnTheFactAndSaySo) {
  for (const auto& [fact, row] : table())
    for (const std::string& file : row.files) {
      ASSERT_TRUE(fs::is_regular_file(tree() / file)) << fact << ": " << file;
      EXPECT_NE(content(tree() / file).find(fact), std::string::npos) << file << " does not name " << fact;
    }
}

TEST(FactsTable, LeavesNoFactThatIsNeitherPlayedNorAsked) {
  for (const auto& [fact, row] : table()) EXPECT_FALSE(row.files.empty() && row.statements.empty()) << fact;
}

TEST(CitedFacts, AllStandInTheCaseFile) {
  int cited = 0;
  for (const char* folder : {"scenarios", "docs", "sim", "game"})
    for (const auto& entry : fs::recursive_directory_iterator(tree() / folder)) {
      const std::string kind = entry.path().extension();
      if (kind != ".json" && kind != ".md" && kind != ".cpp" && kind != ".h") continue;
      for (const std::string& id : scenario::cited_facts(content(entry.path()))) {
        ++cited;
        EXPECT_NE(shipped_facts().find(id), nullptr) << entry.path() << " cites " << id;
      }
    }
  EXPECT_GT(cited, 100);
}

}  // namespace
}  // namespace partly::reading
