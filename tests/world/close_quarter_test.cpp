// The closing of a quarter by example.
#include "sim/world/close/close_quarter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/turn.h"
#include "sim/learn/engines.h"
#include "sim/learn/job_run.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"
#include "tests/world/quiet_world.h"

namespace partly::world {
namespace {

class ClosingWorld : public QuietWorld {
 protected:
  int train(Route route) {
    do_it(usual(scenario, route));
    const int model = world_.models.back().id;
    close();
    return model;
  }
  const Lab& player() const { return world_.player(); }
  double belief(law::Theory theory = law::Theory::contract) const {
    return world_.precedent.of(theory).mean();
  }
  void believe(double mean) { world_.precedent.of(law::Theory::contract) = law::Belief::about(mean, 4); }
  double balance(const char* party, econ::Account account) const {
    return world_.ledger.balance(party, account).usd();
  }
  bool told(const std::string& part) const {
    for (const News& one : world_.news)
      if (one.title.find(part) != std::string::npos) return true;
    return false;
  }
  // A copy that has been noticed: closes until the claim stands at this stage.
  law::Proceeding& claim_at(law::Stage stage) {
    scenario.terms.alarms_before_cut.value = 1;
    model_ = train(Route::distil);
    do_it(ReleaseModel{model_});
    for (int i = 0; i < 8 && (world_.proceedings.empty() || world_.proceedings[0].stage != stage); ++i)
      close();
    EXPECT_FALSE(world_.proceedings.empty());
    return world_.proceedings[0];
  }

  int model_ = 0;
};

// The units that these tests are about.
using Results = ClosingWorld;
using Beginning = ClosingWorld;
using Planned = ClosingWorld;
using Demand = ClosingWorld;
using Royalty = ClosingWorld;
using Monitor = ClosingWorld;
using Proceedings = ClosingWorld;
using Exam = ClosingWorld;
using Witness = ClosingWorld;
using Settlement = ClosingWorld;
using Judgment = ClosingWorld;
using Notice = ClosingWorld;
using Insolvency = ClosingWorld;
using Game = ClosingWorld;
using Events = ClosingWorld;
using Trust = ClosingWorld;

TEST_F(Results, MeasureTheHouseAtTheFirstClose) {
  ASSERT_EQ(jobs_due(world_).size(), 1u);
  EXPECT_TRUE(std::holds_alternative<MeasureIncumbents>(jobs_due(world_)[0]));
  EXPECT_EQ(flagship(scenario, world_, "meridian"), nullptr);
  close();
  EXPECT_DOUBLE_EQ(flagship(scenario, world_, "meridian")->capability(6), learn::capability(0.91, 6));
  EXPECT_DOUBLE_EQ(flagship(scenario, world_, "commonfield")->capability(6), learn::capability(0.62, 6));
  EXPECT_GT(world_.lab("meridian").share, world_.lab("commonfield").share);
}

TEST_F(Beginning, QueuesTheFirstModelOfARivalThatHasOne) {
  const Scenario with_rivals = test_scenario();
  const World world = bots::begin(with_rivals, 5);
  int rivals = 0;
  for (const Job& job : jobs_due(world))
    if (const auto* training = std::get_if<TrainStudent>(&job)) rivals += training->lab != "player";
  EXPECT_EQ(rivals, 2);
}

TEST_F(Beginning, PostsTheStartingCashAsInvestment) {
  EXPECT_DOUBLE_EQ(world_.ledger.cash("player").usd(), 1e10);
  EXPECT_DOUBLE_EQ(balance("player", econ::Account::investment), -1e10);
}

TEST_F(Planned, AreTheCountsOfACompleteRun) {
  scenario.learning.teacher.recipe.steps = 100;  // counts are the same of a good teacher and of a bad one
  learn::Classroom classroom(scenario.learning.task, scenario.learning.teacher,
                             scenario.learning.open_weights, 0.4, learn::fused_engine());
  for (const TrainModel& order : scenario.routes) {
    learn::TrainJob job = job_for(scenario, world_, order, "player");
    job.seeds = 1;
    job.recipe.steps = std::min(job.recipe.steps, 200);
    const auto trained = learn::run(classroom, job);
    ASSERT_TRUE(trained.ok()) << trained.error().message();
    EXPECT_EQ(planned(scenario.learning, job), trained->result.used) << describe(order);
  }
}

TEST_F(Demand, PaysTheProviderAndOperationsArePaidEachQuarter) {
  close();
  EXPECT_DOUBLE_EQ(balance("player", econ::Account::operations), 2e8);
  EXPECT_EQ(player().share, 0);
  EXPECT_GT(world_.lab("meridian").sales_usd, 0);
  EXPECT_DOUBLE_EQ(balance("meridian", econ::Account::sales), -world_.lab("meridian").sales_usd);
}

TEST_F(Demand, IsForAReleasedModelFromTheNextCloseOn) {
  const int model = train(Route::open_weights);
  EXPECT_EQ(player().share, 0);
  do_it(ReleaseModel{model});
  close();
  EXPECT_GT(player().share, 0);
  EXPECT_NEAR(world_.model(model)->sales_usd, player().sales_usd, 1e-9);
  do_it(WithdrawModel{});
  close();
  EXPECT_EQ(player().share, 0);
}

TEST_F(Demand, BringsThePublisherAShareButNoMoney) {
  close(2);
  EXPECT_GT(world_.lab("commonfield").share, 0);
  EXPECT_DOUBLE_EQ(balance("commonfield", econ::Account::sales), 0);
}

TEST_F(Royalty, IsPaidOnWhatWasTrainedUnderTheLicenceOnly) {
  do_it(SignLicence{});
  const int licensed_model = train(Route::licence);
  do_it(ReleaseModel{licensed_model});
  close();
  EXPECT_NEAR(balance("player", econ::Account::royalties), 0.1 * player().sales_usd, 0.01);
  const double royalties = balance("player", econ::Account::royalties);
  do_it(ReleaseModel{train(Route::open_weights)});
  const double after_training = balance("player", econ::Account::royalties);
  EXPECT_GT(after_training, royalties);  // the old one was still on sale
  close();
  EXPECT_DOUBLE_EQ(balance("player", econ::Account::royalties), after_training);
}

TEST_F(Monitor, RaisesAnAlarmAndCutsAccessAtTheLimit) {
  const double trust = player().trust;
  train(Route::distil);
  EXPECT_EQ(player().alarms, 1);
  EXPECT_FALSE(player().access_cut);
  EXPECT_TRUE(told("An alarm on the account of Your lab"));
  train(Route::distil);
  EXPECT_TRUE(player().access_cut);
  EXPECT_TRUE(told("Meridian cuts off Your lab"));
  EXPECT_LT(player().trust, trust);
  const Check refused = check(scenario, world_, usual(scenario, Route::distil));
  EXPECT_EQ(std::get<Refusal>(refused).rule, "access-cut");
}

TEST_F(Monitor, TracesAnAlarmToWhoPaysForTheAccountsThatAsked) {
  TrainModel spread = usual(scenario, Route::distil);
  spread.accounts = 5;
  do_it(spread);
  close();
  ASSERT_TRUE(told("An alarm on an account traced to Your lab"));
  EXPECT_EQ(player().alarms, 1);
  const law::Record record = record_at_notice(scenario, world_, world_.models.back());
  EXPECT_EQ(record.accounts, 5);
}

TEST_F(Monitor, IgnoresAlarmsOfLicensedAccounts) {
  do_it(SignLicence{});
  train(Route::licence);
  EXPECT_EQ(player().alarms, 0);
  close(5);
  EXPECT_TRUE(world_.proceedings.empty());
}

TEST_F(Monitor, CountsTheQuartersQueriesTowardsTheVolumeLimit) {
  do_it(usual(scenario, Route::distil));
  do_it(StopTraining{world_.models.back().id});
  do_it(usual(scenario, Route::distil));
  EXPECT_EQ(std::get<TrainStudent>(world_.jobs.back()).monitor.queries_per_quarter, 1500);
  EXPECT_EQ(player().queries_this_quarter, 1000);
  close();
  EXPECT_EQ(player().queries_this_quarter, 0);
}

TEST_F(Proceedings, MoveOneStageAQuarterFromNoticeToDecision) {
  scenario.terms.alarms_before_cut.value = 1;
  model_ = train(Route::distil);
  EXPECT_TRUE(world_.proceedings.empty());
  std::vector<law::Stage> stages;
  for (int i = 0; i < 6; ++i) {
    close();
    ASSERT_EQ(world_.proceedings.size(), 1u);
    stages.push_back(world_.proceedings[0].stage);
  }
  using law::Stage;
  EXPECT_EQ(stages, (std::vector{Stage::notice, Stage::complaint, Stage::discovery, Stage::deposition,
                                 Stage::judgment,
                                 world_.proceedings[0].filed.appeal ? Stage::appeal : Stage::decided}));
  const law::Proceeding& claim = world_.proceedings[0];
  EXPECT_NE(claim.record.showing("exhibit"), nullptr);
  EXPECT_TRUE(claim.record.records_open);
  EXPECT_EQ(claim.record.answers_in_records, 500);
  EXPECT_TRUE(world_.model(model_)->exhibit);
  EXPECT_TRUE(claim.record.alarm_logged);
  // Four steps, 20 M each, on both sides, and one more for who appeals.
  EXPECT_DOUBLE_EQ(balance("player", econ::Account::legal), 8e7);
  EXPECT_DOUBLE_EQ(balance("meridian", econ::Account::legal), claim.filed.appeal ? 1e8 : 8e7);
}

TEST_F(Exam, IsOfTheModelInDisputeDuringDiscovery) {
  claim_at(law::Stage::discovery);
  ASSERT_EQ(jobs_due(world_).size(), 1u);
  const auto exam = std::get<Examine>(jobs_due(world_)[0]);
  EXPECT_EQ(exam.suspect, world_.model(model_)->job);
  EXPECT_TRUE(world_.proceedings[0].record.showings.empty());
  close();
  const law::Showing& showing = *world_.proceedings[0].record.showing("exhibit");
  const forensics::LikelihoodRatio& ratio = *world_.model(model_)->exhibit->ratio;
  EXPECT_EQ(showing.p, ratio.rank_p);
  EXPECT_EQ(showing.log_likelihood_ratio.value, ratio.log_ratio);
  EXPECT_EQ(showing.log_likelihood_ratio.range->low, ratio.low);
  EXPECT_EQ(showing.log_likelihood_ratio.range->high, ratio.high);
  EXPECT_EQ(showing.log_likelihood_ratio.provenance, Provenance::derived);
  EXPECT_EQ(showing.log_likelihood_ratio.source, "exam " + std::to_string(exam.id));
}

TEST_F(Exam, AllegesWhatTheClaimantCanKnowAndNeverWhatTheModelLearnedFrom) {
  claim_at(law::Stage::discovery);
  Model suspect = *world_.model(model_);
  EXPECT_EQ(alleged_copy(scenario, world_, suspect).sources.queries, 500);  // its account bought them
  suspect.job.sources.own_labels = 12345;
  EXPECT_NE(alleged_copy(scenario, world_, suspect).sources.own_labels, 12345);
  // An account that bought none: the usual order of who distils, whoever it is and whatever it learned from.
  Model honest = suspect;
  honest.owner = "commonfield";
  honest.job.sources.queries = 0;
  const learn::TrainJob alleged = alleged_copy(scenario, world_, honest);
  EXPECT_GT(alleged.sources.queries, 0);
  honest.job.sources.own_labels = 7;
  EXPECT_EQ(alleged_copy(scenario, world_, honest), alleged);
}

TEST_F(Exam, AsksEveryModelInDisputeTheSameQuestionsBesideTheSameInnocents) {
  claim_at(law::Stage::discovery);
  const auto first = std::get<Examine>(jobs_due(world_)[0]).settings;
  law::Proceeding another = world_.proceedings[0];
  another.id = world_.next_id++;
  another.stage = law::Stage::complaint;
  world_.proceedings.push_back(another);
  close();  // the first exam is in, the second is called for
  ASSERT_TRUE(world_.model(model_)->exhibit);
  ASSERT_EQ(jobs_due(world_).size(), 1u);
  const auto second = std::get<Examine>(jobs_due(world_)[0]);
  EXPECT_EQ(second.proceeding, another.id);
  EXPECT_EQ(second.settings, first);
}

TEST_F(Witness, AnswersOnceAndOnlyAtTheDeposition) {
  const int id = claim_at(law::Stage::complaint).id;
  const auto rule = [&](const Decision& decision) {
    const Check checked = check(scenario, world_, decision);
    return std::holds_alternative<Quote>(checked) ? "" : std::get<Refusal>(checked).rule;
  };
  EXPECT_EQ(rule(Testify{id, law::Answer::yes}), "not-at-deposition");
  EXPECT_EQ(rule(Testify{999, law::Answer::yes}), "no-claim");
  close(2);
  EXPECT_EQ(rule(Testify{id, law::Answer::none}), "no-answer");
  const double before = chain_of(scenario, world_, world_.proceedings[0]).probability();
  do_it(Testify{id, law::Answer::partly});
  EXPECT_GT(chain_of(scenario, world_, world_.proceedings[0]).probability(), before);
  EXPECT_EQ(rule(Testify{id, law::Answer::no}), "answered");
}

TEST_F(Settlement, IsForWhatTheClaimantAcceptsAndNoLess) {
  const law::Proceeding& claim = claim_at(law::Stage::complaint);
  const auto zone = zone_of(scenario, world_, claim);
  const double from = zone.claimant_accepts_from.value;
  ASSERT_GT(from, 0);
  EXPECT_EQ(std::get<Refusal>(check(scenario, world_, OfferSettlement{claim.id, 1e300})).rule, "cash");
  EXPECT_EQ(std::get<Refusal>(check(scenario, world_, OfferSettlement{claim.id, -1})).rule, "bounds");
  const double before = belief();
  do_it(OfferSettlement{claim.id, 0.9 * from});  // is answered, and nothing is paid
  ASSERT_TRUE(world_.proceedings[0].open());
  ASSERT_TRUE(world_.proceedings[0].counter);
  EXPECT_EQ(balance("meridian", econ::Account::damages), 0);
  EXPECT_EQ(std::get<Refusal>(check(scenario, world_, OfferSettlement{claim.id, 0.9 * from})).rule,
            "declined");
  const law::CounterOffer counter = *world_.proceedings[0].counter;
  do_it(OfferSettlement{claim.id, counter.amount_usd, counter.terms});
  ASSERT_TRUE(law::covers_later_sales(counter.terms));
  EXPECT_NEAR(balance("meridian", econ::Account::damages), -counter.amount_usd, 0.01);
  EXPECT_EQ(world_.proceedings[0].stage, law::Stage::settled);
  close(3);
  EXPECT_EQ(world_.proceedings.size(), 1u);  // never claimed again
  EXPECT_EQ(belief(), before);               // and no precedent
}

TEST_F(Settlement, DuringDiscoveryCallsOffTheExam) {
  const law::Proceeding& claim = claim_at(law::Stage::discovery);
  const auto zone = zone_of(scenario, world_, claim);
  do_it(OfferSettlement{claim.id, zone.claimant_accepts_from.value});
  EXPECT_TRUE(jobs_due(world_).empty());
}

TEST_F(Judgment, ThatIsLostCostsTheDamagesAndTrustAndRaisesTheBelief) {
  scenario.contract.belief.value = 1;  // with an admission and the exhibit the verdict is all but certain
  scenario.contract.admission_yes.value = 20;
  start();
  believe(0.999);
  const int id = claim_at(law::Stage::deposition).id;
  do_it(Testify{id, law::Answer::yes});
  const double trust = player().trust;
  close();
  const law::Proceeding& claim = *world_.proceeding(id);
  ASSERT_TRUE(claim.verdict->for_claimant);
  EXPECT_EQ(balance("player", econ::Account::damages), 0);  // not final yet
  close();
  EXPECT_NEAR(balance("player", econ::Account::damages), claim.verdict->award_usd, 0.01);
  EXPECT_GT(claim.verdict->award_usd, 3 * 4e8);
  EXPECT_NEAR(player().trust, trust + 0.01 - 0.2, 1e-9);  // a quiet quarter, then the judgment
  ASSERT_EQ(world_.rulings.size(), 1u);
  EXPECT_NEAR(belief(), (0.999 * 4 + 1) / 5, 1e-9);
}

TEST_F(Judgment, AgainstTheClaimantLowersTheBelief) {
  claim_at(law::Stage::deposition);
  believe(0.001);
  close(2);
  ASSERT_FALSE(world_.proceedings[0].verdict->for_claimant);
  EXPECT_FALSE(world_.proceedings[0].verdict->theory_accepted);
  EXPECT_LT(belief(), 0.001);
  EXPECT_EQ(balance("player", econ::Account::damages), 0);
}

TEST_F(Notice, IsGivenOfAnUnloggedCopyOnlyOnceItWasSold) {
  scenario.provider.claim_without_log.value = 1;
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;
  do_it(covered);
  const int model = world_.models.back().id;
  close(3);
  EXPECT_EQ(player().alarms, 0);
  EXPECT_TRUE(world_.proceedings.empty());
  do_it(ReleaseModel{model});
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_FALSE(world_.proceedings[0].record.alarm_logged);
}

TEST_F(Notice, IsGivenOfACopyThatWasSoldAfterItWasWithdrawnToo) {
  scenario.provider.claim_without_log.value = 0;
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;  // no alarm
  do_it(covered);
  const int model = world_.models.back().id;
  close();
  do_it(ReleaseModel{model});
  close();
  do_it(WithdrawModel{});
  scenario.provider.claim_without_log.value = 0.5;
  EXPECT_GT(exposure(scenario, world_, "player").value, 0) << "what was sold was sold";
  scenario.provider.claim_without_log.value = 1;
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_EQ(world_.proceedings[0].model, model);
}

TEST_F(Notice, NamesTheCopyOnSaleBeforeAnOlderOne) {
  scenario.provider.claim_without_log.value = 0;
  std::vector<int> models;
  for (int i = 0; i < 2; ++i) {
    TrainModel covered = usual(scenario, Route::distil);
    covered.sources.cover_share = 0.9;  // no alarm
    do_it(covered);
    models.push_back(world_.models.back().id);
    close();
    do_it(ReleaseModel{models.back()});
    close();
  }
  scenario.provider.claim_without_log.value = 1;
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_EQ(world_.proceedings[0].model, models.back());
}

TEST_F(Notice, OfWhatIsNoCopyIsGivenByMistakeAlone) {
  scenario.provider.claim_without_log.value = 1;
  scenario.provider.false_tip.value = 0;
  do_it(ReleaseModel{train(Route::open_weights)});
  close(5);
  EXPECT_TRUE(world_.proceedings.empty());
  EXPECT_EQ(exposure(scenario, world_, "player").value, 0);
  scenario.provider.false_tip.value = 1;
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_EQ(world_.proceedings[0].record.answers_in_records, 0);
  EXPECT_TRUE(world_.proceedings[0].record.ban_in_force);  // as it is alleged
}

// Whoever reads the signals cannot tell a wrong one from a right one.
TEST_F(Notice, ReadsAlikeWhetherTheTipWasRightOrWrong) {
  scenario.provider.claim_without_log.value = scenario.provider.false_tip.value = 1;
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;  // no alarm
  do_it(covered);
  const int copy = world_.models.back().id;
  close(3);
  do_it(ReleaseModel{copy});
  World honest = world_;
  Model& model = *honest.model(copy);
  model.job.sources.own_labels = model.job.sources.queries;
  model.job.sources.queries = 0;
  close();
  close_with_stubs(scenario, honest);
  ASSERT_EQ(world_.proceedings.size(), 1u);
  ASSERT_EQ(honest.proceedings.size(), 1u);
  EXPECT_EQ(world_.news.back().text, honest.news.back().text);
  EXPECT_EQ(world_.proceedings[0].theory, honest.proceedings[0].theory);
}

TEST_F(Insolvency, EndsTheGameWhenCashDoesNotCoverTheCosts) {
  scenario.labs[0].cash_usd.value = 3e8;
  start();
  close();
  EXPECT_EQ(world_.ending, Ending::running);
  close();
  EXPECT_EQ(world_.ending, Ending::insolvent);
  EXPECT_LT(world_.ledger.cash("player").cents, 0);
}

TEST_F(Game, EndsAfterTheLastQuarter) {
  close(scenario.quarters - 1);
  EXPECT_EQ(world_.ending, Ending::running);
  close();
  EXPECT_EQ(world_.ending, Ending::finished);
  EXPECT_EQ(world_.history.size(), 10u);
}

TEST_F(Events, AreDrawnInTheirWindowAndOnce) {
  EventRule rule{"boom",
                 "A boom",
                 "More is asked for.",
                 "",
                 2,
                 4,
                 Quantity::assumed(1, Unit::fraction, {1, 1}, ""),
                 "market_volume",
                 Quantity::assumed(1.5, Unit::none, {1.2, 2}, "")};
  scenario.events = {rule};
  close(2);
  EXPECT_FALSE(told("A boom"));
  close();
  EXPECT_TRUE(told("A boom"));
  close(3);
  EXPECT_DOUBLE_EQ(world_.factor("market_volume"), 1.5);
  EXPECT_DOUBLE_EQ(world_.factor_range("market_volume").high, 2);
}

TEST_F(Results, ThatWereStoppedBringNoModel) {
  do_it(usual(scenario, Route::distil));
  const int model = world_.models.back().id;
  auto results = stub_results(jobs_due(world_));
  for (JobResult& result : results)
    if (auto* trained = std::get_if<StudentTrained>(&result)) trained->stopped = true;
  bots::close_quarter(scenario, world_, results);
  EXPECT_EQ(world_.model(model)->state, ModelState::stopped);
  EXPECT_FALSE(world_.model(model)->result);
}

TEST_F(Trust, ComesBackInQuietQuartersWithAProduct) {
  do_it(ReleaseModel{train(Route::open_weights)});
  const double trust = player().trust;
  close(3);
  EXPECT_NEAR(player().trust, trust + 0.03, 1e-9);
}

TEST_F(Insolvency, IsNotToHaveExactlyNothingLeft) {
  scenario.labs[0].cash_usd.value = scenario.labs[0].operations_usd.value;
  start();
  close();
  EXPECT_EQ(world_.ledger.cash("player"), econ::Money{});
  EXPECT_EQ(world_.ending, Ending::running);
}

}  // namespace
}  // namespace partly::world
