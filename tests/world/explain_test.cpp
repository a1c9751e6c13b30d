// Any event can be explained, and no number in an explanation is without a tag: tried on every event of
// random games under all theories.
#include "sim/world/view/explain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "sim/bots/turn.h"
#include "tests/world/random_play.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

// What each tag promises (sim/base/quantity.h).
void expect_tagged(const ExplainedLine& line) {
  const Quantity& q = line.number;
  EXPECT_FALSE(line.text.empty());
  EXPECT_TRUE(std::isfinite(q.value)) << line.text;
  EXPECT_FALSE(q.explanation.empty() && q.source.empty()) << line.text;
  switch (q.provenance) {
    case Provenance::measured:
    case Provenance::sourced:
      EXPECT_FALSE(q.source.empty()) << line.text;
      break;
    case Provenance::assumed:
      EXPECT_TRUE(q.range.has_value() && !q.explanation.empty()) << line.text;
      break;
    case Provenance::derived:
      EXPECT_FALSE(q.explanation.empty()) << line.text;
      break;
  }
}

const ExplainedPart* part(const Explanation& explanation, const std::string& title) {
  for (const ExplainedPart& one : explanation.parts)
    if (one.title == title) return &one;
  return nullptr;
}

double line(const Explanation& explanation, const std::string& title, const std::string& text) {
  const ExplainedPart* found = part(explanation, title);
  if (found)
    for (const ExplainedLine& one : found->lines)
      if (one.text == text) return one.number.value;
  ADD_FAILURE() << title << ": " << text;
  return 0;
}

class Explain : public testing::Test {
 protected:
  Explain() {
    scenario.theories = {law::kTheories.begin(), law::kTheories.end()};
    scenario.provider.claim_without_log.value = 0.5;
    for (const law::Remedy remedy : law::kRemedies)
      if (remedy != law::Remedy::money)
        scenario.contract.remedies.push_back({remedy, scenario.contract.belief, {}});
  }
  World played(std::uint64_t seed) const {
    World world = bots::begin(scenario, seed);
    Rng rng(seed, "random play");
    while (world.ending == Ending::running) play_random_quarter(scenario, world, rng);
    return world;
  }
  Scenario scenario = test_scenario();
};

TEST_F(Explain, NoNumberIsWithoutATag) {
  std::set<Provenance> seen;
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    const World world = played(seed);
    for (const News& event : world.news) {
      const auto explanation = explain(scenario, world, event.id);
      ASSERT_TRUE(explanation.ok()) << explanation.error().message();
      for (const ExplainedPart& one : explanation->parts)
        for (const ExplainedLine& number : one.lines) {
          expect_tagged(number);
          seen.insert(number.number.provenance);
        }
    }
  }
  EXPECT_TRUE(seen.contains(Provenance::measured));
  EXPECT_TRUE(seen.contains(Provenance::assumed));
  EXPECT_TRUE(seen.contains(Provenance::derived));
}

TEST_F(Explain, EveryVerdictHasTheWholeWayFromExhibitToPostings) {
  int verdicts = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const World world = played(seed);
    for (const law::Proceeding& one : world.proceedings) {
      if (one.stage != law::Stage::decided || one.theory == law::Theory::disclosure) continue;
      ++verdicts;
      const auto explanation = explain(scenario, world, one.events.back());
      ASSERT_TRUE(explanation.ok());
      for (const char* title : {"Measured", "Account", "Belief", "Ended", "Orders", "Postings"}) {
        ASSERT_NE(part(*explanation, title), nullptr) << title;
        EXPECT_FALSE(part(*explanation, title)->lines.empty()) << title;
      }
      EXPECT_NEAR(line(*explanation, "Account", "= chance of a verdict for the claimant"),
                  one.verdict->probability, 1e-9);
      EXPECT_NEAR(line(*explanation, "Ended", "Awarded"), one.verdict->award_usd, 1e-6);
    }
  }
  EXPECT_GT(verdicts, 5);
}

TEST_F(Explain, PostingsOfAnEventAddUpToZeroForTheWorld) {
  const World world = played(2);
  for (const News& event : world.news) {
    const auto explanation = explain(scenario, world, event.id);
    double sum = 0;
    for (const ExplainedLine& posting : part(*explanation, "Postings")->lines) sum += posting.number.value;
    EXPECT_NEAR(sum, 0, 0.01) << event.title;
  }
}

TEST_F(Explain, AVerdictStaysAsItWasWrittenWhateverHappensLater) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    World world = bots::begin(scenario, seed);
    Rng rng(seed, "random play");
    while (world.ending == Ending::running) {
      play_random_quarter(scenario, world, rng);
      for (const law::Proceeding& one : world.proceedings) {
        if (one.stage != law::Stage::decided) continue;
        const auto before = explain(scenario, world, one.events.back());
        World later = world;
        later.precedent.of(one.theory) = law::Belief::about(0.01, 50);
        later.lab(one.defendant).credibility = 0.1;
        const auto after = explain(scenario, later, one.events.back());
        ASSERT_EQ(line(*before, "Account", "= chance of a verdict for the claimant"),
                  line(*after, "Account", "= chance of a verdict for the claimant"));
        return;
      }
    }
  }
  FAIL() << "no verdict in thirty games";
}

TEST_F(Explain, AnEventThatNeverHappenedIsAnError) {
  const World world = bots::begin(scenario, 1);
  const auto explanation = explain(scenario, world, "event-999");
  ASSERT_FALSE(explanation.ok());
  EXPECT_EQ(explanation.error().kind, ErrorKind::usage);
  EXPECT_NE(explanation.error().message().find("event-999"), std::string::npos);
}

}  // namespace
}  // namespace partly::world
