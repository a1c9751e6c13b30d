// The torch engine against a plain reference in double precision, against the fused engine, and against
// failing devices. The plugin is loaded as the program loads it; steppers and places are also taken from its
// objects.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "sim/learn/engines.h"
#include "sim/learn/torch/stepper.h"
#include "tests/learn/populations.h"
#include "tests/learn/reference.h"

namespace partly::learn {
namespace {

TransferSet empty_set(int inputs, int classes) {
  TransferSet set;
  set.inputs = inputs;
  set.classes = classes;
  return set;
}

TransferSet points(std::size_t n, int inputs, int classes, std::uint64_t seed, bool soft) {
  Rng rng(seed, "points");
  TransferSet set = empty_set(inputs, classes);
  for (std::size_t i = 0; i < n; ++i) {
    for (int k = 0; k < inputs; ++k) set.x.push_back(static_cast<float>(rng.uniform(-1, 1)));
    const float first = set.x[i * static_cast<std::size_t>(inputs)];
    set.label.push_back(static_cast<std::int32_t>((first + 1) / 2 * static_cast<float>(classes)) % classes);
    if (!soft) continue;
    for (int k = 0; k < classes; ++k)
      set.teacher_logits.push_back(static_cast<float>(rng.normal() + (k == set.label.back() ? 3 : 0)));
    set.alpha.push_back(i % 3 == 0 ? 0.0f : static_cast<float>(rng.uniform()));
  }
  return set;
}

StudentJob student(const MlpShape& shape, std::size_t examples, std::uint64_t seed, bool soft = true) {
  Rng rng(seed, "start");
  const auto data =
      std::make_shared<TransferSet>(points(examples, shape.inputs(), shape.outputs(), seed, soft));
  return {initial_weights(shape, rng), data, seed};
}

PopulationJob map_students(int count, int steps = 300, std::size_t examples = 400) {
  PopulationJob job{.recipe = {.steps = steps, .batch = 64, .temperature = 2}, .students = {}};
  for (int i = 0; i < count; ++i)
    job.students.push_back(student({{2, 64, 64, 6}}, examples, static_cast<std::uint64_t>(i + 1)));
  return job;
}

std::shared_ptr<const Engine> torch() {
  auto engine = torch_engine(Device::cpu);
  if (!engine) throw std::runtime_error(engine.error().message());
  return *engine;
}

struct Trained {
  std::vector<std::vector<float>> losses, weights;
  std::vector<std::int64_t> examples;
  std::string note;
  bool operator==(const Trained&) const = default;
};

Trained finish(Result<std::unique_ptr<TrainingRun>> run, std::size_t students,
               std::vector<int> slices = {1 << 20}) {
  if (!run) throw std::runtime_error(run.error().message());
  for (std::size_t i = 0; !(*run)->finished(); ++i) {
    if (auto status = (*run)->advance(slices[i % slices.size()]); !status)
      throw std::runtime_error(status.error().message());
  }
  Trained trained;
  for (std::size_t i = 0; i < students; ++i) {
    trained.losses.push_back((*run)->losses(i));
    trained.weights.push_back((*run)->weights(i).values);
    trained.examples.push_back((*run)->examples_seen(i));
  }
  trained.note = (*run)->note();
  return trained;
}

Trained train(const Engine& engine, const PopulationJob& job, std::vector<int> slices = {1 << 20}) {
  return finish(engine.start(job), job.students.size(), std::move(slices));
}

// The examples of one batch as a set of their own, for the reference.
TransferSet batch_of(const TransferSet& data, std::span<const std::uint32_t> indices) {
  TransferSet batch = empty_set(data.inputs, data.classes);
  for (const std::uint32_t i : indices) {
    batch.x.insert(batch.x.end(), data.x.begin() + i * data.inputs, data.x.begin() + (i + 1) * data.inputs);
    batch.label.push_back(data.label[i]);
    if (!data.has_soft_targets()) continue;
    const auto opinion = data.teacher_logits.begin() + i * data.classes;
    batch.teacher_logits.insert(batch.teacher_logits.end(), opinion, opinion + data.classes);
    batch.alpha.push_back(data.alpha[i]);
  }
  return batch;
}

Checkpoint beginning(const PopulationJob& job) {
  Checkpoint start;
  for (const StudentJob& s : job.students)
    start.weights.insert(start.weights.end(), s.start.values.begin(), s.start.values.end());
  start.momentum.resize(start.weights.size());
  start.velocity.resize(start.weights.size());
  start.examples_seen.resize(job.students.size());
  return start;
}

TEST(TorchEngine, IsLoadedAsAPluginAndSaysWhatItIs) {
  EXPECT_EQ(torch()->name(), "torch");
  EXPECT_EQ(torch()->device(), "cpu");
  const TorchReport report = inspect_torch();
  EXPECT_TRUE(report.plugin_found);
  EXPECT_EQ(report.problem, "");
  EXPECT_NE(report.version, "");
  EXPECT_GT(report.gemm_gflops, 0);
}

TEST(TorchEngine, ComputesTheGradientOfTheLossAsWritten) {
  for (const MlpShape& shape : {MlpShape{{2, 4}}, MlpShape{{3, 7, 3}}, MlpShape{{2, 6, 5, 4}}}) {
    for (const bool soft : {false, true}) {
      PopulationJob job{.recipe = {.steps = 10, .batch = 16, .temperature = 3}, .students = {}};
      for (std::uint64_t seed = 1; seed <= 2; ++seed) job.students.push_back(student(shape, 40, seed, soft));
      const auto stepper = torch_place(false).stepper(job, beginning(job));
      const auto losses = stepper->take(1);
      const auto momentum = stepper->checkpoint().momentum;  // a tenth of the gradient after the first step
      for (std::size_t s = 0; s < 2; ++s) {
        const StudentJob& one = job.students[s];
        const TransferSet batch = batch_of(*one.data, BatchOrder(40, 16, one.order_seed).next());
        const reference::Net net = reference::net_of(one.start);
        EXPECT_NEAR(losses[s], reference::mean_loss(net, batch, 3), 1e-5);
        const auto gradient = reference::gradient(net, batch, 3);
        for (std::size_t k = 0; k < gradient.size(); ++k)
          EXPECT_NEAR(momentum[s * gradient.size() + k] * 10, gradient[k], 1e-5)
              << "parameter " << k << ", soft " << soft;
      }
    }
  }
}

TEST(TorchEngine, TakesTheStepsOfAdamWithDecoupledDecay) {
  PopulationJob job{.recipe = {.steps = 12, .batch = 16, .learning_rate = 0.01f, .weight_decay = 0.1f},
                    .students = {}};
  job.students.push_back(student({{2, 5, 3}}, 40, 5));
  const StudentJob& one = job.students.front();
  reference::Net net = reference::net_of(one.start);
  reference::Adam adam;
  BatchOrder order(40, 16, one.order_seed);
  for (int step = 0; step < 12; ++step) {
    const TransferSet batch = batch_of(*one.data, order.next());
    adam.step(net, reference::gradient(net, batch, job.recipe.temperature), cosine_rate(job.recipe, step),
              0.1);
  }
  const auto trained = train(*torch(), job).weights.front();
  for (std::size_t k = 0; k < trained.size(); ++k)
    EXPECT_NEAR(trained[k], net.values[k], 1e-4) << "parameter " << k;
}

TEST(TorchEngine, FollowsTheFusedEngineOver300Steps) {
  const auto job = map_students(1);
  const Trained a = train(*torch(), job), b = train(*fused_engine(), job);
  EXPECT_LT(largest_difference(a.losses[0], b.losses[0]), 1e-2);
  const std::vector<float> early_a(a.losses[0].begin(), a.losses[0].begin() + 30);
  EXPECT_LT(largest_difference(early_a, {b.losses[0].begin(), b.losses[0].begin() + 30}), 2e-5);
  EXPECT_LT(a.losses[0].back(),
            a.losses[0].front() / 2);  // it learned something, so the comparison means something
}

TEST(TorchEngine, TrainsAPopulationLikeItsStudentsOneByOne) {
  PopulationJob job = map_students(3, 200);
  job.students.push_back(student({{2, 64, 64, 6}}, 37, 8));         // fewer examples than a batch
  job.students.push_back(student({{2, 64, 64, 6}}, 90, 9, false));  // labels only
  const Trained together = train(*torch(), job);
  EXPECT_EQ(together.examples, train(*fused_engine(), job).examples);  // counted by each engine for itself
  for (std::size_t i = 0; i < job.students.size(); ++i) {
    const Trained alone = train(*torch(), {job.recipe, {job.students[i]}});
    EXPECT_LT(largest_difference(together.losses[i], alone.losses[0]), 1e-3) << "student " << i;
  }
}

TEST(TorchEngine, GivesTheSameBitsAgainHoweverTheRunIsSliced) {
  const auto job = map_students(2, 150);
  const Trained once = train(*torch(), job);
  EXPECT_EQ(once, train(*torch(), job));
  EXPECT_EQ(once, train(*torch(), job, {1, 40, 7}));
}

TEST(TorchEngine, GivesTheSameBitsInTwoThreadsAtOnce) {
  const auto engine = torch();
  const auto job = map_students(1, 150);
  Trained first, second;
  std::thread other([&] { first = train(*engine, job); });
  second = train(*engine, job);
  other.join();
  EXPECT_EQ(first, second);
}

TEST(TorchEngine, AnswersLikeTheReferenceNetwork) {
  const auto job = map_students(1);
  const StudentJob& one = job.students.front();
  EXPECT_LT(
      largest_difference(torch()->logits(one.start, one.data->x), reference_logits(one.start, one.data->x)),
      1e-4);
}

TEST(TorchEngine, StopsAtALossThatIsNotFinite) {
  auto job = map_students(1);
  job.recipe.learning_rate = 1e30f;
  auto run = torch()->start(job);
  ASSERT_TRUE(run.ok());
  const Status status = (*run)->advance(100);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message().find("not a finite number"), std::string::npos);
  EXPECT_TRUE((*run)->finished());
  EXPECT_EQ((*run)->weights(0).values.size(), job.students[0].start.values.size());
}

TEST(TorchEngine, RefusesAJobWithoutData) {
  auto job = map_students(1);
  job.students[0].data = std::make_shared<TransferSet>(empty_set(2, 6));
  EXPECT_FALSE(torch()->start(job).ok());
}

TEST(TorchEngine, SaysWhatIsMissingWhereThereIsNoCuda) {
  if (!inspect_torch().cuda_devices.empty()) GTEST_SKIP() << "this machine has a CUDA device";
  const auto engine = torch_engine(Device::cuda);
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().kind, ErrorKind::device_missing);
  EXPECT_NE(engine.error().remedy, "");
}

TEST(TorchEngine, LearnsOnCudaWhatItLearnsOnTheCpu) {
  const auto cuda = torch_engine(Device::cuda);
  if (!cuda) GTEST_SKIP() << cuda.error().message();
  const auto job = map_students(3);
  const Trained there = train(**cuda, job), here = train(*torch(), job);
  EXPECT_EQ(there.note, "");
  EXPECT_EQ(there, train(**cuda, job));
  const Trained sliced = train(**cuda, job, {1, 40, 7});  // most of it without graphs
  for (std::size_t i = 0; i < job.students.size(); ++i) {
    EXPECT_LT(largest_difference(there.losses[i], here.losses[i]), 1e-2) << "student " << i;
    EXPECT_LT(largest_difference(there.losses[i], sliced.losses[i]), 1e-2) << "student " << i;
  }
}

TEST(TorchEngineDeathTest, IsOnlyAnErrorWhereThePluginIsMissing) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // a process of its own, in which nothing is loaded yet
  const auto without_plugin = [] {
    setenv("PARTLY_TORCH_PLUGIN", "/nowhere/libpartly_torch.so", 1);
    const auto engine = torch_engine(Device::cpu);
    const bool clear = !engine.ok() && engine.error().kind == ErrorKind::device_missing &&
                       engine.error().message().find("/nowhere") != std::string::npos;
    const bool rest_works = make_engine({}).ok() && !inspect_torch().problem.empty() &&
                            train(*fused_engine(), map_students(1, 20)).losses[0].size() == 20;
    std::exit(clear && rest_works ? 0 : 1);
  };
  EXPECT_EXIT(without_plugin(), testing::ExitedWithCode(0), "");
}

// A device that does its work until step `fails_at` and is gone then.
class Doomed final : public Stepper {
 public:
  Doomed(std::unique_ptr<Stepper> real, int step, int fails_at)
      : real_(std::move(real)), step_(step), fails_at_(fails_at) {}
  std::vector<float> take(int steps) override {
    if ((step_ += steps) > fails_at_)
      throw std::runtime_error("CUDA error: device lost\nException raised from nowhere");
    return real_->take(steps);
  }
  Checkpoint checkpoint() override { return real_->checkpoint(); }
  std::vector<float> weights(std::size_t student) override {
    if (step_ > fails_at_) throw std::runtime_error("CUDA error: device lost");
    return real_->weights(student);
  }
  std::vector<std::int64_t> examples_seen() const override { return real_->examples_seen(); }

 private:
  std::unique_ptr<Stepper> real_;
  int step_, fails_at_;
};

Place doomed_place(int fails_at) {
  return {"cuda: Doomed",
          [fails_at](const PopulationJob& job, const Checkpoint& from) -> std::unique_ptr<Stepper> {
            if (fails_at < 0) throw std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB");
            return std::make_unique<Doomed>(torch_place(false).stepper(job, from), from.step, fails_at);
          }};
}

TEST(TorchRun, GoesOnElsewhereAndLosesNothingWhenADeviceFails) {
  const auto job = map_students(2, 900, 120);
  const Trained healthy = finish(start_run(job, {torch_place(false)}), 2, {100});
  EXPECT_EQ(healthy.note, "");
  for (const int fails_at : {-1, 0, 350, 899}) {
    Trained survivor = finish(start_run(job, {doomed_place(fails_at), torch_place(false)}), 2, {100});
    EXPECT_NE(survivor.note.find("cuda: Doomed failed"), std::string::npos) << survivor.note;
    EXPECT_EQ(survivor.note.find('\n'), std::string::npos) << survivor.note;
    const std::string from = fails_at < 500 ? "from step 0," : "from step 500,";  // the last checkpoint
    EXPECT_NE(survivor.note.find(from), std::string::npos) << survivor.note;
    survivor.note.clear();
    EXPECT_EQ(survivor, healthy) << "failed at step " << fails_at;
  }
}

TEST(TorchRun, KeepsWhatWasLearnedReadableWhenTheLastDeviceFails) {
  auto run = start_run(map_students(1, 900, 120), {doomed_place(350)});
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE((*run)->advance(300).ok());
  const Status status = (*run)->advance(100);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().kind, ErrorKind::device_missing);
  EXPECT_NE(status.error().message().find("device lost"), std::string::npos);
  EXPECT_TRUE((*run)->finished());
  EXPECT_EQ((*run)->losses(0).size(), 300u);
  EXPECT_EQ((*run)->weights(0).values.size(), (*run)->weights(0).shape.parameter_count());
}

TEST(TorchRun, IsRefusedWhereNoPlaceCanHoldIt) {
  EXPECT_FALSE(start_run(map_students(1), {doomed_place(-1)}).ok());
}

}  // namespace
}  // namespace partly::learn
