#include "sim/forensics/watermark.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/rng.h"

namespace partly::forensics {
namespace {

constexpr int kWritersSymbols = 12;

// Texts of writers with uneven habits: after every symbol some are likelier than others. Where a key is
// given, its green symbols become `strength` nats likelier.
class Writer {
 public:
  explicit Writer(std::uint64_t seed) {
    Rng rng(seed, "habits");
    for (auto& row : habit_)
      for (double& logit : row) logit = rng.normal();
  }

  std::vector<std::uint8_t> write(int symbols, std::uint64_t seed, const WatermarkKey* key = nullptr,
                                  double strength = 1) const {
    Rng rng(seed, "text");
    std::vector<std::uint8_t> text{0, 0};
    while (static_cast<int>(text.size()) < symbols) {
      const int before_last = text[text.size() - 2], last = text.back();
      std::vector<double> weight;
      double sum = 0;
      for (int s = 0; s < kWritersSymbols; ++s) {
        weight.push_back(
            std::exp(habit_[last][s] + (key && key->green(before_last, last, s) ? strength : 0)));
        sum += weight.back();
      }
      double left = rng.uniform() * sum;
      int s = 0;
      while (s + 1 < kWritersSymbols && (left -= weight[s]) >= 0) ++s;
      text.push_back(static_cast<std::uint8_t>(s));
    }
    return text;
  }

 private:
  double habit_[kWritersSymbols][kWritersSymbols];
};

class WatermarkTestRun : public testing::Test {
 protected:
  WatermarkFinding search(const std::vector<std::uint8_t>& suspect) const {
    const auto finding = search_watermark(key_, suspect, baseline_);
    EXPECT_TRUE(finding.ok());
    return *finding;
  }
  Writer writer_{1};
  WatermarkKey key_{7, kWritersSymbols};
  std::vector<std::uint8_t> baseline_ = writer_.write(40'000, 1);
};

TEST_F(WatermarkTestRun, FindsTheKeyThatATextWasWrittenWith) {
  const auto finding = search(writer_.write(10'000, 2, &key_));
  EXPECT_GT(finding.z, 5);
  EXPECT_DOUBLE_EQ(finding.p, 1.0 / 1001);
  EXPECT_GT(finding.contexts, 100);
}

TEST_F(WatermarkTestRun, FindsLessWhereTheMarkIsWeaker) {
  EXPECT_LT(search(writer_.write(10'000, 2, &key_, 0.1)).z, search(writer_.write(10'000, 2, &key_, 0.5)).z);
}

TEST_F(WatermarkTestRun, IsNotMovedByAnotherKeyOrByOtherHabits) {
  const WatermarkKey other(8, kWritersSymbols);
  EXPECT_GT(search(writer_.write(10'000, 2, &other)).p, 0.01);
  int accused = 0;
  for (std::uint64_t seed = 2; seed < 22; ++seed) accused += search(Writer(seed).write(5'000, seed)).p < 0.05;
  EXPECT_LE(accused, 4);  // of 20 innocents with habits of their own
}

TEST_F(WatermarkTestRun, CallsHalfOfTheSymbolsGreenAfterEveryTwo) {
  for (int a = 0; a < kWritersSymbols; ++a)
    for (int b = 0; b < kWritersSymbols; ++b) {
      int green = 0;
      for (int s = 0; s < kWritersSymbols; ++s) green += key_.green(a, b, s);
      EXPECT_EQ(green, kWritersSymbols / 2);
    }
}

TEST_F(WatermarkTestRun, RefusesForeignSymbolsAndTextsTooShortToCompare) {
  EXPECT_FALSE(search_watermark(key_, std::vector<std::uint8_t>{0, 1, kWritersSymbols}, baseline_).ok());
  EXPECT_FALSE(search_watermark(key_, std::vector<std::uint8_t>{0, 1, 2}, baseline_).ok());
}

}  // namespace
}  // namespace partly::forensics
