#include "sim/law/precedent.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Precedent precedent_at(double mean, double weight = 4) {
  Precedent precedent;
  for (const Theory theory : kTheories) precedent.of(theory) = Belief::about(mean, weight);
  precedent.norm = court_rules().norm.start.value;
  return precedent;
}

TEST(Belief, MovesTowardsEachRulingByItsShareOfAllThatCounts) {
  Belief belief = Belief::about(0.6, 4);
  belief.rule(true);
  EXPECT_NEAR(belief.mean(), (0.6 * 4 + 1) / 5, 1e-12);
  belief.rule(false);
  EXPECT_NEAR(belief.mean(), (0.6 * 4 + 1) / 6, 1e-12);
}

TEST(Belief, DoesNotDependOnTheOrderOfRulings) {
  std::vector<int> rulings{1, 1, 1, 0, 0};
  std::sort(rulings.begin(), rulings.end());
  const auto after = [](const std::vector<int>& order) {
    Belief belief = Belief::about(0.6, 4);
    for (const int one : order) belief.rule(one == 1);
    return belief.mean();
  };
  const double first = after(rulings);
  while (std::next_permutation(rulings.begin(), rulings.end())) EXPECT_NEAR(after(rulings), first, 1e-12);
}

TEST(Belief, TheFirstRulingMovesItMostAndItStaysWithinItsBounds) {
  Belief belief = Belief::about(0.5, 1);
  double last_step = 1, last = belief.mean();
  for (int i = 0; i < 20; ++i) {
    belief.rule(true);
    EXPECT_LT(belief.mean() - last, last_step);
    EXPECT_LE(belief.mean(), 1);
    last_step = belief.mean() - last;
    last = belief.mean();
  }
}

TEST(Belief, WithoutAnyWeightIsDecidedByTheFirstRuling) {
  Belief belief = Belief::about(0.6, 0);
  EXPECT_NEAR(belief.mean(), 0.6, 1e-9);
  belief.rule(false);
  EXPECT_LT(belief.mean(), 1e-6);
}

TEST(Belief, TalkMovesTheMeanAndNotTheWeight) {
  Belief belief = Belief::about(0.6, 4);
  belief.talk(1.1);
  EXPECT_NEAR(belief.mean(), 0.66, 1e-12);
  EXPECT_NEAR(belief.weight(), 4, 1e-12);
  belief.talk(100);
  EXPECT_LE(belief.mean(), 1);
}

TEST(Precedent, OnOneTheoryLeavesTheOthers) {
  Precedent precedent = precedent_at(0.7);
  precedent.of(Theory::tort).rule(false);
  EXPECT_NEAR(precedent.of(Theory::contract).mean(), 0.7, 1e-12);
  EXPECT_LT(precedent.of(Theory::tort).mean(), 0.7);
}

TEST(Precedent, AnAdmissionInPublicMakesEveryTheoryHarder) {  // F40, against F39
  Precedent precedent = precedent_at(0.7);
  const double before = belief_now(contract_rules(), precedent, court_rules().norm).value;
  EXPECT_NEAR(before, 0.7, 1e-12);
  precedent.add_custom(0.2);
  const Quantity after = belief_now(contract_rules(), precedent, court_rules().norm);
  EXPECT_NEAR(after.value, 0.7 * (1 - 0.5 * 0.2), 1e-12);
  EXPECT_TRUE(after.range->contains(after.value));
  EXPECT_NE(after.explanation.find("F40"), std::string::npos);
  precedent.add_custom(9);
  EXPECT_EQ(precedent.norm, 1);
}

TEST(Precedent, LeavesTheScenariosOwnBeliefWhereNothingHasHappened) {
  const Quantity belief = belief_now(contract_rules(), precedent_at(0.7), court_rules().norm);
  EXPECT_EQ(belief.provenance, Provenance::assumed);
}

}  // namespace
}  // namespace partly::law
