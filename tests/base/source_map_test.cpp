#include "sim/base/source_map.h"

#include <gtest/gtest.h>

#include "sim/base/json_text.h"

namespace partly {
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

SourceMap map_of(const std::string& text, const std::string& file = "a.json") {
  std::vector<Issue> errors;
  auto parsed = parse_json(text, file, {}, errors);
  return parsed ? std::move(parsed->places) : SourceMap();
}

// The places of a document onto which a patch was laid.
SourceMap patched(const std::string& target, const std::string& patch) {
  auto below = *parse_json(target, "below.json");
  const auto above = *parse_json(patch, "above.json");
  below.places.patch(below.document, above.places, above.document);
  return below.places;
}

TEST(SourceMap, KnowsWhereEachValueBegins) {
  const SourceMap map = map_of(kText);
  EXPECT_EQ(at(map.value("")), (At{1, 1}));
  EXPECT_EQ(at(map.value("/prices")), (At{2, 13}));
  EXPECT_EQ(at(map.value("/prices/label_usd")), (At{2, 27}));
  EXPECT_EQ(at(map.value("/x")), (At{4, 5}));
  EXPECT_EQ(at(map.value("/y")), (At{4, 28}));
  EXPECT_EQ(map.value("/y").file, "a.json");
}

TEST(SourceMap, KnowsWhereEachKeyBegins) {
  const SourceMap map = map_of(kText);
  EXPECT_EQ(at(map.key("/prices")), (At{2, 3}));
  EXPECT_EQ(at(map.key("/x")), (At{3, 3}));
  EXPECT_EQ(at(map.key("/y")), (At{4, 23}));
}

TEST(SourceMap, CountsCharactersAndNotBytes) {
  const SourceMap map = map_of(kText);
  EXPECT_EQ(at(map.value("/prices/caf\xC3\xA9")), (At{2, 38}));
  EXPECT_EQ(at(map.value("/prices/caf\xC3\xA9/1")), (At{2, 42}));
}

TEST(SourceMap, EscapesKeysAsPointersDo) {
  const SourceMap map = map_of(kText);
  EXPECT_TRUE(map.contains("/prices/caf\xC3\xA9/1/a~1b~0c"));
  EXPECT_EQ(pointer_token("a/b~c"), "/a~1b~0c");
}

TEST(SourceMap, GivesTheNearestPlaceAroundWhatIsMissing) {
  const SourceMap map = map_of(kText);
  EXPECT_EQ(at(map.value("/prices/run_usd/value")), (At{2, 13}));
  EXPECT_EQ(at(map.value("/nothing")), (At{1, 1}));
}

TEST(SourceMap, HoldsTheLaterPlaceOfAKeyThatStandsTwice) {
  const SourceMap map = map_of("{\"a\": {\"b\": 1}, \"c\": 0,\n \"a\": 2}");
  EXPECT_EQ(at(map.key("/a")), (At{2, 2}));
  EXPECT_EQ(at(map.value("/c")), (At{1, 22}));
  EXPECT_FALSE(map.contains("/a/b"));
}

TEST(SourceMap, OfAPatchStandsWhereThePatchSaysSo) {
  const SourceMap map = patched("{\"a\": {\"b\": 1,\n\"c\": 2}}", "\n\n{\"a\": {\"c\": 3}}");
  EXPECT_EQ(map.value("/a/b").file, "below.json");
  EXPECT_EQ(map.value("/a/c").file, "above.json");
  EXPECT_EQ(at(map.value("/a/c")), (At{3, 13}));
  EXPECT_EQ(map.value("/a").file, "above.json");
}

TEST(SourceMap, OfAPatchForgetsWhatThePatchTakesAway) {
  const SourceMap map = patched("{\"a\": {\"b\": 1}, \"a-b\": 2, \"ab\": 3}", "{\"a\": null}");
  EXPECT_FALSE(map.contains("/a"));
  EXPECT_FALSE(map.contains("/a/b"));
  EXPECT_TRUE(map.contains("/a-b"));
  EXPECT_TRUE(map.contains("/ab"));
}

TEST(SourceMap, OfAPatchTakesAListAsAWhole) {
  const SourceMap map = patched("{\"a\": [1, 2, 3]}", "{\"a\": [{\"b\": 4}]}");
  EXPECT_EQ(map.value("/a/0/b").file, "above.json");
  EXPECT_FALSE(map.contains("/a/1"));
}

TEST(SourceMap, OfAnObjectInPlaceOfAValueForgetsTheValue) {
  const SourceMap map = patched("{\"a\": [1, 2]}", "{\"a\": {\"b\": 4, \"c\": null}}");
  EXPECT_EQ(map.value("/a/b").file, "above.json");
  EXPECT_FALSE(map.contains("/a/0"));
  EXPECT_FALSE(map.contains("/a/c"));
}

TEST(SourceMap, HoldsForEmptyContainersAndBareValues) {
  EXPECT_EQ(at(map_of("  7 ").value("")), (At{1, 3}));
  EXPECT_EQ(at(map_of("[[], {}, 5]").value("/2")), (At{1, 10}));
}

TEST(SourceMap, PassesOverTheMarkOfByteOrder) {
  EXPECT_EQ(at(map_of("\xEF\xBB\xBF{\"a\": 1,\n\"b\": 2}").value("/a")), (At{1, 7}));
  EXPECT_EQ(at(map_of("\xEF\xBB\xBF{\"a\": 1,\n\"b\": 2}").value("/b")), (At{2, 6}));
}

TEST(PlaceOf, StaysInTheText) {
  EXPECT_EQ(at(place_of("ab\ncd", 4, "a")), (At{2, 2}));
  EXPECT_EQ(at(place_of("ab\ncd", 1000, "a")), (At{2, 3}));
  EXPECT_EQ(at(place_of("", 5, "a")), (At{1, 1}));
}

}  // namespace
}  // namespace partly
