#include "sim/session/begun_early.h"

#include <gtest/gtest.h>

#include <clocale>
#include <thread>

namespace partly::session {
namespace {

TEST(BegunEarly, IsMadeOnAnotherThreadAndTakenOnce) {
  BegunEarly<std::thread::id> maker([] { return std::this_thread::get_id(); });
  EXPECT_FALSE(maker.taken());
  EXPECT_NE(maker.take(), std::this_thread::get_id());
  EXPECT_TRUE(maker.taken());
}

TEST(BegunEarly, IsMadeInALocaleOfItsOwnWhateverTheProgramSets) {
  BegunEarly<bool> own([] { return uselocale(locale_t{}) != LC_GLOBAL_LOCALE; });
  EXPECT_TRUE(own.take());
  EXPECT_EQ(uselocale(locale_t{}), LC_GLOBAL_LOCALE);
}

TEST(PlainLocale, LeavesTheThreadAsItWas) {
  { const PlainLocale plain; }
  EXPECT_EQ(uselocale(locale_t{}), LC_GLOBAL_LOCALE);
}

}  // namespace
}  // namespace partly::session
