#include "sim/scenario/casefile.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/scenario/cited.h"
#include "sim/scenario/glossary.h"

namespace partly::scenario {
namespace {

TEST(CaseFile, HoldsEveryFactOnceWithStatusAndSource) {
  const auto file = load_case_file();
  ASSERT_TRUE(file) << file.error().message();
  std::set<std::string> ids;
  for (const Fact& fact : file->facts) {
    EXPECT_TRUE(ids.insert(fact.id).second) << fact.id;
    EXPECT_FALSE(fact.text.empty() || fact.source.empty() || fact.group.empty()) << fact.id;
  }
  EXPECT_EQ(ids.size(), 41u);
  for (const char* id : {"F01", "F20", "F43", "F57", "X3"}) EXPECT_NE(file->find(id), nullptr) << id;
  EXPECT_EQ(file->find("F99"), nullptr);
}

TEST(CaseFile, SaysWhoseAnOpinionAnEstimateOrAClaimIsInTheSentenceItself) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  for (const Fact& fact : file->facts) {
    if (fact.established() || fact.status == FactStatus::conflict) continue;
    bool told = false;
    for (const char* word : {"author", "article", "essay", "accused"})
      told = told || fact.text.find(word) != std::string::npos;
    EXPECT_TRUE(told) << fact.id << ": " << fact.text;
  }
}

TEST(CaseFile, CallsTheCostOfTheShortcutARoughEstimate) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  const Fact& cost = *file->find("F20");
  EXPECT_EQ(cost.status, FactStatus::estimate);
  EXPECT_NE(cost.text.find("rough estimate by an author"), std::string::npos);
  EXPECT_NE(cost.text.find("GPU spend"), std::string::npos);
}

TEST(CaseFile, NamesTheArticlesThatFactsRestOn) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  std::set<std::string> known;
  for (const Source& source : file->sources) known.insert(source.id);
  for (const Fact& fact : file->facts) {
    if (fact.id[0] != 'F') continue;
    EXPECT_FALSE(fact.articles().empty()) << fact.id;
    for (const std::string& id : fact.articles()) EXPECT_TRUE(known.contains(id)) << fact.id;
  }
}

TEST(CaseFile, ShowsBothSidesWhereTheArticlesDisagree) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  for (const char* id : {"F02", "F03", "F04", "F21", "F37"}) {
    EXPECT_EQ(file->find(id)->status, FactStatus::conflict) << id;
    EXPECT_NE(file->find(id)->source.find(' '), std::string::npos) << id;
  }
}

// The only words of others that the project may quote, and where.
TEST(CaseFile, QuotesOnlyWhatWasSaidInCourtOrByANamedStudy) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  const std::set<std::string> allowed{"F01 partly",
                                      "F02 AI companies generally distill from each other",
                                      "F02 general",
                                      "F02 It is standard practice to use other AIs to validate your AI",
                                      "F22 a few hundred employees",
                                      "F32 sufficient human authorship",
                                      "F33 extremely difficult",
                                      "F41 standard practice"};
  std::set<std::string> quoted;
  for (const Fact& fact : file->facts) {
    std::size_t open = fact.text.find('"');
    while (open != std::string::npos) {
      const std::size_t close = fact.text.find('"', open + 1);
      ASSERT_NE(close, std::string::npos) << fact.id;
      quoted.insert(fact.id + " " + fact.text.substr(open + 1, close - open - 1));
      open = fact.text.find('"', close + 1);
    }
  }
  EXPECT_EQ(quoted, allowed);
}

TEST(CaseFile, SaysThatTheSentenceTakenForADefenceOfDistillingSpeaksOfValidating) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  const std::string& text = file->find("F02")->text;
  EXPECT_NE(text.find("defence of distilling"), std::string::npos);
  EXPECT_NE(text.find("itself says validate"), std::string::npos);
}

TEST(CitedFacts, AreFoundInASentence) {
  EXPECT_EQ(cited_facts("Hard (F43, X1), in Q3 of F1 and UF20."), (std::vector<std::string>{"F43", "X1"}));
  EXPECT_TRUE(cited_facts("").empty());
}

TEST(CitedFacts, CarryTheirStatusWhereTheyAreNotEstablished) {
  const auto file = load_case_file();
  ASSERT_TRUE(file);
  EXPECT_EQ(with_status("Hard to contest (F43).", *file), "Hard to contest (F43: opinion).");
  EXPECT_EQ(with_status("F30 and X1, F20 or F37", *file),
            "F30 and X1, F20: estimate or F37: sources disagree");
  EXPECT_EQ(with_status("F99 is unknown", *file), "F99 is unknown");
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
