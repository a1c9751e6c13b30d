#include "sim/learn/job_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "sim/learn/api.h"
#include "sim/learn/engines.h"

namespace partly::learn {
namespace {

Classroom classroom_of(const TrainJob& job) {
  return Classroom(job.task, job.teacher, job.open_weights, job.label_noise, fused_engine());
}

TrainJob distilling(int queries) {
  TrainJob job;
  job.sources.queries = queries;
  job.seeds = 2;
  return job;
}

TEST(Classroom, HasATeacherThatIsGoodAndNotPerfect) {
  auto classroom = classroom_of({});
  EXPECT_GT(classroom.teacher_accuracy(), 0.87);
  EXPECT_LT(classroom.teacher_accuracy(), 0.96);
  EXPECT_EQ(classroom.exam().label.size(), static_cast<std::size_t>(kExamItems));
}

TEST(Classroom, RunsAJobToTheSameBitsAgain) {
  const TrainJob job = distilling(200);
  auto first = classroom_of(job), second = classroom_of(job);
  const auto a = run(first, job), b = run(second, job);
  ASSERT_TRUE(a.ok()) << a.error().message();
  EXPECT_EQ(a->result, b->result);
  EXPECT_EQ(a->weights[1].values, b->weights[1].values);
  EXPECT_EQ(a->result.students.size(), 2u);
  EXPECT_GT(a->result.accuracy_mean(), 0.8);
  ASSERT_EQ(a->result.loss_mean.size(), 200u);
  for (std::size_t i = 0; i < 200; ++i) {
    EXPECT_LE(a->result.loss_low[i], a->result.loss_mean[i]);
    EXPECT_GE(a->result.loss_high[i], a->result.loss_mean[i]);
  }
}

TEST(Classroom, TeachesTheAnswersAtThePointsThatItSaysWereAsked) {
  TrainJob job = distilling(30);
  job.sources.own_labels = 5;
  auto classroom = classroom_of(job);
  const PopulationJob population = classroom.population(job).job;
  ASSERT_EQ(population.students.size(), 2u);
  const TransferSet& set = *population.students[1].data;
  const auto asked = classroom.query_points(job, 1);
  EXPECT_EQ(set.size(), 35u);
  EXPECT_EQ(std::vector(set.x.begin() + 10, set.x.end()), asked);
  EXPECT_NE(classroom.query_points(job, 0), asked);
  EXPECT_EQ(set.alpha.front(), 0);
  EXPECT_EQ(set.alpha.back(), 1);
  const auto logits = classroom.engine().logits(classroom.teacher(), asked);
  EXPECT_EQ(std::vector(set.label.begin() + 5, set.label.end()), argmax_rows(logits, 6));
}

TEST(Classroom, BringsStudentsOfThreeHundredAnswersNearTheirTeacher) {
  TrainJob job = distilling(300);
  job.seeds = 5;
  auto classroom = classroom_of(job);
  const auto trained = run(classroom, job);
  ASSERT_TRUE(trained.ok()) << trained.error().message();
  EXPECT_GE(trained->result.accuracy_mean(), classroom.teacher_accuracy() - 0.04);
  EXPECT_GE(trained->result.agreement_mean(), trained->result.accuracy_mean() + 0.01);
}

TEST(Classroom, GivesBareLabelsNoSoftTargets) {
  TrainJob job = distilling(30);
  job.sources.access = Access::labels;
  auto classroom = classroom_of(job);
  EXPECT_FALSE(classroom.population(job).job.students[0].data->has_soft_targets());
}

TEST(Classroom, MixesCoverIntoTheQueriesEvenly) {
  TrainJob job = distilling(1000);
  auto classroom = classroom_of(job);
  const auto naked = classroom.query_points(job, 0);
  job.sources.cover_share = 0.8;
  const auto covered = classroom.query_points(job, 0);
  std::size_t own = 0;  // what the extractor wants to know comes in the same order, with cover between
  for (std::size_t i = 0; i < 500; ++i)
    own += covered[2 * i] == naked[2 * own] && covered[2 * i + 1] == naked[2 * own + 1];
  EXPECT_EQ(own, 100u);
}

TEST(Classroom, StartsFromThePublishedWeightsWhereAsked) {
  TrainJob job;
  job.sources.own_labels = 200;
  job.sources.open_weights = true;
  job.hidden = {8};
  job.seeds = 2;
  auto classroom = classroom_of(job);
  const auto population = classroom.population(job).job;
  EXPECT_EQ(population.students[0].start.values, classroom.published().values);
  EXPECT_EQ(population.students[1].start.values, classroom.published().values);
  const double published = classroom.mark(classroom.published()).accuracy;
  EXPECT_GT(published, 0.55);
  EXPECT_LT(published, 0.9);
}

TEST(Classroom, PublishesAnotherModelWhereItsMakerAskedTheProvider) {
  TrainJob job;
  auto clean = classroom_of(job);
  job.open_weights.provider_queries = 300;
  auto tainted = classroom_of(job);
  EXPECT_GT(tainted.mark(tainted.published()).agreement, clean.mark(clean.published()).agreement + 0.02);
}

TEST(Classroom, DrawsAMapFromTheTopLeft) {
  auto classroom = classroom_of({});
  const auto map = classroom.decision_map(classroom.teacher());
  ASSERT_EQ(map.size(), static_cast<std::size_t>(kMapSide) * kMapSide);
  const float corner[] = {-1 + 1.0f / kMapSide, 1 - 1.0f / kMapSide};
  EXPECT_EQ(map[0], argmax_rows(reference_logits(classroom.teacher(), corner), 6)[0]);
}

TEST(Classroom, TrainsReferencesThatDifferFromEachOther) {
  auto classroom = classroom_of({});
  const auto models = classroom.independent_models(3, 1500, 9);
  ASSERT_TRUE(models.ok()) << models.error().message();
  ASSERT_EQ(models->size(), 3u);
  EXPECT_NE((*models)[0].values, (*models)[1].values);
  for (const Weights& model : *models) {
    EXPECT_GT(classroom.mark(model).accuracy, 0.82);
    EXPECT_LT(classroom.mark(model).accuracy, 0.96);
  }
}

TEST(Classroom, TrainsReferencesOfSeveralKindsTogetherToTheSameBitsAsAlone) {
  const auto classroom = classroom_of({});
  std::vector<ReferenceSpec> specs(3);
  specs[0].hidden = specs[2].hidden = {16};
  specs[1].hidden = {24, 24};
  for (std::size_t i = 0; i < specs.size(); ++i) {
    specs[i].count = static_cast<int>(i) % 2 + 1;
    specs[i].labels = 100 + 70 * static_cast<int>(i);
    specs[i].recipe.steps = 60;
    specs[i].seed = i + 1;
  }
  const auto together = classroom.independent_models(specs);
  ASSERT_TRUE(together.ok()) << together.error().message();
  std::size_t next = 0;
  for (const ReferenceSpec& spec : specs) {
    const auto alone = classroom.independent_models(spec);
    ASSERT_TRUE(alone.ok());
    for (const Weights& model : *alone) EXPECT_EQ(model.values, together->at(next++).values);
  }
  EXPECT_EQ(next, together->size());
}

TEST(Classroom, SaysWhenATeacherCannotBeTrained) {
  TrainJob job = distilling(10);
  job.teacher.recipe.learning_rate = 1e30f;
  auto classroom = classroom_of(job);
  const auto trained = run(classroom, job);
  ASSERT_FALSE(trained.ok());
  EXPECT_NE(trained.error().what.find("diverged"), std::string::npos);
}

TEST(Classroom, StopsPreparingWhenToldToAndCanGoOnLater) {
  const TrainJob job = distilling(10);
  auto classroom = classroom_of(job);
  int asked = 0;
  const Status stopped = classroom.prepare(job, [&](double done) { return ++asked < 3 && done < 0.5; });
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
  EXPECT_TRUE(classroom.prepare(job).ok());
  EXPECT_EQ(classroom.teacher().values, classroom_of(job).teacher().values);
}

TEST(Classroom, ServesTwoThreadsAtOnce) {
  TrainJob job = distilling(50);
  job.sources.open_weights = true;
  job.recipe.steps = 100;
  auto classroom = classroom_of(job);
  TrainResult first, second;
  std::thread beside([&] { first = run(classroom, job)->result; });
  second = run(classroom, job)->result;
  beside.join();
  EXPECT_EQ(first, second);
}

TEST(TrainJob, IsRefusedWithASentenceWhereItIsOutOfBounds) {
  const auto refusal = [](auto change) {
    TrainJob job = distilling(10);
    change(job);
    const Status status = check_job(job);
    return status.ok() ? std::string() : status.error().message();
  };
  EXPECT_EQ(refusal([](TrainJob&) {}), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.queries = 0; }).find("nothing to learn from"),
            std::string::npos);
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.queries = -1; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.own_labels = kMaxLabels + 1; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.cover_share = NAN; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.digits = 40; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.sources.access = Access::top_k, job.sources.top_k = 9; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.label_noise = 1.5; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.alpha = NAN; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.hidden = {0}; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.hidden.assign(9, 4); }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.recipe.steps = kMaxSteps + 1; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.recipe.learning_rate = -1; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.seeds = 0; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.seeds = kMaxSeeds, job.sources.own_labels = kMaxLabels; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.task.name = "globe"; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.teacher.labels = 0; }), "");
  EXPECT_NE(refusal([](TrainJob& job) { job.open_weights.hidden = {5000}; }), "");
}

TEST(Api, ServesWhatTheAccessLevelAllows) {
  const std::vector<float> logits{2, 1, 0, -1};
  Sources sources;
  EXPECT_NEAR(served_probabilities(logits, 4, sources)[0], 0.6439, 1e-4);
  sources.digits = 1;
  EXPECT_EQ(served_probabilities(logits, 4, sources), (std::vector<float>{0.6f, 0.2f, 0.1f, 0}));
  sources.digits = -1;
  sources.access = Access::top_k;
  const auto top = served_probabilities(logits, 4, sources);
  EXPECT_NEAR(top[0] + top[1], 1, 1e-6);
  EXPECT_EQ(top[2], 0);
  EXPECT_NEAR(opinions_from_served(top, sources)[3], std::log(1e-4), 1e-5);
  sources.access = Access::labels;
  EXPECT_EQ(served_probabilities(logits, 4, sources), (std::vector<float>{1, 0, 0, 0}));
}

TEST(Capability, IsZeroForGuessingAndAHundredForPerfection) {
  EXPECT_NEAR(capability(1.0 / 6, 6), 0, 1e-12);
  EXPECT_NEAR(capability(1, 6), 100, 1e-12);
}

}  // namespace
}  // namespace partly::learn
