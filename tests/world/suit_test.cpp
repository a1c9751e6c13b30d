// The player as the claimant: what a suit costs and opens, the question on the stand, and what its ruling
// does and does not do for everybody.
#include "sim/world/state/suit.h"

#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

Quantity certain(double value, Unit unit) { return Quantity::assumed(value, unit, {value, value}, "Test"); }

class OwnSuit : public CourtWorld {
 protected:
  OwnSuit() {
    scenario.provider.claim_after_quarters.value = 20;  // it claims nothing of itself
    scenario.theories = {Theory::contract, Theory::tort};
    scenario.suit = law::SuitRules{"meridian", "over a promise", {}, certain(1e7, Unit::usd)};
    add("promise", {});
    world_ = bots::begin(scenario, kSeed);
  }
  void add(const char* id, std::optional<Theory> theory) {
    scenario.suit->counts.push_back(
        {id, id, theory, certain(1, Unit::fraction), certain(1e9, Unit::usd), true, ""});
  }
  void file_and_close_to(Stage stage) {
    do_it(FileSuit{});
    for (int i = 0; i < 5 && suit().stage != stage; ++i) close();
    ASSERT_EQ(suit().stage, stage);
  }
  // A copy, and the suit at this stage.
  void copy_and_sue_to(Stage stage) {
    train(usual(scenario, Route::distil));
    do_it(ReleaseModel{model_});
    file_and_close_to(stage);
  }
  const law::Suit& suit() const { return *world_.suit; }
  double worth() const { return suit_worth(scenario, world_, claimant_now(world_)).value; }
};

TEST_F(OwnSuit, IsFiledOnceAndPaidForAtOnce) {
  const double before = paid(econ::Account::legal);
  do_it(FileSuit{});
  EXPECT_DOUBLE_EQ(paid(econ::Account::legal) - before, 1e7);
  EXPECT_EQ(refused(FileSuit{}), "filed");
}

TEST_F(OwnSuit, IsNobodysWhereTheScenarioKnowsNone) {
  scenario.suit.reset();
  EXPECT_EQ(refused(FileSuit{}), "no-suit");
  EXPECT_EQ(refused(DropSuit{}), "no-suit");
}

TEST_F(OwnSuit, OpensTheBooksOfWhoFilesItInDiscoveryAndNotBefore) {
  copy_and_sue_to(Stage::complaint);
  EXPECT_FALSE(record_at_notice(scenario, world_, *world_.model(model_)).records_open);
  close();
  EXPECT_EQ(suit().stage, Stage::discovery);
  EXPECT_TRUE(record_at_notice(scenario, world_, *world_.model(model_)).records_open);
}

TEST_F(OwnSuit, ThatIsDroppedLeavesWhatTheBooksHaveShown) {
  copy_and_sue_to(Stage::discovery);
  do_it(DropSuit{});
  EXPECT_EQ(suit().stage, Stage::withdrawn);
  close(2);
  EXPECT_TRUE(record_at_notice(scenario, world_, *world_.model(model_)).records_open);
  EXPECT_TRUE(suit().rulings.empty());
}

TEST_F(OwnSuit, DrawsACounterclaimWhereTheBooksHoldTheDefendantsAnswers) {
  copy_and_sue_to(Stage::discovery);
  EXPECT_TRUE(world_.proceedings.empty());
  close();
  ASSERT_EQ(world_.proceedings.size(), 1u);
  EXPECT_EQ(claim().stage, Stage::complaint);
  EXPECT_EQ(claim().claimant, "meridian");
  EXPECT_TRUE(claim().record.records_open);
}

TEST_F(OwnSuit, DrawsNoCounterclaimFromWhoLearnedFromItsOwnLabels) {
  train(usual(scenario, Route::open_weights));
  file_and_close_to(Stage::deposition);
  close();
  EXPECT_TRUE(world_.proceedings.empty());
}

TEST_F(OwnSuit, MakesItsAnswerEvidenceInTheCounterclaim) {
  copy_and_sue_to(Stage::deposition);
  ASSERT_EQ(world_.proceedings.size(), 1u);
  const double before = chance();
  do_it(AnswerOnOwnTraining{law::Answer::yes});
  EXPECT_EQ(claim().record.answer, law::Answer::yes);
  EXPECT_GT(chance(), before);
  EXPECT_EQ(refused(AnswerOnOwnTraining{law::Answer::no}), "answered");
}

TEST_F(OwnSuit, HearsADenialAgainstItsOwnBooksAndBelievesItsClaimantLess) {
  copy_and_sue_to(Stage::deposition);
  const double before = worth();
  do_it(AnswerOnOwnTraining{law::Answer::no});
  EXPECT_TRUE(suit().contradicted);
  EXPECT_LT(world_.player().credibility, 1);
  EXPECT_LT(worth(), before);
  EXPECT_GE(make_view(scenario, world_).measured.at("contradicted").value, 1);
}

TEST_F(OwnSuit, MakesAnAdmissionCustomOnceWithTheFirstJudgment) {
  copy_and_sue_to(Stage::deposition);
  const double before = world_.precedent.norm;
  do_it(AnswerOnOwnTraining{law::Answer::partly});
  EXPECT_DOUBLE_EQ(world_.precedent.norm, before);
  close();
  EXPECT_NEAR(world_.precedent.norm - before, scenario.court.stand.partly.norm.value, 1e-12);
  const double said = world_.precedent.norm;
  close(4);
  EXPECT_DOUBLE_EQ(world_.precedent.norm, said);
}

TEST_F(OwnSuit, WhoseClaimantStaysSilentIsStruckOut) {
  file_and_close_to(Stage::deposition);
  close();
  EXPECT_EQ(suit().stage, Stage::dismissed);
  EXPECT_TRUE(suit().rulings.empty());
}

TEST_F(OwnSuit, IsToldOfAtTheEndWithWhatItBrought) {
  do_it(FileSuit{});
  while (world_.ending == Ending::running) {
    (void)apply(scenario, world_, AnswerOnOwnTraining{law::Answer::no});
    close();
  }
  std::string told;
  for (const std::string& sentence : make_view(scenario, world_).grading.told) told += sentence;
  EXPECT_NE(told.find("Your suit over a promise against"), std::string::npos) << told;
  EXPECT_NE(told.find("brought $1"), std::string::npos) << told;
}

TEST_F(OwnSuit, OnOtherGroundsMovesNoBelief) {
  file_and_close_to(Stage::deposition);
  do_it(AnswerOnOwnTraining{law::Answer::no});
  const law::Precedent before = world_.precedent;
  close();
  ASSERT_EQ(suit().rulings.size(), 1u);
  EXPECT_TRUE(suit().rulings[0].won);
  EXPECT_TRUE(suit().rulings[0].stop_listing);
  for (const Theory theory : law::kTheories)
    EXPECT_DOUBLE_EQ(world_.precedent.of(theory).mean(), before.of(theory).mean());
  EXPECT_TRUE(world_.rulings.empty());
  EXPECT_DOUBLE_EQ(-paid(econ::Account::damages), 1e9);
}

TEST_F(OwnSuit, OnATheoryMovesTheBeliefForEverybody) {
  add("answers", Theory::tort);
  file_and_close_to(Stage::deposition);
  do_it(AnswerOnOwnTraining{law::Answer::no});
  const double before = world_.precedent.of(Theory::tort).mean();
  close();
  ASSERT_EQ(suit().rulings.size(), 2u);
  EXPECT_NE(world_.precedent.of(Theory::tort).mean(), before);
  EXPECT_EQ(world_.precedent.of(Theory::tort).mean() > before, *suit().rulings[1].theory_accepted);
}

TEST_F(OwnSuit, IsWorthLessOnceStandardPracticeWasPleadedInACaseOfOnesOwn) {
  add("answers", Theory::tort);
  copy_and_sue_to(Stage::deposition);
  const double before = worth();
  do_it(Plead{claim().id, law::Defence::standard_practice});
  EXPECT_LT(worth(), before);
}

TEST_F(OwnSuit, BringsNoMoreThanTheDefendantHas) {
  scenario.suit->counts[0].sum_usd.value = 1e15;
  file_and_close_to(Stage::deposition);
  do_it(AnswerOnOwnTraining{law::Answer::no});
  close();
  EXPECT_LT(-paid(econ::Account::damages), 1e15);
  EXPECT_EQ(world_.ledger.total().cents, 0);
}

TEST_F(OwnSuit, IsShownWithItsCountsBeforeItIsFiled) {
  const WorldView view = make_view(scenario, world_);
  ASSERT_TRUE(view.suit);
  EXPECT_FALSE(view.suit->filed);
  ASSERT_EQ(view.suit->counts.size(), 1u);
  EXPECT_EQ(view.suit->counts[0].ground, "on other grounds");
}

}  // namespace
}  // namespace partly::world
