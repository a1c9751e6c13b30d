// The two ways of setting biases without labels, on opinions small enough to count.
#include "sim/study/omitted_classes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/learn/api.h"
#include "sim/study/pupils.h"

namespace partly::study {
namespace {

double share_of(int label, const std::vector<float>& logits, int classes) {
  const auto answers = learn::argmax_rows(logits, classes);
  return static_cast<double>(std::ranges::count(answers, label)) / static_cast<double>(answers.size());
}

// Opinions of three classes in which the last never wins by itself.
std::vector<float> opinions_without_a_third() {
  std::vector<float> logits;
  for (int i = 0; i < 100; ++i) {
    const float against = static_cast<float>(i) / 10;
    logits.insert(logits.end(), {i % 2 == 0 ? 1.0f : 0.0f, i % 2 == 0 ? 0.0f : 1.0f, -against - 0.5f});
  }
  return logits;
}

TEST(OmittedClasses, AnOffsetLetsAClassWinAsOftenAsItIsCommon) {
  const auto logits = opinions_without_a_third();
  ASSERT_EQ(share_of(2, logits, 3), 0);
  const double offset = offset_to_prior(logits, 3, 2, 0.25);
  EXPECT_NEAR(share_of(2, with_offsets(logits, std::vector{0.0, 0.0, offset}), 3), 0.25, 0.011);
}

TEST(OmittedClasses, OffsetsForAllClassesLetEachWinEquallyOften) {
  const auto logits = opinions_without_a_third();
  const auto even = with_offsets(logits, offsets_to_equal_priors(logits, 3));
  for (int label = 0; label < 3; ++label) EXPECT_NEAR(share_of(label, even, 3), 1.0 / 3, 0.06) << label;
}

TEST(OmittedClasses, AllButOneLeavesOutThatOne) {
  EXPECT_EQ(all_but(3), (std::vector{0, 1, 2, 4, 5, 6, 7, 8, 9}));
}

TEST(Pupils, KeepsTheExamplesOfTheClassesAskedForInOrder) {
  const auto task = learn::make_task({});
  ASSERT_TRUE(task.ok());
  const learn::Examples all{{1, 2, 3, 4, 5, 6}, {0, 1, 2}};
  const auto kept = only(**task, all, std::vector{2, 0});
  EXPECT_EQ(kept.x, (std::vector<float>{1, 2, 5, 6}));
  EXPECT_EQ(kept.label, (std::vector<std::int32_t>{0, 2}));
}

TEST(Pupils, CountsRightAnswersOverAllAndOfOneClass) {
  const std::vector<std::int32_t> answers{1, 1, 0, 2}, truth{1, 0, 0, 1};
  EXPECT_EQ(share_right(answers, truth), 0.5);
  EXPECT_EQ(share_right_of(1, answers, truth), 0.5);
  EXPECT_EQ(share_right_of(0, answers, truth), 0.5);
  EXPECT_EQ(share_right_of(2, answers, truth), 0);
}

}  // namespace
}  // namespace partly::study
