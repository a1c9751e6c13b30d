#include "sim/learn/defence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/learn/api.h"
#include "sim/learn/engines.h"

namespace partly::learn {
namespace {

constexpr int kClasses = 5;

// Rows of all kinds: unsure, sure, and so sure that a float sees nothing but the top.
std::vector<float> many_logits(std::size_t rows) {
  Rng rng(3);
  std::vector<float> logits;
  for (std::size_t i = 0; i < rows * kClasses; ++i)
    logits.push_back(static_cast<float>(rng.normal() * (i / kClasses % 3 == 0 ? 40 : 2)));
  return logits;
}

std::vector<float> defended(const std::vector<float>& logits, const Defence& defence,
                            std::uint64_t seed = 1) {
  Rng rng(seed);
  return defended_probabilities(logits, kClasses, defence, rng);
}

double share_of_same_top(const std::vector<float>& a, const std::vector<float>& b) {
  const auto first = argmax_rows(a, kClasses), second = argmax_rows(b, kClasses);
  double same = 0;
  for (std::size_t i = 0; i < first.size(); ++i) same += first[i] == second[i];
  return same / static_cast<double>(first.size());
}

const Defence kDefences[] = {{.logit_noise_sd = 3},
                             {.sigmoid_beta = 1.5, .sigmoid_gamma = 0.5},
                             {.poison_share = 0.5},
                             {.poison_share = 1},
                             {.logit_noise_sd = 2, .sigmoid_beta = 0.5, .poison_share = 0.4}};

TEST(Defence, ServesProbabilitiesThatSumToOne) {
  const auto logits = many_logits(300);
  for (Defence defence : kDefences) {
    for (const double random : {0.0, 0.3}) {
      defence.random_share = random;
      const auto served = defended(logits, defence);
      for (std::size_t row = 0; row < served.size(); row += kClasses) {
        double sum = 0;
        for (std::size_t c = 0; c < kClasses; ++c) {
          EXPECT_GE(served[row + c], 0);
          sum += served[row + c];
        }
        EXPECT_NEAR(sum, 1, 1e-5);
      }
    }
  }
}

TEST(Defence, LeavesTheTopClassWhereItWasUnlessItIsTold) {
  const auto logits = many_logits(300);
  for (Defence defence : kDefences) {
    EXPECT_EQ(share_of_same_top(defended(logits, defence), logits), 1);
    defence.keep_top = false;
    EXPECT_LT(share_of_same_top(defended(logits, defence), logits), 1);
  }
}

TEST(Defence, MovesTheShareOfThePoisonToTheLeastLikelyClass) {
  const std::vector<float> logits{std::log(0.6f), std::log(0.2f), std::log(0.1f), std::log(0.06f),
                                  std::log(0.04f)};
  const auto served = defended(logits, {.poison_share = 0.25});
  const std::vector<double> expected{0.45, 0.15, 0.075, 0.045, 0.28};
  for (std::size_t c = 0; c < kClasses; ++c) EXPECT_NEAR(served[c], expected[c], 1e-6);
  const auto swapped = defended(logits, {.poison_share = 0.5});  // 0.52 against 0.3: the two change places
  EXPECT_NEAR(swapped[0], 0.52, 1e-6);
  EXPECT_NEAR(swapped[4], 0.30, 1e-6);
}

TEST(Defence, BendsProbabilitiesByTheReverseSigmoid) {
  const std::vector<float> logits{std::log(0.8f), std::log(0.2f), -50, -50, -50};
  const auto served = defended(logits, {.sigmoid_beta = 0.3, .sigmoid_gamma = 0.5});
  const auto bent = [](double p) {
    return p - 0.3 * (1 / (1 + std::exp(-0.5 * std::log(p / (1 - p)))) - 0.5);
  };
  const double sum = bent(0.8) + bent(0.2) + 3 * bent(1e-6);
  EXPECT_NEAR(served[0], bent(0.8) / sum, 1e-5);
  EXPECT_NEAR(served[1], bent(0.2) / sum, 1e-5);
  EXPECT_NEAR(served[2], bent(1e-6) / sum, 1e-5);
}

TEST(Defence, AnswersTheShareAskedForWithARandomClass) {
  std::vector<float> logits;
  for (int i = 0; i < 4000; ++i) logits.insert(logits.end(), {4, 0, 0, 0, 0});
  const auto tops = argmax_rows(defended(logits, {.random_share = 0.3}), kClasses);
  EXPECT_NEAR(static_cast<double>(std::count(tops.begin(), tops.end(), 0)) / 4000, 0.7 + 0.3 / 5, 0.03);
  EXPECT_NEAR(static_cast<double>(std::count(tops.begin(), tops.end(), 3)) / 4000, 0.3 / 5, 0.02);
}

TEST(Defence, DrawsTheSameNoiseFromTheSameSeed) {
  const auto logits = many_logits(50);
  const Defence defence{.logit_noise_sd = 1, .random_share = 0.2};
  EXPECT_EQ(defended(logits, defence, 7), defended(logits, defence, 7));
  EXPECT_NE(defended(logits, defence, 7), defended(logits, defence, 8));
}

TEST(Defence, IsRefusedWhereItsNumbersMakeNoSense) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(check_defence({}).ok());
  EXPECT_FALSE(Defence{}.any());
  for (const Defence& defence : {Defence{.logit_noise_sd = -1},
                                 {.logit_noise_sd = nan},
                                 {.sigmoid_beta = -1},
                                 {.sigmoid_gamma = nan},
                                 {.poison_share = 1.1},
                                 {.poison_share = nan},
                                 {.random_share = -0.1},
                                 {.random_share = 2}}) {
    TrainJob job;
    job.sources.queries = 10;
    job.defence = defence;
    ASSERT_FALSE(check_job(job).ok());
    EXPECT_EQ(check_job(job).error().where.rfind("defence.", 0), 0u);
  }
}

TEST(Service, IsDefendedBeforeItIsCutToTheTopOrRounded) {
  const std::vector<float> logits{std::log(0.6f), std::log(0.2f), std::log(0.1f), std::log(0.06f),
                                  std::log(0.04f)};
  Rng rng(1);
  const Service service{.access = Access::top_k, .top_k = 2, .digits = 2, .defence = {.poison_share = 0.25}};
  EXPECT_EQ(served_probabilities(logits, kClasses, service, rng),
            (std::vector<float>{0.62f, 0, 0, 0, 0.38f}));  // 0.45 and 0.28, renormalised
}

TEST(Answers, AreWhatTheApiServedAndNothingElse) {
  Rng start(2), points(4), rng(1);
  const Weights model = initial_weights({{3, 16, kClasses}}, start);
  std::vector<float> x;
  for (int i = 0; i < 300; ++i) x.push_back(static_cast<float>(points.uniform(-1, 1)));
  const auto engine = fused_engine();
  const auto honest = argmax_rows(engine->logits(model, x), kClasses);

  const TransferSet open = answers(*engine, model, x, {}, 0.5f, rng);
  EXPECT_EQ(open.label, honest);
  EXPECT_EQ(open.alpha, std::vector<float>(100, 0.5f));
  EXPECT_EQ(open.teacher_logits.size(), 100u * kClasses);
  const TransferSet labels = answers(*engine, model, x, {.access = Access::labels}, 1, rng);
  EXPECT_FALSE(labels.has_soft_targets());
  EXPECT_EQ(labels.label, honest);
  const Service noisy{.access = Access::labels, .defence = {.random_share = 1}};
  EXPECT_NE(answers(*engine, model, x, noisy, 1, rng).label, honest);
}

}  // namespace
}  // namespace partly::learn
