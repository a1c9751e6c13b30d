// Closing a quarter: the question before one in which nothing is on sale, and the key on other pages than the
// lab.
#include <gtest/gtest.h>

#include "game/pages/market/market.h"
#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

world::WorldView withdrawn() {
  world::WorldView view = sample_view();
  for (world::ModelView& model : view.models) model.on_sale = false;
  return view;
}

// A lab that took its product off sale, and is asked whether it means to close.
struct AskedToClose {
  SamplePages pages;
  SampleLabGame& lab_game;

  AskedToClose() : lab_game(pages.open(withdrawn())) {
    pages.draw("lab");
    pages.press("q");
  }
};

TEST(ClosingAQuarter, AsksOnceWhereNothingIsOnSale) {
  AskedToClose asked;
  auto& [pages, lab_game] = asked;
  ASSERT_EQ(pages.driver.problem(), "");
  ASSERT_NE(pages.widget("unsold"), nullptr);
  EXPECT_FALSE(lab_game.closing_now);
  pages.press("Enter");
  EXPECT_EQ(pages.widget("unsold"), nullptr);
  EXPECT_FALSE(lab_game.closing_now) << "the filled button is the safe one";
  ASSERT_TRUE(pages.click("lab/close"));
  EXPECT_TRUE(lab_game.closing_now) << "it was asked";
}

TEST(ClosingAQuarter, GoesOnWithTheSameKeyOrBackWithEsc) {
  for (const bool on : {true, false}) {
    AskedToClose asked;
    auto& [pages, lab_game] = asked;
    ASSERT_EQ(pages.driver.problem(), "");
    ASSERT_NE(pages.widget("unsold"), nullptr);
    pages.press(on ? "q" : "Escape");
    EXPECT_EQ(lab_game.closing_now, on);
    EXPECT_EQ(pages.widget("unsold"), nullptr);
    EXPECT_EQ(pages.widget("lab/leave"), nullptr);
  }
}

TEST(ClosingAQuarter, AsksNothingOfALabThatSellsOrHasNeverSold) {
  for (const bool sells : {true, false}) {
    SamplePages pages;
    ASSERT_EQ(pages.driver.problem(), "");
    world::WorldView view = sells ? sample_view() : withdrawn();
    for (world::LabView& lab : view.labs)
      if (!sells) lab.sales.value = 0;
    SampleLabGame& lab_game = pages.open(std::move(view));
    pages.draw("lab");
    pages.press("q");
    EXPECT_TRUE(lab_game.closing_now) << (sells ? "something is on sale" : "no customers to lose");
  }
}

TEST(ClosingAQuarter, IsDoneFromTheMarketByTheSameKey) {
  for (const bool asks : {false, true}) {
    SamplePages pages;
    ASSERT_EQ(pages.driver.problem(), "");
    SampleLabGame& lab_game = pages.open(asks ? withdrawn() : sample_view());
    pages.driver.app().add_screen("market", [&] { return std::make_unique<MarketScreen>(*pages.context); });
    pages.draw("lab");
    pages.draw("market");
    pages.press("q");
    ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "lab"; }));
    pages.draw("lab");
    EXPECT_EQ(lab_game.closing_now, !asks);
    EXPECT_EQ(pages.widget("unsold") != nullptr, asks) << "with the lab's questions";
  }
}

TEST(ClosingAQuarter, IsDrawnInSizesAndThemes) {
  for (const Look& look :
       {Look{}, Look{.name = "dark", .theme = ThemeName::dark}, Look{.name = "light-200", .scale = 2}}) {
    SamplePages pages(look);
    ASSERT_EQ(pages.driver.problem(), "");
    pages.open(withdrawn());
    pages.draw("lab");
    pages.press("q");
    for (int i = 0; i < 6; ++i) pages.driver.app().ask_frame(), pages.driver.app().step(4);
    EXPECT_TRUE(pages.driver.picture(look.name + "-unsold"));
  }
}

}  // namespace
}  // namespace partly::game
