// The court: what can be filed, said and offered at each stage, by key and by slider.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/format.h"
#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

TEST(CourtPage, AsksOnTheStandOnlyAtTheDeposition) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  EXPECT_EQ(pages.widget("court/stand/1"), nullptr);
  pages.press("2"), pages.settle();
  EXPECT_TRUE(pages.lab_game().submitted.empty());
  pages.lab_game().view_now = claim_at(law::Stage::deposition);
  pages.app().ask_frame(), pages.settle();
  pages.press("2"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::Testify{3, law::Answer::partly}));
}

TEST(CourtPage, MovesToDismissByItsKeyAtTheComplaintAndSaysWhyNotLater) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::complaint);
  pages.show("court");
  pages.press("d"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::MoveToDismiss{3}));
  pages.lab_game().view_now = claim_at(law::Stage::discovery);
  pages.app().ask_frame(), pages.settle();
  EXPECT_EQ(pages.widget("court/dismiss"), nullptr);  // behind "more"
  pages.press("m"), pages.settle();
  ASSERT_NE(pages.widget("court/dismiss"), nullptr);
  EXPECT_FALSE(pages.widget("court/dismiss")->enabled);
  EXPECT_NE(pages.widget("court/dismiss")->reason.find("answers the complaint"), std::string::npos);
}

TEST(CourtPage, PleadsADefenceWithTheKeyboardAlone) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  ASSERT_NE(pages.widget("court/plead/pre-emption/effect"), nullptr);  // what it would make of the chance
  ASSERT_TRUE(pages.tab_to("court/plead/pre-emption"));
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::Plead{3, law::Defence::preemption}));
}

TEST(CourtPage, AppealsALostJudgmentByItsKey) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::judgment);
  pages.show("court");
  pages.press("a"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::AppealVerdict{3}));
  EXPECT_NE(pages.widget("court/offer-it"), nullptr);  // there is still time to settle
}

TEST(CourtPage, ReadsEveryStageWithTheArrows) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  EXPECT_NE(pages.widget("court/stages")->text.find("the exam is run"), std::string::npos);
  ASSERT_TRUE(pages.tab_to("court/stages"));
  pages.press("Right"), pages.settle();
  EXPECT_NE(pages.widget("court/stages")->text.find("Answer under oath"), std::string::npos);
  pages.keep("court-stages-read");
}

TEST(CourtPage, AnAuthorityIsAnsweredWithASummaryAndNotOnTheStand) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().scenario_now.theories.push_back(law::Theory::disclosure);
  pages.lab_game().view_now = claim_at(law::Stage::complaint);
  pages.lab_game().view_now.proceedings.front().theory = law::name(law::Theory::disclosure);
  pages.lab_game().view_now.proceedings.front().title = "The authority v. your lab";
  pages.show("court");
  EXPECT_EQ(pages.widget("court/offer-it"), nullptr);
  ASSERT_TRUE(pages.tab_to("court/publish/4"));
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::PublishSummary{4}));
  pages.keep("court-authority");
}

TEST(CourtPage, SendsTheOfferOnTheSlider) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::complaint);
  pages.show("court");
  ASSERT_TRUE(pages.tab_to("court/offer"));
  pages.press("Home"), pages.settle();
  ASSERT_NE(pages.widget("court/offer-it"), nullptr);
  EXPECT_FALSE(pages.widget("court/offer-it")->enabled);
  EXPECT_NE(pages.widget("court/offer-it")->reason.find("declines"), std::string::npos);
  pages.press("End"), pages.settle();
  pages.press("o"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  const auto* offer = std::get_if<world::OfferSettlement>(&pages.lab_game().submitted.front());
  ASSERT_NE(offer, nullptr);
  EXPECT_EQ(offer->proceeding, 3);
  EXPECT_GE(offer->amount_usd, 1.3e9);
}

TEST(CourtPage, PrintsTheAccountOfTheClaimLineByLine) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::discovery);
  const world::ProceedingView p = pages.lab_game().view_now.proceedings.front();
  pages.show("court");
  for (std::size_t i = 0; i < p.chain.steps.size(); ++i) {
    const auto* step = pages.widget("court/chain/" + std::to_string(i));
    ASSERT_NE(step, nullptr) << i;
    EXPECT_NE(step->text.find(format_number(std::abs(p.chain.steps[i].log_odds.value), 2)),
              std::string::npos);
  }
  for (const law::AssessmentLine& line : p.account) {
    if (line.part == law::LinePart::evidence || line.part == law::LinePart::award) continue;
    const auto* shown = pages.widget("court/account/" + line.id);
    ASSERT_NE(shown, nullptr) << line.id;
    EXPECT_NE(shown->text.find(law::printed(line)), std::string::npos) << shown->text;
  }
}

// The sample's claim in a second count, on the same evidence.
world::WorldView two_counts_at(law::Stage stage) {
  world::WorldView view = claim_at(stage);
  world::ProceedingView& p = view.proceedings.front();
  law::Opinion opinion{
      {{law::Theory::contract, p.chain, p.award, {}}, {law::Theory::tort, p.chain, p.award, {}}}, {}};
  opinion.counts[1].chain.conditions.back().chance.value = 0.3;
  p.theory = "contract and tort";
  p.account = law::lines_of({opinion});
  for (const law::CountOpinion& count : opinion.counts)
    p.counts.push_back({law::name(count.theory),
                        {},
                        count.chain,
                        Quantity::derived(count.chain.probability(), Unit::fraction, "Of this count"),
                        {},
                        p.elements,
                        count.award,
                        {}});
  return view;
}

TEST(CourtPage, ShowsTheCountThatIsChosenAndWhatAllOfThemComeTo) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = two_counts_at(law::Stage::discovery);
  pages.show("court");
  ASSERT_NE(pages.widget("court/counts/1"), nullptr);
  EXPECT_NE(pages.widget("court/counts/1")->text.find("Tort"), std::string::npos);
  ASSERT_NE(pages.widget("court/account/won"), nullptr);
  EXPECT_EQ(pages.widget("court/account/tort/won"), nullptr);
  pages.keep("court-two-counts");
  ASSERT_TRUE(pages.tab_to("court/counts/1"));
  pages.press("Enter"), pages.settle();
  EXPECT_EQ(pages.widget("court/account/won"), nullptr);
  ASSERT_NE(pages.widget("court/account/tort/won"), nullptr);
  for (const char* id : {"largest/contract", "largest/tort", "verdict", "expected"})
    EXPECT_NE(pages.widget(std::string("court/account/") + id), nullptr) << id;
}

TEST(CourtPage, SaysWhichCountsWereWonAndWhichWereLost) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = two_counts_at(law::Stage::decided);
  world::ProceedingView& p = pages.lab_game().view_now.proceedings.front();
  p.verdict->findings = {{law::Theory::contract, true, true, true, 2.2e9},
                         {law::Theory::tort, false, true, false, 0}};
  pages.show("court");
  ASSERT_NE(pages.widget("court/ruled/contract"), nullptr);
  EXPECT_NE(pages.widget("court/ruled/contract")->text.find("won"), std::string::npos);
  ASSERT_NE(pages.widget("court/ruled/tort"), nullptr);
  EXPECT_NE(pages.widget("court/ruled/tort")->text.find("lost"), std::string::npos);
  pages.keep("court-two-counts-decided");
}

TEST(CourtPage, SaysOfEachAnswerWhatItWouldMakeOfTheChanceAndWhatItCosts) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = claim_at(law::Stage::deposition);
  pages.show("court");
  for (const char* id : {"court/stand/0", "court/stand/1", "court/stand/2"}) {
    ASSERT_NE(pages.widget(std::string(id) + "/effect"), nullptr) << id;
    ASSERT_NE(pages.widget(std::string(id) + "/cost"), nullptr) << id;
    EXPECT_NE(pages.widget(std::string(id) + "/cost")->text.find("$"), std::string::npos) << id;
  }
}

// The suit's tab is the last one.
void show_suit(GamePages& pages, std::optional<law::Stage> stage) {
  pages.lab_game().view_now = claim_at(law::Stage::deposition);
  pages.lab_game().view_now.suit = sample_suit(stage);
  pages.show("court");
  const std::size_t claims = pages.lab_game().view_now.proceedings.size();
  ASSERT_TRUE(pages.tab_to("court/claims/" + std::to_string(claims)));
  pages.press("Enter"), pages.settle();
}

TEST(CourtPage, FilesAndDropsTheSuitOfThePlayersOwn) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  show_suit(pages, std::nullopt);
  ASSERT_NE(pages.widget("court/suit/promise/sum"), nullptr);
  EXPECT_EQ(pages.widget("court/suit/drop"), nullptr);
  pages.keep("court-suit-not-filed");
  pages.press("u"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(), world::Decision(world::FileSuit{}));
  pages.lab_game().view_now.suit = sample_suit(law::Stage::discovery);
  pages.app().ask_frame(), pages.settle();
  EXPECT_EQ(pages.widget("court/suit/file"), nullptr);
  pages.press("x"), pages.settle();
  EXPECT_EQ(pages.lab_game().submitted.back(), world::Decision(world::DropSuit{}));
}

TEST(CourtPage, AsksTheClaimantOfASuitAboutItsOwnModels) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  show_suit(pages, law::Stage::deposition);
  ASSERT_NE(pages.widget("court/suit/answer/1"), nullptr);
  EXPECT_EQ(pages.widget("court/stand/1"), nullptr);  // the claim's own question is on its own page
  pages.keep("court-suit-stand");
  pages.press("2"), pages.settle();
  ASSERT_EQ(pages.lab_game().submitted.size(), 1u);
  EXPECT_EQ(pages.lab_game().submitted.front(),
            world::Decision(world::AnswerOnOwnTraining{law::Answer::partly}));
}

}  // namespace
}  // namespace partly::game
