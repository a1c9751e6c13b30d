// The decision board: routes by mouse and key, the mixer, and closing a quarter.
#include <gtest/gtest.h>

#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

TEST(LabPage, ARefusedRouteIsGreyedAndCannotBeOrdered) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  pages.draw("lab");
  const Registered* scratch = pages.widget("route/0");
  ASSERT_NE(scratch, nullptr);
  EXPECT_FALSE(scratch->enabled);
  EXPECT_TRUE(pages.shows("this costs $48.7 B"));
  pages.click("route/0");
  pages.press("Enter");
  for (const world::Decision& decision : lab_game.submitted)
    if (const auto* train = std::get_if<world::TrainModel>(&decision)) {
      EXPECT_LE(train->sources.own_labels, 2000);
    }
}

TEST(LabPage, ARouteIsChosenByMouseAndTrainedByButton) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  pages.draw("lab");
  ASSERT_TRUE(pages.click("route/3"));
  ASSERT_TRUE(pages.click("lab/train"));
  ASSERT_EQ(lab_game.submitted.size(), 1u);
  EXPECT_TRUE(std::get<world::TrainModel>(lab_game.submitted.front()).sources.open_weights);
}

TEST(LabPage, ATabLooksChosenAsSoonAsItIsPressed) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.open(sample_view());
  pages.draw("lab");
  pages.driver.settle();
  ASSERT_TRUE(pages.driver.click("lab/side/2"));  // and no frame but those that are due
  EXPECT_NE(pages.widget("lab/side/2")->text.find(", chosen"), std::string::npos);
}

TEST(LabPage, RaisesWhatTheSliderSays) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  lab_game.view_now.raise_limit.value = 3.9125e9;
  pages.draw("lab");
  ASSERT_TRUE(pages.click("lab/side/2"));
  pages.driver.app().ui().focus().set_focus("business/raise");
  for (int i = 0; i < 16; ++i) pages.press("Left");  // $782.5 M
  ASSERT_NE(pages.widget("business/raise-it"), nullptr);
  EXPECT_EQ(pages.widget("business/raise")->text, pages.widget("business/raise-it")->text);
}

TEST(LabPage, HasEveryPlaceInReachAtThreeTimesTheSize) {
  SamplePages pages({.scale = 3});
  ASSERT_EQ(pages.driver.problem(), "");
  pages.open(sample_view());
  pages.draw("lab");
  for (const char* place : {"nav/lab", "nav/training", "nav/market", "nav/court", "nav/casefile"}) {
    ASSERT_NE(pages.widget(place), nullptr) << place;
    EXPECT_GE(pages.widget(place)->visible.w, pages.widget(place)->rect.w - 1) << place;
  }
}

TEST(LabPage, ARouteIsChosenByItsNumberAndARefusedOneIsNot) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  pages.draw("lab");
  pages.press("4");
  pages.press("1");  // refused
  pages.press("Enter");
  ASSERT_EQ(lab_game.submitted.size(), 1u);
  EXPECT_TRUE(std::get<world::TrainModel>(lab_game.submitted.front()).sources.open_weights);
}

TEST(LabPage, TheMixerOrdersWhatItsSlidersSay) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  pages.draw("lab");
  pages.press("m");
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("mix/labels") != nullptr; }));
  pages.driver.app().ui().focus().set_focus("mix/labels");
  for (int i = 0; i < 3; ++i) pages.press("Right");
  ASSERT_TRUE(pages.click("mix/open"));
  ASSERT_TRUE(pages.click("lab/train"));
  ASSERT_EQ(lab_game.submitted.size(), 1u);
  const auto& order = std::get<world::TrainModel>(lab_game.submitted.front());
  EXPECT_EQ(order.sources.own_labels, 100);
  EXPECT_EQ(order.sources.queries, 500);
  EXPECT_TRUE(order.sources.open_weights);
}

TEST(LabPage, OffersToSellAModelThatWasForgottenAndNoneThatWasPassedOver) {
  for (const auto& [id, sold, offered] : {std::tuple(2, true, false), {2, false, true}, {5, true, true}}) {
    SamplePages pages;
    ASSERT_EQ(pages.driver.problem(), "");
    world::WorldView view = sample_view();  // Student 1, with the id 4, is on sale
    view.models[0].on_sale = sold;
    view.models[1].id = id, view.models[1].capability.value = 80;
    pages.open(std::move(view));
    pages.draw("lab");
    EXPECT_EQ(pages.widget("lab/sell") != nullptr, offered) << id << (sold ? ", something is on sale" : "");
  }
}

TEST(LabPage, OffersToSellANewerAndBetterModelThoughAStillBetterOneWasPassedOver) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  world::WorldView view = sample_view();  // Student 1, with the id 4, is on sale
  view.models[1].id = 2, view.models[1].capability.value = 95;
  view.models.push_back(view.models[1]);
  view.models.back().id = 6, view.models.back().capability.value = view.models[0].capability.value + 1;
  pages.open(std::move(view));
  pages.draw("lab");
  EXPECT_NE(pages.widget("lab/sell"), nullptr);
}

TEST(LabPage, ClosingAQuarterWaitsCalmly) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view_in_training(74), sample_progress(0.4));
  pages.draw("lab");
  pages.press("q");
  EXPECT_TRUE(lab_game.closing_now);
  EXPECT_TRUE(pages.driver.until([&] { return pages.widget("closing") != nullptr; }));
  EXPECT_TRUE(pages.driver.picture("light-closing"));
}

TEST(LabPage, AQuarterIsNotClosedBeforeTheGuess) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view_in_training(), sample_progress(0));
  pages.draw("lab");
  pages.press("q");
  EXPECT_FALSE(lab_game.closing_now);
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "training"; }));
}

}  // namespace
}  // namespace partly::game
