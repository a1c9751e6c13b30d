// The teacher's role: what is set at the console reaches others' runs, what the provider does to accounts and
// in court, and what it costs. Networks are stubbed; tests/session/teacher_test.cpp holds what is measured on
// real ones.
#include <gtest/gtest.h>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/crowd.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

class TeacherWorld : public ::testing::Test {
 protected:
  Scenario scenario_ = teacher_scenario();
  World world_ = bots::begin(scenario_, 3);

  bool does(const Decision& decision) {
    return std::holds_alternative<Quote>(apply(scenario_, world_, decision));
  }
  std::string refused(const Decision& decision) {
    const Check checked = check(scenario_, world_, decision);
    const auto* refusal = std::get_if<Refusal>(&checked);
    return refusal ? refusal->rule : "";
  }
  void close(int quarters = 1) {
    for (int i = 0; i < quarters; ++i) close_with_stubs(scenario_, world_);
  }
  // The newest run of a rival that asks the API, begun in this quarter.
  const Model* copying() const {
    for (auto model = world_.models.rbegin(); model != world_.models.rend(); ++model)
      if (model->begun == world_.now && model->job.sources.queries > 0) return &*model;
    return nullptr;
  }
  void close_until_somebody_copies() {
    while (!copying() && world_.ending == Ending::running) close();
    ASSERT_TRUE(copying());
  }
  void close_until_somebody_is_suspected() {
    while (world_.provider_state->suspicions.empty() && world_.ending == Ending::running) close();
    ASSERT_FALSE(world_.provider_state->suspicions.empty());
  }
  std::string suspected_owner() const {
    return world_.model(world_.provider_state->suspicions.front().model)->owner;
  }
  TeacherView view() const { return *make_view(scenario_, world_).teacher; }
};

// The units that these tests are about.
using TeacherDecisions = TeacherWorld;
using ApiConsole = TeacherWorld;
using HonestCustomers = TeacherWorld;
using AccountCuts = TeacherWorld;
using Claimant = TeacherWorld;
using LicenceOffer = TeacherWorld;
using PublishedTerms = TeacherWorld;
using PlantedTraps = TeacherWorld;
using TeacherDesk = TeacherWorld;

TEST_F(TeacherDecisions, FollowFromThePlayerBeingTheProvider) {
  EXPECT_EQ(scenario_.role(), Role::teacher_lab);
  EXPECT_EQ(test_scenario().role(), Role::student_lab);
  EXPECT_TRUE(world_.provider_state);
  EXPECT_FALSE(bots::begin(test_scenario(), 3).provider_state);
  EXPECT_FALSE(make_view(test_scenario(), bots::begin(test_scenario(), 3)).teacher);
}

TEST_F(TeacherDecisions, AreTheProvidersAlone) {
  const Scenario student = test_scenario();
  const World world = bots::begin(student, 3);
  const Check checked = check(student, world, SetApiAccess{learn::Access::labels, 2, -1});
  ASSERT_TRUE(std::holds_alternative<Refusal>(checked));
  EXPECT_EQ(std::get<Refusal>(checked).rule, "role");
  EXPECT_EQ(refused(usual(scenario_, Route::distil)), "role");
  EXPECT_EQ(refused(SignLicence{}), "role");
}

TEST_F(ApiConsole, ServesFromTheNextQuarterOnWhatIsSetAtTheConsole) {
  close_until_somebody_copies();
  EXPECT_EQ(copying()->job.sources.access, learn::Access::probabilities);
  ASSERT_TRUE(does(SetApiAccess{learn::Access::top_k, 2, 1}));
  ASSERT_TRUE(does(SetApiDefence{ApiDefence::noise, 1.5}));
  EXPECT_EQ(copying()->job.defence.logit_noise_sd, 0);
  close();
  close_until_somebody_copies();
  EXPECT_EQ(copying()->job.sources.access, learn::Access::top_k);
  EXPECT_EQ(copying()->job.sources.digits, 1);
  EXPECT_EQ(copying()->job.defence.logit_noise_sd, 1.5);
}

TEST_F(ApiConsole, IsPaidTheQueryPriceThatItHasSet) {
  const double list = scenario_.prices.query_probability_usd.value;
  ASSERT_TRUE(does(SetQueryPrices{scenario_.prices.query_label_usd.value, 2 * list}));
  close();
  close_until_somebody_copies();
  EXPECT_NEAR(copying()->paid.queries.usd(), 2 * list * copying()->job.sources.queries, 1);
  const TeacherView seen = view();
  for (const AccountView& account : seen.accounts)
    if (account.lab == copying()->owner) {
      EXPECT_GE(account.paid_usd.value, copying()->paid.queries.usd() - 1);
    }
}

TEST_F(ApiConsole, SellsBareAnswersAtTheirOwnPriceWhereNothingElseIsServed) {
  ASSERT_TRUE(does(SetApiAccess{learn::Access::labels, 2, -1}));
  close();
  close_until_somebody_copies();
  EXPECT_EQ(copying()->job.sources.access, learn::Access::labels);
  EXPECT_NEAR(copying()->paid.queries.usd(),
              scenario_.prices.query_label_usd.value * copying()->job.sources.queries, 1);
}

TEST_F(ApiConsole, WatchesWithTheThresholdThatItHasSet) {
  ASSERT_TRUE(does(SetMonitor{0.2, 300, 0}));
  close();
  close_until_somebody_copies();
  for (const Job& job : world_.jobs)
    if (const auto* training = std::get_if<TrainStudent>(&job);
        training && training->model == copying()->id) {
      EXPECT_DOUBLE_EQ(training->monitor.quantile, 0.8);
      EXPECT_LE(training->monitor.queries_per_quarter, 300);
    }
}

TEST_F(HonestCustomers, LeaveForFalseAlarmsAndTheMoreTheKeenerTheMonitor) {
  const auto after_a_year = [&](double alarm_rate) {
    World world = bots::begin(scenario_, 3);
    apply(scenario_, world, SetMonitor{alarm_rate, 400, 1});
    for (int i = 0; i < 4; ++i) close_with_stubs(scenario_, world);
    return world;
  };
  const World calm = after_a_year(0.001), keen = after_a_year(0.2);
  EXPECT_GT(accused_share(keen), accused_share(calm));
  EXPECT_LT(keen.provider_state->crowd.trade_usd, calm.provider_state->crowd.trade_usd);
  EXPECT_LT(keen.player().trust, calm.player().trust);
}

TEST_F(HonestCustomers, PayUnderTheQuartersEvent) {
  close();
  const double trade = world_.provider_state->crowd.trade_usd;
  ASSERT_GT(trade, 0);
  bool posted = false;
  for (const econ::Transaction& transaction : world_.ledger.journal())
    posted |= transaction.text == "Answers for honest customers" && !transaction.event.empty() &&
              transaction.postings.size() == 4 && transaction.postings[2].amount.usd() == trade;
  EXPECT_TRUE(posted);
  EXPECT_EQ(world_.ledger.total(), econ::Money{});
}

TEST_F(AccountCuts, HappenByThemselvesOnlyAtTheAlarmsThatWereSet) {
  ASSERT_TRUE(does(SetMonitor{0.05, 400, 0}));
  close_until_somebody_is_suspected();
  EXPECT_FALSE(world_.lab(suspected_owner()).access_cut);

  world_ = bots::begin(scenario_, 3);
  ASSERT_TRUE(does(SetMonitor{0.05, 400, 1}));
  close_until_somebody_is_suspected();
  EXPECT_TRUE(world_.lab(suspected_owner()).access_cut);
}

TEST_F(AccountCuts, NeedAKillTriggerInTheTermsForThat) {
  ASSERT_TRUE(does(SetMonitor{0.05, 400, 1}));
  ASSERT_TRUE(does(PublishTerms{true, true, false, false}));
  close_until_somebody_is_suspected();
  EXPECT_FALSE(world_.lab(suspected_owner()).access_cut);
}

TEST_F(AccountCuts, ThatNothingSpeaksForCostTrust) {
  const double before = world_.player().trust;
  ASSERT_TRUE(does(CutAccess{"tessera"}));
  EXPECT_LT(world_.player().trust, before);
  EXPECT_EQ(refused(CutAccess{"tessera"}), "cut");
  EXPECT_EQ(refused(CutAccess{"nobody"}), "no-account");
  ASSERT_TRUE(does(RestoreAccess{"tessera"}));
  EXPECT_FALSE(world_.lab("tessera").access_cut);
}

TEST_F(Claimant, BringsNoClaimByItself) {
  close(9);
  EXPECT_FALSE(world_.provider_state->suspicions.empty());
  for (const law::Proceeding& proceeding : world_.proceedings) EXPECT_NE(proceeding.claimant, kPlayerId);
}

TEST_F(Claimant, ClaimsOnATheoryOfItsChoiceAndOnAModelOnlyOnce) {
  close_until_somebody_is_suspected();
  const int model = world_.provider_state->suspicions.front().model;
  EXPECT_EQ(refused(SendNotice{model, law::Theory::disclosure}), "theory");
  EXPECT_EQ(refused(SendNotice{1, law::Theory::contract}), "no-model");
  ASSERT_TRUE(does(SendNotice{model, law::Theory::contract}));
  ASSERT_EQ(world_.proceedings.back().claimant, kPlayerId);
  EXPECT_EQ(world_.proceedings.back().opened, world_.now);
  EXPECT_EQ(refused(SendNotice{model, law::Theory::contract}), "claimed");
}

TEST_F(Claimant, ChoosesTheFurtherCountsOfItsComplaintItself) {
  scenario_.theories = {law::Theory::contract, law::Theory::tort, law::Theory::disclosure};
  close_until_somebody_is_suspected();
  const int model = world_.provider_state->suspicions.front().model;
  EXPECT_EQ(refused(SendNotice{model, law::Theory::contract, {law::Theory::disclosure}}), "theory");
  EXPECT_EQ(refused(SendNotice{model, law::Theory::contract, {law::Theory::copyright}}), "theory");
  EXPECT_EQ(refused(SendNotice{model, law::Theory::contract, {law::Theory::contract}}), "count");
  ASSERT_TRUE(does(SendNotice{model, law::Theory::contract, {law::Theory::tort}}));
  const int id = world_.proceedings.back().id;
  EXPECT_EQ(world_.proceeding(id)->further, (std::vector<law::Theory>{law::Theory::tort}));
  close();
  EXPECT_EQ(world_.proceeding(id)->further.size(), 1u);  // nothing is added when it is filed
}

TEST_F(Claimant, SettlesForWhatTheOtherSidePaysAndNoMore) {
  close_until_somebody_is_suspected();
  ASSERT_TRUE(does(SendNotice{world_.provider_state->suspicions.front().model, law::Theory::contract}));
  close();
  const law::Proceeding& claim = world_.proceedings.back();
  const double up_to = std::min(zone_of(scenario_, world_, claim).defendant_pays_up_to.value,
                                world_.ledger.cash(claim.defendant).usd());
  EXPECT_EQ(refused(DemandSettlement{claim.id, 1e13}), "cannot-pay");
  const econ::Money before = world_.ledger.cash(kPlayerId);
  ASSERT_TRUE(does(DemandSettlement{claim.id, 0.9 * up_to}));
  EXPECT_NEAR((world_.ledger.cash(kPlayerId) - before).usd(), 0.9 * up_to, 1);
  EXPECT_EQ(claim.stage, law::Stage::settled);
  EXPECT_EQ(refused(WithdrawClaim{claim.id}), "closed");
}

TEST_F(Claimant, AnswersAnOfferInTheQuarterInWhichItIsMade) {
  while (world_.provider_state->offers.empty() && world_.ending == Ending::running) {
    for (const Suspicion& suspicion : world_.provider_state->suspicions)
      if (!claim_on(world_, suspicion.model)) does(SendNotice{suspicion.model, law::Theory::contract});
    close();
  }
  ASSERT_FALSE(world_.provider_state->offers.empty());
  const SettlementOffer offer = world_.provider_state->offers.front();
  EXPECT_EQ(view().offers.size(), world_.provider_state->offers.size());
  ASSERT_TRUE(does(AnswerOffer{offer.proceeding, false}));
  EXPECT_EQ(refused(AnswerOffer{offer.proceeding, true}), "no-offer");
  EXPECT_TRUE(world_.proceeding(offer.proceeding)->open());
}

TEST_F(Claimant, LetsAClaimGoOnlyWhenItWithdrawsIt) {
  close_until_somebody_is_suspected();
  ASSERT_TRUE(does(SendNotice{world_.provider_state->suspicions.front().model, law::Theory::contract}));
  const int claim = world_.proceedings.back().id;
  ASSERT_TRUE(does(WithdrawClaim{claim}));
  EXPECT_EQ(world_.proceeding(claim)->stage, law::Stage::withdrawn);
  close();
  EXPECT_EQ(refused(WithdrawClaim{claim}), "closed");
}

TEST_F(LicenceOffer, IsTakenForWhatItIsWorthToTheOtherSide) {
  close();  // the provider's model is measured
  const double royalty = 0.05;
  const double worth = worth_of_licence(scenario_, world_, "tessera", royalty).value;
  ASSERT_GT(worth, 1e6);
  EXPECT_EQ(refused(OfferLicence{"tessera", 1.01 * worth + 1, royalty}), "declined");
  EXPECT_EQ(refused(OfferLicence{"tessera", 1, 1.5}), "bounds");
  const double fee = std::min(0.9 * worth, world_.ledger.cash("tessera").usd());
  ASSERT_TRUE(does(OfferLicence{"tessera", fee, royalty}));
  EXPECT_TRUE(licensed(world_, world_.lab("tessera")));
  EXPECT_DOUBLE_EQ(royalty_of(scenario_, world_, "tessera"), royalty);
  EXPECT_EQ(refused(OfferLicence{"tessera", 0, royalty}), "licensed");
  EXPECT_EQ(refused(CutAccess{"tessera"}), "licensed");
  close(4);
  const double earned = view().licences.front().earned_usd.value;
  EXPECT_GE(earned, fee - 1);
}

TEST_F(LicenceOffer, IsWorthMoreToThoseWhoCopyAfterAClaim) {
  close_until_somebody_is_suspected();
  const auto copier = [&](const World& world) {
    return worth_of_licence(scenario_, world, "halyard", 0.05).value;
  };
  const double before = copier(world_);
  ASSERT_TRUE(does(SendNotice{world_.provider_state->suspicions.front().model, law::Theory::contract}));
  EXPECT_GT(copier(world_), before);
}

TEST_F(PublishedTerms, BindThoseWhoAskLater) {
  close_until_somebody_copies();
  const int bound = copying()->id;
  ASSERT_TRUE(does(PublishTerms{false, true, true, true}));
  close();
  close_until_somebody_copies();
  const Model &early = *world_.model(bound), &late = *copying();
  EXPECT_TRUE(terms_when_asked(scenario_, world_, early).find(law::ClauseKind::training_ban));
  EXPECT_FALSE(terms_when_asked(scenario_, world_, late).find(law::ClauseKind::training_ban));
  EXPECT_TRUE(terms_when_asked(scenario_, world_, late).find(law::ClauseKind::audit));
  EXPECT_EQ(terms_now(scenario_, world_).version, 2);
}

TEST_F(PlantedTraps, AreInWhatAnswersFromTheNextQuarterOn) {
  EXPECT_EQ(refused(PlantTraps{10}), "busy");  // the provider's model is being measured
  close();
  EXPECT_EQ(refused(PlantTraps{99}), "bounds");
  const econ::Money before = world_.ledger.cash(kPlayerId);
  ASSERT_TRUE(does(PlantTraps{10}));
  EXPECT_LT(world_.ledger.cash(kPlayerId), before);
  close();
  EXPECT_EQ(world_.provider_state->trap_islets, 10);
  close_until_somebody_copies();
  EXPECT_EQ(copying()->job.teacher.traps.islets, 10);
}

TEST_F(ApiConsole, RefusesSettingsOutOfBoundsAndThoseThatStandAlready) {
  EXPECT_EQ(refused(SetApiAccess{learn::Access::top_k, 0, -1}), "bounds");
  EXPECT_EQ(refused(SetApiAccess{learn::Access::top_k, 2, 12}), "bounds");
  EXPECT_EQ(refused(SetApiAccess{learn::Access::probabilities, 2, -1}), "unchanged");
  EXPECT_EQ(refused(SetApiDefence{ApiDefence::poison, 1.5}), "bounds");
  EXPECT_EQ(refused(SetApiDefence{ApiDefence::none, 0.5}), "bounds");
  EXPECT_EQ(refused(SetQueryPrices{1, 1}), "bounds");
  EXPECT_EQ(refused(SetMonitor{0, 400, 1}), "bounds");
  EXPECT_EQ(refused(SetMonitor{0.01, 0, 1}), "bounds");
  EXPECT_EQ(refused(SetMonitor{0.01, 400, -1}), "bounds");
  EXPECT_EQ(refused(PublishTerms{true, true, true, false}), "unchanged");
}

TEST_F(TeacherDesk, ShowsEverythingAsQuantities) {
  close(3);
  const TeacherView seen = view();
  EXPECT_EQ(seen.accounts.size(), 4u);
  EXPECT_TRUE(seen.crowd.measured);
  EXPECT_EQ(seen.crowd.accused.provenance, Provenance::measured);
  EXPECT_FALSE(seen.levels.empty());
  EXPECT_GT(seen.query_revenue_usd.value, 0);
  for (const SuspectView& suspect : seen.suspects)
    EXPECT_EQ(suspect.capability.provenance, Provenance::measured);
}

TEST_F(TeacherDesk, CountsWhatCourtsBroughtLessCounsel) {
  close_until_somebody_is_suspected();
  ASSERT_TRUE(does(SendNotice{world_.provider_state->suspicions.front().model, law::Theory::contract}));
  const law::Proceeding& claim = world_.proceedings.back();
  while (claim.stage == law::Stage::notice) close();
  const double counsel = world_.ledger.balance(kPlayerId, econ::Account::legal).usd();
  ASSERT_GT(counsel, 0);
  EXPECT_NEAR(view().court_revenue_usd.value, -counsel, 0.01);
  const double paid = 0.5 * std::min(zone_of(scenario_, world_, claim).defendant_pays_up_to.value,
                                     world_.ledger.cash(claim.defendant).usd());
  ASSERT_TRUE(does(DemandSettlement{claim.id, paid}));
  EXPECT_NEAR(view().court_revenue_usd.value, paid - counsel, 0.01);
}

}  // namespace
}  // namespace partly::world
