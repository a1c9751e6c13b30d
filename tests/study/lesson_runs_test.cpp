// Lessons told in the background: what they hand over, and that they end when told to. Runs under the thread
// sanitizer.
#include "sim/study/lesson_runs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/session/eventually.h"

namespace partly::study {
namespace {

using session::eventually;

Lesson lesson_of(std::string id, std::function<Status(const Setting&, const Show&)> tell) {
  Lesson lesson;
  lesson.about.id = std::move(id);
  lesson.tell = [tell = std::move(tell)](Workshop&, const Setting& setting, const Show& show) {
    return tell(setting, show);
  };
  return lesson;
}
Beat beat_of(const std::string& id) {
  Beat beat;
  beat.id = id;
  return beat;
}

class LessonRunsTest : public testing::Test {
 protected:
  bool wait_for(const std::function<bool()>& holds) {
    return eventually([&] { return runs_.collect(), holds(); });
  }
  std::atomic<bool> go_on_{false};
  LessonRuns runs_{make_threaded_executor()};
};

TEST_F(LessonRunsTest, HandOverABeatWhileTheRestIsBeingTrained) {
  const Lesson lesson = lesson_of("two", [&](const Setting& setting, const Show& show) -> Status {
    show(beat_of("first"));
    while (!go_on_ && setting.keep_going(0.5)) std::this_thread::yield();
    show(beat_of("second"));
    return {};
  });
  EXPECT_EQ(runs_.find("two"), nullptr);
  runs_.begin(lesson, 1, {});
  ASSERT_TRUE(wait_for([&] { return runs_.find("two")->beats.size() == 1; }));
  EXPECT_TRUE(runs_.find("two")->going());
  EXPECT_TRUE(eventually([&] { return runs_.progress("two") == 0.5; }));
  go_on_ = true;
  ASSERT_TRUE(wait_for([&] { return runs_.find("two")->finished; }));
  EXPECT_EQ(runs_.find("two")->beats.back().id, "second");
  EXPECT_EQ(runs_.progress("two"), 1);
}

TEST_F(LessonRunsTest, TellAgainOnlyWithOtherSeeds) {
  std::atomic<int> told{0};
  const Lesson lesson = lesson_of("seeds", [&](const Setting& setting, const Show& show) -> Status {
    ++told;
    show(beat_of(std::to_string(setting.seed)));
    return {};
  });
  runs_.begin(lesson, 1, {});
  ASSERT_TRUE(wait_for([&] { return runs_.find("seeds")->finished; }));
  runs_.begin(lesson, 1, {});
  EXPECT_TRUE(runs_.find("seeds")->finished);
  runs_.begin(lesson, 2, {});
  ASSERT_TRUE(wait_for([&] { return runs_.find("seeds")->finished; }));
  EXPECT_EQ(runs_.find("seeds")->beats.front().id, "2");
  EXPECT_EQ(told, 2);
}

TEST_F(LessonRunsTest, StopWhatIsNotToldToItsEnd) {
  std::atomic<bool> ended{false};
  const Lesson endless = lesson_of("endless", [&](const Setting& setting, const Show& show) -> Status {
    show(beat_of("first"));
    while (setting.keep_going(0)) std::this_thread::yield();
    ended = true;
    show(beat_of("late"));
    return stopped();
  });
  runs_.begin(endless, 1, {});
  ASSERT_TRUE(wait_for([&] { return !runs_.find("endless")->beats.empty(); }));
  runs_.stop_all();
  EXPECT_TRUE(eventually([&] { return ended.load(); }));
  runs_.collect();
  EXPECT_EQ(runs_.find("endless"), nullptr);
}

TEST_F(LessonRunsTest, KeepWhatWentWrong) {
  const Lesson broken = lesson_of("broken", [](const Setting&, const Show&) -> Status {
    return Error{ErrorKind::internal, "It does not train", "here", "Try again"};
  });
  runs_.begin(broken, 1, {});
  ASSERT_TRUE(wait_for([&] { return runs_.find("broken")->error.has_value(); }));
  EXPECT_EQ(runs_.find("broken")->error->remedy, "Try again");
  runs_.begin(broken, 1, {});
  EXPECT_TRUE(runs_.find("broken")->going()) << "another try with the same seed";
}

}  // namespace
}  // namespace partly::study
