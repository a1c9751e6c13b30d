// What a recipe can ask for beyond plain Adam, in the torch engine: against the plain reference in double
// precision and, step by step, against the fused engine.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sim/learn/engines.h"
#include "sim/learn/step_noise.h"
#include "sim/learn/torch/stepper.h"
#include "tests/learn/populations.h"
#include "tests/learn/reference.h"

namespace partly::learn {
namespace {

std::shared_ptr<const Engine> torch_on(Device device) {
  const auto engine = torch_engine(device);
  return engine ? *engine : nullptr;
}

Checkpoint beginning(const StudentJob& student) {
  const std::vector<float> zeros(student.start.values.size());
  return {0, student.start.values, zeros, zeros, {0}};
}

struct Feature {
  const char* name;
  std::function<void(Recipe&)> ask;
};

const Feature kFeatures[] = {
    {"constant rate", [](Recipe& r) { r.schedule = Schedule::constant; }},
    {"dropout on inputs", [](Recipe& r) { r.input_dropout = 0.2f; }},
    {"dropout on hidden units", [](Recipe& r) { r.hidden_dropout = 0.5f; }},
    {"jitter", [](Recipe& r) { r.jitter_px = 2, r.image_side = 5; }},
    {"bounded weights", [](Recipe& r) { r.max_norm = 0.9f; }},
    {"all together",
     [](Recipe& r) {
       r.schedule = Schedule::constant;
       r.input_dropout = 0.2f;
       r.hidden_dropout = 0.5f;
       r.jitter_px = 1;
       r.image_side = 5;
       r.max_norm = 1.2f;
       r.weight_decay = 0.05f;
     }},
};

// Two students with as many examples as a batch takes and more, and one with fewer.
PopulationJob job_with(const Feature& feature) {
  PopulationJob job = population({{25, 30, 20, 4}}, 2, 150);
  job.students.push_back(population({{25, 30, 20, 4}}, 3, 37).students.back());
  job.recipe.learning_rate = 1e-3f;
  feature.ask(job.recipe);
  return job;
}

void expect_same_training(const Engine& one, const Engine& other, const PopulationJob& job,
                          const char* what) {
  const auto a = trained(one, job), b = trained(other, job);
  for (std::size_t i = 0; i < job.students.size(); ++i) {
    EXPECT_LT(largest_difference(a->losses(i), b->losses(i)), 2e-4) << what << ", student " << i;
    double error = 0;
    const auto ours = a->weights(i).values, theirs = b->weights(i).values;
    for (std::size_t k = 0; k < ours.size(); ++k) error += std::abs(ours[k] - theirs[k]);
    EXPECT_LT(error / static_cast<double>(ours.size()), 2e-5) << what << ", student " << i;
  }
}

TEST(TorchRecipe, FollowsTheFusedEngineThroughEveryFeature) {
  for (const Feature& feature : kFeatures)
    expect_same_training(*torch_on(Device::cpu), *fused_engine(), job_with(feature), feature.name);
}

TEST(TorchRecipe, FollowsTheFusedEngineOnAWindowOfOutputs) {
  for (const OutputWindow window : {OutputWindow{0, 4}, OutputWindow{3, 4}, OutputWindow{3, 0}}) {
    PopulationJob job = population({{5, 16, 4}}, 2, 90);
    job.recipe.window = window;
    for (StudentJob& student : job.students) {
      Rng rng(student.order_seed, "wider start");
      student.start = initial_weights({{5, 16, 7}}, rng);
    }
    expect_same_training(*torch_on(Device::cpu), *fused_engine(), job, "window");
  }
}

TEST(TorchRecipe, TrainsOnCudaAsOnTheCpuThroughEveryFeature) {
  const auto cuda = torch_on(Device::cuda);
  if (!cuda) GTEST_SKIP() << torch_engine(Device::cuda).error().message();
  for (const Feature& feature : kFeatures)
    expect_same_training(*cuda, *torch_on(Device::cpu), job_with(feature), feature.name);
}

TEST(TorchRecipe, EveryFeatureChangesTheTraining) {
  const Feature nothing{"nothing", [](Recipe&) {}};
  const auto plain = trained(*fused_engine(), job_with(nothing))->losses(0);
  for (const Feature& feature : kFeatures)
    EXPECT_GT(largest_difference(trained(*fused_engine(), job_with(feature))->losses(0), plain), 1e-3)
        << feature.name;
}

TEST(TorchRecipe, ComputesTheGradientOfTheLossWithUnitsLeftOut) {
  PopulationJob job = population({{4, 6, 5, 3}}, 1, 12);
  job.recipe.input_dropout = 0.25f;
  job.recipe.hidden_dropout = 0.5f;
  Rng rng(3);  // without biases a unit whose inputs are all left out would sit on the kink of its ReLU
  for (float& value : job.students.front().start.values) value += static_cast<float>(0.05 * rng.normal());
  const StudentJob& student = job.students.front();
  BatchOrder order(12, job.recipe.batch, student.order_seed);
  const auto batch = order.next();

  std::vector<reference::Gains> gains(batch.size(), reference::Gains(3));
  DropoutCoins coins(student.order_seed, 0);
  for (std::size_t layer = 0; layer < 3; ++layer) {
    const float chance = layer == 0 ? 0.25f : 0.5f;
    for (int unit = 0; unit < student.start.shape.widths[layer]; ++unit)
      for (auto& one : gains)
        one[layer].push_back(coins.leaves_out(DropoutCoins::grains(chance)) ? 0 : 1 / (1 - chance));
  }
  const auto loss = [&](const reference::Net& net) {
    double sum = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
      sum += reference::example_loss(
          *student.data, batch[i], job.recipe.temperature,
          reference::activations(net, student.data->x.data() + batch[i] * 4, gains[i]).back());
    return sum / 12;
  };
  const auto stepper = torch_place(false).stepper(job, beginning(student));
  EXPECT_NEAR(stepper->take(1)[0], loss(reference::net_of(student.start)), 1e-5);
  const auto momentum = stepper->checkpoint().momentum;  // a tenth of the gradient after the first step
  reference::Net net = reference::net_of(student.start);
  for (std::size_t k = 0; k < momentum.size(); ++k) {
    constexpr double kStep = 1e-5;
    const double value = net.values[k];
    net.values[k] = value + kStep;
    const double above = loss(net);
    net.values[k] = value - kStep;
    EXPECT_NEAR(momentum[k] * 10, (above - loss(net)) / (2 * kStep), 1e-4) << "parameter " << k;
    net.values[k] = value;
  }
}

TEST(TorchRecipe, SaysAtWhichStepWhichStudentsLossWasNoNumber) {
  PopulationJob job = population({{2, 8, 3}}, 3, 40);
  for (float& value : job.students[1].start.values) value *= 1e37f;  // finite, but no sum of them is
  auto run = std::move(*torch_on(Device::cpu)->start(job));
  const Status status = run->advance(50);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message().find("step 1 of student 2"), std::string::npos)
      << status.error().message();
  EXPECT_TRUE(run->finished());
}

TEST(TorchRecipe, GivesTheSameBitsHoweverANoisyRunIsSliced) {
  const PopulationJob job = job_with(kFeatures[5]);
  const auto whole = trained(*torch_on(Device::cpu), job);
  auto sliced = std::move(*torch_on(Device::cpu)->start(job));
  while (!sliced->finished()) ASSERT_TRUE(sliced->advance(7).ok());
  for (std::size_t i = 0; i < job.students.size(); ++i) {
    EXPECT_EQ(whole->losses(i), sliced->losses(i));
    EXPECT_EQ(whole->weights(i).values, sliced->weights(i).values);
  }
}

}  // namespace
}  // namespace partly::learn
