#include "sim/learn/distil.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "sim/learn/api.h"
#include "sim/learn/engines.h"
#include "sim/learn/job_run.h"
#include "sim/learn/loss_curve.h"
#include "tests/learn/populations.h"

namespace partly::learn {
namespace {

// A world with a teacher.
struct World {
  World() {
    Rng exam_rng(1, "exam"), own_rng(1, "own");
    exam = task->sample(1000, exam_rng);
    own = task->sample(1500, own_rng);
    teacher =
        train(*engine, {recipe, {beginner(mlp(2, {64, 64}, 6), labelled(own, 2, 6), 7)}})->weights.front();
  }
  double agreement(const Weights& a, const Weights& b) const {
    const auto one = argmax_rows(engine->logits(a, exam.x), 6),
               other = argmax_rows(engine->logits(b, exam.x), 6);
    double same = 0;
    for (std::size_t i = 0; i < one.size(); ++i) same += one[i] == other[i];
    return same / static_cast<double>(one.size());
  }

  std::shared_ptr<const Task> task = *make_task({});
  std::shared_ptr<const Engine> engine = fused_engine();
  Recipe recipe{.steps = 700};
  Examples exam, own;
  Weights teacher;
};

const World& world() {
  static const World made;
  return made;
}

Result<Weights> fine_tune(const Engine& engine, const Weights& start, TransferSet set, const Recipe& recipe,
                          const KeepGoing& keep_going = {}) {
  auto trained = train(engine, {recipe, {continuing(start, std::move(set), 1)}}, keep_going);
  if (!trained) return trained.error();
  return std::move(trained->weights.front());
}

TEST(FineTuning, GoesOnFromTheWeightsItIsGivenAndMovesThemToTheNewData) {
  const auto& w = world();
  const TransferSet other = labelled({w.own.x, std::vector<std::int32_t>(1500, 2)}, 2, 6);
  Recipe gentle{.steps = 1, .learning_rate = 1e-4f};
  const auto barely = fine_tune(*w.engine, w.teacher, other, gentle);
  ASSERT_TRUE(barely.ok());
  EXPECT_GT(w.agreement(*barely, w.teacher), 0.99);
  gentle.steps = 300;
  gentle.learning_rate = 3e-3f;
  const auto turned = fine_tune(*w.engine, w.teacher, other, gentle);
  ASSERT_TRUE(turned.ok());
  const auto answers = argmax_rows(w.engine->logits(*turned, w.exam.x), 6);
  EXPECT_GT(std::count(answers.begin(), answers.end(), 2), 950);
}

TEST(FineTuning, IsInterruptedWhereItsCallerSaysSo) {
  const auto& w = world();
  const auto stopped = fine_tune(*w.engine, w.teacher, labelled(w.own, 2, 6), w.recipe,
                                 [](double done) { return done < 0.5; });
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
}

TEST(FineTuning, IsRefusedWithAReasonWhereThereIsNothingToLearnOrNoSense) {
  const auto& w = world();
  const Recipe recipe{.steps = 10};
  const auto refused = [&](TransferSet set, const char* said) {
    const auto trained = fine_tune(*w.engine, w.teacher, std::move(set), recipe);
    ASSERT_FALSE(trained.ok()) << said;
    EXPECT_NE(trained.error().message().find(said), std::string::npos) << trained.error().message();
  };
  refused(labelled({{}, {}}, 2, 6), "is empty");
  refused(labelled({{NAN, 0}, {1}}, 2, 6), "not a finite number");
}

TEST(TransferSets, AreJoinedWhetherTheyAreHardOrSoft) {
  const TransferSet hard{2, 2, {1, 2}, {0}, {}, {}}, soft{2, 2, {3, 4}, {1}, {0.5f, -0.5f}, {0.7f}};
  TransferSet set = hard;
  append(set, soft);
  append(set, hard);
  EXPECT_EQ(set.x, (std::vector<float>{1, 2, 3, 4, 1, 2}));
  EXPECT_EQ(set.label, (std::vector<std::int32_t>{0, 1, 0}));
  EXPECT_EQ(set.alpha, (std::vector<float>{0, 0.7f, 0}));
  EXPECT_EQ(set.teacher_logits, (std::vector<float>{0, 0, 0.5f, -0.5f, 0, 0}));
}

TEST(LossCurve, ThinsWithoutLosingTheRange) {
  PopulationJob job = population({{2, 4, 3}}, 3, 40);
  job.recipe.steps = 431;
  const auto run = trained(*fused_engine(), job);
  const LossCurve curve = loss_curve(*run, 3);
  ASSERT_EQ(curve.mean.size(), kCurvePoints);
  EXPECT_EQ(curve.last.back(), run->losses(0).back());
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    EXPECT_LE(curve.low[i], curve.mean[i]);
    EXPECT_LE(curve.mean[i], curve.high[i]);
  }
  auto young = std::move(*fused_engine()->start(job));
  EXPECT_TRUE(loss_curve(*young, 3).mean.empty());
  ASSERT_TRUE(young->advance(5).ok());
  EXPECT_EQ(loss_curve(*young, 3).last.size(), 5u);
}

TrainJob every_source() {
  TrainJob job;
  job.sources.own_labels = 80;
  job.sources.queries = 120;
  job.sources.digits = 2;
  job.sources.cover_share = 0.3;
  job.defence = {.logit_noise_sd = 0.5, .poison_share = 0.1, .random_share = 0.05};
  job.recipe.steps = 150;
  job.recipe.hidden_dropout = 0.2f;
  job.recipe.max_norm = 3;
  job.teacher.recipe.steps = 200;
  job.seeds = 2;
  return job;
}

TrainedStudents trained_alone(const TrainJob& job) {
  Classroom room(job.task, job.teacher, job.open_weights, job.label_noise, fused_engine());
  auto students = run(room, job);
  EXPECT_TRUE(students.ok());
  return std::move(*students);
}

TEST(TrainJob, GivesTheSameBitsAgainAndInTwoThreadsAtOnceAndFromACopyOfItself) {
  const TrainJob job = every_source(), same = job;
  const TrainedStudents once = trained_alone(job);
  TrainedStudents first, second;
  std::thread beside([&] { first = trained_alone(job); });
  second = trained_alone(same);
  beside.join();
  for (const TrainedStudents* again : {&first, &second}) {
    EXPECT_EQ(once.result, again->result);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(once.weights[i].values, again->weights[i].values);
  }
  TrainJob other = job;
  other.seed = 2;
  EXPECT_NE(once.weights[0].values, trained_alone(other).weights[0].values);
  other = job;
  other.defence = {};
  EXPECT_NE(once.weights[0].values, trained_alone(other).weights[0].values);
}

}  // namespace
}  // namespace partly::learn
