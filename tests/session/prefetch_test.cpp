#include "sim/session/prefetch.h"

#include <gtest/gtest.h>

#include <thread>

namespace partly::session {
namespace {

TEST(Prefetch, IsMadeOnAnotherThreadAndTakenOnce) {
  Prefetch<std::thread::id> maker([] { return std::this_thread::get_id(); });
  EXPECT_FALSE(maker.taken());
  EXPECT_NE(maker.take(), std::this_thread::get_id());
  EXPECT_TRUE(maker.taken());
}

}  // namespace
}  // namespace partly::session
