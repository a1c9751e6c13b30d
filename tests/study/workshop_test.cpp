#include "sim/study/workshop.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/learn/engines.h"
#include "sim/study/lesson.h"
#include "sim/study/phenomenon.h"

namespace partly::study {
namespace {

// Seconds matter here and accuracy does not.
learn::TrainJob small_job() {
  learn::TrainJob job;
  job.teacher.hidden = {8};
  job.teacher.recipe.steps = 40;
  job.sources.queries = 30;
  job.hidden = {8};
  job.recipe.steps = 40;
  job.seeds = 2;
  return job;
}

class WorkshopTest : public testing::Test {
 protected:
  Workshop workshop_{learn::fused_engine()};
};

TEST_F(WorkshopTest, TrainsAJobOnceAndTheSameAsTheClassroomDoes) {
  const auto first = workshop_.train(small_job());
  const auto again = workshop_.train(small_job());
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(first->get(), again->get());

  const learn::TrainJob job = small_job();
  learn::Classroom alone(job.task, job.teacher, job.open_weights, job.label_noise, learn::fused_engine());
  const auto by_classroom = learn::run(alone, job);
  ASSERT_TRUE(by_classroom.ok());
  EXPECT_EQ((*first)->result, by_classroom->result);
}

TEST_F(WorkshopTest, TakesSeedsFromTheSetting) {
  const auto trained = workshop_.accuracies_of({small_job()}, {.seeds = 3, .seed = 7});
  ASSERT_TRUE(trained.ok());
  EXPECT_EQ(trained->at(0).size(), 3u);
}

TEST_F(WorkshopTest, KeepsAClassroomPerTeacher) {
  learn::TrainJob other = small_job();
  other.teacher.seed = 2;
  EXPECT_EQ(&workshop_.classroom(small_job()), &workshop_.classroom(small_job()));
  EXPECT_NE(&workshop_.classroom(small_job()), &workshop_.classroom(other));
}

TEST_F(WorkshopTest, StopsWhenItIsToldToAndKeepsNothingHalfDone) {
  const auto stopped = workshop_.train(small_job(), [](double done) { return done < 0.75; });
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
  EXPECT_TRUE(workshop_.train(small_job()).ok());
}

TEST_F(WorkshopTest, ShowsAPopulationAtEachStageAndEndsWhereTheWholeRunDoes) {
  learn::Classroom& room = workshop_.classroom(small_job());
  const auto whole = workshop_.train(room.population(small_job()).job);
  const auto stages = workshop_.train_in_stages(room.population(small_job()).job, 4);
  ASSERT_TRUE(whole.ok() && stages.ok());
  ASSERT_EQ(stages->size(), 4u);
  EXPECT_NE(stages->front()[1].values, stages->back()[1].values);
  EXPECT_EQ(stages->back()[1].values, whole->at(1).values);
}

TEST_F(WorkshopTest, SaysHowFarItIsAndNeverGoesBack) {
  std::vector<double> told;
  const learn::KeepGoing note = [&](double done) {
    told.push_back(done);
    return true;
  };
  learn::TrainJob other = small_job();
  other.sources.queries = 40;
  ASSERT_TRUE(workshop_.accuracies_of({small_job(), other}, {.seeds = 2, .keep_going = note}).ok());
  ASSERT_GT(told.size(), 4u);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_GE(told.front(), 0);
  EXPECT_LE(told.back(), 1);
  EXPECT_GT(told.back(), 0.5);
}

TEST_F(WorkshopTest, MakesWhatIsDearOnceAndDoesNotKeepAFailure) {
  int made = 0;
  const std::function<Result<int>()> fails = [&]() -> Result<int> {
    return Error{ErrorKind::internal, "Not yet", "", ""};
  };
  const std::function<Result<int>()> makes = [&]() -> Result<int> { return ++made; };
  EXPECT_FALSE(workshop_.keep<int>("number", fails).ok());
  EXPECT_EQ(**workshop_.keep<int>("number", makes), 1);
  EXPECT_EQ(**workshop_.keep<int>("number", makes), 1);
  EXPECT_EQ(**workshop_.keep<int>("another", makes), 2);
}

TEST_F(WorkshopTest, APhenomenonFailsWhereOneOfItsBarsDoes) {
  Phenomenon row;
  row.study.run = [](Workshop&, const Setting&) -> Result<Figures> {
    return Figures{{"gain", 6, 0, Unit::points}, {"loss", 3, 0, Unit::points}};
  };
  row.bars = {{"gain", Sense::at_least, 5, Unit::points}, {"loss", Sense::at_most, 4, Unit::points}};
  EXPECT_TRUE(investigate(row, workshop_, {})->pass);
  EXPECT_EQ(bar_text(row), "gain >= 5.0 points; loss <= 4.0 points");
  row.bars.back().bound = 2;
  EXPECT_FALSE(investigate(row, workshop_, {})->pass);
}

TEST_F(WorkshopTest, ALessonShowsItsBeatsInOrderAndKeepsThem) {
  Lesson lesson;
  lesson.tell = [](Workshop&, const Setting&, const Show& show) -> Status {
    for (const char* id : {"one", "two"}) {
      Beat beat;
      beat.id = id;
      beat.figures = {{std::string("accuracy ") + id, 1, 0, Unit::fraction}};
      show(beat);
    }
    return {};
  };
  std::string shown;
  const auto telling = tell(lesson, workshop_, {}, [&](const Beat& beat) { shown += beat.id + " "; });
  ASSERT_TRUE(telling.ok());
  EXPECT_EQ(shown, "one two ");
  EXPECT_EQ(telling->beats.size(), 2u);
  EXPECT_EQ(figures(*telling).size(), 2u);
}

}  // namespace
}  // namespace partly::study
