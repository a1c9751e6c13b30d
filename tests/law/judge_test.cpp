#include "sim/law/judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

constexpr int kCases = 20'000;

Opinion opinion_of(const Record& record) {
  return {{{Theory::contract, weigh(court_rules(), contract_rules(), record), award_of(3e8),
            contract_rules().remedies}},
          {}};
}

double four_errors(double chance) { return 4 * std::sqrt(chance * (1 - chance) / kCases); }

template <class Draw>
double share_of(Draw draw) {
  int hits = 0;
  for (int i = 0; i < kCases; ++i) {
    Rng rng(11, "case", static_cast<std::uint64_t>(i));
    hits += draw(rng);
  }
  return static_cast<double>(hits) / kCases;
}

TEST(Judge, DecidesAsOftenAsTheChainSays) {
  Record record = exhibit(1.5);
  record.pleas = {Defence::preemption};
  const Opinion opinion = opinion_of(record);
  const double chance = opinion.principal().chain.probability();
  EXPECT_NEAR(share_of([&](Rng& rng) { return judge(opinion, rng).for_claimant; }), chance,
              four_errors(chance));
}

TEST(Judge, AcceptsTheTheoryAsOftenAsItIsBelieved) {
  const Opinion opinion = opinion_of(exhibit(-2.3));
  EXPECT_NEAR(share_of([&](Rng& rng) { return judge(opinion, rng).theory_accepted; }), 0.7, four_errors(0.7));
}

TEST(Judge, FindsForTheClaimantOnlyWhereTheoryAndBreachHold) {
  const Opinion opinion = opinion_of(exhibit(1.5));
  for (std::uint64_t i = 0; i < 500; ++i) {
    Rng rng(3, "case", i);
    const Verdict verdict = judge(opinion, rng);
    EXPECT_EQ(verdict.for_claimant, verdict.theory_accepted && verdict.proven);
    EXPECT_EQ(verdict.award_usd, verdict.for_claimant ? 3e8 : 0);
    EXPECT_TRUE(verdict.for_claimant || verdict.remedies.empty());
    const bool money = std::count(verdict.remedies.begin(), verdict.remedies.end(), Remedy::money) == 1;
    EXPECT_EQ(money, verdict.for_claimant);  // its chance is 1
  }
}

TEST(Judge, TheSameStreamGivesTheSameVerdict) {
  Rng one(4, "proceeding", 2), two(4, "proceeding", 2);
  const Opinion opinion = opinion_of(exhibit(1.5));
  const Verdict a = judge(opinion, one), b = judge(opinion, two);
  EXPECT_EQ(a.for_claimant, b.for_claimant);
  EXPECT_EQ(a.remedies, b.remedies);
}

TEST(Motion, SucceedsOnlyAgainstAnUntenableTheory) {
  EXPECT_NEAR(dismissal_chance(court_rules(), opinion_of({}).principal().chain), 0.3 * 0.5, 1e-12);
  EvidenceChain sound;
  EXPECT_EQ(dismissal_chance(court_rules(), sound), 0);
}

TEST(Motion, LeavesTheChanceOfLosingInTheEndAsItWas) {
  Record record = exhibit(3);
  const EvidenceChain before = weigh(court_rules(), contract_rules(), record);
  record.survived_motion = true;
  const EvidenceChain after = weigh(court_rules(), contract_rules(), record);
  EXPECT_NEAR((1 - dismissal_chance(court_rules(), before)) * after.probability(), before.probability(),
              1e-9);
}

TEST(Appeal, LeavesTheShareOfVerdictsAsTheChainHasIt) {
  const Opinion opinion = opinion_of(exhibit(1.5));
  const double chance = opinion.principal().chain.probability();
  EXPECT_NEAR(share_of([&](Rng& rng) {
                const Verdict first = judge(opinion, rng);
                return on_appeal(court_rules(), opinion, first, rng).for_claimant;
              }),
              chance, four_errors(chance));
}

TEST(Appeal, MovesTheChanceByWhatTheReviewMayChange) {
  Proceeding proceeding;
  proceeding.stage = Stage::judgment;
  EXPECT_EQ(final_chance(court_rules(), proceeding, 0.4), 0.4);
  proceeding.verdict = Verdict{true, 0.4, 3e8};
  EXPECT_NEAR(final_chance(court_rules(), proceeding, 0.4), 0.7 + 0.3 * 0.4, 1e-12);
  proceeding.verdict->for_claimant = false;
  EXPECT_NEAR(final_chance(court_rules(), proceeding, 0.4), 0.3 * 0.4, 1e-12);
  proceeding.stage = Stage::decided;
  EXPECT_EQ(final_chance(court_rules(), proceeding, 0.4), 0);
}

TEST(Appeal, ThatHasSpokenLeavesNothingOpen) {
  Proceeding proceeding;
  proceeding.stage = Stage::appeal;
  proceeding.verdict = Verdict{true, 0.4, 3e8};
  EXPECT_LT(final_chance(court_rules(), proceeding, 0.4), 1);
  proceeding.upheld_or_changed = true;
  EXPECT_EQ(final_chance(court_rules(), proceeding, 0.4), 1);
}

TEST(Judge, FindsTheFactAsOftenAsThePosteriorPassesTheStandardWithANoisyJudge) {
  Opinion opinion = opinion_of(exhibit(1.5));
  opinion.counts.front().chain.standard.value = 0.75;
  opinion.counts.front().chain.noise.value = 0.5;
  const double posterior = opinion.principal().chain.posterior_log_odds(), bar = std::log(3.0);
  const double passes = share_of([&](Rng& rng) {  // the same, drawn as posterior + noise against the bar
    const double u = rng.uniform();
    return posterior + 0.5 * std::log(u / (1 - u)) > bar;
  });
  const double found = share_of([&](Rng& rng) { return judge(opinion, rng).proven; });
  EXPECT_NEAR(found, passes, 2 * four_errors(passes));
  EXPECT_NEAR(found, opinion.principal().chain.proven_probability(), four_errors(found));
}

TEST(Judge, SanctionsADenialThatItFindsUntrueWhoeverWins) {
  Opinion opinion = opinion_of(exhibit(1.5));
  opinion.sanction_usd = usd(1e8);
  bool lost_with_sanction = false, won_without = false;
  for (std::uint64_t i = 0; i < 500; ++i) {
    Rng rng(3, "case", i);
    const Verdict verdict = judge(opinion, rng);
    EXPECT_EQ(verdict.sanction_usd, verdict.proven ? 1e8 : 0);
    lost_with_sanction = lost_with_sanction || (!verdict.for_claimant && verdict.sanction_usd > 0);
    won_without = won_without || verdict.sanction_usd == 0;
  }
  EXPECT_TRUE(lost_with_sanction && won_without);
}

TEST(Remedies, AreNamedApart) {
  for (const Remedy a : kRemedies)
    for (const Remedy b : kRemedies) EXPECT_EQ(a == b, std::string(name(a)) == name(b));
}

}  // namespace
}  // namespace partly::law
