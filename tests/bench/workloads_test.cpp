// What speed is measured on is learned alike by both engines: the curves of the loss lie on each other.
#include "sim/bench/workloads.h"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/learn/engines.h"

namespace partly::bench {
namespace {

constexpr int kSteps = 60, kAlike = 20;

double mean(const std::vector<float>& losses, std::size_t first) {
  return std::accumulate(losses.begin() + static_cast<std::ptrdiff_t>(first),
                         losses.begin() + static_cast<std::ptrdiff_t>(first + kAlike), 0.0) /
         kAlike;
}

class EveryWorkload : public testing::TestWithParam<Workload> {};

TEST_P(EveryWorkload, IsLearnedAlongTheSameCurveByBothEngines) {
  const auto torch = learn::torch_engine(learn::Device::cpu);
  if (!torch) GTEST_SKIP() << torch.error().message();
  Workload load = GetParam();
  load.students = std::min(load.students, 3);
  const auto curve = [&](const learn::Engine& engine) {
    auto run = std::move(*engine.start(load.job(kSteps)));
    EXPECT_TRUE(run->advance(kSteps).ok());
    return run->losses(static_cast<std::size_t>(load.students - 1));
  };
  const auto ours = curve(*learn::fused_engine()), theirs = curve(**torch);
  ASSERT_EQ(ours.size(), std::size_t{kSteps});
  ASSERT_EQ(theirs.size(), std::size_t{kSteps});
  // Rounding differs and, in a wide net, grows from step to step: after some, only means can be compared.
  const std::size_t alike = load.shape.parameter_count() < 1'000'000 ? kAlike : kAlike / 2;
  for (std::size_t i = 0; i < alike; ++i)
    EXPECT_NEAR(ours[i], theirs[i], 2e-3 * ours.front()) << "step " << i;
  for (std::size_t first = kAlike; first < kSteps; first += kAlike)
    EXPECT_NEAR(mean(ours, first), mean(theirs, first), 5e-3 * ours.front()) << "from step " << first;
  EXPECT_LT(ours.back(), ours.front());
}

INSTANTIATE_TEST_SUITE_P(Workloads, EveryWorkload, testing::ValuesIn(workloads()),
                         [](const auto& load) { return load.param.name; });

}  // namespace
}  // namespace partly::bench
