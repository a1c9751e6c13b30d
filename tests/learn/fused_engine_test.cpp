#include "sim/learn/fused/fused_engine.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

#include "tests/learn/populations.h"
#include "tests/learn/reference.h"

namespace partly::learn {
namespace {

struct Case {
  std::vector<int> widths;
  std::size_t examples;
  float alpha;
  float temperature;
};

const Case kCases[] = {
    {{2, 64, 64, 6}, 64, 0, 1},    {{2, 64, 64, 6}, 60, 1, 4}, {{2, 128, 128, 6}, 40, 1, 1},
    {{256, 128, 10}, 33, 0.7f, 3}, {{3, 5, 7, 2}, 5, 1, 2},    {{4, 3}, 1, 0, 2},
    {{1, 1, 2}, 17, 1, 8},         {{6, 33, 17}, 130, 1, 20},  {{2, 9, 9, 9, 9, 5}, 70, 1, 2},
};

std::shared_ptr<TransferSet> random_set(const Case& c) {
  Rng rng(7, "test data");
  auto set = std::make_shared<TransferSet>();
  set->inputs = c.widths.front();
  set->classes = c.widths.back();
  for (std::size_t i = 0; i < c.examples; ++i) {
    for (int k = 0; k < set->inputs; ++k) set->x.push_back(static_cast<float>(rng.uniform(-1, 1)));
    set->label.push_back(static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(set->classes))));
    if (c.alpha <= 0) continue;
    set->alpha.push_back(c.alpha * static_cast<float>(i % 3) /
                         2);  // hard, mixed and soft examples side by side
    for (int k = 0; k < set->classes; ++k)
      set->teacher_logits.push_back(static_cast<float>(2 * rng.normal()));
  }
  return set;
}

PopulationJob job_of(const Case& c, int steps, int students = 1) {
  PopulationJob job;
  job.recipe.steps = steps;
  job.recipe.batch = 100'000;  // the whole set
  job.recipe.temperature = c.temperature;
  for (int i = 0; i < students; ++i) {
    const auto index = static_cast<std::uint64_t>(i);
    Rng rng(index, "test weights");
    Weights start = initial_weights({c.widths}, rng);
    for (float& value : start.values) value += static_cast<float>(0.01 * rng.normal());  // biases too
    job.students.push_back({start, random_set(c), index});
  }
  return job;
}

class EveryInstructionSet : public testing::TestWithParam<std::string> {
 protected:
  std::shared_ptr<const Engine> engine_ = *fused::engine_for(GetParam());
};

TEST_P(EveryInstructionSet, GivesTheLogitsOfTheReferencePass) {
  for (const Case& c : kCases) {
    const StudentJob student = job_of(c, 1).students.front();
    const auto expected = reference_logits(student.start, student.data->x);
    const auto logits = engine_->logits(student.start, student.data->x);
    ASSERT_EQ(logits.size(), expected.size());
    for (std::size_t i = 0; i < logits.size(); ++i) EXPECT_NEAR(logits[i], expected[i], 2e-5);
  }
}

TEST_P(EveryInstructionSet, GivesLogitsForAnyNumberOfInputs) {
  Rng rng(3);
  const Weights weights = initial_weights({{2, 20, 3}}, rng);
  for (const std::size_t n : {0, 1, 255, 256, 257, 1000}) {
    std::vector<float> x(2 * n);
    for (float& value : x) value = static_cast<float>(rng.uniform(-1, 1));
    const auto logits = engine_->logits(weights, x);
    const auto expected = reference_logits(weights, x);
    ASSERT_EQ(logits.size(), 3 * n);
    for (std::size_t i = 0; i < logits.size(); ++i) ASSERT_NEAR(logits[i], expected[i], 1e-5) << n;
  }
}

TEST_P(EveryInstructionSet, TakesTheStepsOfAPlainImplementation) {
  for (const Case& c : kCases) {
    PopulationJob job = job_of(c, 4);
    job.recipe.weight_decay = 0.1f;
    const auto& student = job.students.front();
    reference::Net net = reference::net_of(student.start);
    reference::Adam adam;
    std::vector<double> losses;
    for (int step = 0; step < job.recipe.steps; ++step) {
      losses.push_back(reference::mean_loss(net, *student.data, c.temperature));
      adam.step(net, reference::gradient(net, *student.data, c.temperature), cosine_rate(job.recipe, step),
                0.1);
    }
    const auto run = trained(*engine_, job);
    for (std::size_t step = 0; step < losses.size(); ++step)
      EXPECT_NEAR(run->losses(0)[step], losses[step], 2e-5 * (1 + losses[step])) << step;
    // On average: where a gradient is all but zero, Adam's quotient turns rounding into whole steps.
    const Weights weights = run->weights(0);
    double error = 0;
    for (std::size_t i = 0; i < weights.values.size(); ++i)
      error += std::abs(weights.values[i] - net.values[i]);
    EXPECT_LT(error / static_cast<double>(weights.values.size()), 1e-5);
  }
}

TEST_P(EveryInstructionSet, LearnsItsData) {
  const PopulationJob job = job_of({{2, 64, 64, 6}, 60, 0, 1}, 1500);
  const auto losses = trained(*engine_, job)->losses(0);
  ASSERT_EQ(losses.size(), 1500u);
  EXPECT_GT(losses.front(), 1);
  EXPECT_LT(losses.back(), 0.3f * losses.front());
}

TEST_P(EveryInstructionSet, GivesTheSameBitsAgainInSlicesAndBesideAnotherThread) {
  PopulationJob job = job_of({{2, 64, 64, 6}, 200, 1, 3}, 120, 3);
  job.recipe.batch = 50;
  const auto whole = trained(*engine_, job);
  const auto in_slices = [&] {
    auto run = std::move(*engine_->start(job));
    while (!run->finished()) EXPECT_TRUE(run->advance(7).ok());
    return run;
  };
  std::unique_ptr<TrainingRun> first, second;
  std::thread beside([&] { first = in_slices(); });
  second = in_slices();
  beside.join();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(whole->weights(i).values, first->weights(i).values);
    EXPECT_EQ(whole->weights(i).values, second->weights(i).values);
    EXPECT_EQ(whole->losses(i), first->losses(i));
  }
  EXPECT_NE(whole->weights(0).values, whole->weights(1).values);
}

TEST_P(EveryInstructionSet, GivesTheSameBitsWithAnyNumberOfThreads) {
  PopulationJob job = job_of({{2, 16, 6}, 200, 1, 3}, 60, 7);
  const auto alone = trained(*engine_, job);
  for (const int threads : {2, 3, 20}) {
    const auto engine = *fused::engine_for(GetParam(), threads);
    auto run = std::move(*engine->start(job));
    while (!run->finished()) ASSERT_TRUE(run->advance(7).ok());
    for (std::size_t i = 0; i < 7; ++i) {
      EXPECT_EQ(alone->weights(i).values, run->weights(i).values) << threads;
      EXPECT_EQ(alone->losses(i), run->losses(i)) << threads;
    }
  }
}

TEST_P(EveryInstructionSet, EndsARunThatDivergesWithAnErrorAndKeepsWhatWasLearned) {
  PopulationJob job = job_of({{2, 64, 64, 6}, 64, 0, 1}, 500);
  job.recipe.learning_rate = 1e30f;
  auto run = engine_->start(job);
  ASSERT_TRUE(run.ok());
  const Status status = (*run)->advance(500);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message().find("diverged"), std::string::npos) << status.error().message();
  EXPECT_TRUE((*run)->finished());
  EXPECT_EQ((*run)->weights(0).values.size(), job.students[0].start.values.size());
  EXPECT_FALSE((*run)->losses(0).empty());
}

INSTANTIATE_TEST_SUITE_P(Fused, EveryInstructionSet, testing::ValuesIn(instruction_sets()),
                         [](const auto& set) { return set.param; });

TEST(FusedEngine, AgreesWithItselfAcrossInstructionSetsOverFiftySteps) {
  for (const Case& c : kCases) {
    PopulationJob job = job_of(c, 50);
    job.recipe.learning_rate = 1e-3f;
    std::vector<std::vector<float>> losses;
    for (const auto& set : instruction_sets())
      losses.push_back(trained(**fused::engine_for(set), job)->losses(0));
    for (const auto& other : losses)
      for (std::size_t step = 0; step < other.size(); ++step)
        EXPECT_NEAR(other[step], losses[0][step], 1e-3 * (1 + losses[0][step]));
  }
}

TEST(FusedEngine, LeavesTheProcessorsHandlingOfSmallNumbersAsItWas) {
  trained(**fused::engine_for(instruction_sets().front()), job_of({{2, 8, 3}, 20, 0, 1}, 3));
  const volatile float smallest = std::numeric_limits<float>::denorm_min();
  EXPECT_GT(smallest * 2.0f, 0.0f);
}

TEST(FusedEngine, RefusesAnInstructionSetThatIsNotThere) {
  const auto engine = fused::engine_for("mmx");
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().kind, ErrorKind::device_missing);
}

TEST(ReferenceEngine, HasGradientsThatMatchItsLoss) {
  for (const Case& c : kCases) {
    const StudentJob student = job_of(c, 1).students.front();
    const auto net = reference::net_of(student.start);
    const auto gradient = reference::gradient(net, *student.data, c.temperature);
    for (std::size_t i = 0; i < gradient.size(); i += 1 + gradient.size() / 20)
      EXPECT_NEAR(gradient[i], reference::numeric_gradient(net, i, *student.data, c.temperature), 1e-4);
  }
}

}  // namespace
}  // namespace partly::learn
