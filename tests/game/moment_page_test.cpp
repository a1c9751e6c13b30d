// A close that changes the game is a page of its own, once, before the report; and goals stand on every page.
#include <gtest/gtest.h>

#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

// A page over a game in which a quarter has just closed with this view.
void close_with(GamePages& pages, world::WorldView view) {
  ASSERT_TRUE(pages.show("lab"));
  pages.settle();
  view.history.push_back({view.now, 3e9, 71, 0.2, 0.6, 1e9});
  pages.lab_game().view_now = std::move(view);
  pages.app().ask_frame();
  pages.settle();
  ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "moment"; }));
}

world::WorldView with_access_cut() {
  world::WorldView view = sample_view();
  view.terms.access_cut = true;
  return view;
}

void draw_moments(const Look& look) {
  for (const auto& [name, view] :
       {std::pair("verdict", claim_at(law::Stage::decided, law::Answer::partly)),
        std::pair("settlement", claim_at(law::Stage::settled)), std::pair("cut", with_access_cut())}) {
    GamePages pages(look);
    ASSERT_EQ(pages.problem(), "");
    close_with(pages, view);
    pages.keep(look.name + "-moment-" + name);
    pages.press("Enter");
    ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "lab"; }));
    pages.keep(look.name + "-report-after-" + name);
  }
}

TEST(MomentPage, IsShownOnceAndGoesOnToTheReportByOneKey) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  close_with(pages, claim_at(law::Stage::decided));
  ASSERT_NE(pages.widget("moment/go-on"), nullptr);
  pages.press("Enter");
  ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "lab"; }));
  EXPECT_EQ(pages.context->moment(), nullptr);
  ASSERT_TRUE(pages.until([&] {
    return pages.widget("report/read") || pages.widget("report/court") || pages.widget("report/sell");
  }));
}

TEST(QuarterReport, HasItsDarkButtonOnEnter) {
  for (const bool unsold : {true, false}) {
    GamePages pages;
    ASSERT_EQ(pages.problem(), "");
    world::WorldView view = claim_at(law::Stage::complaint);
    view.terms.access_cut = true;  // what the close is about
    for (world::ModelView& model : view.models)
      if (model.mine) model.on_sale = !unsold;
    close_with(pages, view);
    pages.press("Enter");
    ASSERT_TRUE(pages.until([&] { return pages.widget("report/read") != nullptr; }));
    EXPECT_EQ(pages.widget("report/sell") != nullptr, unsold);
    ASSERT_NE(pages.widget("report/court"), nullptr);
    EXPECT_EQ(pages.widget(unsold ? "report/sell" : "report/court")->key, "Enter");
    EXPECT_EQ(pages.widget("report/read")->key, "Esc");
  }
}

TEST(QuarterReport, OffersABetterModelOnceWhereAnotherIsOnSale) {
  for (const bool landed : {true, false}) {
    GamePages pages;
    ASSERT_EQ(pages.problem(), "");
    world::WorldView view = claim_at(law::Stage::complaint);
    view.terms.access_cut = true;
    world::ModelView newer = view.models.front();  // what is on sale
    newer.id = 9, newer.name = "Student 2", newer.on_sale = false, newer.capability.value += 9;
    newer.due = view.now.plus(landed ? 0 : -1);
    view.models.insert(view.models.begin(), newer);
    close_with(pages, view);
    pages.press("Enter");
    ASSERT_TRUE(pages.until([&] { return pages.widget("report/read") != nullptr; }));
    EXPECT_EQ(pages.widget("report/sell") != nullptr, landed);
  }
}

TEST(MomentPage, IsDrawnInTheLight) { draw_moments({.name = "light-100"}); }
TEST(MomentPage, IsDrawnInTheDarkAtTwiceTheSize) {
  draw_moments({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

TEST(Goals, StandOnEveryPageWithHowFarTheyAre) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  for (const char* page : {"lab", "market", "court", "debrief"}) {
    ASSERT_TRUE(pages.show(page));
    pages.settle();
    for (const char* goal : {"goals/0", "goals/1", "goals/2", "goals/3"})
      EXPECT_NE(pages.widget(goal), nullptr) << page << " " << goal;
  }
}

TEST(Goals, AreTheFirstCardOfTheDebrief) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = ended();
  ASSERT_TRUE(pages.show("debrief"));
  pages.settle();
  const Registered* first = pages.widget("grading/0");
  ASSERT_NE(first, nullptr);
  ASSERT_NE(pages.widget("debrief/bill/all"), nullptr);
  EXPECT_LT(first->rect.y, pages.widget("debrief/bill/all")->rect.y);
}

}  // namespace
}  // namespace partly::game
