// Claims as a defendant meets them: motions, pleas, the stand, settlement, appeals, and precedents that hold
// for everybody.
#include <algorithm>
#include <set>

#include "sim/base/format.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

constexpr double kCertain = 1, kNever = 0;

// The units that these tests are about.
using Credibility = CourtWorld;
using Competition = CourtWorld;
using Opinion = CourtWorld;
using Motion = CourtWorld;
using Stages = CourtWorld;
using Pleas = CourtWorld;
using UncleanHands = CourtWorld;
using Testimony = CourtWorld;
using Appeal = CourtWorld;
using PrecedentForAll = CourtWorld;
using BestTheory = CourtWorld;
using Withdrawal = CourtWorld;
using ExamNotHeld = CourtWorld;
using SettlementOffers = CourtWorld;
using SettlementTerm = CourtWorld;
using CaseValue = CourtWorld;
using RoyaltyAfterJudgment = CourtWorld;
using LicenceQuote = CourtWorld;
using Discovery = CourtWorld;
using Oath = CourtWorld;

TEST_F(Motion, EndsAnUntenableClaimAndRulesAgainstTheTheory) {
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

TEST_F(Motion, ThatFailsMakesTheTheoryFirmerInThisCaseAlone) {
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

TEST_F(Stages, LastAsLongAsTheScenarioSays) {
  scenario.court.stages.quarters[static_cast<std::size_t>(Stage::discovery)].value = 3;
  claim_at(Stage::discovery);
  close(2);
  EXPECT_EQ(claim().stage, Stage::discovery);
  EXPECT_EQ(claim().record.showings.size(), 1u);  // examined once
  close();
  EXPECT_EQ(claim().stage, Stage::deposition);
}

TEST_F(Pleas, OfIndependentCreationAreCheckedAgainstWhatWasTrainedOn) {
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

TEST_F(Pleas, OfStandardPracticeHelpNowAndBindLater) {  // F41
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

TEST_F(Pleas, AreShownBeforehandWithWhatTheyMakeOfTheChance) {
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
    EXPECT_NEAR(chance(), plea->chance_after.value, 1e-12) << law::name(defence);
    const Interval range = law::range_of(plea->chance_after);
    EXPECT_LT(range.low, range.high) << law::name(defence);
    EXPECT_LE(range.low, plea->chance_after.value) << law::name(defence);
    const ProceedingView after = make_view(scenario, world_).proceedings.front();
    EXPECT_EQ(std::ranges::count(after.possible_pleas, defence, &PleaView::defence), 0);
    world_ = before;
  }
}

TEST_F(UncleanHands, AreLookedIntoOnceTheBooksAreOpen) {  // F57
  scenario.court.defences.claimant_copied.value = kCertain;
  const int id = claim_at(Stage::complaint);
  do_it(Plead{id, law::Defence::unclean_hands});
  close();
  EXPECT_FALSE(claim().record.claimant_copied);
  close();
  EXPECT_EQ(claim().record.claimant_copied, true);
  EXPECT_TRUE(told("It has learned from others' answers as well."));
}

TEST_F(UncleanHands, ThatAreNotFoundCostCredibility) {
  scenario.court.defences.claimant_copied.value = kNever;
  const int id = claim_at(Stage::discovery);
  do_it(Plead{id, law::Defence::unclean_hands});
  close();
  EXPECT_EQ(claim().record.claimant_copied, false);
  EXPECT_NEAR(world_.player().credibility, 0.7, 1e-12);
}

TEST_F(Testimony, AgainstTheExhibitRaisesTheAwardAndTakesCredibility) {
  const int id = claim_at(Stage::deposition);
  const double award = award_of(scenario, world_, claim()).total_usd();
  do_it(Testify{id, law::Answer::no});
  EXPECT_NEAR(award_of(scenario, world_, claim()).total_usd(), 1.5 * award, 1);
  EXPECT_NEAR(world_.player().credibility, 0.5, 1e-12);
}

TEST_F(Testimony, ThatAdmitsMakesThePracticeLookLikeCustomOnceItIsPublic) {  // F40
  const int id = claim_at(Stage::deposition);
  const double norm = world_.precedent.norm;
  const double others = claim_now(scenario, world_, Theory::tort).belief.value;
  do_it(Testify{id, law::Answer::yes});
  EXPECT_EQ(world_.precedent.norm, norm);
  close();
  EXPECT_NEAR(world_.precedent.norm, norm + 0.1, 1e-12);
  EXPECT_LT(claim_now(scenario, world_, Theory::tort).belief.value, others);
}

TEST_F(Appeal, KeepsAJudgmentFromBeingPaidUntilItIsFinal) {
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

TEST_F(Appeal, IsNotForWhoWon) {
  scenario.contract.belief.value = 0.7;
  const int id = claim_at(Stage::deposition);
  world_.precedent.of(Theory::contract) = law::Belief::about(0, 4);
  close();
  ASSERT_FALSE(claim().verdict->for_claimant);
  EXPECT_EQ(refused(AppealVerdict{id}), "won");
}

TEST_F(PrecedentForAll, MovesTheBeliefForALabThatHadNoPartInIt) {  // F38, F39
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

TEST_F(BestTheory, IsTheOneThatPromisesMost) {
  claim_at(Stage::notice);
  EXPECT_EQ(claim().theory, Theory::contract);
  scenario.theories = {Theory::contract, Theory::tort};
  scenario.other_claims[2].belief.value = 0.99;
  claim_at(Stage::notice);
  EXPECT_EQ(claim().theory, Theory::tort);
  scenario.theories = {};
  world_ = bots::begin(scenario, kSeed);
  train(usual(scenario, Route::distil));
  close(3);
  EXPECT_TRUE(world_.proceedings.empty());
}

TEST_F(Withdrawal, IsOfWhatCostsMoreThanItIsWorth) {
  scenario.contract.stage_cost_usd.value = 5e9;
  claim_at(Stage::withdrawn);
  EXPECT_TRUE(told("withdrawn"));
  EXPECT_EQ(paid(econ::Account::legal), 0);
}

TEST_F(ExamNotHeld, SpeaksForNobody) {
  claim_at(Stage::discovery);
  auto results = stub_results(jobs_due(world_));
  for (JobResult& result : results)
    if (auto* examined = std::get_if<Examined>(&result)) examined->exhibit = {};
  bots::close_quarter(scenario, world_, results);
  EXPECT_TRUE(claim().record.showings.empty());
  EXPECT_TRUE(told("The exam could not be held"));
}

TEST_F(SettlementOffers, GetsNoCheaperByAPleaThatRisksNothing) {
  claim_at(law::Stage::discovery);
  const law::SettlementZone before = zone_of(scenario, world_, claim());
  do_it(Plead{claim().id, law::Defence::preemption});
  const law::SettlementZone after = zone_of(scenario, world_, claim());
  EXPECT_DOUBLE_EQ(after.claimant_accepts_from.value, before.claimant_accepts_from.value);
  EXPECT_DOUBLE_EQ(after.defendant_pays_up_to.value, before.defendant_pays_up_to.value);
}

TEST_F(SettlementOffers, AreTakenFromWhatTheClaimantWouldRatherHaveThanGoOn) {
  for (const Stage stage : {Stage::notice, Stage::complaint, Stage::discovery, Stage::deposition}) {
    const int id = claim_at(stage);
    const double from = zone_of(scenario, world_, claim()).claimant_accepts_from.value;
    ASSERT_GT(from, 0) << law::name(stage);
    const World before = world_;
    do_it(OfferSettlement{id, 0.99 * from});
    EXPECT_TRUE(claim().open()) << law::name(stage);
    EXPECT_EQ(refused(OfferSettlement{id, 0.995 * from}), "declined");
    world_ = before;
    do_it(OfferSettlement{id, from});
    EXPECT_EQ(claim().stage, Stage::settled) << law::name(stage);
  }
}

TEST_F(SettlementOffers, ThatAreDeclinedAreAnsweredWithTermsThatStandForTheQuarter) {
  const int id = claim_at(Stage::complaint);
  do_it(OfferSettlement{id, 1});
  ASSERT_TRUE(claim().counter);
  const law::CounterOffer counter = *claim().counter;
  EXPECT_GE(counter.amount_usd,
            zone_of(scenario, world_, claim(), counter.terms).claimant_accepts_from.value - 1);
  const World answered = world_;
  do_it(OfferSettlement{id, counter.amount_usd, counter.terms});
  EXPECT_EQ(claim().stage, Stage::settled);
  EXPECT_EQ(claim().settled_terms, counter.terms);
  world_ = answered;
  close();
  EXPECT_FALSE(claim().counter);  // the answer has lapsed
}

TEST_F(SettlementTerm, ARoyaltyIsPaidOutOfLaterSalesAndCoversThem) {
  const int id = claim_at(Stage::complaint);
  const law::SettlementTerms terms{.royalty = 0.1};
  do_it(OfferSettlement{id, zone_of(scenario, world_, claim(), terms).claimant_accepts_from.value, terms});
  ASSERT_EQ(claim().stage, Stage::settled);
  const double paid_before = paid(econ::Account::royalties);
  close();
  const double sales = world_.player().sales_usd;
  ASSERT_GT(sales, 0);
  EXPECT_NEAR(paid(econ::Account::royalties) - paid_before, 0.1 * sales, 0.01);
  EXPECT_NEAR(-world_.ledger.balance("meridian", econ::Account::royalties).usd(),
              paid(econ::Account::royalties), 0.01);
  close(4);
  EXPECT_EQ(world_.proceedings.size(), 1u);
}

TEST_F(SettlementTerm, MoneyAloneLeavesLaterSalesToAClaimOnThemOnly) {
  scenario.quarters = 40;  // a new claim can still end
  const int id = claim_at(Stage::notice);
  do_it(OfferSettlement{id, zone_of(scenario, world_, claim()).claimant_accepts_from.value});
  ASSERT_EQ(claim().stage, Stage::settled);
  const double dealt_with = *world_.model(model_)->dealt_with_usd;
  close(3);
  ASSERT_GE(world_.proceedings.size(), 2u);
  const law::Losses losses = losses_on(scenario, world_, *world_.model(model_), "meridian");
  EXPECT_EQ(losses.licence_fee_usd.value, 0);
  EXPECT_NEAR(losses.model_sales_usd.value, world_.model(model_)->sales_usd - dealt_with, 0.01);
}

TEST_F(SettlementTerm, DeletionTakesTheModelAndMakesMoneyLess) {
  const int id = claim_at(Stage::complaint);
  const double without = zone_of(scenario, world_, claim()).claimant_accepts_from.value;
  const law::SettlementTerms terms{.deletion = true};
  const double with = zone_of(scenario, world_, claim(), terms).claimant_accepts_from.value;
  EXPECT_LT(zone_of(scenario, world_, claim(), terms).defendant_pays_up_to.value,
            zone_of(scenario, world_, claim(), {.royalty = 1e-9}).defendant_pays_up_to.value);
  do_it(OfferSettlement{id, std::max(with, without), terms});
  ASSERT_EQ(claim().stage, Stage::settled);
  EXPECT_EQ(world_.model(model_)->state, ModelState::deleted);
  EXPECT_FALSE(world_.player().released);
}

TEST_F(SettlementTerm, AnUndertakingThatIsBrokenIsClaimedOnASignedPromise) {
  const int id = claim_at(Stage::complaint);
  const law::SettlementTerms terms{.royalty = 0.1, .undertaking = true, .audit = true};
  do_it(OfferSettlement{id, zone_of(scenario, world_, claim(), terms).claimant_accepts_from.value, terms});
  ASSERT_EQ(claim().stage, Stage::settled);
  EXPECT_TRUE(world_.player().audited_until);
  close();
  world_.lab("player").access_cut = false;  // as if served by mistake
  train(usual(scenario, Route::distil));
  close();
  ASSERT_EQ(world_.proceedings.size(), 2u);
  EXPECT_EQ(world_.proceedings.back().model, model_);
  EXPECT_TRUE(world_.proceedings.back().record.promise_broken);
  EXPECT_EQ(chain_of(scenario, world_, world_.proceedings.back()).belief.value, 1);
}

TEST_F(SettlementTerm, AnAdmissionCostsTrustAndMovesCustom) {
  const int id = claim_at(Stage::complaint);
  const double trust = world_.player().trust, norm = world_.precedent.norm;
  const law::SettlementTerms terms{.royalty = 0.1, .admission = true};
  do_it(OfferSettlement{id, zone_of(scenario, world_, claim(), terms).claimant_accepts_from.value, terms});
  EXPECT_NEAR(world_.player().trust, trust - scenario.provider.trust_loss_cut.value, 1e-9);
  EXPECT_GT(world_.precedent.norm, norm);
}

TEST_F(SettlementTerm, ALicenceIsPaidAndOpensAccess) {
  const int id = claim_at(Stage::complaint);
  const law::SettlementTerms terms{.licence = true};
  const double fees = paid(econ::Account::fees);
  do_it(OfferSettlement{id, zone_of(scenario, world_, claim(), terms).claimant_accepts_from.value, terms});
  EXPECT_NEAR(paid(econ::Account::fees) - fees, scenario.licence.signing_fee_usd.value, 0.01);
  EXPECT_FALSE(world_.player().access_cut);
  EXPECT_TRUE(licensed(world_, world_.player()));
  EXPECT_EQ(refused(SignLicence{}), "licensed");
}

TEST_F(CaseValue, LooksAheadToTheSalesUntilTheJudgment) {
  claim_at(Stage::notice);
  const law::SettlementOutlook outlook = settlement_outlook(scenario, world_, claim());
  for (const law::CaseValue* value : {&outlook.claimant, &outlook.defendant})
    EXPECT_TRUE(std::ranges::any_of(value->parts, [](const law::ValuePart& part) {
      return part.id == "award_to_come" && part.usd.value > 0;
    }));
  do_it(WithdrawModel{});  // nothing more is sold
  const law::SettlementOutlook without = settlement_outlook(scenario, world_, claim());
  EXPECT_LT(without.claimant.total.value, outlook.claimant.total.value);
  EXPECT_LT(without.defendant.total.value, outlook.defendant.total.value);
}

TEST_F(CaseValue, IsReadWithNoErrorByThePlayerAndWithOneByTheProvider) {
  claim_at(Stage::notice);
  EXPECT_EQ(reading_of(scenario, world_, claim(), law::Side::defendant).law, 0);
  EXPECT_NE(reading_of(scenario, world_, claim(), law::Side::claimant).law, 0);
  const Reading once = reading_of(scenario, world_, claim(), law::Side::claimant);
  EXPECT_EQ(reading_of(scenario, world_, claim(), law::Side::claimant).law, once.law);
  scenario.court.noise.value = 0;
  EXPECT_EQ(reading_of(scenario, world_, claim(), law::Side::claimant).law, 0);
}

TEST_F(RoyaltyAfterJudgment, IsOwedWhereNoOrderEndsTheSale) {
  let_the_claimant_win({law::Remedy::money});
  claim_at(Stage::judgment);
  ASSERT_TRUE(claim().verdict->for_claimant);
  close();
  ASSERT_EQ(claim().stage, Stage::decided);
  EXPECT_NEAR(world_.model(model_)->royalty, scenario.licence.royalty.value * claim().record.taught_share,
              1e-12);
  const double before = paid(econ::Account::royalties);
  close();
  EXPECT_NEAR(paid(econ::Account::royalties) - before,
              world_.model(model_)->royalty * world_.player().sales_usd, 0.01);
}

TEST_F(LicenceQuote, NamesTheFeeAndTheRunTogether) {
  scenario.licence.signing_fee_usd.value = 1e9;
  std::set<std::string> costs;
  for (const double cash_usd : {1.2e9, 0.3e9}) {  // enough for the fee alone, and not even that
    scenario.labs[0].cash_usd.value = cash_usd;
    world_ = bots::begin(scenario, kSeed);
    const Check refused_run = check_with_licence(scenario, world_, usual(scenario, Route::licence));
    const Refusal& why = std::get<Refusal>(refused_run);
    EXPECT_EQ(why.rule, "cash");
    EXPECT_NE(why.reason.find(format_usd(cash_usd)), std::string::npos)
        << why.reason;  // what there is, not what the fee leaves
    EXPECT_NE(why.reason.find("$1.00 B of it is the fee"), std::string::npos) << why.reason;
    costs.insert(why.reason.substr(why.reason.find(';')));
  }
  EXPECT_EQ(costs.size(), 1u) << "the sum does not hang on what there is";
}

TEST_F(UncleanHands, LowerTheAwardAndTheOrdersAndLeaveTheChance) {
  const int id = claim_at(Stage::discovery);
  const double before = chance(), award = award_of(scenario, world_, claim()).total_usd();
  do_it(Plead{id, law::Defence::unclean_hands});
  world_.proceedings.front().record.claimant_copied = true;
  EXPECT_DOUBLE_EQ(chance(), before);
  EXPECT_NEAR(award_of(scenario, world_, claim()).total_usd(), 0.8 * award, 1);
}

TEST_F(UncleanHands, AreFoundInTheClaimantsOwnModels) {
  scenario.court.defences.claimant_copied.value = kNever;
  const int id = claim_at(Stage::complaint);
  for (Model& model : world_.models)
    if (model.owner == "meridian") model.job.sources.queries = 500;
  do_it(Plead{id, law::Defence::unclean_hands});
  close(2);
  EXPECT_EQ(claim().record.claimant_copied, true);
  EXPECT_EQ(world_.player().credibility, 1);
}

TEST_F(Credibility, OfADefendantWeighsWhatItSaysInEveryOpenClaim) {
  claim_at(Stage::discovery);
  law::Record& record = world_.proceedings.front().record;
  record.answers_in_records = 0, record.pleas = {law::Defence::independent_creation};
  const double believed = chance();
  world_.lab("player").credibility = 0.5;
  const double doubted = chance();
  EXPECT_GT(doubted, believed);
  world_.lab("player").credibility = 0;
  EXPECT_GT(chance(), doubted);
  EXPECT_EQ(record_at_notice(scenario, world_, *world_.model(model_)).credibility, 0);
}

TEST_F(Competition, IsWithAModelThatIsOrHasBeenOnSale) {
  world_ = bots::begin(scenario, kSeed);
  train(usual(scenario, Route::distil));
  const auto competes = [&] { return record_at_notice(scenario, world_, *world_.model(model_)).competes; };
  EXPECT_FALSE(competes());
  do_it(ReleaseModel{model_});
  EXPECT_TRUE(competes());
  do_it(WithdrawModel{});
  EXPECT_FALSE(competes());  // nobody has bought it yet
  do_it(ReleaseModel{model_});
  close();
  do_it(WithdrawModel{});
  EXPECT_TRUE(competes());
}

TEST_F(Competition, ThatBeginsAfterTheNoticeCountsInTheClaim) {
  world_ = bots::begin(scenario, kSeed);
  train(usual(scenario, Route::distil));
  while (world_.proceedings.empty()) close();
  ASSERT_FALSE(claim().record.competes);
  EXPECT_FALSE(record_now(scenario, world_, claim()).competes);
  do_it(ReleaseModel{model_});
  EXPECT_TRUE(record_now(scenario, world_, claim()).competes);
}

TEST_F(Opinion, StaysAsItWasWrittenWhateverIsSoldSaidOrRuledLater) {
  claim_at(Stage::judgment);
  const double award = award_of(scenario, world_, claim()).total_usd(), before = chance();
  world_.model(model_)->sales_usd += 1e9;
  world_.precedent.of(claim().theory) = law::Belief::about(0.01, 50);
  EXPECT_EQ(award_of(scenario, world_, claim()).total_usd(), award);
  EXPECT_EQ(chance(), before);
}

TEST_F(Discovery, YieldsTheMessageThatSaysWhatTheAnswersWereFor) {
  claim_at(Stage::deposition);
  const Model& copy = *world_.model(claim().model);
  EXPECT_NE(copy.memo.find("500 of its answers"), std::string::npos) << copy.memo;
  EXPECT_NE(copy.memo.find(copy.due.text()), std::string::npos) << copy.memo;
  const law::EvidenceChain chain = chain_of(scenario, world_, claim());
  EXPECT_EQ(std::ranges::count(chain.steps, std::string("message"), &law::ChainStep::id), 1);
  const ProceedingView shown = make_view(scenario, world_).proceedings.front();
  const auto says = [&](const std::string& part) {
    return std::ranges::any_of(shown.documents,
                               [&](const std::string& one) { return one.find(part) != std::string::npos; });
  };
  EXPECT_TRUE(says(copy.memo));
  EXPECT_TRUE(says("500 answers of the claimant's model"));
}

TEST_F(Oath, AnUntrueDenialThatADocumentContradictsIsSanctionedWhoeverWins) {
  scenario.contract.monitor_log.value = 40;
  const int id = claim_at(Stage::deposition);
  world_.precedent.of(law::Theory::contract) = law::Belief::about(0, 10);  // the claimant cannot win
  do_it(Testify{id, law::Answer::no});
  EXPECT_LT(world_.player().credibility, 1);
  close(3);
  ASSERT_TRUE(claim().verdict);
  EXPECT_FALSE(claim().verdict->for_claimant);
  EXPECT_EQ(claim().verdict->sanction_usd, 1e8);
  EXPECT_NEAR(paid(econ::Account::damages), 1e8, 1);
}

TEST_F(Oath, AWitnessShowsALieAsOftenAsTheScenarioSaysAndNeverATruth) {
  claim_at(Stage::deposition);
  const World at_the_stand = world_;
  for (const double chance : {kNever, kCertain}) {
    world_ = at_the_stand;
    scenario.court.oath.exposed_chance.value = chance;
    law::Record& record = world_.proceedings.front().record;
    record.file_kept = false;  // nothing on paper
    do_it(Testify{claim().id, law::Answer::no});
    close();
    EXPECT_EQ(claim().record.denial_exposed, chance == kCertain);
    EXPECT_EQ(told("the denial was untrue"), chance == kCertain);
  }
  world_ = at_the_stand;
  world_.proceedings.front().record.answers_in_records = 0;
  world_.proceedings.front().record.messages.clear();
  do_it(Testify{claim().id, law::Answer::no});
  close();
  EXPECT_FALSE(claim().record.denial_exposed);
}

TEST_F(Oath, IsShownBeforehandAsTheMeanOverWhatAWitnessMaySay) {
  scenario.court.oath.exposed_chance.value = 0.25;
  claim_at(Stage::deposition);
  law::Record record = world_.proceedings.front().record;
  record.file_kept = world_.proceedings.front().record.file_kept = false;
  record.answer = law::Answer::no;
  const auto costs = [&](bool exposed) {
    record.denial_exposed = exposed;
    return law::assess(scenario.court, claim(), opinion_on(scenario, world_, claim(), record))
        .expected_usd()
        .value;
  };
  const AnswerOutlook shown = outlook_of(scenario, world_, claim(), law::Answer::no);
  EXPECT_NEAR(shown.expected_usd.value, 0.75 * costs(false) + 0.25 * costs(true), 1);
  EXPECT_GT(costs(true), costs(false));
}

TEST_F(Discovery, FindsAnAlarmBeforeTheRunAndADutyToKeepTheFile) {
  claim_at(Stage::discovery);
  EXPECT_FALSE(record_now(scenario, world_, claim()).alarm_ignored);
  Model later = *world_.model(claim().model);
  later.begun = later.begun.plus(2), later.due = later.due.plus(2);
  EXPECT_TRUE(record_at_notice(scenario, world_, later).alarm_ignored);
  EXPECT_TRUE(record_at_notice(scenario, world_, later).duty_to_keep);  // the claim is on notice by then
}

}  // namespace
}  // namespace partly::world
