// Claims as a player meets them: motions, pleas, the stand, appeals, orders that act, duties to disclose,
// terms that change, and precedents that hold for everybody.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/world/state/claims.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/standing.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"
#include "sim/bots/turn.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

constexpr double kCertain = 1, kNever = 0;

class Court : public testing::Test {
 protected:
  Court() {
    scenario.events.clear();
    scenario.provider.claim_without_log.value = 0;
    scenario.terms.alarms_before_cut.value = 1;
    scenario.labs.resize(3);  // nobody else about
    scenario.labs[0].cash_usd.value = 2e10;
  }
  void close(int quarters = 1) {
    for (int i = 0; i < quarters; ++i) close_with_stubs(scenario, world_);
  }
  std::string refused(const Decision& decision) const {
    const Check checked = check(scenario, world_, decision);
    return std::holds_alternative<Quote>(checked) ? "" : std::get<Refusal>(checked).rule;
  }
  void do_it(const Decision& decision) {
    const Check done = apply(scenario, world_, decision);
    ASSERT_TRUE(std::holds_alternative<Quote>(done)) << std::get<Refusal>(done).reason;
  }
  int train(const TrainModel& order) {
    do_it(order);
    model_ = world_.models.back().id;
    close();
    return model_;
  }
  // A sold copy that the provider has noticed, with its claim at this stage.
  int claim_at(Stage stage) {
    world_ = bots::begin(scenario, 5);
    train(usual(scenario, Route::distil));
    do_it(ReleaseModel{model_});
    for (int i = 0; i < 8 && (world_.proceedings.empty() || claim().stage != stage); ++i) close();
    EXPECT_FALSE(world_.proceedings.empty());
    EXPECT_EQ(claim().stage, stage);
    return claim().id;
  }
  const law::Proceeding& claim() const { return world_.proceedings.front(); }
  double chance() const { return chain_of(scenario, world_, claim()).probability(); }
  bool told(const std::string& part) const {
    for (const News& one : world_.news)
      if ((one.title + " " + one.text).find(part) != std::string::npos) return true;
    return false;
  }
  double paid(econ::Account account) const { return world_.ledger.balance("player", account).usd(); }
  // Whoever sues wins at once, and gets these orders.
  void let_the_claimant_win(std::vector<law::Remedy> orders) {
    scenario.contract.belief.value = kCertain;
    scenario.contract.monitor_log.value = 20;
    scenario.contract.remedies.clear();
    for (const law::Remedy order : orders)
      scenario.contract.remedies.push_back(
          {order, Quantity::assumed(1, Unit::fraction, {1, 1}, "For the test"), ""});
  }

  Scenario scenario = test_scenario();
  World world_;
  int model_ = 0;
};

TEST_F(Court, AMotionToDismissEndsAnUntenableClaimAndRulesAgainstTheTheory) {
  scenario.contract.belief.value = 0.02;
  scenario.contract.stage_cost_usd.value = 1;  // so that the claimant goes on
  scenario.court.motion_power.value = kCertain;
  const int id = claim_at(Stage::complaint);
  EXPECT_EQ(refused(MoveToDismiss{id}), "");
  do_it(MoveToDismiss{id});
  EXPECT_EQ(refused(MoveToDismiss{id}), "filed");
  const double before = world_.precedent.of(Theory::contract).mean();
  close();
  EXPECT_EQ(claim().stage, Stage::motion);
  close();
  EXPECT_EQ(claim().stage, Stage::dismissed);
  EXPECT_LT(world_.precedent.of(Theory::contract).mean(), before);
  ASSERT_EQ(world_.rulings.size(), 1u);
  EXPECT_EQ(world_.rulings[0].theory, Theory::contract);
}

TEST_F(Court, AMotionThatFailsMakesTheTheoryFirmerInThisCaseAlone) {
  scenario.court.motion_power.value = 0.5;
  scenario.contract.belief.value = 0.9999;
  const int id = claim_at(Stage::complaint);
  do_it(MoveToDismiss{id});
  const double belief = world_.precedent.of(Theory::contract).mean();
  close(2);
  EXPECT_EQ(claim().stage, Stage::discovery);
  EXPECT_TRUE(claim().record.survived_motion);
  EXPECT_EQ(world_.precedent.of(Theory::contract).mean(), belief);
  EXPECT_EQ(refused(MoveToDismiss{id}), "stage");
}

TEST_F(Court, AStageLastsAsLongAsTheScenarioSays) {
  scenario.court.stages.quarters[static_cast<std::size_t>(Stage::discovery)].value = 3;
  claim_at(Stage::discovery);
  close(2);
  EXPECT_EQ(claim().stage, Stage::discovery);
  EXPECT_EQ(claim().record.showings.size(), 1u);  // examined once
  close();
  EXPECT_EQ(claim().stage, Stage::deposition);
}

TEST_F(Court, APleaOfIndependentCreationIsCheckedAgainstWhatWasTrainedOn) {
  const int id = claim_at(Stage::complaint);
  const double before = chance();
  const Check warned = check(scenario, world_, Plead{id, law::Defence::independent_creation});
  EXPECT_NE(std::get<Quote>(warned).warnings.at(0).find("500"), std::string::npos);
  do_it(Plead{id, law::Defence::independent_creation});
  EXPECT_GT(chance(), before);
  EXPECT_NEAR(world_.player().credibility, 0.7, 1e-12);
  EXPECT_EQ(refused(Plead{id, law::Defence::independent_creation}), "pleaded");
  EXPECT_EQ(refused(Plead{id, law::Defence::licence}), "on-record");
}

TEST_F(Court, PleadingStandardPracticeHelpsNowAndBindsLater) {  // F41
  const int id = claim_at(Stage::complaint);
  const double before = chance();
  do_it(Plead{id, law::Defence::standard_practice});
  EXPECT_LT(chance(), before);
  EXPECT_TRUE(world_.player().pleaded_practice);
  law::Proceeding own = claim();  // the same claim, had the player brought it
  own.claimant = "player";
  const double weakened = chain_of(scenario, world_, own).probability();
  world_.lab("player").pleaded_practice = false;
  EXPECT_NEAR(weakened, 0.6 * chain_of(scenario, world_, own).probability(), 1e-9);
}

TEST_F(Court, ShowsBeforehandWhatEachPleaMakesOfTheChance) {
  const int id = claim_at(Stage::complaint);
  for (const law::Defence defence : law::kDefences) {
    const World before = world_;
    const ProceedingView shown = make_view(scenario, world_).proceedings.front();
    const auto plea = std::ranges::find(shown.possible_pleas, defence, &PleaView::defence);
    if (defence == law::Defence::licence) {
      EXPECT_EQ(plea, shown.possible_pleas.end());  // nobody has to plead it
      continue;
    }
    ASSERT_NE(plea, shown.possible_pleas.end()) << law::name(defence);
    do_it(Plead{id, defence});
    if (defence != law::Defence::unclean_hands)
      EXPECT_NEAR(chance(), plea->chance_after.value, 1e-12) << law::name(defence);
    else
      EXPECT_LT(plea->chance_after.value, chance());  // not looked into yet
    const ProceedingView after = make_view(scenario, world_).proceedings.front();
    EXPECT_EQ(std::ranges::count(after.possible_pleas, defence, &PleaView::defence), 0);
    world_ = before;
  }
}

TEST_F(Court, UncleanHandsAreLookedIntoOnceTheBooksAreOpen) {  // F57
  scenario.court.defences.claimant_copied.value = kCertain;
  const int id = claim_at(Stage::complaint);
  do_it(Plead{id, law::Defence::unclean_hands});
  close();
  EXPECT_FALSE(claim().record.claimant_copied);
  close();
  EXPECT_EQ(claim().record.claimant_copied, true);
  EXPECT_TRUE(told("It has learned from others' answers as well."));
}

TEST_F(Court, AnEmptyReproachCostsCredibility) {
  scenario.court.defences.claimant_copied.value = kNever;
  const int id = claim_at(Stage::discovery);
  do_it(Plead{id, law::Defence::unclean_hands});
  close();
  EXPECT_EQ(claim().record.claimant_copied, false);
  EXPECT_NEAR(world_.player().credibility, 0.7, 1e-12);
}

TEST_F(Court, ALieAgainstTheExhibitRaisesTheAwardAndTakesCredibility) {
  const int id = claim_at(Stage::deposition);
  const double award = award_of(scenario, world_, claim()).total_usd();
  do_it(Testify{id, law::Answer::no});
  EXPECT_NEAR(award_of(scenario, world_, claim()).total_usd(), 1.5 * award, 1);
  EXPECT_NEAR(world_.player().credibility, 0.5, 1e-12);
}

TEST_F(Court, AnAdmissionMakesThePracticeLookLikeCustomOnceItIsPublic) {  // F40
  const int id = claim_at(Stage::deposition);
  const double norm = world_.precedent.norm;
  const double others = claim_now(scenario, world_, Theory::tort).belief.value;
  do_it(Testify{id, law::Answer::yes});
  EXPECT_EQ(world_.precedent.norm, norm);
  close();
  EXPECT_NEAR(world_.precedent.norm, norm + 0.1, 1e-12);
  EXPECT_LT(claim_now(scenario, world_, Theory::tort).belief.value, others);
}

TEST_F(Court, NothingIsPaidBeforeAJudgmentIsFinalAndALoserMayAppeal) {
  let_the_claimant_win({law::Remedy::money});
  scenario.court.appeal_review.value = kNever;
  const int id = claim_at(Stage::judgment);
  ASSERT_TRUE(claim().verdict->for_claimant);
  EXPECT_EQ(paid(econ::Account::damages), 0);
  const double legal = paid(econ::Account::legal);
  do_it(AppealVerdict{id});
  EXPECT_EQ(refused(AppealVerdict{id}), "filed");
  EXPECT_DOUBLE_EQ(paid(econ::Account::legal), legal + 2e7);
  close();
  EXPECT_EQ(claim().stage, Stage::appeal);
  EXPECT_EQ(paid(econ::Account::damages), 0);
  close();
  EXPECT_EQ(claim().stage, Stage::decided);
  EXPECT_NEAR(paid(econ::Account::damages), claim().verdict->award_usd, 0.01);
  EXPECT_EQ(world_.rulings.size(), 1u);
}

TEST_F(Court, AWonCaseCannotBeAppealedByWhoWonIt) {
  scenario.contract.belief.value = 0.7;
  scenario.contract.exhibit_cap.value = 0.01;
  const int id = claim_at(Stage::deposition);
  world_.precedent.of(Theory::contract) = law::Belief::about(0, 4);
  close();
  ASSERT_FALSE(claim().verdict->for_claimant);
  EXPECT_EQ(refused(AppealVerdict{id}), "won");
}

TEST_F(Court, AnInjunctionStopsTheRevenueFromTheModel) {
  let_the_claimant_win({law::Remedy::money, law::Remedy::injunction});
  claim_at(Stage::judgment);
  EXPECT_GT(world_.player().sales_usd, 0);
  close();
  EXPECT_FALSE(world_.player().released);
  EXPECT_EQ(refused(ReleaseModel{model_}), "enjoined");
  const double sales = world_.model(model_)->sales_usd;
  close(2);
  EXPECT_EQ(world_.model(model_)->sales_usd, sales);
  EXPECT_EQ(world_.player().sales_usd, 0);
}

TEST_F(Court, ADeletionTakesTheModelItself) {  // X2
  let_the_claimant_win({law::Remedy::deletion});
  claim_at(Stage::judgment);
  close();
  EXPECT_EQ(world_.model(model_)->state, ModelState::deleted);
  EXPECT_FALSE(world_.player().released);
  EXPECT_EQ(flagship(scenario, world_, "player"), nullptr);
  EXPECT_EQ(refused(ReleaseModel{model_}), "not-trained");
  EXPECT_EQ(paid(econ::Account::damages), 0);  // no money was ordered
}

TEST_F(Court, AnAccessCutByOrderLastsUntilALicenceIsSigned) {
  let_the_claimant_win({law::Remedy::access_cut});
  scenario.terms.alarms_before_cut.value = 100;
  scenario.provider.claim_without_log.value = kCertain;
  claim_at(Stage::judgment);
  ASSERT_FALSE(world_.player().access_cut);
  close();
  EXPECT_TRUE(world_.player().access_cut);
  EXPECT_EQ(refused(usual(scenario, Route::distil)), "access-cut");
  do_it(SignLicence{});
  EXPECT_EQ(refused(usual(scenario, Route::distil)), "");
}

TEST_F(Court, AnAuditFindsEveryLaterCopyOnSaleOrNot) {
  let_the_claimant_win({law::Remedy::audit});
  scenario.quarters = 20;
  claim_at(Stage::judgment);
  close();
  ASSERT_TRUE(world_.player().audited_until);
  world_.lab("player").access_cut = false;  // so that it can copy again, with cover and without selling
  world_.lab("player").cut_in.reset();
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;
  do_it(covered);
  close();
  EXPECT_EQ(world_.proceedings.size(), 2u);
}

TEST_F(Court, ARulingMovesTheBeliefForALabThatHadNoPartInIt) {  // F38, F39
  let_the_claimant_win({law::Remedy::money});
  scenario.contract.belief.value = 0.6;
  claim_at(Stage::deposition);
  Model other;
  other.id = world_.next_id++;
  other.owner = "commonfield";
  other.state = ModelState::trained;
  other.job.sources.queries = 500;
  other.result = learn::TrainResult{};
  world_.models.push_back(other);
  world_.lab("commonfield").released = other.id;
  scenario.provider.claim_without_log.value = 0.1;
  const double before = exposure(scenario, world_, "commonfield").value;
  world_.precedent.of(Theory::contract).rule(true);
  EXPECT_GT(exposure(scenario, world_, "commonfield").value, before);
}

TEST_F(Court, TheClaimantChoosesTheTheoryThatPromisesMost) {
  claim_at(Stage::notice);
  EXPECT_EQ(claim().theory, Theory::contract);
  scenario.theories = {Theory::contract, Theory::tort};
  scenario.other_claims[2].belief.value = 0.99;
  claim_at(Stage::notice);
  EXPECT_EQ(claim().theory, Theory::tort);
  scenario.theories = {};
  world_ = bots::begin(scenario, 5);
  train(usual(scenario, Route::distil));
  close(3);
  EXPECT_TRUE(world_.proceedings.empty());
}

TEST_F(Court, WithoutABanInTheTermsOfTheDayThereIsNoClaimInContract) {
  scenario.later_terms = {scenario.terms};
  scenario.later_terms[0].version = 2;
  scenario.later_terms[0].from_quarter = 3;
  std::erase_if(scenario.terms.clauses,
                [](const law::Clause& c) { return c.kind == law::ClauseKind::training_ban; });
  scenario.contract.stage_cost_usd.value = 0;
  claim_at(Stage::notice);
  EXPECT_FALSE(claim().record.ban_in_force);
  EXPECT_LT(chance(), 1e-6);
}

TEST_F(Court, NewTermsComeIntoForceInTheirQuarterAndAreAnnounced) {  // F54
  law::Terms second = scenario.terms;
  second.version = 2;
  second.from_quarter = 3;
  second.clauses.push_back({law::ClauseKind::audit, 9, "We may look into your books.", "F54"});
  scenario.later_terms = {second};
  world_ = bots::begin(scenario, 5);
  close(2);
  EXPECT_FALSE(told("revises its terms"));
  EXPECT_EQ(terms_now(scenario, world_).version, 1);
  close();
  EXPECT_TRUE(told("New clause 9, audit: We may look into your books."));
  EXPECT_EQ(terms_now(scenario, world_).version, 2);
}

TEST_F(Court, AnAuditRightOpensTheBooksWithTheNotice) {
  claim_at(Stage::notice);
  EXPECT_FALSE(claim().record.records_open);
  scenario.terms.clauses.push_back({law::ClauseKind::audit, 9, "We may look into your books.", "F54"});
  claim_at(Stage::notice);
  EXPECT_TRUE(claim().record.records_open);
}

TEST_F(Court, ALiabilityCapHoldsInContract) {
  claim_at(Stage::deposition);
  EXPECT_GT(award_of(scenario, world_, claim()).total_usd(), 1e8);
  scenario.terms.clauses.push_back({law::ClauseKind::liability_cap, 12, "Liability ends there.", "",
                                    Quantity::assumed(1e8, Unit::usd, {1e7, 1e9}, "For the test")});
  EXPECT_NEAR(award_of(scenario, world_, claim()).total_usd(), 1e8, 1);
}

TEST_F(Court, WithoutAKillTriggerNoAccountIsCut) {
  std::erase_if(scenario.terms.clauses,
                [](const law::Clause& c) { return c.kind == law::ClauseKind::kill_trigger; });
  world_ = bots::begin(scenario, 5);
  train(usual(scenario, Route::distil));
  EXPECT_EQ(world_.player().alarms, 1);
  EXPECT_FALSE(world_.player().access_cut);
}

TEST_F(Court, AClaimantWithdrawsWhatCostsMoreThanItIsWorth) {
  scenario.contract.stage_cost_usd.value = 5e9;
  claim_at(Stage::withdrawn);
  EXPECT_TRUE(told("withdrawn"));
  EXPECT_EQ(paid(econ::Account::legal), 0);
}

TEST_F(Court, AnExamThatCouldNotBeHeldSpeaksForNobody) {
  claim_at(Stage::discovery);
  auto results = stub_results(jobs_due(world_));
  for (JobResult& result : results)
    if (auto* examined = std::get_if<Examined>(&result)) examined->exhibit = {};
  bots::close_quarter(scenario, world_, results);
  EXPECT_TRUE(claim().record.showings.empty());
  EXPECT_TRUE(told("The exam could not be held"));
}

class Duty : public Court {
 protected:
  Duty() {
    scenario.theories = {Theory::disclosure};
    scenario.court.authority_looks.value = kCertain;
    scenario.court.register_entry.value = 20;
    scenario.other_claims[3].belief.value = kCertain;
    scenario.quarters = 20;
    world_ = bots::begin(scenario, 5);
    do_it(usual(scenario, Route::open_weights));
    model_ = world_.models.back().id;
    close();
    do_it(ReleaseModel{model_});
  }
};

TEST_F(Duty, AnAuthorityFinesAModelOnSaleWithoutASummaryByTurnover) {  // X3
  close(2);
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_EQ(claim().claimant, "authority");
  EXPECT_EQ(refused(OfferSettlement{claim().id, 1e9}), "no-settlement");
  while (claim().open()) close();
  ASSERT_EQ(claim().stage, Stage::decided);
  ASSERT_TRUE(claim().verdict->for_claimant);
  EXPECT_TRUE(world_.jobs.empty());  // no exam: the register is the evidence
  EXPECT_NEAR(world_.ledger.cash(econ::kAuthority).usd(), claim().verdict->award_usd, 0.01);
  EXPECT_GE(claim().verdict->award_usd, 15e6);
  close(2);  // the duty is still not met, and the authority asks again
  EXPECT_EQ(world_.proceedings.size(), 2u);
  EXPECT_EQ(world_.ledger.total().cents, 0);
}

TEST_F(Duty, IsMetByASummaryEvenAfterTheNotice) {
  close(2);
  do_it(PublishSummary{model_});
  EXPECT_EQ(refused(PublishSummary{model_}), "published");
  close(7);
  EXPECT_FALSE(claim().verdict->for_claimant);
}

TEST_F(Duty, IsNotAskedBeforeItApplies) {
  scenario.court.disclosure_from.value = 12;
  close(8);
  EXPECT_TRUE(world_.proceedings.empty());
}

TEST_F(Court, ATruthfulSummaryTellsTheProviderWhatItDidNotKnow) {
  scenario.theories = {Theory::contract, Theory::disclosure};
  scenario.terms.alarms_before_cut.value = 100;
  world_ = bots::begin(scenario, 5);
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;
  train(covered);
  close(2);
  EXPECT_TRUE(world_.proceedings.empty());
  EXPECT_EQ(std::get<Quote>(check(scenario, world_, PublishSummary{model_})).warnings.size(), 1u);
  do_it(PublishSummary{model_});
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_TRUE(told("its own summary names the answers"));
}

TEST_F(Court, KnowsNoDutyWhereTheScenarioHasNone) {
  world_ = bots::begin(scenario, 5);
  train(usual(scenario, Route::open_weights));
  EXPECT_EQ(refused(PublishSummary{model_}), "no-duty");
}

TEST_F(Court, EveryOfferWithinTheZoneIsTakenAndNoneBelowIt) {
  for (const Stage stage : {Stage::notice, Stage::complaint, Stage::discovery, Stage::deposition}) {
    const int id = claim_at(stage);
    const law::SettlementZone zone = zone_of(scenario, world_, claim());
    ASSERT_TRUE(zone.has_room()) << law::name(stage);
    const double from = zone.claimant_accepts_from.value, to = zone.defendant_pays_up_to.value;
    EXPECT_EQ(refused(OfferSettlement{id, (from + to) / 2}), "");
    EXPECT_EQ(refused(OfferSettlement{id, 0.99 * from}), "declined");
  }
}

TEST_F(Court, ALicenceQuoteNamesTheFeeAndTheRunTogether) {
  scenario.labs[0].cash_usd.value = 1.2e9;
  scenario.licence.signing_fee_usd.value = 1e9;
  world_ = bots::begin(scenario, 5);
  const Check refused_run = check_with_licence(scenario, world_, usual(scenario, Route::licence));
  const Refusal& why = std::get<Refusal>(refused_run);
  EXPECT_EQ(why.rule, "cash");
  EXPECT_NE(why.reason.find("$1.20 B"), std::string::npos)
      << why.reason;  // what there is, not what the fee leaves
  EXPECT_NE(why.reason.find("$1.00 B of it is the fee"), std::string::npos) << why.reason;
}

}  // namespace
}  // namespace partly::world
