// Jobs that cannot go well: each is refused with a sentence before it starts, or ends cleanly with one.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/learn/api.h"
#include "sim/learn/engines.h"
#include "sim/learn/fused/fused_engine.h"
#include "sim/learn/job_run.h"
#include "tests/learn/populations.h"

namespace partly::learn {
namespace {

constexpr int kHuge = std::numeric_limits<int>::max();

std::string refusal_of(const PopulationJob& job) {
  const auto run = fused_engine()->start(job);
  return run.ok() ? "" : run.error().message();
}

TEST(BrokenJob, IsRefusedBeforeItStarts) {
  const auto refused = [](const char* part, auto change) {
    PopulationJob job = population({{2, 4, 3}}, 2, 9);
    TransferSet set = *job.students[1].data;
    change(job.students[1], set);
    job.students[1].data = std::make_shared<TransferSet>(set);
    const std::string text = refusal_of(job);
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" does not say: " << part;
  };
  refused("is empty", [](auto&, auto& set) { set = {2, 3, {}, {}, {}, {}}; });
  refused("not a finite number", [](auto&, auto& set) { set.x.back() = -INFINITY; });
  refused("not a finite number", [](auto&, auto& set) { set.teacher_logits[1] = NAN; });
  refused("outside 0 to 1", [](auto&, auto& set) { set.alpha[1] = NAN; });
  refused("wider than", [](auto& student, auto&) { student.start.shape = {{2, kHuge, 3}}; });
  refused("wider than", [](auto& student, auto&) { student.start.shape = {{2, kHuge, kHuge, kHuge, 3}}; });
  refused("do not fit", [](auto& student, auto&) { student.start.shape = {{2, 1 << 20, 1 << 20, 3}}; });
  refused("no layer may be empty", [](auto& student, auto&) { student.start.shape = {{2, 0, 3}}; });
  refused("one shape", [](auto& student, auto&) {
    Rng rng(1);
    student.start = initial_weights({{2, 5, 3}}, rng);
  });
}

// One class in the labels of a task with several is poor, but no error: a student of it says that class
// always.
TEST(JobWithOneClass, TeachesThatClass) {
  PopulationJob job = population({{2, 8, 3}}, 1, 50);
  TransferSet set = *job.students[0].data;
  set.alpha.clear();
  set.teacher_logits.clear();
  std::ranges::fill(set.label, 2);
  job.students[0].data = std::make_shared<TransferSet>(set);
  job.recipe.steps = 300;
  const auto run = trained(*fused_engine(), job);
  EXPECT_LT(run->losses(0).back(), 0.05);
  for (const std::int32_t answer : argmax_rows(fused_engine()->logits(run->weights(0), set.x), 3))
    EXPECT_EQ(answer, 2);
}

TEST(MalformedTrainJob, IsRefusedWhereItsSizesAreAbsurd) {
  const auto refused = [](const char* where, auto change) {
    TrainJob job;
    job.sources.queries = 10;
    ASSERT_TRUE(check_job(job).ok());
    change(job);
    const Status status = check_job(job);
    ASSERT_FALSE(status.ok()) << where;
    EXPECT_NE(status.error().where.find(where), std::string::npos) << status.error().message();
  };
  refused("sources", [](TrainJob& job) { job.sources.queries = 0; });  // and no labels: nothing to learn from
  refused("sources.queries", [](TrainJob& job) { job.sources.queries = kHuge; });
  refused("sources.queries", [](TrainJob& job) { job.sources.queries = -1; });
  refused("sources.own_labels", [](TrainJob& job) { job.sources.own_labels = kHuge; });
  refused("hidden", [](TrainJob& job) { job.hidden = {kHuge}; });
  refused("hidden", [](TrainJob& job) { job.hidden = {64, 0}; });
  refused("hidden", [](TrainJob& job) { job.hidden.assign(100, 8); });
  refused("recipe.steps", [](TrainJob& job) { job.recipe.steps = kHuge; });
  refused("recipe.batch", [](TrainJob& job) { job.recipe.batch = 0; });
  refused("recipe.learning_rate", [](TrainJob& job) { job.recipe.learning_rate = INFINITY; });
  refused("recipe.dropout", [](TrainJob& job) { job.recipe.hidden_dropout = 1; });
  refused("teacher.recipe.max_norm", [](TrainJob& job) { job.teacher.recipe.max_norm = NAN; });
  refused("seeds", [](TrainJob& job) { job.seeds = kHuge; });
  refused("seeds", [](TrainJob& job) { job.seeds = 0; });
  refused("label_noise", [](TrainJob& job) { job.label_noise = NAN; });
  refused("alpha", [](TrainJob& job) { job.alpha = NAN; });
  refused("recipe.window", [](TrainJob& job) { job.recipe.window = {0, 3}; });
  refused("recipe.image_side", [](TrainJob& job) { job.recipe.jitter_px = 1, job.recipe.image_side = 4; });
}

TEST(RunWithoutALoss, EndsWithTheStepAndTheStudentOnEveryInstructionSet) {
  std::vector<std::shared_ptr<const Engine>> engines;
  for (const auto& set : instruction_sets()) engines.push_back(*fused::engine_for(set));
  for (const auto& engine : engines) {
    PopulationJob job = population({{2, 8, 3}}, 3, 40);
    for (float& value : job.students[1].start.values) value *= 1e37f;  // finite, but no sum of them is
    auto run = std::move(*engine->start(job));
    const Status status = run->advance(50);
    ASSERT_FALSE(status.ok());
    EXPECT_NE(status.error().message().find("step 1 of student 2"), std::string::npos)
        << status.error().message();
    EXPECT_TRUE(run->finished());
    EXPECT_TRUE(run->advance(50).ok());  // there is nothing more to do
    EXPECT_EQ(run->weights(2).values.size(), job.students[2].start.values.size());
  }
}

}  // namespace
}  // namespace partly::learn
