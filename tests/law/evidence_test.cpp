#include "sim/law/evidence.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

TEST(Logistic, TurnsLogOddsIntoAChance) {
  for (const double p : {0.001, 0.3, 0.5, 0.9, 0.999}) EXPECT_NEAR(logistic(std::log(p / (1 - p))), p, 1e-12);
  EXPECT_EQ(logistic(0), 0.5);
  EXPECT_EQ(logistic(-1e4), 0);
  EXPECT_EQ(logistic(1e4), 1);
}

TEST(LogOddsOfACount, GrowWithWhatWasFoundAndSayLittleOfAFew) {
  EXPECT_NEAR(log_odds_of_count(20, 20), std::log(2), 1e-12);
  EXPECT_NEAR(log_odds_of_count(2000, 20), std::log(101), 1e-12);
  EXPECT_EQ(log_odds_of_count(0, 20), 0);
  EXPECT_EQ(log_odds_of_count(20, 0), 0);
}

TEST(Logit, UndoesTheLogisticAndStaysFinite) {
  for (const double p : {0.001, 0.5, 0.9}) EXPECT_NEAR(logistic(logit(p)), p, 1e-12);
  EXPECT_TRUE(std::isfinite(logit(0)) && std::isfinite(logit(1)));
}

EvidenceChain chain_of(double belief, double evidence) {
  EvidenceChain chain;
  chain.steps.push_back(
      {"exhibit", "Exhibit", assumed(evidence, Unit::log_odds, evidence - 1, evidence + 1)});
  chain.close_with(assumed(belief, Unit::fraction, belief / 2, belief), "Theory");
  return chain;
}

TEST(EvidenceChain, NeedsBothTheTheoryAndTheBreach) {
  for (const double belief : {0.05, 0.5, 0.95, 1.0})
    for (const double evidence : {-6.0, -0.5, 0.0, 2.0, 12.0})
      EXPECT_NEAR(chain_of(belief, evidence).probability(), belief * logistic(evidence), 1e-9)
          << belief << " " << evidence;
}

TEST(EvidenceChain, NoEvidenceLiftsTheChanceAboveTheBelief) {
  EXPECT_LE(chain_of(0.6, 500).probability(), 0.6 + 1e-12);
  EXPECT_LT(chain_of(0, 500).probability(), 1e-8);
}

TEST(EvidenceChain, EveryConditionTakesOffAndTheirOrderDoesNotMatter) {
  const auto with = [](std::vector<double> chances) {
    EvidenceChain chain;
    chain.steps.push_back({"exhibit", "Exhibit", assumed(2, Unit::log_odds, 1, 3)});
    for (const double chance : chances)
      chain.require({"point", "A point", assumed(chance, Unit::fraction, 0, 1)});
    chain.close_with(assumed(0.6, Unit::fraction, 0.5, 0.7), "Theory");
    return chain.probability();
  };
  EXPECT_NEAR(with({0.5, 0.8}), 0.6 * 0.5 * 0.8 * logistic(2), 1e-9);
  EXPECT_NEAR(with({0.5, 0.8}), with({0.8, 0.5}), 1e-12);
  EXPECT_LT(with({0.5, 0.8}), with({0.8}));
}

TEST(EvidenceChain, AHigherStandardAsksForMoreAndNoiseBlursTheEdge) {
  EvidenceChain chain = chain_of(1, 1);
  const double preponderance = chain.proven_probability();
  chain.standard.value = 0.75;
  EXPECT_LT(chain.proven_probability(), preponderance);
  EXPECT_NEAR(chain.proven_probability(), logistic(1 - std::log(3)), 1e-12);
  chain.noise.value = 0.1;
  EXPECT_NEAR(chain.proven_probability(), logistic((1 - std::log(3)) / 0.1), 1e-12);
  chain.noise.value = 0;  // as good as a step
  EXPECT_LT(chain.proven_probability(), 1e-12);
}

TEST(EvidenceChain, WithoutStepsStandsAtEvenOdds) {
  EXPECT_EQ(EvidenceChain{}.probability(), 0.5);
  EXPECT_EQ(EvidenceChain{}.probability_range().low, 0.5);
}

TEST(EvidenceChain, RangeHoldsTheChanceAndTheCornersOfItsAssumptions) {
  const EvidenceChain chain = chain_of(0.8, 1.5);
  EXPECT_TRUE(chain.probability_range().contains(chain.probability()));
  EXPECT_NEAR(chain.probability_range().low, 0.4 * logistic(0.5), 1e-12);
  EXPECT_NEAR(chain.probability_range().high, 0.8 * logistic(2.5), 1e-12);
}

TEST(EvidenceChain, RangeHoldsTheChanceAfterARulingMovedTheBeliefOutOfItsRange) {
  for (const double belief : {0.1, 0.95, 1.2}) {
    EvidenceChain chain;
    chain.close_with(assumed(belief, Unit::fraction, 0.4, 0.6), "Theory");
    EXPECT_LE(chain.belief.value, 1);
    EXPECT_TRUE(chain.probability_range().contains(chain.probability()));
  }
}

}  // namespace
}  // namespace partly::law
