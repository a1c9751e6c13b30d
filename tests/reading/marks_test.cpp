#include "sim/reading/marks.h"

#include "tests/reading/shipped_exercise.h"

namespace partly::reading {
namespace {

using Confusions = std::vector<Confusion>;

Mark marked(const std::string& id, const std::string& answer) {
  return mark(statement(id), answer_from(answer, shipped_exercise()).value());
}

TEST(Marks, GiveBothPointsToTheRightAnswerOfEveryStatement) {
  for (const Statement& one : shipped_exercise().statements) {
    const Mark mark_of_it = mark(one, right_answer(one));
    EXPECT_EQ(mark_of_it.points(), kMostPoints) << one.id;
    EXPECT_TRUE(mark_of_it.confusions.empty()) << one.id;
  }
}

TEST(Marks, GiveAPointForWhoSaysItWithoutAsWhat) {
  const Mark half = marked("one-for-fifty", "S1:reported");
  EXPECT_TRUE(half.who);
  EXPECT_FALSE(half.as_what);
  EXPECT_EQ(half.confusions, Confusions{Confusion::taken_as_fact});
}

TEST(Marks, GiveAPointForAsWhatWithTheWrongArticle) {
  const Mark half = marked("donation", "S3:reported");
  EXPECT_FALSE(half.who);
  EXPECT_TRUE(half.as_what);
  EXPECT_EQ(half.confusions, Confusions{Confusion::wrong_article});
}

TEST(Marks, DoNotAskForTheOrderOfTheArticles) {
  EXPECT_EQ(marked("accused", "S2+S1:reported").points(), kMostPoints);
}

TEST(Marks, TellAnOverclaimOfATrueFactFromAStatementThatIsMade) {
  EXPECT_EQ(marked("saving-in-all", "S1:estimate").confusions, Confusions{Confusion::words_in_mouth});
  EXPECT_EQ(marked("saving-in-all", "S1:estimate").points(), 0);
  EXPECT_EQ(marked("saving-in-all", "none").points(), kMostPoints);
  EXPECT_EQ(marked("one-for-fifty", "none").confusions, Confusions{Confusion::overlooked});
}

TEST(Marks, NameTheKindOfConfusion) {
  const std::vector<std::tuple<std::string, std::string, Confusion>> kinds{
      {"chinese-models", "S1:reported", Confusion::taken_as_fact},
      {"thirty-days", "S1:reported", Confusion::taken_as_fact},
      {"donation", "S2:alleged", Confusion::doubted},
      {"irony", "S2:alleged", Confusion::kinds_mixed},
      {"oakland", "S2:reported", Confusion::one_side},
      {"first-in-court", "S0:conflict", Confusion::no_conflict},
      {"accused", "S1:reported", Confusion::left_out}};
  for (const auto& [id, answer, confusion] : kinds)
    EXPECT_EQ(marked(id, answer).confusions, Confusions{confusion}) << id << " " << answer;
}

TEST(Answers, AreReadAsTheyAreWritten) {
  for (const char* written : {"none", "S2:opinion", "S0+S3:conflict"})
    EXPECT_EQ(text(answer_from(written, shipped_exercise()).value()), written);
}

TEST(Answers, ThatSayTooLittleOrWhatIsUnknownAreRefusedWithTheChoices) {
  for (const char* written : {"", "S2", "S9:opinion", "S2:rumoured", "S2:not-said", ":opinion", "S1+:opinion",
                              "s2:opinion", "none:opinion"}) {
    const auto answer = answer_from(written, shipped_exercise());
    ASSERT_FALSE(answer) << written;
    EXPECT_NE(answer.error().message().find("estimate, prediction"), std::string::npos) << written;
  }
}

}  // namespace
}  // namespace partly::reading
