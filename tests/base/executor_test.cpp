// Runs under the thread sanitizer.
#include "sim/base/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

#include "sim/base/workers.h"
#include "tests/session/eventually.h"

namespace partly {
namespace {

using session::eventually;
using Control = Executor::Control;
using Outcome = Executor::Outcome;
using Priority = Executor::Priority;

TEST(Executor, DeliversOnTheCallersThreadInTheOrderThingsWereFound) {
  for (const bool threaded : {false, true}) {
    const auto executor = threaded ? make_threaded_executor() : make_inline_executor();
    std::string found;
    for (const char letter : {'a', 'b', 'c'})
      executor->submit([&, letter](const Control&) -> Outcome {
        return {true, [&, letter] { found += letter; }};
      });
    EXPECT_TRUE(found.empty());
    while (found.size() < 3) executor->wait(), executor->deliver();
    EXPECT_EQ(found, "abc");
  }
}

TEST(Executor, HandsOverWhatIsThereBeforeATaskEnds) {
  for (const bool threaded : {false, true}) {
    const auto executor = threaded ? make_threaded_executor() : make_inline_executor();
    std::string found;
    executor->submit([&](const Control& control) -> Outcome {
      for (const char letter : {'a', 'b'}) control.hand_over([&, letter] { found += letter; });
      return {true, [&] { found += 'c'; }};
    });
    while (found.size() < 3) executor->wait(), executor->deliver();
    EXPECT_EQ(found, "abc");
  }
}

TEST(Executor, ForgetsWhatACancelledTaskHandedOver) {
  const auto executor = make_threaded_executor();
  std::atomic<bool> handed{false}, ended{false};
  bool delivered = false;
  const auto id = executor->submit([&](const Control& control) -> Outcome {
    control.hand_over([&] { delivered = true; });
    handed = true;
    while (control.should_continue()) std::this_thread::yield();
    control.hand_over([&] { delivered = true; });
    ended = true;
    return {};
  });
  ASSERT_TRUE(eventually([&] { return handed.load(); }));
  executor->cancel(id);
  ASSERT_TRUE(eventually([&] { return ended.load(); }));
  executor->deliver();
  EXPECT_FALSE(delivered);
}

TEST(Executor, ForgetsWhatIsCancelledWhileItRunsAndWhileItWaits) {
  const auto executor = make_threaded_executor();
  std::atomic<bool> begun{false};
  bool delivered = false, last = false;
  const auto running = executor->submit([&](const Control& control) -> Outcome {
    begun = true;
    while (control.should_continue()) std::this_thread::yield();
    return {true, [&] { delivered = true; }};
  });
  const auto waiting = executor->submit([&](const Control&) -> Outcome {
    return {true, [&] { delivered = true; }};
  });
  executor->submit([&](const Control&) -> Outcome { return {true, [&] { last = true; }}; });
  ASSERT_TRUE(eventually([&] { return begun.load(); }));
  executor->cancel(waiting);
  executor->cancel(running);
  while (!last) executor->wait(), executor->deliver();
  EXPECT_FALSE(delivered);
}

TEST(Executor, MakesTheBackgroundGiveWayAndBeginsItAgain) {
  const auto executor = make_threaded_executor();
  std::atomic<int> begun{0};
  std::atomic<bool> may_end{false};
  executor->submit(
      [&](const Control& control) -> Outcome {
        ++begun;
        while (control.should_continue() && !may_end) std::this_thread::yield();
        return {may_end.load()};
      },
      Priority::background);
  ASSERT_TRUE(eventually([&] { return begun == 1; }));
  bool done = false;
  executor->submit([&](const Control&) -> Outcome { return {true, [&] { done = true; }}; });
  executor->wait();
  EXPECT_EQ(executor->deliver(), 1);
  EXPECT_TRUE(done);
  ASSERT_TRUE(eventually([&] { return begun == 2; }));
  may_end = true;
  EXPECT_TRUE(eventually([&] { return executor->idle(); }));
}

TEST(Executor, TellsHowFarARunningTaskIs) {
  const auto executor = make_threaded_executor();
  const auto id = executor->submit([&](const Control& control) -> Outcome {
    control.on_progress(0.25);
    while (control.should_continue()) std::this_thread::yield();
    return {};
  });
  EXPECT_TRUE(eventually([&] { return executor->progress(id) == 0.25; }));
  executor->cancel(id);
  EXPECT_TRUE(eventually([&] { return executor->idle(); }));
  EXPECT_FALSE(executor->progress(id).has_value());
}

TEST(Executor, StopsAndJoinsWhateverRunsWhenItEnds) {
  std::atomic<int> ended{0};
  for (int round = 0; round < 20; ++round) {
    const auto executor = make_threaded_executor();
    executor->submit([&](const Control& control) -> Outcome {
      while (!control.stop.stop_requested()) std::this_thread::yield();
      ++ended;
      return {};
    });
    if (round % 2 == 0) {
      ASSERT_TRUE(eventually([&] { return executor->progress(1).has_value(); }));
    }
  }
  EXPECT_GE(ended, 10);
}

TEST(Workers, TakeEveryItemOnce) {
  Workers workers(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<int> taken(100);
    workers.each(taken.size(), [&](std::size_t item, std::size_t) { ++taken[item]; });
    EXPECT_EQ(taken, std::vector<int>(100, 1));
  }
}

}  // namespace
}  // namespace partly
