#include "sim/scenario/source_map.h"

#include <gtest/gtest.h>

namespace partly::scenario {
namespace {

const char* kText =
    "{\n"
    "  \"prices\": {\"label_usd\": 4, \"caf\xC3\xA9\": [1, {\"a/b~c\": true}]},\n"
    "  \"x\" :\n"
    "    \"a \\\" ] } , : b\", \"y\": null\n"
    "}\n";

struct At {
  int line, column;
  bool operator==(const At&) const = default;
};
void PrintTo(const At& at, std::ostream* out) { *out << at.line << ":" << at.column; }
At at(const Place& place) { return {place.line, place.column}; }

TEST(SourceMap, KnowsWhereEachValueBegins) {
  const SourceMap map = SourceMap::of(kText, "a.json");
  EXPECT_EQ(at(map.value("")), (At{1, 1}));
  EXPECT_EQ(at(map.value("/prices")), (At{2, 13}));
  EXPECT_EQ(at(map.value("/prices/label_usd")), (At{2, 27}));
  EXPECT_EQ(at(map.value("/x")), (At{4, 5}));
  EXPECT_EQ(at(map.value("/y")), (At{4, 28}));
  EXPECT_EQ(map.value("/y").file, "a.json");
}

TEST(SourceMap, KnowsWhereEachKeyBegins) {
  const SourceMap map = SourceMap::of(kText, "a.json");
  EXPECT_EQ(at(map.key("/prices")), (At{2, 3}));
  EXPECT_EQ(at(map.key("/x")), (At{3, 3}));
  EXPECT_EQ(at(map.key("/y")), (At{4, 23}));
}

TEST(SourceMap, CountsCharactersAndNotBytes) {
  const SourceMap map = SourceMap::of(kText, "a.json");
  EXPECT_EQ(at(map.value("/prices/caf\xC3\xA9")), (At{2, 38}));
  EXPECT_EQ(at(map.value("/prices/caf\xC3\xA9/1")), (At{2, 42}));
}

TEST(SourceMap, EscapesKeysAsPointersDo) {
  const SourceMap map = SourceMap::of(kText, "a.json");
  EXPECT_TRUE(map.contains("/prices/caf\xC3\xA9/1/a~1b~0c"));
  EXPECT_EQ(pointer_token("a/b~c"), "/a~1b~0c");
}

TEST(SourceMap, GivesTheNearestPlaceAroundWhatIsMissing) {
  const SourceMap map = SourceMap::of(kText, "a.json");
  EXPECT_EQ(at(map.value("/prices/run_usd/value")), (At{2, 13}));
  EXPECT_EQ(at(map.value("/nothing")), (At{1, 1}));
}

TEST(SourceMap, ReportsAKeyThatStandsTwice) {
  const SourceMap map = SourceMap::of("{\"a\": {\"b\": 1},\n \"a\": 2}", "a.json");
  ASSERT_EQ(map.duplicates().size(), 1u);
  EXPECT_EQ(map.duplicates()[0].pointer, "/a");
  EXPECT_EQ(at(map.duplicates()[0].place), (At{2, 2}));
  EXPECT_FALSE(map.contains("/a/b"));
}

TEST(SourceMap, ForgetsWhatLiesBelowAndNothingElse) {
  SourceMap map = SourceMap::of("{\"a\": {\"b\": 1}, \"a-b\": 2, \"ab\": 3}", "a.json");
  map.erase_below("/a");
  EXPECT_TRUE(map.contains("/a"));
  EXPECT_FALSE(map.contains("/a/b"));
  EXPECT_TRUE(map.contains("/a-b"));
  EXPECT_TRUE(map.contains("/ab"));
}

TEST(SourceMap, HoldsForEmptyContainersAndBareValues) {
  EXPECT_EQ(at(SourceMap::of("  7 ", "a").value("")), (At{1, 3}));
  EXPECT_EQ(at(SourceMap::of("[[], {}, 5]", "a").value("/2")), (At{1, 10}));
}

TEST(PlaceOf, StaysInTheText) {
  EXPECT_EQ(at(place_of("ab\ncd", 4, "a")), (At{2, 2}));
  EXPECT_EQ(at(place_of("ab\ncd", 1000, "a")), (At{2, 3}));
  EXPECT_EQ(at(place_of("", 5, "a")), (At{1, 1}));
}

}  // namespace
}  // namespace partly::scenario
