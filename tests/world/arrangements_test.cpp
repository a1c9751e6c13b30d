// What can be arranged for money, what it costs each quarter, and what it is worth; cuts in the middle of
// training; licences with conditions; weights with a past.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/opening.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

TrainModel order(int labels, int queries, bool open_weights = false) {
  TrainModel train;
  train.sources.own_labels = labels;
  train.sources.queries = queries;
  train.sources.open_weights = open_weights;
  return train;
}

class ArrangingWorld : public testing::Test {
 protected:
  ArrangingWorld() {
    offer_everything(scenario);
    scenario.provider.claim_without_log.value = 0;
    scenario.terms.volume_limit.value = 10'000;
    scenario.events.clear();
    world = bots::begin(scenario, 4);
  }
  void decide(const Decision& decision) {
    const Check done = apply(scenario, world, decision);
    ASSERT_TRUE(std::holds_alternative<Quote>(done))
        << describe(decision) << ": " << std::get<Refusal>(done).reason;
  }
  double cost(const Decision& decision) const {
    return std::get<Quote>(check(scenario, world, decision)).upfront.value;
  }
  std::string refusal(const Decision& decision) const {
    const Check done = check(scenario, world, decision);
    return std::holds_alternative<Refusal>(done) ? std::get<Refusal>(done).rule : "";
  }
  void close() { close_with_stubs(scenario, world); }
  double paid(econ::Account account) const { return world.ledger.balance(kPlayerId, account).usd(); }
  const Model& newest() const {
    const Model* found = nullptr;
    for (const Model& model : world.models)
      if (model.owner == kPlayerId) found = &model;
    return *found;
  }
  // A claim on the newest model, at the stage of complaint.
  law::Proceeding& sue(law::Theory theory = law::Theory::contract) {
    law::Proceeding proceeding;
    proceeding.id = world.next_id++;
    proceeding.claimant = "meridian";
    proceeding.defendant = kPlayerId;
    proceeding.theory = theory;
    proceeding.model = newest().id;
    proceeding.stage = law::Stage::complaint;
    proceeding.opened = proceeding.stage_since = world.now;
    proceeding.record = record_at_notice(scenario, world, newest());
    world.proceedings.push_back(proceeding);
    return world.proceedings.back();
  }

  Scenario scenario = test_scenario();
  World world;
};

// The units that these tests are about.
using Turnover = ArrangingWorld;
using Arrangements = ArrangingWorld;
using ReservedCompute = ArrangingWorld;
using RetainedCounsel = ArrangingWorld;
using Records = ArrangingWorld;
using OwnExam = ArrangingWorld;
using WeightsWarranty = ArrangingWorld;
using WeightsRoyalty = ArrangingWorld;
using Resale = ArrangingWorld;
using CutInTraining = ArrangingWorld;
using LicenceConditions = ArrangingWorld;
using InheritedWeights = ArrangingWorld;
using OpeningDecisions = ArrangingWorld;

TEST_F(Arrangements, AreRefusedWhereAScenarioOffersNothing) {
  scenario.arrangements = {};
  for (const Decision& decision : {Decision(ReserveCompute{}), Decision(RetainCounsel{}),
                                   Decision(KeepRecords{}), Decision(BuyWarranty{})})
    EXPECT_EQ(refusal(decision), "not-offered") << describe(decision);
  const auto rows = make_view(scenario, world).arrangements;
  ASSERT_EQ(rows.size(), 1u);  // what a lab sells is its own to offer
  EXPECT_EQ(rows.front().id, "answers");
}

TEST_F(Arrangements, AreARowEachAndEndWhereTheyCanBeEnded) {
  decide(KeepRecords{});
  const auto rows = make_view(scenario, world).arrangements;
  ASSERT_EQ(rows.size(), 6u);
  for (const ArrangementView& row : rows) {
    EXPECT_EQ(row.in_force, row.id == "records");
    const bool nothing_to_ask_for = row.id == "answers" && !world.player().released;
    EXPECT_NE(std::holds_alternative<Quote>(row.check), nothing_to_ask_for) << row.id;
  }
  decide(rows[3].decision);
  EXPECT_FALSE(world.player().arranged.records_since);
}

TEST_F(ReservedCompute, IsPaidUsedOrNotAndRunsAreBilledForTheRest) {
  scenario.prices.gflop_usd.value = 5e7;
  const double before = cost(order(300, 0));
  decide(ReserveCompute{});
  EXPECT_LT(cost(order(300, 0)), before);
  close();
  EXPECT_NEAR(paid(econ::Account::compute), 8 * 0.7 * scenario.prices.gflop_usd.value, 1);
  EXPECT_EQ(refusal(ReserveCompute{}), "in-force");
  for (int quarter = 1; quarter < 4; ++quarter) close();
  const double after_the_term = paid(econ::Account::compute);
  close();
  EXPECT_EQ(paid(econ::Account::compute), after_the_term);
  EXPECT_EQ(cost(order(300, 0)), before);
}

TEST_F(ReservedCompute, ServesOneRunOnceAQuarter) {
  decide(ReserveCompute{});
  decide(order(300, 0));
  EXPECT_LT(world.player().arranged.gflop_left, 8);
  close();
  EXPECT_EQ(world.player().arranged.gflop_left, 8);
}

TEST_F(RetainedCounsel, MovesTheOddsOfTheTheoryAndTheCostOfAStage) {
  decide(order(0, 300));
  close();
  const law::Proceeding& claim = sue();
  const law::EvidenceChain before = chain_of(scenario, world, claim);
  decide(RetainCounsel{econ::Counsel::trial});
  const law::EvidenceChain after = chain_of(scenario, world, claim);
  EXPECT_NEAR(law::logit(after.belief.value), law::logit(before.belief.value) - 0.6, 1e-9);
  EXPECT_EQ(after.posterior_log_odds(), before.posterior_log_odds());  // facts stay as they are
  const double usual = scenario.claim(claim.theory).stage_cost_usd.value;
  const auto counsel = [&](const law::CaseValue& value) {
    for (const law::ValuePart& part : value.parts)
      if (part.id == "counsel") return part.usd.value;
    return 0.0;
  };
  scenario.court.risk.claimant_discount.value = scenario.court.risk.defendant_discount.value = 0;
  const law::SettlementOutlook outlook = settlement_outlook(scenario, world, claim);
  EXPECT_DOUBLE_EQ(counsel(outlook.defendant), -1.5 * counsel(outlook.claimant));
  const double legal = paid(econ::Account::legal);
  close();
  EXPECT_NEAR(paid(econ::Account::legal) - legal, 4e7 + 1.5 * usual, 1);
}

TEST_F(Records, ThatWereNotKeptLeaveAPleaOfCreationBelievedInPart) {
  const auto plea_weighs = [&](bool kept) {
    World saved = world;
    if (kept) decide(KeepRecords{});
    decide(order(500, 0));
    close();
    law::Record record = record_at_notice(scenario, world, newest());
    record.pleas = {law::Defence::independent_creation};
    const double weight = law::weigh(scenario.court, scenario.contract, record).posterior_log_odds();
    world = saved;
    return weight;
  };
  EXPECT_NEAR(plea_weighs(true), -2, 1e-9);
  EXPECT_NEAR(plea_weighs(false), -2 * 0.3, 1e-9);
}

TEST_F(Records, HoldNoModelThatWasBegunBeforeThem) {
  decide(order(300, 0));
  close();
  decide(KeepRecords{});
  EXPECT_FALSE(newest().on_file);
  decide(order(300, 0));
  close();
  EXPECT_TRUE(newest().on_file);
}

TEST_F(Records, ThatDoNotBackASummaryLeaveItInDoubt) {
  scenario.theories = {law::Theory::contract, law::Theory::disclosure};
  decide(order(300, 0));
  close();
  const double trust = world.player().trust;
  decide(PublishSummary{newest().id});
  EXPECT_EQ(world.player().trust, trust);
  const law::Record record = record_at_notice(scenario, world, newest());
  EXPECT_FALSE(record.summary_published);
  const auto chain = law::weigh(scenario.court, scenario.claim(law::Theory::disclosure), record);
  EXPECT_NEAR(chain.posterior_log_odds(), 0.8, 1e-9);
}

TEST_F(OwnExam, IsForTheOwnerAlone) {
  decide(order(0, 300));
  close();
  decide(ExamineModel{newest().id});
  EXPECT_EQ(refusal(ExamineModel{newest().id}), "examined");
  EXPECT_NEAR(paid(econ::Account::legal), 2e7, 1);
  close();
  ASSERT_TRUE(newest().own_exam);
  EXPECT_FALSE(newest().exhibit);
  EXPECT_TRUE(make_view(scenario, world).models.front().own_exam);
}

TEST_F(WeightsWarranty, PaysASettlementUpToTheCap) {
  decide(BuyWarranty{});
  decide(order(300, 0, true));
  close();
  const law::Proceeding& claim = sue();
  const double publisher = world.ledger.cash("commonfield").usd();
  const double offered = zone_of(scenario, world, claim).claimant_accepts_from.value + 5e8;
  EXPECT_NEAR(cost(OfferSettlement{claim.id, offered}), offered - 3e8, 1);
  decide(OfferSettlement{claim.id, offered});
  EXPECT_NEAR(publisher - world.ledger.cash("commonfield").usd(), 3e8, 1);
  EXPECT_EQ(world.player().arranged.warranty_left_usd, 0);
}

TEST_F(WeightsRoyalty, IsAShareOfSalesAboveTheFreeSum) {
  decide(order(300, 0, true));
  close();
  decide(ReleaseModel{newest().id});
  close();
  const double above = world.player().sales_usd - 2e8;
  ASSERT_GT(above, 0);
  EXPECT_NEAR(paid(econ::Account::royalties), 0.05 * above, 0.01);
}

TEST_F(Resale, LastsAsLongAsThereIsAccess) {
  close();
  EXPECT_NEAR(world.player().arranged.resale_usd, 3e8, 1);
  EXPECT_NEAR(paid(econ::Account::queries), 0.4 * 3e8, 1);
  world.lab(kPlayerId).access_cut = true;
  close();
  EXPECT_EQ(world.player().arranged.resale_usd, 0);
  EXPECT_EQ(make_view(scenario, world).resale.value, 0);
}

TEST_F(CutInTraining, LeavesARunWhatWasAnsweredWhenAnAlarmEndsAccess) {
  scenario.provider.cuts_in_training = true;
  scenario.terms.alarms_before_cut.value = 1;
  decide(order(200, 500));
  const double queries_paid = newest().paid.queries.usd();
  close();
  const int answered = newest().job.sources.queries;
  EXPECT_LT(answered, 500);
  EXPECT_EQ(newest().queries_lost, 500 - answered);
  EXPECT_EQ(newest().result->used.queries, answered);
  EXPECT_NEAR(newest().paid.queries.usd(), queries_paid * answered / 500, 1);
  EXPECT_TRUE(world.player().access_cut);
}

TEST_F(CutInTraining, DoesNotHappenWhereTheMonitorActsLater) {
  scenario.terms.alarms_before_cut.value = 1;
  decide(order(200, 500));
  close();
  EXPECT_EQ(newest().job.sources.queries, 500);
  EXPECT_EQ(newest().queries_lost, 0);
}

TEST_F(CutInTraining, LeavesARunOverTwoQuartersHalfOfItsAnswers) {
  scenario.provider.queries_per_quarter = Quantity::assumed(400, Unit::queries, {200, 800}, "For tests");
  EventRule cut{
      "cut", "Cut", "Access ends.", "F50", 0, 0, scenario.market.growth, "", scenario.play.price_span};
  cut.chance.value = 1;
  cut.cuts_access = true;
  scenario.events = {cut};
  decide(order(100, 800));
  ASSERT_EQ(newest().due, world.now.plus(1));
  close();
  EXPECT_EQ(newest().job.sources.queries, 400);
  EXPECT_EQ(newest().state, ModelState::training);
  close();
  EXPECT_EQ(newest().state, ModelState::trained);
  EXPECT_EQ(newest().result->used.queries, 400);
  EXPECT_EQ(world.ledger.total().cents, 0);
}

TEST_F(LicenceConditions, EndAccessWithTheLicenceWhereOnlyLicenseesAreServed) {
  EventRule cut{
      "cut", "Cut", "Access ends.", "F50", 0, 0, scenario.market.growth, "", scenario.play.price_span};
  cut.chance.value = 1;
  cut.cuts_access = true;
  scenario.events = {cut};
  decide(SignLicence{});
  close();
  EXPECT_FALSE(world.player().access_cut);
  while (world.now <= *world.player().licence_until) {
    EXPECT_FALSE(world.player().access_cut) << world.now.text();
    close();
  }
  EXPECT_TRUE(world.player().access_cut);
  decide(SignLicence{});
  EXPECT_FALSE(world.player().access_cut);
}

TEST_F(LicenceConditions, OpenTheBooksOfALicenseeToTheProvider) {
  scenario.licence.audit = true;
  scenario.terms.alarms_before_cut.value = 5;
  decide(order(0, 300));
  close();
  EXPECT_TRUE(world.proceedings.empty());
  decide(SignLicence{});
  close();
  ASSERT_EQ(world.proceedings.size(), 1u);
  EXPECT_EQ(world.proceedings.front().model, newest().id);
}

TEST_F(LicenceConditions, LetALicensedModelBeSoldWithinItsFieldOfUseAlone) {
  const auto share = [&](double field) {
    World saved = world;
    scenario.licence.field_share.value = field;
    decide(SignLicence{});
    decide(order(0, 500));
    close();
    decide(ReleaseModel{newest().id});
    close();
    const double sold = world.player().share;
    world = saved;
    return sold;
  };
  EXPECT_NEAR(share(0.5), 0.5 * share(1), 1e-9);
}

TEST_F(InheritedWeights, BringNoContractWithThem) {
  decide(order(300, 0, true));
  close();
  EXPECT_FALSE(inherits(newest()));
  world.models.back().job.open_weights.provider_queries = 500;
  EXPECT_TRUE(inherits(newest()));
  EXPECT_FALSE(best_theory(scenario, world, newest()));
  scenario.theories = {law::Theory::contract, law::Theory::trade_secret};
  EXPECT_EQ(best_theory(scenario, world, newest()), law::Theory::trade_secret);
}

// What the header says before anybody has looked must not tell what the weights are made of.
TEST_F(InheritedWeights, ExposeToWhatNobodyCanReckonBeforeAnExamWhicheverWeightsTheyAre) {
  scenario.theories = {law::Theory::trade_secret};
  scenario.provider.claim_without_log.value = 0.5;
  scenario.learning.open_weights.provider_queries = 500;
  decide(order(300, 0, true));
  close();
  decide(ReleaseModel{newest().id});
  std::set<std::string> explained;
  for (const int past_queries : {0, 500}) {
    world.models.back().job.open_weights.provider_queries = past_queries;
    const Quantity unknown = exposure(scenario, world, kPlayerId);
    EXPECT_EQ(unknown.value, 0);
    explained.insert(unknown.explanation);
  }
  EXPECT_EQ(explained.size(), 1u);
  EXPECT_NE(explained.begin()->find("nobody has looked"), std::string::npos);
  world.models.back().own_exam.emplace();
  EXPECT_GT(exposure(scenario, world, kPlayerId).value, 0);
}

TEST_F(OpeningDecisions, NameModelsByTheirNumber) {
  decide(order(100, 0));
  close();
  decide(order(200, 0));
  EXPECT_EQ(std::get<ReleaseModel>(with_ids(world, ReleaseModel{2})).model, newest().id);
  EXPECT_EQ(std::get<ReleaseModel>(with_ids(world, ReleaseModel{3})).model, 0);
  scenario.opening = {{}, {SetPrice{21}}};
  EXPECT_EQ(opening_of(scenario, world)->size(), 1u);
  close();
  EXPECT_EQ(opening_of(scenario, world), nullptr);
}

TEST_F(ReservedCompute, CoversALongRunInEveryQuarterOfItsTermAndInNoOther) {
  decide(ReserveCompute{});  // 8 GFLOP in each of 4 quarters
  EXPECT_DOUBLE_EQ(reserved_gflop(scenario, world, world.player(), 1000, 1), 8);
  EXPECT_DOUBLE_EQ(reserved_gflop(scenario, world, world.player(), 1000, 3), 3 * 8);
  EXPECT_DOUBLE_EQ(reserved_gflop(scenario, world, world.player(), 1000, 9), 4 * 8);
  EXPECT_DOUBLE_EQ(reserved_gflop(scenario, world, world.player(), 20, 9), 20);
}

TEST_F(Records, HoldNoModelThatWasInTrainingWhenTheyWereBegun) {
  scenario.provider.queries_per_quarter = Quantity::assumed(400, Unit::queries, {200, 800}, "For tests");
  decide(order(100, 800));
  ASSERT_EQ(newest().due, world.now.plus(1));
  close();
  decide(KeepRecords{});
  close();
  ASSERT_EQ(newest().state, ModelState::trained);
  EXPECT_FALSE(newest().on_file);
}

TEST_F(WeightsWarranty, DoesNotCoverAModelThatLearnedFromAnswersToo) {
  decide(BuyWarranty{});
  decide(order(300, 0, true));
  EXPECT_DOUBLE_EQ(warranty_share_usd(scenario, world, newest(), 1e8), 1e8);
  decide(StopTraining{newest().id});
  decide(order(300, 200, true));
  ASSERT_TRUE(newest().warranted);
  EXPECT_EQ(warranty_share_usd(scenario, world, newest(), 1e8), 0);
}

TEST_F(Turnover, IsAYearOfSalesAndOfAnswersSoldOn) {
  decide(order(300, 0, true));
  close();
  decide(ReleaseModel{newest().id});
  close();
  const Lab& lab = world.player();
  ASSERT_GT(lab.sales_usd, 0);
  ASSERT_GT(lab.arranged.resale_usd, 0);
  EXPECT_NEAR(losses_on(scenario, world, newest(), "authority").turnover_usd.value,
              4 * lab.sales_usd + 4 * lab.arranged.resale_usd, 0.01);
}

}  // namespace
}  // namespace partly::world
