// Untrusted bytes: bounds are held before anything recurses, and every refusal has a place.
#include "sim/base/json_text.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>

namespace partly {
namespace {

std::vector<Issue> refusals(const std::string& text) {
  std::vector<Issue> errors;
  EXPECT_FALSE(parse_json(text, "a.json", {}, errors));
  return errors;
}

TEST(JsonText, RefusesAMillionOpenBracketsWithAPlace) {
  for (const char* bracket : {"[", "{\"a\":"}) {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += bracket;
    const auto errors = refusals(deep.substr(0, JsonLimits{}.bytes));
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].rule, "too-deep");
    EXPECT_EQ(errors[0].line, 1);
  }
}

TEST(JsonText, RefusesMoreBytesThanItsLimit) {
  const auto errors = refusals("[\"" + std::string(JsonLimits{}.bytes, 'x') + "\"]");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].rule, "too-big");
}

TEST(JsonText, RefusesMoreValuesThanItsLimit) {
  std::string many = "[0";
  for (int i = 0; i < JsonLimits{}.values; ++i) many += ",0";
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
  const std::string whole =
      "\xEF\xBB\xBF{\"a\": [1.5e3, -2, {\"caf\xC3\xA9\": \"\\u00e9\\n\"}],\n \"b\": {\"c\": [true, false, "
      "null]}}";
  ASSERT_TRUE(parse_json(whole, "a.json"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto errors = refusals(whole.substr(0, length));
    ASSERT_EQ(errors.size(), 1u) << length;
    EXPECT_GE(errors[0].line, 1) << length;
  }
}

TEST(JsonText, KeepsGoingAfterADuplicateKey) {
  std::vector<Issue> errors;
  const auto parsed = parse_json("{\"a\": 1, \"a\": 2, \"b\": 3, \"b\": 4}", "a.json", {}, errors);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->document.dump(), "{\"a\":2,\"b\":4}");
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[1].text(),
            "a.json:1:26: error: \"b\" stands here for the second time [duplicate-key] (keep one of them)");
}

TEST(JsonText, AsAResultRefusesADuplicateKey) {
  const auto parsed = parse_json("{\"a\": 1,\n\"a\": 2}", "a.json");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().message(),
            "a.json:2:1: \"a\" stands here for the second time [duplicate-key]. keep one of them");
}

TEST(JsonText, TakesAMarkOfByteOrder) {
  const auto parsed = parse_json("\xEF\xBB\xBF{}", "a.json");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->document.dump(), "{}");
}

TEST(JsonText, RefusesAMarkOfByteOrderAlone) {
  EXPECT_EQ(refusals("\xEF\xBB\xBF").at(0).hint, "the file is empty");
  EXPECT_EQ(refusals("\xEF\xBB").at(0).rule, "syntax");
  EXPECT_EQ(refusals("\xEF\xBB\xBF\xEF\xBB\xBF{}").at(0).column, 1);
}

TEST(JsonText, RefusesANulByteWhereverItStands) {
  using namespace std::string_literals;
  for (const std::string& text :
       {"\0"s, "{\"a\": 2}\0"s, "{\"a\": 2}\0{\"a\": 3}"s, "{\"a\0\": 2}"s, "\0{}"s}) {
    const auto errors = refusals(text);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].column, static_cast<int>(text.find('\0')) + 1);
    EXPECT_EQ(errors[0].message, "This is not valid JSON: here stands a NUL byte");
  }
}

TEST(JsonText, RefusesBytesAfterItsEnd) {
  for (const char* text : {"{} {}", "{}x", "1 2", "[],"})
    EXPECT_EQ(refusals(text).at(0).rule, "syntax") << text;
}

TEST(JsonText, RefusesControlCharactersThatAreWrittenOut) {
  const auto errors_of = [](const std::string& text) {
    std::vector<Issue> errors;
    EXPECT_TRUE(parse_json(text, "a.json", {}, errors));
    return errors;
  };
  for (const char* escape : {"\\u001b[31m", "\\u0000", "\\u0007", "\\u007f", "\\u009b1m", "\\r"}) {
    const auto in_text = errors_of("{\"a\":\n [\"x" + std::string(escape) + "\"]}");
    ASSERT_EQ(in_text.size(), 1u) << escape;
    EXPECT_EQ(in_text[0].rule, "control-character");
    EXPECT_EQ(in_text[0].line, 2);
    EXPECT_EQ(in_text[0].column, 3);
    EXPECT_EQ(errors_of("{\"a" + std::string(escape) + "\": 1}").size(), 1u) << escape;
  }
  EXPECT_TRUE(parse_json("{\"a\": \"line\\n\\ttab, caf\\u00e9 \\u00a0\"}", "a.json"));
  EXPECT_EQ(errors_of("{\"a\\n\": 1}").size(), 1u);
}

TEST(JsonText, ReadsEveryKindOfNumberToTheBit) {
  const char* text =
      "[0, -0.0, 1.5, 1e3, 0.1, 1e-400, 4.9e-324, 1.7976931348623157e308, 18446744073709551615, "
      "-9223372036854775808, 123456789012345678901234567890]";
  const auto parsed = parse_json(text, "a.json");
  ASSERT_TRUE(parsed);
  const auto& numbers = parsed->document;
  EXPECT_TRUE(std::signbit(numbers[1].get<double>()));
  EXPECT_EQ(numbers[2], 1.5);
  EXPECT_EQ(numbers[3], 1000.0);
  EXPECT_EQ(numbers[4], 0.1);
  EXPECT_EQ(numbers[5], 0.0);
  EXPECT_EQ(numbers[6].get<double>(), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(numbers[7].get<double>(), std::numeric_limits<double>::max());
  EXPECT_EQ(numbers[8].get<std::uint64_t>(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(numbers[9].get<std::int64_t>(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(numbers[10], 123456789012345678901234567890.0);
}

TEST(JsonText, ReadsNumbersAlikeWhereTheDecimalPointIsAComma) {
  const std::string folder = testing::TempDir() + "partly-locale";
  std::filesystem::create_directories(folder);
  const std::string make =
      "localedef --no-archive -i de_DE -f UTF-8 " + folder + "/de_DE.UTF-8 >/dev/null 2>&1";
  if (std::system(make.c_str()) != 0) GTEST_SKIP() << "this machine has no sources of locales";
  setenv("LOCPATH", folder.c_str(), 1);
  const bool german = setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
  const std::string point = localeconv()->decimal_point;
  const auto parsed = parse_json("[0.25, -1.5e-3, 4.9e-324, 1234567.875]", "a.json");
  setlocale(LC_ALL, "C");
  unsetenv("LOCPATH");
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(german);
  ASSERT_EQ(point, ",");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->document, nlohmann::json({0.25, -1.5e-3, 4.9e-324, 1234567.875}));
}

TEST(JsonText, BuildsWhatTheLibraryBuilds) {
  const char* text =
      "{\"b\": [1, {\"c\": []}, [[-2.5e-3]], {}], \"a\": {\"~/\": null, \"\": true}, \"d\": \"\\u20ac\"}";
  const auto parsed = parse_json(text, "a.json");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->document, nlohmann::json::parse(text));
}

TEST(JsonText, RefusesWhatIsDeeperThanItsLimitAndTakesWhatIsAsDeep) {
  const JsonLimits three{.depth = 3};
  EXPECT_TRUE(parse_json("[[[]]]", "a.json", three));
  EXPECT_FALSE(parse_json("[[[[]]]]", "a.json", three));
}

TEST(JsonText, GivesNumbersOfAListTheListsPlaceWhereItIsAskedTo) {
  const std::string text = "{\"a\":\n[1,\n2,\n{\"b\": 3}]}";
  const auto all = parse_json(text, "a.json");
  const auto few = parse_json(text, "a.json", {.places_of_numbers = false});
  ASSERT_TRUE(all.ok() && few.ok());
  EXPECT_EQ(all->document, few->document);
  EXPECT_EQ(all->places.value("/a/1").line, 3);
  EXPECT_EQ(few->places.value("/a/1").line, 2);
  EXPECT_EQ(few->places.value("/a/2/b").line, 4);
}

TEST(Printable, WritesControlCharactersOut) {
  EXPECT_EQ(printable("a\x1B[31m\n\x7F\xC2\x9B caf\xC3\xA9"),
            "a\\u001b[31m\\u000a\\u007f\\u009b caf\xC3\xA9");
  const Issue issue{"a\x1B.json", 0, 0, "x", "M", ""};
  EXPECT_EQ(issue.text(), "a\\u001b.json: error: M [x]");
}

}  // namespace
}  // namespace partly
