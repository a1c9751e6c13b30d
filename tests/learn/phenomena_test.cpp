// Published phenomena of distillation, shown by the fused engine on the atlas. The numbers and the bars are
// those of docs/model-card.md; each uses five seeds or more.
#include <gtest/gtest.h>

#include "sim/learn/classroom.h"
#include "sim/learn/engines.h"

namespace partly::learn {
namespace {

class OnTheAtlas : public testing::Test {
 protected:
  // A provider with plenty of data: 60,000 labels of the world.
  static TrainJob strong_teacher(double label_noise) {
    TrainJob job;
    job.label_noise = label_noise;
    job.teacher.labels = 60000;
    job.teacher.label_noise = label_noise;
    job.teacher.recipe.steps = 4000;
    job.teacher.recipe.batch = 256;
    job.recipe.steps = 2000;
    job.seeds = 6;
    return job;
  }

  static TrainJob house_teacher() {
    TrainJob job;
    job.seeds = 6;
    return job;
  }

  double accuracy(Classroom& classroom, const TrainJob& job, const char* name) {
    auto trained = run(classroom, job);
    EXPECT_TRUE(trained.ok()) << trained.error().message();
    const double mean = trained.ok() ? trained->result.accuracy_mean() : 0;
    RecordProperty(name, std::to_string(mean));
    return mean;
  }

  static Classroom classroom_of(const TrainJob& job) {
    return Classroom(job.task, job.teacher, job.open_weights, job.label_noise, fused_engine());
  }
};

TEST_F(OnTheAtlas, SoftAnswersBeatBareOnesWhereQueriesAreFew) {  // row 2: .860 and .725
  TrainJob job = strong_teacher(0);
  auto classroom = classroom_of(job);
  job.sources.queries = 60;
  job.recipe.temperature = 4;
  const double soft = accuracy(classroom, job, "soft");
  job.sources.access = Access::labels;
  const double hard = accuracy(classroom, job, "hard");
  EXPECT_GT(classroom.teacher_accuracy(), 0.97);
  EXPECT_GE(soft - hard, 0.08);
}

TEST_F(OnTheAtlas, TheTeacherWashesOutTheNoiseOfTheWorld) {  // row 7: .916 and .728
  TrainJob job = strong_teacher(0.4);
  auto classroom = classroom_of(job);
  job.recipe.temperature = 1;
  job.sources.queries = 250;
  const double distilled = accuracy(classroom, job, "distilled");
  job.sources = {};
  job.sources.own_labels = 250;
  const double scratch = accuracy(classroom, job, "scratch");
  EXPECT_GT(classroom.teacher_accuracy(), 0.94);
  EXPECT_GE(distilled - scratch, 0.12);
}

TEST_F(OnTheAtlas, RoundingProtectsLittleAndBareAnswersCostTheThief) {  // rows 18 and 19
  TrainJob job = house_teacher();
  auto classroom = classroom_of(job);
  job.sources.queries = 100;
  const double full = accuracy(classroom, job, "full_100");
  job.sources.digits = 2;
  const double rounded = accuracy(classroom, job, "rounded_100");
  EXPECT_LE(full - rounded, 0.02);

  job.sources = {};
  job.sources.queries = 60;
  const double soft = accuracy(classroom, job, "full_60");
  job.sources.access = Access::labels;
  const double bare = accuracy(classroom, job, "bare_60");
  EXPECT_GE(soft - bare, 0.05);
}

TEST_F(OnTheAtlas, AStudentOfTheHouseTeacherComesNearItAndAgreesWithIt) {  // section 3.5: .902 of .917
  TrainJob job = house_teacher();
  auto classroom = classroom_of(job);
  job.sources.queries = 300;
  const auto trained = run(classroom, job);
  ASSERT_TRUE(trained.ok()) << trained.error().message();
  RecordProperty("student", std::to_string(trained->result.accuracy_mean()));
  RecordProperty("teacher", std::to_string(classroom.teacher_accuracy()));
  EXPECT_GE(trained->result.accuracy_mean(), classroom.teacher_accuracy() - 0.04);
  EXPECT_GE(trained->result.agreement_mean(), trained->result.accuracy_mean() + 0.01);
}

}  // namespace
}  // namespace partly::learn
