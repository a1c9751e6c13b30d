// The page of a run: the guess that comes first, and the keys of a student in training.
#include <gtest/gtest.h>

#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

TEST(TrainingPage, TheGuessComesBeforeAnyFigureOfTheRun) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view_in_training(), sample_progress(1));
  pages.draw("training");
  EXPECT_EQ(pages.widget("exam/capability"), nullptr);
  EXPECT_EQ(pages.widget("exam/agreement"), nullptr);
  EXPECT_EQ(pages.widget("map/student"), nullptr);
  for (int i = 0; i < 3; ++i) pages.press("Right");
  pages.press("Enter");
  ASSERT_EQ(lab_game.submitted.size(), 1u);
  EXPECT_EQ(std::get<world::GuessCapability>(lab_game.submitted.front()),
            (world::GuessCapability{kSampleStudent, 53}));
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("exam/capability") != nullptr; }));
  EXPECT_NE(pages.widget("map/student"), nullptr);
  EXPECT_FALSE(lab_game.paused_now);
}

TEST(TrainingPage, ARunWaitsUntilTheGuessIsMade) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view());
  pages.draw("lab");
  pages.press("Enter");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "training"; }));
  ASSERT_EQ(lab_game.submitted.size(), 1u);
  EXPECT_EQ(std::get<world::TrainModel>(lab_game.submitted.front()).sources.queries, 500);
  EXPECT_TRUE(lab_game.paused_now);
}

TEST(TrainingPage, SpeaksOfNoDotsWhereNothingWasAsked) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  session::Progress asked = sample_progress(0.4), nothing = asked;
  nothing.query_points.clear();
  pages.open(sample_view_in_training(74), asked);
  pages.draw("training");
  EXPECT_NE(pages.widget("training/dots"), nullptr);
  EXPECT_TRUE(pages.shows("asked places"));
  pages.open(sample_view_in_training(74), nothing);
  pages.draw("training");
  EXPECT_EQ(pages.widget("training/dots"), nullptr);
  EXPECT_FALSE(pages.shows("asked places"));
}

TEST(TrainingPage, ARunningStudentObeysTheKeys) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& lab_game = pages.open(sample_view_in_training(74), sample_progress(0.4));
  pages.draw("training");
  pages.press("Space");
  EXPECT_TRUE(lab_game.paused_now);
  pages.press(".");
  EXPECT_EQ(lab_game.steps, 1);
  pages.press("Space");
  EXPECT_FALSE(lab_game.paused_now);
  pages.press("+");
  EXPECT_EQ(lab_game.pace_now, session::Pace::fast);
  pages.press("-");
  EXPECT_EQ(lab_game.pace_now, session::Pace::normal);
  pages.press("Escape");
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("training/stop/yes") != nullptr; }));
  pages.press("s");
  ASSERT_TRUE(pages.driver.until([&] { return !lab_game.submitted.empty(); }));
  EXPECT_EQ(std::get<world::StopTraining>(lab_game.submitted.front()).model, kSampleStudent);
}

}  // namespace
}  // namespace partly::game
