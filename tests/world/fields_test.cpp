// Every field of everything that is reachable from a World, one at a time.
#include "sim/world/state/fields.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/base/fields_equal.h"
#include "sim/base/fields_hash.h"
#include "tests/base/perturbed.h"

namespace partly::world {
namespace {

template <class T>
class EveryField : public testing::Test {};
using Values = testing::Types<World, std::vector<Decision>, std::vector<JobResult>, std::vector<Job>>;
TYPED_TEST_SUITE(EveryField, Values);

TYPED_TEST(EveryField, IsSeenByTheHashUnlessItIsForDisplay) {
  auto value = filled<TypeParam>();
  const std::uint64_t before = hash_of(value);
  for_each_change(value, [&](const Change& change) {
    EXPECT_EQ(hash_of(value) == before, change.display) << change.path;
  });
  EXPECT_EQ(hash_of(value), before);
}

TYPED_TEST(EveryField, IsSeenByEquality) {
  auto value = filled<TypeParam>();
  const auto before = value;
  for_each_change(value, [&](const Change& change) { EXPECT_FALSE(equal(value, before)) << change.path; });
  EXPECT_TRUE(equal(value, before));
}

TYPED_TEST(EveryField, HasAKeyOfItsOwn) {
  auto value = filled<TypeParam>();
  std::set<std::string> paths;
  std::string last;
  for_each_change(value, [&](const Change& change) {
    const bool again = change.path == last;  // another value of the same enum
    EXPECT_TRUE(paths.insert(change.path).second || again) << change.path;
    last = change.path;
  });
  EXPECT_GT(paths.size(), 30u);
}

// Where a new field comes to be for display only, no rule may read it.
TEST(WorldHash, LeavesOutTextsCurvesAndHistory) {
  auto world = filled<World>();
  std::set<std::string> keys;
  for_each_change(world, [&](const Change& change) {
    if (!change.display) return;
    const bool of_past = change.path.starts_with("/news") || change.path.starts_with("/history");
    std::string key = change.path;
    while (key.find_last_of("0123456789") == key.size() - 1) key.resize(key.rfind('/'));  // of a list
    if (!of_past) keys.insert(key.substr(key.rfind('/') + 1));
  });
  EXPECT_EQ(keys, (std::set<std::string>{"unit", "provenance", "source", "explanation", "text", "title",
                                         "run", "fact", "why", "events", "loss_mean", "loss_low", "loss_high",
                                         "queries", "score", "curve"}));
}

TEST(WorldHash, SeesWhatACourtHasWrittenDown) {
  World world;
  world.proceedings.emplace_back();
  const std::uint64_t before = hash(world);
  world.proceedings.back().opinion.emplace();
  EXPECT_NE(hash(world), before);
}

}  // namespace
}  // namespace partly::world
