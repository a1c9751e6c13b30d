#include "sim/base/bounded_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace partly {
namespace {

struct Length {
  std::uint64_t operator()(const std::string& key) const { return key.size(); }
};
using Cache = BoundedCache<std::string, int, Length>;

TEST(BoundedCache, ComparesTheWholeKeyAndNotItsHash) {
  Cache cache(8);
  cache.put("ab", 1);
  cache.put("cd", 2);
  EXPECT_EQ(*cache.find("ab"), 1);
  EXPECT_EQ(*cache.find("cd"), 2);
  EXPECT_EQ(cache.find("ef"), nullptr);
}

TEST(BoundedCache, LetsGoWhatWasUsedLongestAgo) {
  Cache cache(2);
  cache.put("ab", 1);
  cache.put("cd", 2);
  cache.find("ab");
  cache.put("ef", 3);
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_EQ(cache.find("cd"), nullptr);
  EXPECT_EQ(*cache.find("ab"), 1);
  EXPECT_EQ(*cache.find("ef"), 3);
}

TEST(BoundedCache, CountsWhatItKnewAndWhatItDidNot) {
  Cache cache(2);
  cache.find("a");
  cache.put("a", 1);
  cache.find("a"), cache.find("a");
  EXPECT_EQ(cache.hits(), 2);
  EXPECT_EQ(cache.misses(), 1);
}

TEST(BoundedCache, KeepsNothingWhereNothingIsAllowed) {
  Cache cache(0);
  cache.put("a", 1);
  EXPECT_EQ(cache.find("a"), nullptr);
}

}  // namespace
}  // namespace partly
