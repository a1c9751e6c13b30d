// A sandbox in the background: a setting that moves while students learn.
#include "sim/study/sandbox_runs.h"

#include <gtest/gtest.h>

namespace partly::study {
namespace {

SandboxSetting small_sandbox() {
  SandboxSetting s;
  s.student_width = 16, s.teacher_width = 32;
  return s;
}

TEST(SandboxRuns, TheNewestSettingWinsAndNothingIsSkippedToSilence) {
  SandboxRuns runs({.executor = make_threaded_executor()});
  SandboxSetting setting = small_sandbox();
  for (int moved = 0; moved < 40; ++moved) {  // faster than anything can be learned
    setting.answers = 60 + moved;
    ASSERT_TRUE(runs.ask(setting));
    runs.collect();
  }
  SandboxSetting bad = setting;
  bad.answers = 0;
  EXPECT_FALSE(runs.ask(bad));
  while (runs.going()) runs.wait(), runs.collect();
  ASSERT_NE(runs.look(), nullptr);
  EXPECT_TRUE(runs.look()->finished());
  EXPECT_EQ(runs.look()->setting, setting);
  EXPECT_GT(runs.reaction_s().value_or(0), 0);
  EXPECT_FALSE(runs.engine_name().empty());
  const std::uint64_t version = runs.version();
  ASSERT_TRUE(runs.ask(setting));
  EXPECT_FALSE(runs.going()) << "it is learned already";
  SandboxSetting other = setting;
  other.answers = 200;
  ASSERT_TRUE(runs.ask(other));
  while (runs.version() == version) runs.wait(), runs.collect();
  ASSERT_NE(runs.before(), nullptr);
  EXPECT_EQ(runs.before()->setting, setting);
  runs.stop();
  EXPECT_FALSE(runs.going());
}

TEST(SandboxRuns, StoppedDeliversNothingMore) {
  SandboxRuns runs({.executor = make_threaded_executor()});
  ASSERT_TRUE(runs.ask(small_sandbox()));
  while (runs.version() == 0) runs.wait(), runs.collect();
  runs.stop();
  const std::uint64_t version = runs.version();
  runs.wait(), runs.collect();
  EXPECT_EQ(runs.version(), version);
  EXPECT_FALSE(runs.look()->finished());
  ASSERT_TRUE(runs.ask(small_sandbox()));
  EXPECT_TRUE(runs.going()) << "what was stopped is begun again when it is asked for";
}

}  // namespace
}  // namespace partly::study
