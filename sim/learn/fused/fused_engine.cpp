#include "sim/learn/fused/fused_engine.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/workers.h"
#include "sim/learn/fused/flush_denormals.h"
#include "sim/learn/fused/kernel_choice.h"
#include "sim/learn/fused/student.h"

namespace partly::learn::fused {
namespace {

constexpr int kMostThreads = 256;
constexpr std::size_t kChunk = 256;  // examples at a time where nothing is learned

bool all_finite(std::span<const float> values) {
  for (const float value : values)
    if (!std::isfinite(value)) return false;
  return true;
}

class FusedRun final : public TrainingRun {
 public:
  FusedRun(const Kernels& kernels, const PopulationJob& job, std::size_t threads)
      : steps_(job.recipe.steps),
        net_(kernels, job.students.front().start.shape),
        workers_(std::min(threads, job.students.size())),
        workspaces_(workers_.count()) {
    for (const StudentJob& student : job.students) {
      students_.emplace_back(kernels, net_, job.recipe, student);
      const std::size_t batch = std::min<std::size_t>(student.data->size(), job.recipe.batch);
      workspace_of_.push_back(workspace_for(kernels, batch));
    }
  }

  int steps_done() const override { return steps_done_; }
  bool finished() const override { return ended_ || steps_done_ == steps_; }
  std::vector<float> losses(std::size_t student) const override { return students_[student].losses(); }
  Weights weights(std::size_t student) const override { return students_[student].weights(); }
  std::int64_t examples_seen(std::size_t student) const override {
    return students_[student].examples_seen();
  }

  // Student after student, so that each one's weights and moments stay in the nearest cache. Students know
  // nothing of each other: the bits are the same whoever trains which, and in whatever order.
  Status advance(int steps) override {
    if (finished()) return {};
    const int goal = std::min(steps_, steps_done_ + std::max(0, steps));
    std::vector<char> sound(students_.size());
    workers_.each(students_.size(),
                  [&](std::size_t i, std::size_t worker) { sound[i] = train(i, worker, goal); });
    const auto broken = std::find(sound.begin(), sound.end(), false);
    if (broken != sound.end()) return diverged(static_cast<std::size_t>(broken - sound.begin()));
    steps_done_ = goal;
    return {};
  }

 private:
  struct Sized {
    std::size_t batch;
    Workspace work;
  };

  // False where the student's loss or, at the end of the run, its weights are no finite numbers any more.
  bool train(std::size_t i, std::size_t worker, int goal) {
    const FlushDenormals flush;
    Student& student = students_[i];
    Workspace& work = workspaces_[worker][workspace_of_[i]].work;
    while (student.steps_done() < goal)
      if (!std::isfinite(student.step(work))) return false;
    return goal < steps_ || all_finite(student.weights().values);
  }

  // One workspace of each worker for each batch size (sets smaller than the batch make for smaller ones):
  // what lies beyond the batch in its last vector stays zero.
  std::size_t workspace_for(const Kernels& kernels, std::size_t batch) {
    const auto& known = workspaces_.front();
    for (std::size_t i = 0; i < known.size(); ++i)
      if (known[i].batch == batch) return i;
    for (auto& of_worker : workspaces_) of_worker.push_back({batch, Workspace(kernels, net_, batch)});
    return known.size() - 1;
  }

  Error diverged(std::size_t student) {
    ended_ = true;
    steps_done_ = students_[student].steps_done();
    return divergence(steps_done_, student, students_.size());
  }

  int steps_;
  int steps_done_ = 0;
  bool ended_ = false;
  TiledNet net_;
  std::vector<Student> students_;
  Workers workers_;
  std::vector<std::vector<Sized>> workspaces_;  // of each worker
  std::vector<std::size_t> workspace_of_;
};

class FusedEngine final : public Engine {
 public:
  FusedEngine(const Kernels& kernels, std::size_t threads) : kernels_(kernels), threads_(threads) {}

  std::string name() const override { return "fused"; }
  std::string device() const override { return "cpu (" + std::string(kernels_.name) + ")"; }

  Result<std::unique_ptr<TrainingRun>> start(PopulationJob job) const override {
    if (auto status = check_job(job); !status) return status.error();
    return std::unique_ptr<TrainingRun>(std::make_unique<FusedRun>(kernels_, job, threads_));
  }

  std::vector<float> logits(const Weights& weights, std::span<const float> x) const override {
    const std::size_t outputs = weights.shape.outputs();
    std::vector<float> out(x.size() / weights.shape.inputs() * outputs);
    each_chunk(weights, x, [&](std::size_t first, std::size_t count, const Workspace& work) {
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t c = 0; c < outputs; ++c)
          out[(first + i) * outputs + c] = work.activation.back()[c * work.stride + i];
    });
    return out;
  }

  Decisions decide(const Weights& weights, std::span<const float> x) const override {
    const std::size_t n = x.size() / weights.shape.inputs();
    Decisions decisions{std::vector<std::int32_t>(n), std::vector<float>(n)};
    std::vector<std::int32_t> choice(kChunk);
    AlignedFloats probability(kChunk);
    each_chunk(weights, x, [&](std::size_t first, std::size_t count, const Workspace& work) {
      kernels_.decide(weights.shape.outputs(), work.activation.back().data(), choice.data(),
                      probability.data(), work.vectors);
      std::copy_n(choice.begin(), count, decisions.choice.begin() + static_cast<std::ptrdiff_t>(first));
      std::copy_n(probability.data(), count,
                  decisions.probability.begin() + static_cast<std::ptrdiff_t>(first));
    });
    return decisions;
  }

 private:
  // visit(first example, examples, workspace that holds their logits)
  template <class Visit>
  void each_chunk(const Weights& weights, std::span<const float> x, Visit&& visit) const {
    const FlushDenormals flush;
    const TiledNet net(kernels_, weights.shape);
    const AlignedFloats parameters = net.pack(weights);
    const std::size_t inputs = weights.shape.inputs(), n = x.size() / inputs;
    Workspace work(kernels_, net, std::min(n, kChunk));
    std::vector<std::uint32_t> indices;
    for (std::size_t first = 0; first < n; first += kChunk) {
      indices.resize(std::min(kChunk, n - first));
      std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(first));
      gather_rows(x.data(), inputs, indices, work.activation.front().data(), work.stride);
      run_forward(kernels_, net, parameters, work);
      visit(first, indices.size(), work);
    }
  }

  const Kernels& kernels_;
  std::size_t threads_;
};

}  // namespace

Result<std::shared_ptr<const Engine>> engine_for(const std::string& instruction_set, int threads) {
  if (auto status = check_instruction_set(instruction_set); !status) return status.error();
  return std::shared_ptr<const Engine>(std::make_shared<FusedEngine>(
      kernels_of(instruction_set), static_cast<std::size_t>(std::clamp(threads, 1, kMostThreads))));
}

}  // namespace partly::learn::fused
