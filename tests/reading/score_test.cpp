#include "sim/reading/score.h"

#include "sim/base/rng.h"
#include "tests/reading/shipped_exercise.h"

namespace partly::reading {
namespace {

constexpr int kArticles = 4;

// Every statement answered by one rule.
template <class Rule>
Score scored(const std::vector<Statement>& round, Rule rule) {
  std::vector<Answered> answers;
  for (const Statement& one : round) answers.push_back({one, rule(one)});
  return score(answers, kArticles);
}

const std::vector<Statement>& all() { return shipped_exercise().statements; }

Answer at_random(Rng& rng) {
  Answer answer;
  for (const char* id : {"S0", "S1", "S2", "S3"})
    if (rng.chance(0.5)) answer.said_by.emplace_back(id);
  if (!answer.said_by.empty()) answer.standing = static_cast<Standing>(rng.below(kStandings));
  return answer;
}

TEST(Scores, OfACarefulReaderAreFull) {
  const Score full = scored(all(), right_answer);
  EXPECT_EQ(full.points, full.most);
  EXPECT_TRUE(full.confusions.empty());
}

TEST(Scores, OfWhoTakesAllAtFaceValueAreWhatTheyAreSaidToBe) {
  const Score believed = scored(all(), [](const Statement& one) {
    return Answer{one.said_by.empty() ? std::vector<std::string>{"S1"} : one.said_by, Standing::reported};
  });
  EXPECT_EQ(believed.points, believed.face_value);
  EXPECT_LT(believed.points, believed.most * 3 / 4) << "the exercise hardly asks for more than looking up";
}

TEST(Scores, OfWhoDoubtsEverythingAreLowToo) {
  const Score doubted = scored(all(), [](const Statement&) { return Answer{}; });
  EXPECT_LT(doubted.points, doubted.face_value);
}

TEST(Scores, OfGuessesComeOutAsExpectedInTheMean) {
  Rng rng(5, "guesses");
  double sum = 0;
  constexpr int kTimes = 2000;
  double expected = 0;
  for (int i = 0; i < kTimes; ++i) {
    const Score guessed = scored(all(), [&](const Statement&) { return at_random(rng); });
    sum += guessed.points;
    expected = guessed.guessing;
  }
  EXPECT_NEAR(sum / kTimes, expected, 0.25);
}

TEST(Scores, PutTheMostFrequentConfusionFirst) {
  const Score believed = scored(all(), [](const Statement& one) {
    return Answer{one.said_by.empty() ? std::vector<std::string>{"S1"} : one.said_by, Standing::reported};
  });
  for (std::size_t i = 1; i < believed.confusions.size(); ++i)
    EXPECT_GE(believed.confusions[i - 1].second, believed.confusions[i].second);
  EXPECT_EQ(believed.confusions.size(), 3u);  // words in a mouth, taken as fact, one side
}

TEST(Scores, AreExplainedBesideWhatOthersWouldGet) {
  const std::vector<std::string> lines = explain(scored(all(), right_answer));
  EXPECT_NE(lines[1].find("careful reader"), std::string::npos);
  EXPECT_NE(lines[1].find("face value"), std::string::npos);
  EXPECT_NE(lines[1].find("guesses"), std::string::npos);
  EXPECT_EQ(lines.back(), "Nothing was confused.");
  EXPECT_EQ(explain(Score{}).size(), 1u);
}

}  // namespace
}  // namespace partly::reading
