// What a student used is counted where the work is done. Complete runs use what is planned; a run that ends
// early, an engine that skips examples and access that ends in the middle use less than the order says, and
// so must the counts.
#include <gtest/gtest.h>

#include "sim/learn/engines.h"
#include "sim/learn/job_run.h"
#include "tests/learn/lazy_engine.h"
#include "tests/learn/populations.h"

namespace partly::learn {
namespace {

Classroom room_for(const TrainJob& job, std::shared_ptr<const Engine> engine = fused_engine()) {
  return Classroom(job.task, job.teacher, job.open_weights, job.label_noise, std::move(engine));
}

TrainJob quick_job() {
  TrainJob job;
  job.teacher.recipe.steps = job.open_weights.recipe.steps = 60;
  job.recipe.steps = 90;
  job.seeds = 2;
  return job;
}

std::vector<std::pair<std::string, TrainJob>> every_kind_of_source() {
  std::vector<std::pair<std::string, TrainJob>> jobs;
  const auto add = [&](const char* name, const Sources& sources) {
    jobs.emplace_back(name, quick_job());
    jobs.back().second.sources = sources;
  };
  add("labels", {.own_labels = 300});
  add("fewer labels than a batch", {.own_labels = 20});
  add("soft answers", {.queries = 120});
  add("top-k answers", {.queries = 120, .access = Access::top_k});
  add("bare answers", {.queries = 120, .access = Access::labels});
  add("answers between cover", {.queries = 120, .cover_share = 0.5});
  add("open weights", {.own_labels = 150, .open_weights = true});
  add("everything", {.own_labels = 30, .queries = 70, .open_weights = true});
  return jobs;
}

TEST(Counts, OfACompleteRunAreWhatWasPlanned) {
  for (const auto& [name, job] : every_kind_of_source()) {
    auto classroom = room_for(job);
    const auto trained = run(classroom, job);
    ASSERT_TRUE(trained.ok()) << name << ": " << trained.error().message();
    const Used planned{job.sources.own_labels, job.sources.queries, classroom.planned_student_flops(job)};
    EXPECT_EQ(trained->result.used, planned) << name;
    EXPECT_EQ(trained->result.queries.size(), 2u * static_cast<std::size_t>(job.sources.queries)) << name;
  }
}

TEST(Counts, AreSixFlopsAParameterAndExample) {
  TrainJob job;
  job.sources.own_labels = 10;
  job.sources.queries = 40;
  job.seeds = 1;
  auto classroom = room_for(job);
  const auto trained = run(classroom, job);
  ASSERT_TRUE(trained.ok()) << trained.error().message();
  EXPECT_EQ(trained->result.used, (Used{10, 40, 6.0 * 4742 * 50 * 1500}));
  EXPECT_EQ(classroom.teacher_used(), (Used{1500, 0, 6.0 * 17670 * 64 * 1500}));
}

TEST(Counts, OfARunThatIsStoppedHalfWayAreWhatWasDoneUntilThen) {
  TrainJob job = quick_job();
  job.sources = {.own_labels = 30, .queries = 100};
  auto classroom = room_for(job);
  auto run = JobRun::start(classroom, classroom.population(job));
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run->used(), (Used{30, 100, 0}));
  ASSERT_TRUE(run->training().advance(35).ok());
  const Used half{30, 100, 6.0 * 4742 * 64 * 35};
  EXPECT_EQ(run->used(), half);
  EXPECT_EQ(run->finish().result.used, half);
  EXPECT_LT(half.flops, classroom.planned_student_flops(job));
}

TEST(Counts, OfARunThatDivergesEndWhereItEnded) {
  TrainJob job = quick_job();
  job.sources.own_labels = 200;
  job.recipe.learning_rate = 1e30f;
  auto classroom = room_for(job);
  auto run = JobRun::start(classroom, classroom.population(job));
  ASSERT_TRUE(run.ok());
  EXPECT_FALSE(run->training().advance(job.recipe.steps).ok());
  const int steps = run->training().steps_done();
  EXPECT_LT(steps, job.recipe.steps);
  EXPECT_EQ(run->used().flops, 6.0 * 4742 * 64 * steps);
}

TEST(Counts, FollowTheQuestionsThatWereReallyAsked) {
  TrainJob job = quick_job();
  job.sources.queries = 200;
  auto classroom = room_for(job);
  auto asked = classroom.query_points(job, 0);
  asked.resize(2 * 50);  // the order still says 200
  auto run = JobRun::start(classroom, classroom.population(job, asked));
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE(run->training().advance(job.recipe.steps).ok());
  const TrainResult result = run->finish().result;
  EXPECT_EQ(result.used, (Used{0, 50, 6.0 * 4742 * 50 * 90}));
  EXPECT_EQ(result.queries, asked);
}

TEST(Counts, AreTheEnginesWhateverTheOrderSays) {
  TrainJob job = quick_job();
  job.sources.own_labels = 200;
  auto classroom = room_for(job, std::make_shared<LazyEngine>());
  auto run = JobRun::start(classroom, classroom.population(job));
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE(run->training().advance(60).ok());
  EXPECT_EQ(run->training().steps_done(), 60);
  EXPECT_EQ(run->used().flops, 6.0 * 4742 * 64 * 30);
}

TEST(Counts, OfTheTeacherHoldItsTraps) {
  TrainJob job = quick_job();
  auto honest = room_for(job);
  const Used plain = honest.teacher_used();
  EXPECT_EQ(plain, (Used{1500, 0, honest.planned_teacher_flops()}));
  job.teacher.traps.recipe.steps = 20;
  job.teacher.traps.recipe.batch = 128;
  Classroom trapped(job.task, job.teacher, job.open_weights, job.label_noise, fused_engine(),
                    {{0.1f, 0.2f, 0.3f, 0.4f}, {1, 2}});
  EXPECT_EQ(trapped.teacher_used(), (Used{1500, 0, plain.flops + 6.0 * 17670 * 128 * 20}));
}

TEST(Counts, OfEachStudentAreOfItsOwnExamples) {
  PopulationJob job = population({{2, 4, 3}}, 1, 40);
  job.students.push_back(population({{2, 4, 3}}, 2, 200).students.back());
  const auto run = trained(*fused_engine(), job);
  EXPECT_EQ(run->examples_seen(0), 50 * 40);  // a set that is smaller than the batch of 64
  EXPECT_EQ(run->examples_seen(1), 50 * 64);
}

TEST(QueryPoints, OfFewerQueriesAreTheFirstOfThose) {
  for (const char* task : {"atlas", "glyphs"}) {
    TrainJob job = quick_job();
    job.task.name = task;
    job.sources = {.queries = 90, .cover_share = 0.3};
    auto classroom = room_for(job);
    auto many = classroom.query_points(job, 1);
    job.sources.queries = 37;
    const auto few = classroom.query_points(job, 1);
    many.resize(few.size());
    EXPECT_EQ(few, many) << task;
  }
}

}  // namespace
}  // namespace partly::learn
