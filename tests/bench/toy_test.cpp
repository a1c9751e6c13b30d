#include "sim/bench/toy.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/instruction_sets.h"
#include "sim/base/rng.h"

namespace partly::bench {
namespace {

ToyJob job_of(std::size_t examples, int batch) {
  Rng rng(3, "toy test");
  ToyJob job{{{{2, 4, 2, 1}}, {}}, {}, {}, batch, 0.05f};
  for (int i = 0; i < kToyWeights; ++i) job.start.values.push_back(static_cast<float>(rng.uniform(-1, 1)));
  for (std::size_t i = 0; i < examples; ++i) {
    for (int k = 0; k < 2; ++k) job.x.push_back(static_cast<float>(rng.uniform(-2, 2)));
    job.y.push_back(job.x[2 * i] * job.x[2 * i + 1] > 0 ? 1.0f : -1.0f);
  }
  return job;
}

double loss(const std::vector<double>& w, const ToyJob& job, int batch) {
  double sum = 0;
  for (int i = batch * job.batch; i < (batch + 1) * job.batch; ++i) {
    const auto at = static_cast<std::size_t>(i);
    std::vector<double> layer{job.x[2 * at], job.x[2 * at + 1]};
    std::size_t next = 0;
    for (const std::size_t width : {4u, 2u, 1u}) {
      std::vector<double> out(width);
      for (double& value : out)
        for (const double input : layer) value += w[next++] * input;
      for (double& value : out) value = std::tanh(value + w[next++]);
      layer = out;
    }
    sum += (layer[0] - job.y[at]) * (layer[0] - job.y[at]) / 2;
  }
  return sum / job.batch;
}

// SGD in double precision, with the gradient by central differences.
std::vector<double> reference(const ToyJob& job, int updates, std::vector<double>& losses) {
  std::vector<double> w(job.start.values.begin(), job.start.values.end());
  const int batches = static_cast<int>(job.y.size()) / job.batch;
  for (int u = 0; u < updates; ++u) {
    losses.push_back(loss(w, job, u % batches));
    std::vector<double> gradient;
    for (double& weight : w) {
      constexpr double kStep = 1e-5;
      weight += kStep;
      const double above = loss(w, job, u % batches);
      weight -= 2 * kStep;
      gradient.push_back((above - loss(w, job, u % batches)) / (2 * kStep));
      weight += kStep;
    }
    for (std::size_t i = 0; i < w.size(); ++i) w[i] -= job.learning_rate * gradient[i];
  }
  return w;
}

TEST(Toy, LearnsAsGradientDescentSaysOnEveryInstructionSet) {
  for (const auto& [examples, batch] : {std::pair<std::size_t, int>{50, 10}, {48, 16}, {6, 3}}) {
    const ToyJob job = job_of(examples, batch);
    std::vector<double> expected_losses;
    const auto expected = reference(job, 40, expected_losses);
    for (const auto& set : instruction_sets()) {
      auto run = ToyRun::start(job, set);
      ASSERT_TRUE(run.ok());
      auto losses = run->advance(17);
      const auto rest = run->advance(23);
      losses.insert(losses.end(), rest.begin(), rest.end());
      for (std::size_t u = 0; u < 40; ++u)
        EXPECT_NEAR(losses[u], expected_losses[u], 2e-6) << set << ", " << u;
      const auto weights = run->weights().values;
      for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(weights[i], expected[i], 1e-5) << set << ", " << i;
    }
  }
}

TEST(Toy, RefusesOtherNetworksAndBrokenBatches) {
  ToyJob job = job_of(50, 10);
  job.batch = 20;
  EXPECT_FALSE(ToyRun::start(job, instruction_sets().front()).ok());
  job.batch = 7;
  EXPECT_FALSE(ToyRun::start(job, instruction_sets().front()).ok());
  job.batch = 10;
  EXPECT_EQ(ToyRun::start(job, "abacus").error().kind, ErrorKind::device_missing);
  job.start.shape = {{2, 3, 2, 1}};
  EXPECT_EQ(ToyRun::start(job, instruction_sets().front()).error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace partly::bench
