// An engine that does half of what it is asked to: its steps say one thing, its counts what was really done.
#pragma once
#include <memory>
#include <utility>

#include "sim/learn/engines.h"

namespace partly::learn {

class LazyRun final : public TrainingRun {
 public:
  explicit LazyRun(std::unique_ptr<TrainingRun> inner) : inner_(std::move(inner)) {}
  int steps_done() const override { return steps_done_; }
  bool finished() const override { return inner_->finished(); }
  Status advance(int steps) override {
    steps_done_ += steps;
    return inner_->advance(steps / 2);
  }
  std::vector<float> losses(std::size_t student) const override { return inner_->losses(student); }
  Weights weights(std::size_t student) const override { return inner_->weights(student); }
  std::int64_t examples_seen(std::size_t student) const override { return inner_->examples_seen(student); }

 private:
  std::unique_ptr<TrainingRun> inner_;
  int steps_done_ = 0;
};

class LazyEngine final : public Engine {
 public:
  std::string name() const override { return "lazy"; }
  std::string device() const override { return "cpu"; }
  Result<std::unique_ptr<TrainingRun>> start(PopulationJob job) const override {
    auto run = real_->start(std::move(job));
    if (!run) return run.error();
    return std::unique_ptr<TrainingRun>(std::make_unique<LazyRun>(std::move(*run)));
  }
  std::vector<float> logits(const Weights& weights, std::span<const float> x) const override {
    return real_->logits(weights, x);
  }

 private:
  std::shared_ptr<const Engine> real_ = fused_engine();
};

}  // namespace partly::learn
