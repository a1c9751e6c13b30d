// Untrusted bytes: bounds are held before anything recurses, and every refusal has a place.
#include "sim/scenario/json_text.h"

#include <gtest/gtest.h>

#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

std::vector<Issue> refusals(const std::string& text) {
  std::vector<Issue> errors;
  EXPECT_FALSE(parse_json(text, "a.json", errors));
  return errors;
}

TEST(JsonText, RefusesAMillionOpenBracketsWithAPlace) {
  for (const char* bracket : {"[", "{\"a\":"}) {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += bracket;
    const auto errors = refusals(deep.substr(0, kMaxScenarioBytes));
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].rule, "too-deep");
    EXPECT_EQ(errors[0].line, 1);
  }
}

TEST(JsonText, RefusesMoreBytesThanAScenarioNeeds) {
  const auto errors = refusals("[\"" + std::string(kMaxScenarioBytes, 'x') + "\"]");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].rule, "too-big");
}

TEST(JsonText, RefusesMoreValuesThanAScenarioNeeds) {
  std::string many = "[0";
  for (int i = 0; i < kMaxValues; ++i) many += ",0";
  const auto errors = refusals(many + "]");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].rule, "too-big");
}

TEST(JsonText, RefusesNumbersThatAreNotFinite) {
  EXPECT_EQ(refusals("{\"a\": 1e400}").at(0).rule, "range");
  EXPECT_EQ(refusals("{\"a\": -1e400}").at(0).rule, "range");
  EXPECT_EQ(refusals("{\"a\": Infinity}").at(0).rule, "syntax");
}

TEST(JsonText, RefusesBytesThatAreNotUtf8) {
  for (const char* bytes : {"\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80"})
    EXPECT_EQ(refusals(std::string("[\"") + bytes + "\"]").at(0).rule, "syntax");
}

TEST(JsonText, PointsAtTheFirstCharacterThatIsWrong) {
  const auto errors = refusals("{\n  \"a\": 1,\n  \"b\" 2\n}");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].line, 3);
  EXPECT_EQ(errors[0].column, 7);
}

TEST(JsonText, SurvivesATextCutAtAnyByte) {
  const std::string whole = the_shortcut();
  for (std::size_t length = 0; length + 2 < whole.size(); length += 97) {
    std::vector<Issue> errors;
    EXPECT_FALSE(parse_json(whole.substr(0, length), "a.json", errors));
    EXPECT_EQ(errors.size(), 1u) << length;
  }
}

TEST(JsonText, KeepsGoingAfterADuplicateKey) {
  std::vector<Issue> errors;
  EXPECT_TRUE(parse_json("{\"a\": 1, \"a\": 2, \"b\": 3, \"b\": 4}", "a.json", errors));
  EXPECT_EQ(errors.size(), 2u);
}

}  // namespace
}  // namespace partly::scenario
