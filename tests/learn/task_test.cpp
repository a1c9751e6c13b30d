#include "sim/learn/task.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/learn/atlas.h"
#include "sim/learn/train_job.h"

namespace partly::learn {
namespace {

std::shared_ptr<const Atlas> atlas(std::uint64_t seed) {
  return std::dynamic_pointer_cast<const Atlas>(*make_task({"atlas", seed}));
}

TEST(Atlas, ShowsAllSixClassesAndItsOwnTruth) {
  Rng rng(5);
  const auto task = atlas(1);
  const Examples examples = task->sample(2000, rng);
  EXPECT_EQ(std::set(examples.label.begin(), examples.label.end()).size(), 6u);
  for (std::size_t i = 0; i < examples.label.size(); ++i) {
    EXPECT_EQ(examples.label[i], task->truth(&examples.x[2 * i]));
    EXPECT_LE(std::abs(examples.x[2 * i]), 1);
  }
}

TEST(Atlas, IsTheSameWorldForOneSeedAndAnotherForAnother) {
  Rng rng(5);
  const Examples examples = atlas(1)->sample(500, rng);
  int moved = 0;
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_EQ(atlas(1)->truth(&examples.x[2 * i]), examples.label[i]);
    moved += atlas(2)->truth(&examples.x[2 * i]) != examples.label[i];
  }
  EXPECT_GT(moved, 250);
}

TEST(Atlas, KnowsNoTruthOutsideTheSquare) {
  Rng rng(5);
  const auto x = atlas(1)->sample_outside(300, rng);
  ASSERT_EQ(x.size(), 600u);
  for (std::size_t i = 0; i < 300; ++i) {
    EXPECT_EQ(atlas(1)->truth(&x[2 * i]), -1);
    EXPECT_LE(std::abs(x[2 * i]), 2);
  }
}

TEST(Atlas, HasAnOlderEditionThatIsMostlyRight) {
  Rng rng(5);
  const auto today = atlas(1);
  const auto older = std::dynamic_pointer_cast<const Atlas>(today->older_edition());
  const Examples examples = today->sample(4000, rng);
  int same = 0;
  for (std::size_t i = 0; i < 4000; ++i) same += older->truth(&examples.x[2 * i]) == examples.label[i];
  EXPECT_GT(same, 2800);
  EXPECT_LT(same, 3900);
}

TEST(Atlas, HasCustomersWhoKeepToAFewPlaces) {
  Rng rng(6);
  const auto x = atlas(1)->sample_customer(500, rng);
  ASSERT_EQ(x.size(), 1000u);
  std::set<int> cells;
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_LE(std::abs(x[2 * i]), 1);
    cells.insert(static_cast<int>((x[2 * i] + 1) * 6) * 12 + static_cast<int>((x[2 * i + 1] + 1) * 6));
  }
  EXPECT_LT(cells.size(), 120u);  // a uniform stream visits nearly all of 144
}

TEST(Tasks, AreRefusedByNameWhereThereIsNone) {
  ASSERT_FALSE(make_task({"globe", 1}).ok());
  EXPECT_NE(make_task({"globe", 1}).error().what.find("globe"), std::string::npos);
}

TEST(LabelNoise, ReplacesTheShareThatItIsAskedTo) {
  Rng rng(5);
  std::vector<std::int32_t> labels(60000, 2);
  add_label_noise(labels, 6, 0.4, rng);
  int wrong = 0;
  for (const auto label : labels) wrong += label != 2;
  EXPECT_NEAR(wrong / 60000.0, 0.4 * 5 / 6, 0.01);
}

TEST(Votes, OneLeavesTheNoiseAsItIs) { EXPECT_NEAR(voted_noise(0.4, 6, 1), 0.4, 1e-12); }

TEST(Votes, TwoAreNoBetterThanOne) { EXPECT_NEAR(voted_noise(0.4, 6, 2), 0.4, 1e-12); }

TEST(Votes, LeaveLessNoiseTheMorePeopleLabel) {
  for (const int classes : {2, 6, 26})
    for (int votes = 3; votes <= kMostLabelVotes; votes += 2)
      EXPECT_LT(voted_noise(0.5, classes, votes), voted_noise(0.5, classes, votes - 2))
          << classes << " " << votes;
}

TEST(Votes, LeaveNothingRightWhereEveryLabelIsDrawnAtRandom) { EXPECT_NEAR(voted_noise(1, 6, 5), 1, 1e-12); }

// People that are drawn, and their most common class drawn among equals.
TEST(Votes, AgreeWithPeopleThatAreDrawn) {
  Rng rng(3);
  constexpr int kExamples = 40'000, kClasses = 6, kVotes = 4;
  int wrong = 0;
  for (int i = 0; i < kExamples; ++i) {
    std::vector<std::int32_t> labels(kVotes, 0);
    add_label_noise(labels, kClasses, 0.4, rng);
    std::vector<int> count(kClasses);
    for (const std::int32_t label : labels) ++count[static_cast<std::size_t>(label)];
    const int most = *std::max_element(count.begin(), count.end());
    const auto ties = static_cast<std::uint64_t>(std::count(count.begin(), count.end(), most));
    wrong += count[0] != most || rng.below(ties) != 0;
  }
  const double expected = voted_noise(0.4, kClasses, kVotes) * (kClasses - 1.0) / kClasses;
  EXPECT_NEAR(static_cast<double>(wrong) / kExamples, expected, 0.006);
}

}  // namespace
}  // namespace partly::learn
