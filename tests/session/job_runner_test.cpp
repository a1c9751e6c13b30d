// What a job reports of itself while it runs and when it is done.
#include "sim/session/job_runner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "sim/learn/engines.h"
#include "tests/learn/lazy_engine.h"

namespace partly::session {
namespace {

constexpr double kFlopsAStep = 6.0 * 4742 * 64;

world::TrainStudent ordered() {
  world::TrainStudent order;
  order.id = 7;
  order.watched = true;
  order.job.sources = {.own_labels = 30, .queries = 200};
  order.job.teacher.recipe.steps = 200;
  order.job.recipe.steps = 100;
  order.job.seeds = 2;
  order.monitor.honest_accounts = 30;
  return order;
}

TEST(Progress, ShowsWhatWasUsedUntilNow) {
  JobRunner runner(learn::fused_engine());
  int pictures = 0;
  const auto result = runner.run(ordered(), [&](const SliceState& state) {
    const Progress now = state.snapshot();
    EXPECT_EQ(now.used_so_far, (learn::Used{30, 200, kFlopsAStep * now.steps_done}));
    EXPECT_EQ(now.query_points.size(), 400u);
    ++pictures;
    return 25;
  });
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(pictures, 5);
  const auto& trained = std::get<world::StudentTrained>(*result);
  EXPECT_EQ(trained.result.used, (learn::Used{30, 200, kFlopsAStep * 100}));
  EXPECT_FALSE(trained.answered);
}

TEST(Progress, DoesNotTakeTheWaitForAGuessForWork) {
  JobRunner runner(learn::fused_engine());
  bool waited = false;
  double most_left_s = 0;
  const auto result = runner.run(ordered(), [&](const SliceState& state) {
    if (!waited) {
      EXPECT_LT(state.snapshot().seconds_left, 0) << "nothing is known before the first step";
      std::this_thread::sleep_for(std::chrono::seconds(1));  // somebody thinks
    }
    waited = true;
    most_left_s = std::max(most_left_s, state.snapshot().seconds_left);
    return 10;
  });
  ASSERT_TRUE(result.ok());
  EXPECT_LT(most_left_s, 5) << "a tenth of the run, as long as the wait, would make it nine seconds";
}

TEST(Progress, OfARunThatIsStoppedShowsWhatWasDoneAndNotWhatWasOrdered) {
  JobRunner runner(std::make_shared<learn::LazyEngine>());  // takes every other step
  Progress last;
  const auto result = runner.run(ordered(), [&](const SliceState& state) {
    last = state.snapshot();
    return last.steps_done < 60 ? 30 : 0;
  });
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
  EXPECT_EQ(last.steps_done, 60);
  EXPECT_EQ(last.used_so_far.flops, kFlopsAStep * 30);
}

// A network that has learned from 300 labels teaches another, which has seen none.
TEST(JobRunner, HasAStudentLearnFromItsLabsOwnModel) {
  world::TrainStudent teacher = ordered();
  teacher.job.sources = {.own_labels = 300};
  teacher.job.recipe.steps = 600;
  world::TrainStudent student = ordered();
  student.job.sources = {.other_answers = 400};
  student.job.recipe.steps = 600;
  student.job.other_teacher = {teacher.job};
  JobRunner runner(learn::fused_engine());
  const auto taught = runner.run(student, to_the_end), own = runner.run(teacher, to_the_end);
  ASSERT_TRUE(taught.ok());
  ASSERT_TRUE(own.ok());
  const learn::TrainResult& result = std::get<world::StudentTrained>(*taught).result;
  EXPECT_EQ(result.used.labels, 0);
  EXPECT_EQ(result.used.queries, 0);
  EXPECT_DOUBLE_EQ(result.used.flops, 6.0 * 4742 * 64 * 600 + 400 * 2.0 * 4742);
  EXPECT_GT(result.accuracy_mean(), std::get<world::StudentTrained>(*own).result.accuracy_mean() - 0.05);
}

TEST(JobRunner, CountsTheQuestionsThatWereAnsweredBeforeAccessEnded) {
  world::TrainStudent order = ordered();
  order.ends_at_alarm = true;
  order.monitor.queries_per_quarter = 50;
  JobRunner runner(learn::fused_engine());
  const auto result = runner.run(order, to_the_end);
  ASSERT_TRUE(result.ok());
  const auto& trained = std::get<world::StudentTrained>(*result);
  ASSERT_TRUE(trained.answered);
  EXPECT_LT(*trained.answered, 200);
  EXPECT_EQ(trained.result.used.queries, *trained.answered);
  EXPECT_EQ(trained.result.queries.size(), 2u * static_cast<std::size_t>(*trained.answered));
  EXPECT_EQ(trained.monitor.alarm_at_query, trained.answered);
}

TEST(JobRunner, HasTheMonitorReadTheAccountsOfARunOneByOneAndThoseTracedAsOne) {
  JobRunner runner(learn::fused_engine());
  const auto seen = [&](forensics::AccountSplit split) {
    world::TrainStudent order = ordered();
    order.split = split;
    const auto result = runner.run(order, to_the_end);
    return result.ok() &&
           std::get<world::StudentTrained>(*result).monitor.alarm != forensics::AlarmKind::none;
  };
  EXPECT_TRUE(seen({1, 1}));
  EXPECT_FALSE(seen({8, 1}));
  EXPECT_TRUE(seen({8, 8}));
}

TEST(JobRunner, ReportsWhatMakingTheHouseModelTook) {
  world::MeasureIncumbents survey;
  survey.provider_model = ordered().job;
  survey.provider_model.open_weights.recipe.steps = 50;
  JobRunner runner(learn::fused_engine());
  const auto result = runner.run(survey, to_the_end);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(std::get<world::IncumbentsMeasured>(*result).teacher_used,
            (learn::Used{1500, 0, 6.0 * 17670 * 64 * 200}));
}

}  // namespace
}  // namespace partly::session
