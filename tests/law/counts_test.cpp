#include "sim/law/counts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/law/assessment.h"
#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

CountOpinion count_of(Theory theory, double belief, double award_usd, const Record& record = exhibit(1.5)) {
  ClaimRules rules = rules_of(theory, {{ElementKind::taught_on_answers, {}, {}}});
  rules.belief.value = belief;
  return {theory, weigh(court_rules(), rules, record), award_of(award_usd), rules.remedies};
}

Opinion two_counts() {
  return {{count_of(Theory::contract, 0.7, 3e8), count_of(Theory::tort, 0.4, 5e8)}, {}};
}

Opinion random_opinion(Rng& rng) {
  Opinion opinion;
  const std::size_t counts = 1 + rng.below(4);
  for (std::size_t i = 0; i < counts; ++i) {
    opinion.counts.push_back(
        count_of(kTheories[i], rng.uniform(), 1e9 * rng.uniform(), exhibit(4 * rng.uniform() - 2)));
    opinion.counts.back().chain.standard.value = 0.3 + 0.5 * rng.uniform();
  }
  return opinion;
}

TEST(Counts, OfOneFactAreWonByTheLawOfEach) {
  const CountOdds contract{0.8, 0.7, 3e8}, tort{0.8, 0.4, 5e8};
  // Proven in 8 of 10 cases, and then at least one theory holds in 1 - .3 x .6.
  EXPECT_NEAR(chance_of_any({contract, tort}), 0.8 * 0.82, 1e-12);
  const std::vector<double> largest = chances_of_largest({contract, tort});
  EXPECT_NEAR(largest[1], 0.8 * 0.4, 1e-12);
  EXPECT_NEAR(largest[0], 0.8 * 0.7 * 0.6, 1e-12);
  EXPECT_NEAR(expected_award_usd({contract, tort}), 0.32 * 5e8 + 0.336 * 3e8, 1e-3);
}

TEST(Counts, ThatAskForMoreProofAreProvenOnlyWhereTheOthersAre) {
  const CountOdds easy{0.9, 0.5, 1e8}, hard{0.6, 1, 9e8};
  // The hard one in 6 of 10; in 3 more the easy one alone is proven, and holds in half of them.
  EXPECT_NEAR(chance_of_any({easy, hard}), 0.6 + 0.3 * 0.5, 1e-12);
  EXPECT_NEAR(chance_of_this_alone(easy, {hard}), 0.15, 1e-12);
}

TEST(Counts, OfOneAreExactlyThatOne) {
  const Opinion opinion{{count_of(Theory::contract, 0.7, 3e8)}, {}};
  const CountOpinion& one = opinion.principal();
  EXPECT_EQ(win_chance(opinion), one.chain.probability());
  EXPECT_EQ(win_range(opinion).low, one.chain.probability_range().low);
  EXPECT_EQ(award_if_won(opinion).value, one.award.total().value);
  EXPECT_EQ(award_if_won(opinion).explanation, one.award.total().explanation);
  EXPECT_EQ(orders_if_won(opinion).size(), one.remedies.size());
  EXPECT_EQ(stage_cost(court_rules(), contract_rules().stage_cost_usd, 0).value,
            contract_rules().stage_cost_usd.value);
}

TEST(Counts, BringNoLessThanEachAndNoMoreThanTheirSum) {
  Rng rng(5, "counts");
  for (int i = 0; i < 500; ++i) {
    const Opinion opinion = random_opinion(rng);
    const std::vector<CountOdds> odds = odds_of(opinion);
    const double won = win_chance(opinion), expected = expected_award_usd(odds);
    double chances = 0, awards = 0;
    for (const CountOdds& one : odds) {
      const double alone = one.proven * one.law;
      EXPECT_GE(won, alone - 1e-12);
      EXPECT_GE(expected, alone * one.award_usd - 1e-3);
      chances += alone, awards += alone * one.award_usd;
    }
    EXPECT_LE(won, std::min(1.0, chances) + 1e-12);
    EXPECT_LE(expected, awards + 1e-3);
    const std::vector<double> largest = chances_of_largest(odds);
    EXPECT_NEAR(std::accumulate(largest.begin(), largest.end(), 0.0), won, 1e-12);
    EXPECT_NEAR(won * award_if_won(opinion).value, expected, 1e-3);
    const Interval range = win_range(opinion), usd = expected_award_range(opinion);
    EXPECT_TRUE(range.low <= won + 1e-12 && won <= range.high + 1e-12);
    EXPECT_TRUE(usd.low <= expected + 1e-3 && expected <= usd.high + 1e-3);
    EXPECT_LE(order_chance(opinion, {Remedy::injunction}), 1 + 1e-12);
  }
}

TEST(Counts, AreDecidedAsOftenAsTheirAccountSays) {
  Opinion opinion = two_counts();
  opinion.counts[1].chain.standard.value = 0.75;
  const std::vector<double> largest = chances_of_largest(odds_of(opinion));
  constexpr std::uint64_t kDraws = 20'000;
  int won = 0, tort = 0;
  double paid = 0;
  int enjoined = 0;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    Rng rng(8, "case", i);
    const Verdict verdict = judge(opinion, rng);
    won += verdict.for_claimant, tort += verdict.findings[1].won;
    paid += verdict.award_usd;
    enjoined += std::count(verdict.remedies.begin(), verdict.remedies.end(), Remedy::injunction) > 0;
  }
  const double chance = win_chance(opinion), n = kDraws;
  EXPECT_NEAR(won / n, chance, 4 * std::sqrt(chance / n));
  EXPECT_NEAR(tort / n, largest[1], 4 * std::sqrt(largest[1] / n));  // its award is the largest
  EXPECT_NEAR(paid / n, expected_award_usd(odds_of(opinion)), 4 * 5e8 / std::sqrt(n));
  EXPECT_NEAR(enjoined / n, chance * order_chance(opinion, {Remedy::injunction}), 4 / std::sqrt(n));
}

TEST(Counts, ThatAreWonTogetherArePaidOnce) {
  const Opinion opinion = two_counts();
  int both = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    Rng rng(9, "case", i);
    const Verdict verdict = judge(opinion, rng);
    const CountFinding &contract = verdict.findings[0], &tort = verdict.findings[1];
    EXPECT_EQ(contract.proven, tort.proven);  // one fact, one standard: one finding
    EXPECT_EQ(verdict.for_claimant, contract.won || tort.won);
    EXPECT_EQ(verdict.award_usd, tort.won ? 5e8 : contract.won ? 3e8 : 0);
    for (const Remedy remedy : kRemedies)
      EXPECT_LE(std::count(verdict.remedies.begin(), verdict.remedies.end(), remedy), 1);
    both += contract.won && tort.won;
  }
  EXPECT_GT(both, 0);
}

TEST(Counts, BesideThePrincipalOneLeaveItsRulingAsItIs) {
  const Opinion two = two_counts(), one{{two.principal()}, {}};
  for (std::uint64_t i = 0; i < 200; ++i) {
    Rng a(10, "case", i), b(10, "case", i);
    const CountFinding with = judge(two, a).findings.front(), without = judge(one, b).findings.front();
    EXPECT_EQ(with.won, without.won);
    EXPECT_EQ(with.theory_accepted, without.theory_accepted);
    EXPECT_EQ(with.proven, without.proven);
  }
}

TEST(Counts, FallTogetherInAMotionOnlyIfEachOfThemFalls) {
  const Opinion two = two_counts();
  const double contract = dismissal_chance(court_rules(), two.counts[0].chain),
               tort = dismissal_chance(court_rules(), two.counts[1].chain);
  EXPECT_NEAR(dismissal_chance(court_rules(), two), contract * tort, 1e-12);
}

TEST(Counts, CostTheirShareOfAStageBesideTheFirst) {
  CourtRules court = court_rules();
  court.count_cost.value = 0.25;
  const Quantity one = contract_rules().stage_cost_usd;
  EXPECT_NEAR(stage_cost(court, one, 2).value, 1.5 * one.value, 1e-6);
}

TEST(Counts, HangOnATheoryAsFarAsNoOtherWouldPay) {
  const Opinion two = two_counts();
  const double all = expected_award_usd(odds_of(two)), p = two.principal().chain.proven_probability();
  EXPECT_NEAR(all - expected_award_resting_on(two, Theory::tort), p * 0.7 * 3e8, 1);
  EXPECT_NEAR(all - expected_award_resting_on(two, Theory::contract), p * 0.4 * 5e8, 1);
  EXPECT_EQ(expected_award_resting_on(two, Theory::copyright), 0);
}

TEST(Counts, StandInTheAccountEachWithItsChance) {
  const Assessment assessment{two_counts()};
  const std::vector<AssessmentLine> lines = lines_of(assessment);
  double sum = 0;
  int priors = 0;
  for (const AssessmentLine& line : lines) {
    priors += line.id == "prior" || line.id == "tort/prior";
    if (line.part == LinePart::largest) sum += line.number.value;
    if (line.part == LinePart::any) {
      EXPECT_NEAR(line.number.value, sum, 1e-12);
    }
  }
  EXPECT_EQ(priors, 2);
  EXPECT_GT(sum, 0.5);
  const std::string text = account_text(lines);
  EXPECT_EQ(text.rfind("contract: ", 0), 0u) << text;
  EXPECT_NE(text.find("; tort: "), std::string::npos) << text;
  EXPECT_NE(text.find("; by the largest award won "), std::string::npos) << text;
}

}  // namespace
}  // namespace partly::law
