// What a recipe can ask for beyond plain Adam, in the fused engine: refusals, noise, bounds, schedule and
// window. The same features in the torch engine: torch_recipe_test.cpp.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/learn/fused/fused_engine.h"
#include "sim/learn/fused/step_passes.h"
#include "sim/learn/step_noise.h"
#include "tests/learn/populations.h"
#include "tests/learn/reference.h"

namespace partly::learn {
namespace {

std::vector<std::shared_ptr<const Engine>> every_fused_engine() {
  std::vector<std::shared_ptr<const Engine>> engines;
  for (const auto& set : instruction_sets()) engines.push_back(*fused::engine_for(set));
  return engines;
}

double longest(const std::vector<double>& lengths) { return *std::ranges::max_element(lengths); }

// Length of the weights into each unit of a layer.
std::vector<double> lengths(const Weights& weights, std::size_t layer) {
  const auto in = static_cast<std::size_t>(weights.shape.widths[layer]);
  const auto matrix = weights.matrix(layer);
  std::vector<double> all;
  for (std::size_t row = 0; row < matrix.size(); row += in) {
    double square = 0;
    for (const float w : matrix.subspan(row, in)) square += double(w) * w;
    all.push_back(std::sqrt(square));
  }
  return all;
}

TEST(Recipe, IsRefusedWithASentenceWhereItCannotBeFollowed) {
  const auto refused = [](const char* part, auto change) {
    PopulationJob job = population({{9, 8, 4}}, 1, 20);
    change(job.recipe);
    const Status status = check_job(job);
    ASSERT_FALSE(status.ok()) << part;
    EXPECT_NE(status.error().message().find(part), std::string::npos) << status.error().message();
    EXPECT_FALSE((*fused::engine_for(instruction_sets().front())).get()->start(job).ok());
  };
  const float nan = std::numeric_limits<float>::quiet_NaN();
  refused("Dropout must be", [](Recipe& r) { r.input_dropout = 1; });
  refused("Dropout must be", [](Recipe& r) { r.hidden_dropout = -0.1f; });
  refused("Dropout must be", [&](Recipe& r) { r.hidden_dropout = nan; });
  refused("bound on a unit's weights", [](Recipe& r) { r.max_norm = -1; });
  refused("bound on a unit's weights", [&](Recipe& r) { r.max_norm = nan; });
  refused("out of its frame", [](Recipe& r) { r.jitter_px = 1; });
  refused("out of its frame", [](Recipe& r) { r.jitter_px = 3, r.image_side = 3; });
  refused("counted in pixels", [](Recipe& r) { r.jitter_px = -1; });
  refused("does not have the network's 9 inputs", [](Recipe& r) { r.jitter_px = 1, r.image_side = 4; });
  refused("does not have the network's 9 inputs", [](Recipe& r) { r.jitter_px = 1, r.image_side = 65536; });
  refused("window of outputs", [](Recipe& r) { r.window = {4, 0}; });
  refused("window of outputs", [](Recipe& r) { r.window = {-1, 4}; });
  refused("window of outputs", [](Recipe& r) { r.window = {2, 3}; });
  refused("window of outputs", [](Recipe& r) { r.window = {0, std::numeric_limits<int>::max()}; });
  refused("inputs or outputs", [](Recipe& r) { r.window = {0, 3}; });  // the data name four classes
}

TEST(Recipe, KeepsTheLearningRateWhereTheScheduleSaysSo) {
  Recipe recipe;
  recipe.steps = 100;
  EXPECT_EQ(rate_at(recipe, 50), cosine_rate(recipe, 50));
  recipe.schedule = Schedule::constant;
  EXPECT_EQ(rate_at(recipe, 0), recipe.learning_rate);
  EXPECT_EQ(rate_at(recipe, 99), recipe.learning_rate);
}

TEST(Dropout, LeavesOutTheShareThatWasAskedForAndDependsOnSeedAndStepAlone) {
  const auto coins = [](std::uint64_t seed, int step) {
    DropoutCoins stream(seed, step);
    std::vector<bool> all;
    for (int i = 0; i < 40'000; ++i) all.push_back(stream.leaves_out(DropoutCoins::grains(0.2f)));
    return all;
  };
  const auto first = coins(1, 0);
  const auto out = std::count(first.begin(), first.end(), true);
  EXPECT_NEAR(static_cast<double>(out) / 40'000, 0.2, 0.01);
  EXPECT_EQ(first, coins(1, 0));
  EXPECT_NE(first, coins(1, 1));
  EXPECT_NE(first, coins(2, 0));
}

TEST(Dropout, ActsOnInputsAndHiddenUnitsAsDefined) {
  PopulationJob job = population({{6, 9, 5, 3}}, 1, 11);
  job.recipe.batch = 100;  // all
  job.recipe.steps = 1;
  job.recipe.input_dropout = 0.25f;
  job.recipe.hidden_dropout = 0.5f;
  const StudentJob& student = job.students.front();
  BatchOrder order(11, 100, student.order_seed);
  const auto batch = order.next();

  std::vector<reference::Gains> gains(batch.size());
  DropoutCoins coins(student.order_seed, 0);
  for (std::size_t layer = 0; layer < 3; ++layer) {
    const float chance = layer == 0 ? 0.25f : 0.5f;
    for (auto& one : gains) one.emplace_back();
    for (int unit = 0; unit < student.start.shape.widths[layer]; ++unit)
      for (auto& one : gains)
        one[layer].push_back(coins.leaves_out(DropoutCoins::grains(chance)) ? 0 : 1 / (1 - chance));
  }
  double expected = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const float* x = student.data->x.data() + batch[i] * 6;
    const auto z = reference::activations(reference::net_of(student.start), x, gains[i]).back();
    expected += reference::example_loss(*student.data, batch[i], job.recipe.temperature, z) / 11;
  }
  for (const auto& engine : every_fused_engine())
    EXPECT_NEAR(trained(*engine, job)->losses(0)[0], expected, 1e-5) << engine->device();
}

TEST(Dropout, IsOffWhenTheFinishedNetworkAnswers) {
  PopulationJob job = population({{6, 9, 3}}, 1, 30);
  job.recipe.hidden_dropout = 0.5f;
  const Weights student = trained(*every_fused_engine().front(), job)->weights(0);
  const auto logits = every_fused_engine().front()->logits(student, job.students[0].data->x);
  const auto expected = reference_logits(student, job.students[0].data->x);
  for (std::size_t i = 0; i < logits.size(); ++i) EXPECT_NEAR(logits[i], expected[i], 1e-5);
}

TEST(Jitter, MovesAnImageAndFillsWithZeros) {
  constexpr std::size_t kStride = 4;  // two images and padding
  std::vector<float> rows(9 * kStride, 7);
  for (std::size_t pixel = 0; pixel < 9; ++pixel) {
    rows[pixel * kStride] = static_cast<float>(pixel + 1);
    rows[pixel * kStride + 1] = static_cast<float>(pixel + 1);
  }
  fused::shift_images(std::vector<Shift>{{1, 0}, {-1, 2}}, 3, rows.data(), kStride);
  const std::vector<float> right{0, 1, 2, 0, 4, 5, 0, 7, 8}, left_and_down{0, 0, 0, 0, 0, 0, 2, 3, 0};
  for (std::size_t pixel = 0; pixel < 9; ++pixel) {
    EXPECT_EQ(rows[pixel * kStride], right[pixel]) << pixel;
    EXPECT_EQ(rows[pixel * kStride + 1], left_and_down[pixel]) << pixel;
    EXPECT_EQ(rows[pixel * kStride + 2], 7) << pixel;
  }
}

TEST(Jitter, DrawsEveryShiftUpToItsBoundAndNoneBeyond) {
  Recipe recipe;
  recipe.jitter_px = 2;
  std::vector<int> seen(25);
  for (const Shift shift : draw_shifts(recipe, 1, 0, 1000)) {
    ASSERT_LE(std::abs(shift.right), 2);
    ASSERT_LE(std::abs(shift.down), 2);
    ++seen[static_cast<std::size_t>(5 * (shift.down + 2) + shift.right + 2)];
  }
  for (const int count : seen) EXPECT_NEAR(count, 40, 25);
}

TEST(MaxNorm, HoldsTheWeightsIntoHiddenUnitsAfterEveryStep) {
  PopulationJob job = population({{6, 19, 7, 3}}, 1, 40);
  job.recipe.learning_rate = 0.05f;
  const Weights free = trained(*every_fused_engine().front(), job)->weights(0);
  EXPECT_GT(longest(lengths(free, 0)), 1.5);
  job.recipe.max_norm = 1.25f;
  for (const auto& engine : every_fused_engine()) {
    auto run = std::move(*engine->start(job));
    while (!run->finished()) {
      ASSERT_TRUE(run->advance(1).ok());
      const Weights now = run->weights(0);
      for (const std::size_t layer : {0, 1})
        for (const double length : lengths(now, layer)) ASSERT_LE(length, 1.25 * (1 + 1e-5));
    }
    EXPECT_GT(longest(lengths(run->weights(0), 2)), 1.25);  // outputs are free
  }
}

TEST(OutputWindow, TrainsLikeANetworkThatHasOnlyTheOutputsInIt) {
  const MlpShape narrow{{5, 16, 4}}, wide{{5, 16, 7}};
  PopulationJob job = population(narrow, 1, 40);
  const Weights& start = job.students[0].start;
  for (const auto& engine : every_fused_engine()) {
    const auto expected = trained(*engine, job);
    for (const int first : {0, 2, 3}) {
      Rng rng(9);
      PopulationJob windowed = job;
      windowed.recipe.window = {first, 4};
      Weights& begun = windowed.students[0].start = initial_weights(wide, rng);
      std::ranges::copy(start.matrix(0), begun.matrix(0).begin());
      std::ranges::copy(start.matrix(1), begun.matrix(1).begin() + first * 16);
      const auto run = trained(*engine, windowed);
      const Weights ended = run->weights(0), model = expected->weights(0);
      for (std::size_t step = 0; step < 50; ++step)
        EXPECT_NEAR(run->losses(0)[step], expected->losses(0)[step], 1e-5);
      for (std::size_t i = 0; i < 4 * 16; ++i)
        EXPECT_NEAR(ended.matrix(1)[static_cast<std::size_t>(first) * 16 + i], model.matrix(1)[i], 1e-4);
      for (std::size_t row = 0; row < 7; ++row) {  // the auxiliary outputs stay as they were, to the bit
        if (row >= static_cast<std::size_t>(first) && row < static_cast<std::size_t>(first) + 4) continue;
        for (std::size_t k = 0; k < 16; ++k)
          EXPECT_EQ(ended.matrix(1)[row * 16 + k], begun.matrix(1)[row * 16 + k]);
      }
    }
  }
}

TEST(StepNoise, IsTheSameHoweverARunIsSliced) {
  PopulationJob job = population({{9, 20, 4}}, 2, 70);
  job.recipe.input_dropout = 0.1f;
  job.recipe.hidden_dropout = 0.5f;
  job.recipe.jitter_px = 1;
  job.recipe.image_side = 3;
  for (const auto& engine : every_fused_engine()) {
    const auto whole = trained(*engine, job);
    auto sliced = std::move(*engine->start(job));
    while (!sliced->finished()) ASSERT_TRUE(sliced->advance(7).ok());
    for (const std::size_t i : {0, 1}) {
      EXPECT_EQ(whole->losses(i), sliced->losses(i));
      EXPECT_EQ(whole->weights(i).values, sliced->weights(i).values);
    }
    EXPECT_NE(whole->losses(0), whole->losses(1));
  }
}

TEST(InitialWeights, HaveTheSpreadThatWasAskedFor) {
  for (const auto& [spread, variance] : {std::pair{InitialSpread::he, 2.0}, {InitialSpread::fan_in, 1.0}}) {
    Rng rng(4);
    const Weights weights = initial_weights({{64, 256, 4}}, rng, spread);
    double square = 0;
    for (const float w : weights.matrix(0)) square += double(w) * w / (64 * 256);
    EXPECT_NEAR(square, variance / 64, 0.001);
  }
}

}  // namespace
}  // namespace partly::learn
