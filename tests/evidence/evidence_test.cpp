// The set-ups of exam and monitor on small networks that really train. What the exam and the monitor find is
// measured in tests/forensics and by the studies; here is tested that a set-up asks what it was told to ask.
#include <gtest/gtest.h>

#include "sim/evidence/discovery.h"
#include "sim/evidence/monitor_setup.h"
#include "sim/learn/engines.h"

namespace partly::evidence {
namespace {

learn::TrainJob provider() {
  learn::TrainJob job;
  job.teacher.labels = 400;
  job.teacher.recipe.steps = job.recipe.steps = 120;
  return job;
}

learn::Classroom room_of(const learn::TrainJob& job) {
  return {job.task, job.teacher, job.open_weights, job.label_noise, learn::fused_engine()};
}

forensics::ExamSettings small_exam() {
  forensics::ExamSettings settings;
  settings.natural_pool = 2000;
  settings.outside_pool = 1000;
  settings.questions = 100;
  settings.least_questions = 5;
  settings.selector_models = 3;
  settings.reference_models = settings.copier_models = settings.unseen_models = 6;
  settings.labels = 300;
  settings.large_labels = 600;
  return settings;
}

DiscoveryRequest request(const forensics::ExamSettings& settings) {
  const learn::NetworkKind kind{{32}, provider().recipe};
  learn::TrainJob alleged = provider();
  alleged.hidden = kind.hidden;
  alleged.sources.queries = 100;
  alleged.sources.access = learn::Access::probabilities;
  return {provider(), kind, kind, settings, alleged};
}

TEST(ExamSetup, DrawsItsPoolsFromTheSeedOfTheProbesAlone) {
  const auto room = room_of(provider());
  forensics::ExamSettings settings = small_exam();
  const ExamSetup one = draw_pools(room.task(), settings);
  settings.probe_seed = settings.seed;
  settings.seed = 99;
  const ExamSetup same = draw_pools(room.task(), settings);
  EXPECT_EQ(one.natural, same.natural);
  EXPECT_EQ(one.outside, same.outside);
  EXPECT_EQ(one.truth, same.truth);
  settings.probe_seed = 98;
  EXPECT_NE(one.natural, draw_pools(room.task(), settings).natural);
}

TEST(ExamSetup, GivesEveryInnocentASeedOfItsOwnAndLargeLabsTheirNetwork) {
  forensics::ExamSettings settings = small_exam();
  const learn::NetworkKind usual{{32}, {}}, large{{64, 64}, {}};
  const auto references = references_of(settings, usual, large, 0.2);
  ASSERT_EQ(references.size(), 6u);
  int larger = 0;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const bool is_large = references[i].hidden == large.hidden;
    EXPECT_EQ(is_large, forensics::is_large(settings, static_cast<int>(i)));
    EXPECT_TRUE(!is_large || references[i].label_noise == 0.2);
    larger += is_large;
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(references[i].seed, references[j].seed);
  }
  EXPECT_GT(larger, 0);
  settings.probe_seed = 98;  // chooses other selectors, and no other references
  EXPECT_EQ(references_of(settings, usual, large, 0.2).front().seed, references.front().seed);
  EXPECT_NE(selectors_of(settings, usual).front().seed, selectors_of(small_exam(), usual).front().seed);
}

TEST(Discovery, TellsTheTeacherItselfFromAnInnocent) {
  auto room = room_of(provider());
  const auto ready = open_discovery(room, request(small_exam()));
  ASSERT_TRUE(ready.ok()) << ready.error().message();
  EXPECT_FALSE(ready->traps.has_value());
  const auto innocent =
      room.independent_models(learn::ReferenceSpec{1, 300, 0.2, {32}, provider().recipe, 77});
  ASSERT_TRUE(innocent.ok());
  const TeacherExam& exam = ready->provenance;
  EXPECT_LT(exam.p(room.teacher()), exam.p(innocent->front()));
  EXPECT_EQ(exam.examine(room.teacher()).p, exam.p(room.teacher()));
}

TEST(Discovery, ComparesWithCopiersOfTheAllegedKindAndTriesTheRuleOnOthers) {
  const DiscoveryRequest asked = request(small_exam());
  learn::Classroom room = room_of(asked.suspect);
  const auto ready = open_discovery(room, asked);
  ASSERT_TRUE(ready) << ready.error().message();
  const auto exhibit = ready->provenance.examine(room.teacher());
  EXPECT_EQ(exhibit.alleged, (forensics::CopierRecipe{100, "probabilities", 0, false, {32}}));
  ASSERT_TRUE(exhibit.ratio);
  EXPECT_EQ(exhibit.ratio->copiers.size(), 6u);
  EXPECT_EQ(exhibit.unseen.innocents.size(), 6u);
  EXPECT_EQ(exhibit.unseen.copiers.size(), 6u);
  EXPECT_GT(exhibit.ratio->log_ratio, 0);
  for (const auto& test : exhibit.tests) {
    EXPECT_NE(test.reference_scores, test.unseen_innocents);
    EXPECT_NE(test.copier_scores, test.unseen_copiers);
  }
}

TEST(Discovery, GivesAnotherRatioForAnotherAllegation) {
  DiscoveryRequest asked = request(small_exam());
  learn::Classroom room = room_of(asked.suspect);
  const auto unseen = train_unseen(room, asked);
  ASSERT_TRUE(unseen);
  const auto innocents = train_innocents(room, asked, *unseen);
  ASSERT_TRUE(innocents);
  const auto exhibit = [&] {
    return open_discovery(room, asked, **innocents)->provenance.examine((*unseen)->front());
  };
  const auto before = exhibit();
  EXPECT_EQ(exhibit(), before);  // the same bits, trained again
  asked.alleged.sources.queries = 20;
  asked.alleged.sources.access = learn::Access::labels;
  const auto after = exhibit();
  for (std::size_t i = 0; i < before.tests.size(); ++i) {
    EXPECT_EQ(after.tests[i].reference_scores, before.tests[i].reference_scores);
    EXPECT_EQ(after.tests[i].unseen_innocents, before.tests[i].unseen_innocents);
  }
  EXPECT_NE(after.ratio->log_ratio, before.ratio->log_ratio);
}

TEST(Discovery, RefusesAnExamThatAsksNothing) {
  auto room = room_of(provider());
  forensics::ExamSettings settings = small_exam();
  settings.questions = 0;
  EXPECT_FALSE(open_discovery(room, request(settings)).ok());
}

TEST(Discovery, EndsWhereItIsToldTo) {
  auto room = room_of(provider());
  const auto left = open_discovery(room, request(small_exam()), [](double) { return false; });
  ASSERT_FALSE(left.ok());
  EXPECT_EQ(left.error().kind, ErrorKind::interrupted);
}

TEST(MonitorSetup, HasItsTeacherAnswerTheStreamsThatItInspects) {
  auto room = room_of(provider());
  ASSERT_TRUE(room.prepare(provider()).ok());
  forensics::MonitorSettings settings;
  settings.honest_accounts = 40;
  const MonitorSetup monitor(room, settings);
  Rng rng(5, "stream");
  const auto points = room.task().sample(120, rng).x;
  EXPECT_EQ(monitor.inspect(points), monitor.inspect(points, served_answers(room, points)));
  EXPECT_EQ(monitor.with_volume_rule(10).inspect(points).alarm, forensics::AlarmKind::volume);
}

}  // namespace
}  // namespace partly::evidence
