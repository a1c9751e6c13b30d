// Every field of what is written to files, one at a time: what is read back is what was written.
#include "sim/session/fields.h"

#include <gtest/gtest.h>

#include "sim/base/fields_equal.h"
#include "sim/session/archive.h"
#include "tests/base/perturbed.h"

namespace partly::session {
namespace {

constexpr ArchiveKind kSamples{"sample/1", "sample", ""};

template <class T>
class EveryFieldOfAFile : public testing::Test {};
using Files = testing::Types<Save, DocketFile>;
TYPED_TEST_SUITE(EveryFieldOfAFile, Files);

TYPED_TEST(EveryFieldOfAFile, IsWrittenAndReadBack) {
  auto value = filled<TypeParam>();
  const auto before = value;
  const std::string written = write_archive(kSamples, value);
  for_each_change(value, [&](const partly::Change& change) {
    const std::string changed = write_archive(kSamples, value);
    EXPECT_NE(changed, written) << change.path;
    const auto read = read_archive<TypeParam>(kSamples, changed, "sample.json");
    ASSERT_TRUE(read.ok()) << change.path << " " << read.error().message();
    EXPECT_TRUE(equal(*read, value)) << change.path;
    EXPECT_FALSE(equal(*read, before)) << change.path;
  });
}

TYPED_TEST(EveryFieldOfAFile, IsMissedWhereItIsNotThere) {
  const Json whole = Json::parse(write_archive(kSamples, filled<TypeParam>()));
  const Json flat = whole.flatten();
  int refused = 0;
  for (const auto& [path, value] : flat.items()) {
    const Json::json_pointer pointer(path);
    Json less = whole;
    Json& around = less[pointer.parent_pointer()];
    if (!around.is_object()) continue;
    around.erase(pointer.back());
    EXPECT_FALSE(read_archive<TypeParam>(kSamples, less.dump(), "sample.json").ok()) << path;
    ++refused;
  }
  EXPECT_GT(refused, 20);
}

// Written by their names, so that one more of them in the middle changes nothing that was written before.
TEST(SavedNames, StandForEnumsAndAlternatives) {
  world::TrainModel train;
  train.sources.access = learn::Access::top_k;
  const Json json = JsonWriter().write(world::Decision{train});
  EXPECT_EQ(json["kind"], "train");
  EXPECT_EQ(json["sources"]["access"], "top_k");
  EXPECT_EQ(JsonWriter().write(world::JobResult{world::CrowdWatched{}})["kind"], "crowd-watched");
}

template <class... T>
std::vector<std::string> kinds_of(As<std::variant<T...>>) {
  return {kind_of(As<T>{})...};
}

TEST(SavedNames, AreUniqueAmongTheAlternatives) {
  for (auto kinds : {kinds_of(As<world::Decision>{}), kinds_of(As<world::JobResult>{})}) {
    std::ranges::sort(kinds);
    EXPECT_EQ(std::ranges::adjacent_find(kinds), kinds.end());
  }
}

TEST(SavedNumbers, KeepTheirBits) {
  for (const float value : {3e-3f, 0.1f, 1.0f / 3, 16777217.0f, 1e-38f, 3.4e38f}) {
    float again = 0;
    JsonReader reader;
    reader.read(ReadJson::parse(JsonWriter().write(value).dump()), again);
    EXPECT_EQ(again, value);
  }
  EXPECT_EQ(JsonWriter().write(3e-3f).dump(), "0.003");
}

}  // namespace
}  // namespace partly::session
