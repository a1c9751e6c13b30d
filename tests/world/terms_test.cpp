// Terms that change, and what those in force when the answers were asked mean for a claim; the duty to
// disclose.
#include <algorithm>

#include "sim/world/state/in_force.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

// The units that these tests are about.
using TermsOfTheDay = CourtWorld;
using NewTerms = CourtWorld;
using LiabilityCap = CourtWorld;
using KillTrigger = CourtWorld;
using PublishedSummary = CourtWorld;

TEST_F(TermsOfTheDay, WithoutABanLeaveNoClaimInContract) {
  scenario.later_terms = {scenario.terms};
  scenario.later_terms[0].version = 2;
  scenario.later_terms[0].from_quarter = 3;
  std::erase_if(scenario.terms.clauses,
                [](const law::Clause& c) { return c.kind == law::ClauseKind::training_ban; });
  scenario.contract.stage_cost_usd.value = 0;
  world_ = bots::begin(scenario, kSeed);
  train(usual(scenario, Route::distil));
  do_it(ReleaseModel{model_});
  close(8);
  EXPECT_GT(world_.player().alarms, 0);
  EXPECT_FALSE(record_at_notice(scenario, world_, *world_.model(model_)).ban_in_force);
  EXPECT_TRUE(world_.proceedings.empty()) << "nobody brings a claim that promises nothing";
}

TEST_F(NewTerms, ComeIntoForceInTheirQuarterAndAreAnnounced) {  // F54
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

TEST_F(TermsOfTheDay, WithAnAuditRightOpenTheBooksWithTheNotice) {
  claim_at(Stage::notice);
  EXPECT_FALSE(claim().record.records_open);
  scenario.terms.clauses.push_back({law::ClauseKind::audit, 9, "We may look into your books.", "F54"});
  claim_at(Stage::notice);
  EXPECT_TRUE(claim().record.records_open);
}

TEST_F(LiabilityCap, HoldsInContract) {
  claim_at(Stage::deposition);
  EXPECT_GT(award_of(scenario, world_, claim()).total_usd(), 1e8);
  scenario.terms.clauses.push_back({law::ClauseKind::liability_cap, 12, "Liability ends there.", "",
                                    Quantity::assumed(1e8, Unit::usd, {1e7, 1e9}, "For the test")});
  EXPECT_NEAR(award_of(scenario, world_, claim()).total_usd(), 1e8, 1);
}

TEST_F(KillTrigger, IsWhatEndsAccess) {
  std::erase_if(scenario.terms.clauses,
                [](const law::Clause& c) { return c.kind == law::ClauseKind::kill_trigger; });
  world_ = bots::begin(scenario, 5);
  train(usual(scenario, Route::distil));
  EXPECT_EQ(world_.player().alarms, 1);
  EXPECT_FALSE(world_.player().access_cut);
}

TEST_F(PublishedSummary, TellsTheProviderWhatItDidNotKnow) {
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

TEST_F(PublishedSummary, IsNoDutyWhereTheScenarioHasNone) {
  world_ = bots::begin(scenario, 5);
  train(usual(scenario, Route::open_weights));
  EXPECT_EQ(refused(PublishSummary{model_}), "no-duty");
}

class DisclosureDuty : public CourtWorld {
 protected:
  DisclosureDuty() {
    scenario.theories = {Theory::disclosure};
    scenario.court.authority_looks.value = 1;
    scenario.court.register_entry.value = 20;
    scenario.other_claims[3].belief.value = 1;
    scenario.quarters = 20;
    world_ = bots::begin(scenario, 5);
    do_it(usual(scenario, Route::open_weights));
    model_ = world_.models.back().id;
    close();
    do_it(ReleaseModel{model_});
  }
};

TEST_F(DisclosureDuty, IsFinedByTurnoverForAModelOnSaleWithoutASummary) {  // X3
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

TEST_F(DisclosureDuty, IsMetByASummaryEvenAfterTheNotice) {
  close(2);
  do_it(PublishSummary{model_});
  EXPECT_EQ(refused(PublishSummary{model_}), "published");
  close(7);
  EXPECT_FALSE(claim().verdict->for_claimant);
}

TEST_F(DisclosureDuty, IsNotAskedBeforeItApplies) {
  scenario.court.disclosure_from.value = 12;
  close(8);
  EXPECT_TRUE(world_.proceedings.empty());
}

}  // namespace
}  // namespace partly::world
