// Complaints in several counts: which are filed, how they fall, are ruled on and paid.
#include "sim/world/state/counts.h"

#include "sim/law/counts.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

constexpr double kCertainly = 0.9999;

class CountsOfAComplaint : public CourtWorld {
 protected:
  CountsOfAComplaint() {
    scenario.theories = {Theory::contract, Theory::tort};
    tort().facts = {"F36"};
  }
  law::ClaimRules& tort() {
    for (law::ClaimRules& rules : scenario.other_claims)
      if (rules.theory == Theory::tort) return rules;
    return scenario.contract;
  }
  // A complaint in contract and tort, whatever the claimant would have filed.
  law::Proceeding& two_counts_at(Stage stage) {
    claim_at(stage);
    law::Proceeding& proceeding = world_.proceedings.front();
    proceeding.theory = Theory::contract, proceeding.further = {Theory::tort};
    return proceeding;
  }
  const Ruling* ruling_on(Theory theory) const {
    for (const Ruling& ruling : world_.rulings)
      if (ruling.theory == theory && ruling.proceeding == claim().id) return &ruling;
    return nullptr;
  }
};

TEST_F(CountsOfAComplaint, AreFiledWhereTheyAddMoreThanTheyCost) {
  claim_at(Stage::notice);
  EXPECT_TRUE(claim().further.empty());  // a letter names the claim that promises most
  const Theory first = claim().theory;
  close();
  ASSERT_EQ(claim().stage, Stage::complaint);
  ASSERT_EQ(claim().further.size(), 1u);
  EXPECT_EQ(claim().theory, first);
  EXPECT_TRUE(claim().rests_on(Theory::contract) && claim().rests_on(Theory::tort));
  EXPECT_TRUE(told("in 2 counts: "));
}

TEST_F(CountsOfAComplaint, ThatCostMoreThanTheyAddAreLeftOut) {
  scenario.court.count_cost.value = 100;
  claim_at(Stage::complaint);
  EXPECT_TRUE(claim().further.empty());
}

TEST_F(CountsOfAComplaint, AreNotFiledInATheoryThatIsNotOpenHere) {
  scenario.theories = {Theory::contract, Theory::disclosure};
  claim_at(Stage::complaint);
  EXPECT_TRUE(claim().further.empty());
}

TEST_F(CountsOfAComplaint, ThatTheRecordDefeatsAreNotPleaded) {
  claim_at(Stage::notice);
  World unsold = world_;
  Model& model = *unsold.model(claim().model);
  model.sales_usd = 0;
  unsold.lab(model.owner).released.reset();
  law::Proceeding contract = claim();
  contract.theory = Theory::contract;
  EXPECT_TRUE(counts_worth_adding(scenario, unsold, contract).empty());  // no competition, no tort
}

TEST_F(CountsOfAComplaint, EachCostASmallShareOfEveryStage) {
  law::Proceeding& two = two_counts_at(Stage::complaint);
  scenario.court.count_cost.value = 0.25;
  EXPECT_NEAR(stage_cost_of(scenario, two).value, 1.25 * scenario.contract.stage_cost_usd.value, 1e-3);
  const double before = paid(econ::Account::legal);
  close();
  ASSERT_EQ(claim().stage, Stage::discovery);
  EXPECT_NEAR(paid(econ::Account::legal) - before, 1.25 * 2e7, 1);
}

TEST_F(CountsOfAComplaint, AddUpToNoLessThanTheLargestAndNoMoreThanAll) {
  const law::Proceeding two = two_counts_at(Stage::discovery);
  law::Proceeding one = two, other = two;
  one.further.clear();
  other.theory = Theory::tort, other.further.clear();
  const law::Assessment both = assessment_of(scenario, world_, two);
  const law::Assessment contract = assessment_of(scenario, world_, one);
  const law::Assessment tort_alone = assessment_of(scenario, world_, other);
  const double chance = both.chance_in_the_end();
  EXPECT_GT(chance, std::max(contract.chance_in_the_end(), tort_alone.chance_in_the_end()));
  EXPECT_LT(chance, contract.chance_in_the_end() + tort_alone.chance_in_the_end());
  EXPECT_NEAR(chance * both.award_if_won().value, both.expected_award().value, 1);
  EXPECT_GT(both.expected_award().value, contract.expected_award().value);
  EXPECT_GT(worth_of_bringing(scenario, world_, two).value, worth_of_bringing(scenario, world_, one).value);
}

TEST_F(CountsOfAComplaint, ThatFallInAMotionLeaveTheOthersInCourt) {
  scenario.contract.belief.value = kCertainly;
  tort().belief.value = 1 - kCertainly;
  scenario.court.motion_power.value = 1;
  const law::Proceeding& two = two_counts_at(Stage::complaint);
  do_it(MoveToDismiss{two.id});
  close(2);
  EXPECT_EQ(claim().stage, Stage::discovery);
  EXPECT_EQ(claim().theories(), (std::vector<Theory>{Theory::contract}));
  EXPECT_EQ(claim().fallen, (std::vector<Theory>{Theory::tort}));
  EXPECT_TRUE(claim().record.survived_motion);
  ASSERT_NE(ruling_on(Theory::tort), nullptr);
  EXPECT_LT(ruling_on(Theory::tort)->belief_after, ruling_on(Theory::tort)->belief_before);
  EXPECT_EQ(ruling_on(Theory::contract), nullptr);
  EXPECT_TRUE(told("succeeds in part"));
}

TEST_F(CountsOfAComplaint, GoOnUnderAnotherPrincipalWhereTheFirstFalls) {
  scenario.contract.belief.value = 1 - kCertainly;
  tort().belief.value = kCertainly;
  scenario.court.motion_power.value = 1;
  const int id = two_counts_at(Stage::complaint).id;
  do_it(MoveToDismiss{id});
  close(2);
  EXPECT_EQ(claim().stage, Stage::discovery);
  EXPECT_EQ(claim().theory, Theory::tort);
  EXPECT_TRUE(claim().further.empty());
}

TEST_F(CountsOfAComplaint, EndTheClaimWhereAllOfThemFall) {
  scenario.contract.belief.value = tort().belief.value = 1 - kCertainly;
  scenario.contract.stage_cost_usd.value = 1;  // so that the claimant goes on
  scenario.court.motion_power.value = 1;
  const int id = two_counts_at(Stage::complaint).id;
  do_it(MoveToDismiss{id});
  close(2);
  EXPECT_EQ(claim().stage, Stage::dismissed);
  EXPECT_NE(ruling_on(Theory::contract), nullptr);
  EXPECT_NE(ruling_on(Theory::tort), nullptr);
}

TEST_F(CountsOfAComplaint, AreRuledOnEachAndSetAPrecedentEach) {
  scenario.contract.belief.value = kCertainly;
  scenario.contract.monitor_log.value = tort().monitor_log.value = 20;
  tort().belief.value = 1 - kCertainly;
  two_counts_at(Stage::deposition);
  close(2);
  ASSERT_EQ(claim().stage, Stage::decided);
  const law::Verdict& verdict = *claim().verdict;
  ASSERT_EQ(verdict.findings.size(), 2u);
  EXPECT_TRUE(verdict.for_claimant && verdict.findings[0].won);
  EXPECT_FALSE(verdict.findings[1].won);
  EXPECT_TRUE(verdict.findings[1].proven);  // the fact is one for both
  EXPECT_GT(ruling_on(Theory::contract)->belief_after, ruling_on(Theory::contract)->belief_before);
  EXPECT_LT(ruling_on(Theory::tort)->belief_after, ruling_on(Theory::tort)->belief_before);
  EXPECT_TRUE(told("In contract: won, "));
  EXPECT_TRUE(told("In tort: lost, as the court does not accept the theory."));
}

TEST_F(CountsOfAComplaint, ThatAreBothWonArePaidOnceByTheLarger) {
  let_the_claimant_win({law::Remedy::money});
  tort().belief.value = 1, tort().monitor_log.value = 20;
  tort().damages.avoided_multiple.value = 2 * scenario.contract.damages.avoided_multiple.value;
  tort().remedies = {{law::Remedy::money, Quantity::assumed(1, Unit::fraction, {1, 1}, "For the test"), ""},
                     {law::Remedy::injunction, Quantity::assumed(1, Unit::fraction, {1, 1}, "Test"), ""}};
  two_counts_at(Stage::deposition);
  close(2);
  ASSERT_EQ(claim().stage, Stage::decided);
  const law::Verdict& verdict = *claim().verdict;
  ASSERT_TRUE(verdict.findings[0].won && verdict.findings[1].won);
  EXPECT_GT(verdict.findings[1].award_usd, verdict.findings[0].award_usd);
  EXPECT_EQ(verdict.award_usd, verdict.findings[1].award_usd);
  EXPECT_NEAR(paid(econ::Account::damages), verdict.award_usd, 1);
  EXPECT_TRUE(world_.model(claim().model)->enjoined);  // ordered on one count alone
  EXPECT_TRUE(told("one wrong is paid once"));
}

TEST_F(CountsOfAComplaint, AreAllBarredByWhatWasDecided) {
  two_counts_at(Stage::deposition);
  close(3);
  EXPECT_FALSE(claim().open());
  EXPECT_EQ(bar_to_claim(world_, claim().model), &claim());
}

TEST_F(CountsOfAComplaint, AnswerToAPleaThatFitsOneOfThem) {
  const int id = two_counts_at(Stage::complaint).id;
  EXPECT_EQ(refused(Plead{id, law::Defence::preemption}), "");
  world_.proceedings.front().theory = Theory::trade_secret;  // which it does not answer
  EXPECT_EQ(refused(Plead{id, law::Defence::preemption}), "");
  world_.proceedings.front().further = {Theory::copyright};
  EXPECT_EQ(refused(Plead{id, law::Defence::preemption}), "no-answer-to-it");
}

}  // namespace
}  // namespace partly::world
