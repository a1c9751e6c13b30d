// A population's run through its places. Knows nothing of libtorch beyond that a stepper may throw.
#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include "sim/learn/fused/flush_denormals.h"
#include "sim/learn/torch/stepper.h"

namespace partly::learn {
namespace {

constexpr int kCheckpointEvery = 500;  // steps that a failing device can cost at most, beside one advance()

Checkpoint beginning(const PopulationJob& job) {
  Checkpoint start;
  for (const StudentJob& student : job.students)
    start.weights.insert(start.weights.end(), student.start.values.begin(), student.start.values.end());
  start.momentum.resize(start.weights.size());
  start.velocity.resize(start.weights.size());
  start.examples_seen.resize(job.students.size());
  return start;
}

class TorchRun final : public TrainingRun {
 public:
  TorchRun(PopulationJob job, std::vector<Place> places)
      : job_(std::move(job)),
        places_(std::move(places)),
        last_(beginning(job_)),
        examples_seen_(job_.students.size()),
        losses_(job_.students.size()) {}

  int steps_done() const override { return steps_done_; }
  bool finished() const override { return ended_ || steps_done_ == job_.recipe.steps; }
  std::vector<float> losses(std::size_t student) const override { return losses_[student]; }
  std::int64_t examples_seen(std::size_t student) const override { return examples_seen_[student]; }
  std::string note() const override { return note_; }

  // Builds the stepper at the first place that can hold the population.
  Status settle() {
    while (!stepper_) {
      try {
        stepper_ = places_[place_].stepper(job_, last_);
      } catch (const std::exception& failure) {
        if (auto status = move_on(failure.what()); !status) return status;
      }
    }
    return {};
  }

  Status advance(int steps) override {
    if (finished()) return {};
    const fused::FlushDenormals flush;
    const int goal = std::min(job_.recipe.steps, steps_done_ + std::max(0, steps));
    while (steps_done_ < goal) {
      if (auto status = settle(); !status) return status;
      try {
        if (auto status = take(goal - steps_done_); !status) return status;
      } catch (const std::exception& failure) {
        if (auto status = move_on(failure.what()); !status) return status;
      }
    }
    return {};
  }

  Weights weights(std::size_t student) const override {
    const MlpShape& shape = job_.students[student].start.shape;
    try {
      if (stepper_) return {shape, stepper_->weights(student)};
    } catch (const std::exception&) {
      // The next advance() meets the same failure and deals with it; until then the last copy has to do.
    }
    const auto first = last_.weights.begin() + static_cast<std::ptrdiff_t>(student * shape.parameter_count());
    return {shape, {first, first + static_cast<std::ptrdiff_t>(shape.parameter_count())}};
  }

 private:
  bool can_move_on() const { return place_ + 1 < places_.size(); }

  Status take(int steps) {
    const std::vector<float> fresh = stepper_->take(steps);
    const std::size_t students = losses_.size();
    for (std::size_t i = 0; i < fresh.size(); ++i) losses_[i % students].push_back(fresh[i]);
    steps_done_ += steps;
    examples_seen_ = stepper_->examples_seen();
    const auto broken =
        std::find_if_not(fresh.begin(), fresh.end(), [](float v) { return std::isfinite(v); });
    if (broken != fresh.end()) {
      const auto at = static_cast<std::size_t>(broken - fresh.begin());
      return diverged(steps_done_ - steps + 1 + static_cast<int>(at / students), at % students);
    }
    const bool last = steps_done_ == job_.recipe.steps;
    if (last || (can_move_on() && steps_done_ - last_.step >= kCheckpointEvery))
      last_ = stepper_->checkpoint();
    const auto broken_weight = std::find_if_not(last_.weights.begin(), last_.weights.end(),
                                                [](float v) { return std::isfinite(v); });
    if (last && broken_weight != last_.weights.end())
      return diverged(steps_done_,
                      (broken_weight - last_.weights.begin()) / (last_.weights.size() / students));
    return {};
  }

  // The device failed: the run goes on at the next place from the last checkpoint, or ends.
  Status move_on(const std::string& failure) {
    const std::string what = "Training on " + places_[place_].device + " failed: " + first_line(failure);
    if (!can_move_on()) {
      ended_ = true;
      return Error{ErrorKind::device_missing, what, "device",
                   "Train fewer or smaller students, or use the fused engine"};
    }
    stepper_.reset();
    ++place_;
    note_ = what + ". It goes on, from step " + std::to_string(last_.step) + ", on " + places_[place_].device;
    steps_done_ = last_.step;
    examples_seen_ = last_.examples_seen;
    for (std::vector<float>& losses : losses_) losses.resize(static_cast<std::size_t>(last_.step));
    return {};
  }

  Error diverged(int step, std::size_t student) {
    ended_ = true;
    return divergence(step, student, losses_.size());
  }

  PopulationJob job_;
  std::vector<Place> places_;
  std::size_t place_ = 0;
  std::unique_ptr<Stepper> stepper_;
  Checkpoint last_;
  std::vector<std::int64_t> examples_seen_;  // of each student, by the steps that stand
  std::vector<std::vector<float>> losses_;   // of each student
  int steps_done_ = 0;
  bool ended_ = false;
  std::string note_;
};

}  // namespace

Result<std::unique_ptr<TrainingRun>> start_run(PopulationJob job, std::vector<Place> places) {
  if (auto status = check_job(job); !status) return status.error();
  auto run = std::make_unique<TorchRun>(std::move(job), std::move(places));
  if (auto status = run->settle(); !status) return status.error();
  return std::unique_ptr<TrainingRun>(std::move(run));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace partly::learn
