#include "sim/law/claim.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/rng.h"
#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

EvidenceChain chain_of(const Record& record) { return weigh(court_rules(), contract_rules(), record); }

Record random_record(Rng& rng) {
  Record record = exhibit(rng.uniform(-3.2, 3.2));
  if (rng.chance(0.3)) record.showings.clear();
  if (rng.chance(0.2)) record.showings.push_back(showing("trap", rng.uniform(-1, 3), "run 4"));
  record.alarm_logged = rng.chance(0.5);
  record.log_admitted = rng.chance(0.8);
  record.records_open = rng.chance(0.5);
  record.answers_in_records = rng.chance(0.5) ? 500 : 0;
  record.taught_share = rng.uniform();
  record.file_kept = rng.chance(0.6);
  record.duty_to_keep = rng.chance(0.3);
  if (rng.chance(0.5)) record.messages = {"We need it by Q4."};
  record.denial_exposed = rng.chance(0.2);
  record.licensed = rng.chance(0.3);
  record.ban_in_force = rng.chance(0.9);
  record.answer = static_cast<Answer>(rng.below(4));
  for (const Defence defence : kDefences)
    if (rng.chance(0.3)) record.pleas.push_back(defence);
  if (rng.chance(0.5)) record.claimant_copied = rng.chance(0.5);
  record.claimant_excused_itself = rng.chance(0.2);
  record.survived_motion = rng.chance(0.3);
  record.credibility = rng.uniform();
  record.norm = rng.uniform();
  return record;
}

TEST(Weigh, GivesStepsThatAddUpAndConditionsThatMultiplyToTheChance) {
  Rng rng(5, "records");
  for (int i = 0; i < 500; ++i) {
    const EvidenceChain chain = chain_of(random_record(rng));
    double sum = 0, product = 1;
    for (const ChainStep& step : chain.steps) sum += step.log_odds.value;
    for (const Condition& condition : chain.conditions) product *= condition.chance.value;
    ASSERT_NEAR(product * logistic((sum - logit(chain.standard.value)) / chain.noise.value),
                chain.probability(), 1e-12);
    for (const Condition& condition : chain.conditions)
      ASSERT_TRUE(condition.chance.value >= 0 && condition.chance.value <= 1) << condition.id;
    ASSERT_TRUE(chain.probability_range().contains(chain.probability()));
    ASSERT_EQ(chain.steps.front().id, kPriorStep);
    ASSERT_EQ(chain.conditions.back().id, kTheoryCondition);
  }
}

TEST(Weigh, GivesEveryStepAReasonAndARangeThatHoldsIt) {
  Rng rng(6, "records");
  for (int i = 0; i < 100; ++i)
    for (const ChainStep& step : chain_of(random_record(rng)).steps) {
      EXPECT_FALSE(step.text.empty()) << step.id;
      EXPECT_FALSE(step.log_odds.explanation.empty()) << step.id;
      EXPECT_EQ(step.log_odds.unit, Unit::log_odds) << step.id;
      if (step.log_odds.range) {
        EXPECT_TRUE(step.log_odds.range->contains(step.log_odds.value)) << step.id;
      }
    }
}

TEST(Weigh, GivesTheWorkedExampleOfTheLawModel) {  // docs/law-model.md
  CourtRules court = court_rules();
  court.noise.value = 0.6;
  ClaimRules rules = contract_rules();
  rules.prior.value = -1;
  Record record = exhibit(3);
  record.alarm_logged = true;
  const EvidenceChain chain = weigh(court, rules, record);
  ASSERT_EQ(chain.steps.size(), 3u);
  EXPECT_NEAR(chain.posterior_log_odds(), 2.7, 1e-9);
  EXPECT_NEAR(chain.posterior(), 0.937, 0.0005);
  EXPECT_NEAR(chain.proven_probability(), 0.989, 0.0005);
  EXPECT_NEAR(chain.probability(), 0.692, 0.0005);
}

TEST(Weigh, NamesTheFactsThatTheTheoryRestsOn) {
  const std::string text = chain_of({}).conditions.back().text;
  for (const char* fact : {"contract", "F31", "F35", "X1"})
    EXPECT_NE(text.find(fact), std::string::npos) << text;
}

TEST(Weigh, TracesTheExhibitToItsRunAndStatesItsErrorRate) {
  const ChainStep step = chain_of(exhibit(3)).steps[1];
  EXPECT_EQ(step.id, "exhibit");
  EXPECT_EQ(step.log_odds.provenance, Provenance::derived);  // from scores that were measured
  EXPECT_EQ(step.log_odds.source, "run 3");
  EXPECT_NE(step.text.find("20 : 1, p 0.040 by rank"), std::string::npos) << step.text;
  EXPECT_NE(step.text.find("1.0 %"), std::string::npos) << step.text;
}

TEST(Weigh, TakesAnExhibitForWhatItWasMeasuredToWeighAndNoMore) {
  for (const double log_ratio : {-3.1, -0.2, 0.0, 0.7, 3.1}) {
    const ChainStep step = chain_of(exhibit(log_ratio)).steps[1];
    EXPECT_EQ(step.log_odds.value, log_ratio);
    EXPECT_EQ(step.log_odds.range->low, log_ratio - 0.5);
    EXPECT_EQ(step.log_odds.range->high, log_ratio + 0.5);
  }
}

TEST(Weigh, HasNoEdgeAtWhichAnExhibitChangesSides) {
  constexpr double kStep = 0.01;
  double last = chance(exhibit(-4));
  for (double log_ratio = -4 + kStep; log_ratio < 4; log_ratio += kStep) {
    const double now = chance(exhibit(log_ratio));
    ASSERT_GT(now, last) << log_ratio;
    ASSERT_LT(now - last, kStep) << log_ratio;
    last = now;
  }
  EXPECT_DOUBLE_EQ(chance(exhibit(0)), chance({}));
}

TEST(Weigh, ALicenceLowersTheChanceAndAnAlarmRaisesIt) {
  Record record = exhibit(3);
  const double before = chance(record);
  record.alarm_logged = true;
  EXPECT_GT(chance(record), before);
  record.alarm_logged = false;
  record.licensed = true;
  EXPECT_LT(chance(record), before);
}

TEST(Weigh, TakesEachShowingForItselfSoThatTrapsCanJoinTheExam) {
  Record record = exhibit(3);
  const double exam_alone = chance(record);
  record.showings.push_back(showing("trap", 2, "run 4"));
  EXPECT_GT(chance(record), exam_alone);
  EXPECT_EQ(chain_of(record).steps[2].id, "trap");
  EXPECT_EQ(chain_of(record).steps[2].log_odds.source, "run 4");
}

TEST(Weigh, HearsALogOnlyWhereTheTermsSaidThatAccountsAreWatched) {
  Record record;
  record.alarm_logged = true;
  const double heard = chance(record);
  record.log_admitted = false;
  EXPECT_LT(chance(record), heard);
  EXPECT_DOUBLE_EQ(chance(record), chance({}));
}

TEST(Weigh, ReadsOwnRecordsOnceTheyAreOpenAndInProportion) {
  Record record;
  record.answers_in_records = 20;
  EXPECT_DOUBLE_EQ(chance(record), chance({}));
  record.records_open = true;
  const double few = chance(record);
  EXPECT_GT(few, chance({}));
  record.answers_in_records = 2000;
  EXPECT_GT(chance(record), few);
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), std::log(101), 1e-9);
}

TEST(Weigh, ReadsInvoicesAndAsksForTheFileWhereNoneWasKept) {
  Record record;
  record.answers_in_records = 2000, record.records_open = true, record.file_kept = false;
  record.messages = {"We need it by Q4."};  // nobody kept it either
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), std::log(11) + 1, 1e-9);
  record.duty_to_keep = true;
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), std::log(11) + 3, 1e-9);
  record.answers_in_records = 0;  // an adverse inference needs no invoice
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), 3, 1e-9);
  record.duty_to_keep = false;
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), 0, 1e-9);
}

TEST(Weigh, HearsAMessageThatWasKept) {
  Record record;
  record.records_open = true;
  record.messages = {"We need it by Q4."};
  EXPECT_NEAR(chain_of(record).posterior_log_odds(), 2, 1e-9);
  EXPECT_NE(chain_of(record).steps.back().text.find("We need it by Q4."), std::string::npos);
}

TEST(Weigh, ALicenceIsPermissionAndNoEvidence) {
  Record record = exhibit(3);
  const EvidenceChain without = chain_of(record);
  record.licensed = true;
  const EvidenceChain with = chain_of(record);
  EXPECT_DOUBLE_EQ(with.posterior_log_odds(), without.posterior_log_odds());
  EXPECT_NEAR(with.probability() / without.probability(), 1 - 0.9, 1e-9);
}

TEST(Weigh, UncleanHandsMoveOrdersAndNeitherFactNorLaw) {
  Record record = exhibit(3);
  const double before = chance(record);
  record.pleas = {Defence::unclean_hands};
  record.claimant_copied = true;
  EXPECT_DOUBLE_EQ(chance(record), before);
  const auto orders = remedies_in_case(court_rules(), contract_rules(), record);
  EXPECT_NEAR(orders[1].chance.value, 0.5 * (1 - 0.5), 1e-12);
  EXPECT_EQ(orders[0].chance.value, 1);  // money is no equity
  record.claimant_copied = false;        // a reproach that nothing bears out
  EXPECT_NEAR(remedies_in_case(court_rules(), contract_rules(), record)[1].chance.value, 0.5, 1e-12);
}

TEST(Weigh, AnInjunctionFollowsTheShareThatTheAnswersTaught) {
  Record record;
  record.taught_share = 0.1;
  EXPECT_NEAR(remedies_in_case(court_rules(), contract_rules(), record)[1].chance.value, 0.05, 1e-12);
}

TEST(Orders, OfAnAuthorityForbidTheSaleForTheSilenceAndDeleteOnlyWhatRestsOnAnswers) {
  ClaimRules rules = contract_rules();
  rules.theory = Theory::disclosure;
  rules.remedies = {{Remedy::injunction, Quantity::derived(0.4, Unit::fraction, "For tests"), {}},
                    {Remedy::deletion, Quantity::derived(0.2, Unit::fraction, "For tests"), {}}};
  const auto chances = [&](int answers, double taught_share) {
    Record record;
    record.answers_in_records = answers;
    record.taught_share = taught_share;
    const auto orders = remedies_in_case(court_rules(), rules, record);
    return std::pair{orders[0].chance.value, orders[1].chance.value};
  };
  EXPECT_EQ(chances(0, 1), (std::pair{0.4, 0.0})) << "nothing in it is an answer";
  EXPECT_EQ(chances(500, 0.5), (std::pair{0.4, 0.1}));
}

TEST(Weigh, CounselArguesLawAndLeavesTheFactsAlone) {
  Record record = exhibit(3);
  const EvidenceChain without = chain_of(record);
  record.counsel = weight(-0.7);
  const EvidenceChain with = chain_of(record);
  EXPECT_DOUBLE_EQ(with.posterior_log_odds(), without.posterior_log_odds());
  EXPECT_NEAR(with.belief.value, logistic(logit(0.7) - 0.7), 1e-12);
}

TEST(Oath, ALieIsShownByADocumentOrAWitnessAndNotByAStatisticAlone) {
  Record record = exhibit(3);
  record.answer = Answer::no;
  EXPECT_TRUE(contradicts_denial(record));
  EXPECT_FALSE(shows_a_lie(record));
  record.denial_exposed = true;
  EXPECT_TRUE(shows_a_lie(record));
  record.denial_exposed = false, record.answers_in_records = 1;
  EXPECT_FALSE(shows_a_lie(record));  // the books are closed
  record.records_open = true;
  EXPECT_TRUE(shows_a_lie(record));
  record.file_kept = false;
  EXPECT_FALSE(shows_a_lie(record));
}

TEST(Elements, WithoutABanInForceThereIsNoBreachOfContract) {
  Record record = exhibit(3);
  record.ban_in_force = false;
  EXPECT_LT(chance(record), 1e-6);
  record.ban_in_force = true;
  EXPECT_GT(chance(record), 0.5);
}

TEST(Elements, PointsOfLawMultiplyIntoTheChance) {
  const ClaimRules copyright = rules_of(
      Theory::copyright,
      {{ElementKind::taught_on_answers, {}, {}}, {ElementKind::human_authorship, share(0.1), "F32"}});
  const EvidenceChain chain = weigh(court_rules(), copyright, exhibit(3));
  EXPECT_NEAR(chain.probability(), 0.7 * 0.1 * chain.proven_probability(), 1e-9);
  EXPECT_EQ(chain.conditions.front().text, "To prove: the answers have a human author (F32)");
}

TEST(Elements, ADutyToDiscloseIsProvenByTheRegisterAndNotByTheExam) {
  const ClaimRules disclosure = rules_of(Theory::disclosure, {{ElementKind::summary_missing, {}, "X3"}});
  Record record = exhibit(3);
  const EvidenceChain chain = weigh(court_rules(), disclosure, record);
  ASSERT_EQ(chain.steps.size(), 2u);
  EXPECT_EQ(chain.steps[1].id, "register");
  EXPECT_NEAR(chain.probability(), 0.7 * logistic(4), 1e-9);
  record.summary_published = true;
  EXPECT_LT(weigh(court_rules(), disclosure, record).probability(), 1e-6);
}

TEST(Elements, StandAsProvenMetOrOpen) {
  const ClaimRules tort = rules_of(Theory::tort, {{ElementKind::taught_on_answers, {}, {}},
                                                  {ElementKind::ban_in_force, {}, "F30"},
                                                  {ElementKind::competition, {}, "F36"}});
  Record record = exhibit(3);
  record.competes = false;
  const auto standings = elements_of(court_rules(), tort, record);
  ASSERT_EQ(standings.size(), 3u);
  EXPECT_GT(standings[0].chance.value, 0.9);
  EXPECT_EQ(standings[1].chance.value, 1);
  EXPECT_EQ(standings[2].chance.value, 0);
  for (const ElementStanding& standing : standings)
    EXPECT_FALSE(standing.chance.explanation.empty()) << standing.text;
}

TEST(Motion, ThatIsSurvivedRaisesTheBeliefAsBayesSays) {
  EXPECT_NEAR(belief_after_motion(0.6, 0.5), 0.75, 1e-12);
  EXPECT_EQ(belief_after_motion(0.6, 0), 0.6);
  EXPECT_EQ(belief_after_motion(0.6, 1), 1);
  EXPECT_EQ(belief_after_motion(0, 1), 0);
  Record record = exhibit(3);
  const double before = chance(record);
  record.survived_motion = true;
  EXPECT_NEAR(chance(record) / before, belief_after_motion(0.7, 0.5) / 0.7, 1e-9);
}

}  // namespace
}  // namespace partly::law
