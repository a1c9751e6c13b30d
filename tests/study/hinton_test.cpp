// The repetition of the MNIST experiment: what it can be run on, what it costs, and how its biases are set.
#include "sim/study/hinton.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "sim/learn/api.h"
#include "sim/learn/engines.h"
#include "sim/study/omitted_classes.h"

namespace partly::study {
namespace {

// Drawn digits, few of them.
class FewDigits final : public learn::Task {
 public:
  std::string name() const override { return "few digits"; }
  int inputs() const override { return digits_->inputs(); }
  int classes() const override { return digits_->classes(); }
  std::size_t supply() const override { return 1500; }
  learn::Examples sample(std::size_t n, Rng& rng) const override { return digits_->sample(n, rng); }
  learn::Examples sample_exam(std::size_t n, Rng& rng) const override {
    return digits_->sample(std::min<std::size_t>(n, 400), rng);
  }
  std::vector<float> sample_outside(std::size_t n, Rng& rng) const override {
    return digits_->sample_outside(n, rng);
  }
  std::vector<float> sample_customer(std::size_t n, Rng& rng) const override {
    return digits_->sample_customer(n, rng);
  }
  std::shared_ptr<const Task> older_edition() const override { return digits_->older_edition(); }

 private:
  std::shared_ptr<const learn::Task> digits_ = *learn::make_task({"glyphs", 1});
};

const HintonScale kTiny{"tiny", {24}, {16}, 64, 200, 200};

TEST(Hinton, TellsItsWholeWorkBeforehandAndDoesThatMuch) {
  Workshop workshop(learn::fused_engine());
  const FewDigits task;
  double told = 0;
  std::set<std::string> parts;
  const auto findings = repeat_hinton(task, kTiny, 1, workshop, [&](const std::string& part, double flops) {
    told += flops;
    parts.insert(part);
    return learn::KeepGoing{};
  });
  ASSERT_TRUE(findings.ok()) << findings.error().message();
  EXPECT_DOUBLE_EQ(told, hinton_flops(kTiny, task));
  EXPECT_EQ(parts.size(), 7u);
  EXPECT_EQ(findings->train_examples, 1500);
  EXPECT_EQ(findings->test_examples, 400);
}

TEST(Hinton, EndsWhereItsCallerSaysSo) {
  Workshop workshop(learn::fused_engine());
  const auto findings = repeat_hinton(FewDigits(), kTiny, 1, workshop, [](const std::string& part, double) {
    return [stop = part == "no 3"](double) { return !stop; };
  });
  ASSERT_FALSE(findings.ok());
  EXPECT_EQ(findings.error().kind, ErrorKind::interrupted);
}

TEST(Hinton, RefusesATaskThatHasNoDigits) {
  Workshop workshop(learn::fused_engine());
  const auto refused = [&](const learn::TaskSpec& spec, const std::string& said) {
    const auto task = learn::make_task(spec);
    const auto findings = repeat_hinton(**task, kTiny, 1, workshop, [](const std::string&, double) {
      ADD_FAILURE() << "something was trained";
      return learn::KeepGoing{};
    });
    ASSERT_FALSE(findings.ok());
    EXPECT_NE(findings.error().what.find(said), std::string::npos) << findings.error().message();
  };
  refused({"atlas", 1}, "2 inputs and 6 classes");
  refused({"glyphs", 1, "capitals"}, "256 inputs and 16 classes");
}

TEST(Hinton, SetsTheBiasOfAGroupSoThatItIsAnsweredAsOftenAsAsked) {
  constexpr int kClasses = 5;
  constexpr std::array kGroup{1, 3};
  Rng rng(7);
  std::vector<float> logits(1000 * kClasses);
  for (float& logit : logits) logit = static_cast<float>(3 * rng.normal());
  for (const double prior : {0.1, 0.4, 0.9}) {
    std::vector<double> offsets(kClasses, 0.0);
    offsets[1] = offsets[3] = offset_to_prior(logits, kClasses, kGroup, prior);
    double inside = 0;
    for (const auto answer : learn::argmax_rows(with_offsets(logits, offsets), kClasses))
      inside += answer == 1 || answer == 3;
    EXPECT_NEAR(inside / 1000, prior, 0.005);
  }
}

}  // namespace
}  // namespace partly::study
