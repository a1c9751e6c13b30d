#include "sim/scenario/casefile.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/scenario/glossary.h"

namespace partly::scenario {
namespace {

TEST(CaseFile, HoldsEveryFactOnceWithStatusAndSource) {
  const auto file = load_case_file();
  ASSERT_TRUE(file) << file.error().message();
  const std::set<std::string> statuses{"reported", "alleged", "opinion", "conflict", "prediction", "law"};
  std::set<std::string> ids;
  for (const Fact& fact : file->facts) {
    EXPECT_TRUE(ids.insert(fact.id).second) << fact.id;
    EXPECT_TRUE(statuses.contains(fact.status)) << fact.id;
    EXPECT_FALSE(fact.text.empty() || fact.source.empty() || fact.group.empty()) << fact.id;
  }
  EXPECT_EQ(ids.size(), 41u);
  for (const char* id : {"F01", "F20", "F43", "F57", "X3"}) EXPECT_NE(file->find(id), nullptr) << id;
  EXPECT_EQ(file->find("F99"), nullptr);
}

TEST(CaseFile, NamesTheArticlesThatFactsRestOn) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  std::set<std::string> known;
  for (const Source& source : file->sources) known.insert(source.id);
  for (const Fact& fact : file->facts) {
    if (fact.id[0] != 'F') continue;
    for (std::size_t at = 0; at < fact.source.size(); at += 3)
      EXPECT_TRUE(known.contains(fact.source.substr(at, 2))) << fact.id;
  }
}

TEST(CaseFile, ShowsBothSidesWhereTheArticlesDisagree) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  for (const char* id : {"F03", "F04", "F21", "F37"}) {
    EXPECT_EQ(file->find(id)->status, "conflict") << id;
    EXPECT_NE(file->find(id)->source.find(' '), std::string::npos) << id;
  }
}

// The only words of others that the project may quote.
TEST(CaseFile, QuotesOnlyWhatWasSaidInCourtOrByANamedStudy) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  const std::set<std::string> allowed{"partly",
                                      "general",
                                      "standard practice",
                                      "Standard practice",
                                      "a few hundred employees",
                                      "sufficient human authorship",
                                      "extremely difficult"};
  for (const Fact& fact : file->facts) {
    std::size_t open = fact.text.find('"');
    while (open != std::string::npos) {
      const std::size_t close = fact.text.find('"', open + 1);
      ASSERT_NE(close, std::string::npos) << fact.id;
      EXPECT_TRUE(allowed.contains(fact.text.substr(open + 1, close - open - 1)))
          << fact.id << ": " << fact.text;
      open = fact.text.find('"', close + 1);
    }
  }
}

TEST(Glossary, SaysEachTermInOnePlainSentence) {
  const auto glossary = load_glossary();
  ASSERT_TRUE(glossary) << glossary.error().message();
  EXPECT_GE(glossary->terms.size(), 30u);
  std::set<std::string> ids;
  for (const Term& term : glossary->terms) {
    EXPECT_TRUE(ids.insert(term.id).second) << term.id;
    EXPECT_EQ(term.text.back(), '.') << term.id;
    EXPECT_LE(term.text.size(), 120u) << term.id;
  }
  for (const char* id :
       {"teacher", "student", "soft-targets", "p-value", "settlement-zone", "flop", "posting"})
    EXPECT_NE(glossary->find(id), nullptr) << id;
}

}  // namespace
}  // namespace partly::scenario
