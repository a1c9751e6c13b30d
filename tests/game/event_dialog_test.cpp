// An event that asks, over the lab: announced, opened by button and key, answered, put aside, and put before
// whoever closes the quarter without having looked.
#include <gtest/gtest.h>

#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

class EventPage : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(pages.driver.problem(), "");
    world::WorldView view = sample_view();
    view.events = {sample_event()};
    lab_game = &pages.open(view);
    pages.draw("lab");
  }
  bool is_up() {
    return pages.driver.until([&] { return pages.widget("event/choice/auditor") != nullptr; });
  }

  SamplePages pages;
  SampleLabGame* lab_game = nullptr;
};

TEST_F(EventPage, IsAnsweredByMouse) {
  ASSERT_TRUE(pages.click("event/answer"));
  ASSERT_TRUE(is_up());
  ASSERT_TRUE(pages.click("event/choice/decline"));
  ASSERT_EQ(lab_game->submitted.size(), 1u);
  EXPECT_EQ(std::get<world::AnswerEvent>(lab_game->submitted.front()),
            (world::AnswerEvent{"buyers-ask", "decline"}));
}

TEST_F(EventPage, IsAnsweredByKeysAlone) {
  pages.press("a");
  ASSERT_TRUE(is_up());
  pages.press("1");
  ASSERT_EQ(lab_game->submitted.size(), 1u);
  EXPECT_EQ(std::get<world::AnswerEvent>(lab_game->submitted.front()).choice, "auditor");
}

TEST_F(EventPage, GreysWhatIsRefused) {
  pages.press("a");
  ASSERT_TRUE(is_up());
  EXPECT_FALSE(pages.widget("event/choice/sign")->enabled);
  pages.press("2");
  EXPECT_TRUE(lab_game->submitted.empty());
}

TEST_F(EventPage, SaysWhatAnAnswerBringsOnlyWhereItMayBeGiven) {
  lab_game->view_now.events[0].choices[1].prospect = Quantity::derived(2e8, Unit::usd, "Sales");
  pages.press("a");
  ASSERT_TRUE(is_up());
  EXPECT_NE(pages.widget("event/choice/auditor/prospect"), nullptr);
  EXPECT_EQ(pages.widget("event/choice/sign/prospect"), nullptr) << "refused";
}

TEST_F(EventPage, IsPutBeforeWhoeverClosesWithoutHavingLooked) {
  pages.press("q");
  ASSERT_TRUE(is_up());
  EXPECT_FALSE(lab_game->closing_now);
  pages.press("Escape");
  pages.press("q");
  EXPECT_TRUE(lab_game->closing_now) << "silence is an answer too";
}

TEST_F(EventPage, LeadsFromOneThatIsPutAsideToTheNext) {
  world::EventView second = sample_event();
  second.id = "second";
  for (world::EventChoiceView& choice : second.choices)
    choice.decision = {"second", "x-" + choice.decision.choice};
  lab_game->view_now.events.insert(lab_game->view_now.events.begin(), second);  // newest first
  pages.press("q");
  ASSERT_TRUE(is_up());
  pages.press("Escape");
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("event/choice/x-auditor") != nullptr; }));
  EXPECT_FALSE(lab_game->closing_now);
  pages.press("Escape");
  pages.press("q");
  EXPECT_TRUE(lab_game->closing_now) << "both have been looked at";
}

TEST_F(EventPage, IsGoneOnceItIsAnswered) {
  lab_game->view_now.events[0].chosen = "Leave the clause out";
  pages.draw("lab");
  EXPECT_EQ(pages.widget("event/answer"), nullptr);
  pages.press("q");
  EXPECT_TRUE(lab_game->closing_now);
}

TEST(EventPictures, AreDrawnInSizesAndThemes) {
  for (const Look& look :
       {Look{}, Look{.name = "dark", .theme = ThemeName::dark}, Look{.name = "light-200", .scale = 2},
        Look{.name = "small", .width = 800, .height = 600}}) {
    SamplePages pages(look);
    ASSERT_EQ(pages.driver.problem(), "");
    world::WorldView view = sample_view();
    view.events = {sample_event()};
    pages.open(view);
    pages.draw("lab");
    EXPECT_TRUE(pages.driver.picture(look.name + "-lab-event"));
    pages.press("a");
    for (int i = 0; i < 6; ++i) pages.driver.app().ask_frame(), pages.driver.app().step(4);
    EXPECT_TRUE(pages.driver.picture(look.name + "-event"));
  }
}

}  // namespace
}  // namespace partly::game
