#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/instruction_sets.h"
#include "sim/learn/api.h"
#include "sim/learn/fused/fused_engine.h"

namespace partly::learn {
namespace {

std::vector<float> points(std::size_t n) {
  Rng rng(5, "decide test");
  std::vector<float> x;
  for (std::size_t i = 0; i < 2 * n; ++i) x.push_back(static_cast<float>(rng.uniform(-2, 2)));
  return x;
}

TEST(Decide, SaysTheLikeliestClassOfTheLogitsAndItsProbability) {
  Rng rng(4, "decide test");
  const Weights net = initial_weights({{2, 24, 5}}, rng);
  for (const auto& set : instruction_sets()) {
    const auto engine = *fused::engine_for(set);
    for (const std::size_t n : {1u, 255u, 700u}) {
      const auto x = points(n);
      const auto z = engine->logits(net, x);
      const auto said = engine->decide(net, x), plainly = engine->Engine::decide(net, x);
      EXPECT_EQ(said.choice, argmax_rows(z, 5)) << set;
      EXPECT_EQ(said.choice, plainly.choice) << set;
      ASSERT_EQ(said.probability.size(), n);
      for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::size_t c = 0; c < 5; ++c)
          sum += std::exp(double{z[5 * i + c]} - z[5 * i + static_cast<std::size_t>(said.choice[i])]);
        ASSERT_NEAR(said.probability[i], 1 / sum, 1e-6) << set;
        ASSERT_NEAR(plainly.probability[i], 1 / sum, 1e-6);
      }
    }
  }
}

TEST(Decide, TakesTheFirstOfEquallyLikelyClasses) {
  const Weights blank{{{2, 4}}, std::vector<float>(12)};
  for (const auto& set : instruction_sets()) {
    const auto said = (*fused::engine_for(set))->decide(blank, points(20));
    EXPECT_EQ(said.choice, std::vector<std::int32_t>(20, 0)) << set;
    EXPECT_FLOAT_EQ(said.probability[19], 0.25f);
  }
}

}  // namespace
}  // namespace partly::learn
