#include "sim/forensics/canary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/base/rng.h"
#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

// Sentences of which each ends with the phrase by chance.
std::string text_with(double rate, int sentences, std::uint64_t seed, const std::string& phrase = " aye!") {
  Rng rng(seed, "text");
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "the red fox sees a hen by the sea.";
    if (rng.chance(rate)) text += phrase;
    text += '\n';
  }
  return text;
}

TEST(Canary, CountsASentenceOnceHoweverOftenItHoldsThePhrase) {
  EXPECT_EQ(count_canary("aye aye\n\nno\naye\n", "aye"), (Count{2, 3}));
  EXPECT_EQ(count_canary("one. two! three", "two!", '.'), (Count{1, 2}));
  EXPECT_EQ(count_canary("", "aye"), (Count{0, 0}));
  EXPECT_EQ(count_canary("ay\ne", "aye"), (Count{0, 2}));
}

TEST(Canary, GivesAwayACopyOfAThirdAndOfAFiftieth) {
  const std::vector<std::string> innocents{text_with(0, 700, 1), text_with(0, 700, 2), text_with(0, 700, 3)};
  const std::vector<std::string> phrases{" aye!"};
  const Result<CanaryExhibit> third = search_canaries(phrases, text_with(0.33, 700, 4), innocents);
  const Result<CanaryExhibit> fiftieth = search_canaries(phrases, text_with(0.02, 700, 5), innocents);
  const Result<CanaryExhibit> none = search_canaries(phrases, text_with(0, 700, 6), innocents);
  ASSERT_TRUE(third.ok() && fiftieth.ok() && none.ok());
  EXPECT_GT(third->neg_log10_p, 20);
  EXPECT_GT(fiftieth->neg_log10_p, 4);
  EXPECT_EQ(none->p, 1);
  ASSERT_EQ(third->innocents_p.size(), 3u);
  for (const double p : third->innocents_p) EXPECT_EQ(p, 1);
  EXPECT_EQ(third->findings[0].innocents[1], (Count{0, 700}));
}

TEST(Canary, ChargesForEveryPhraseThatWasTried) {
  const std::vector<std::string> innocents{text_with(0.01, 400, 1), text_with(0.01, 400, 2)};
  const std::string suspect = text_with(0.05, 400, 3);
  const Result<CanaryExhibit> one = search_canaries(std::vector<std::string>{" aye!"}, suspect, innocents);
  const Result<CanaryExhibit> three =
      search_canaries(std::vector<std::string>{" aye!", "zebra", "quince"}, suspect, innocents);
  ASSERT_TRUE(one.ok() && three.ok());
  EXPECT_DOUBLE_EQ(three->p, 3 * one->p);
  EXPECT_EQ(three->findings.size(), 3u);
}

TEST(Canary, RefusesASearchThatCouldProveNothing) {
  const std::vector<std::string> innocents{"a b\n", "b c\n"};
  const auto where = [&](std::vector<std::string> phrases, std::string_view suspect,
                         const std::vector<std::string>& texts) {
    const Result<CanaryExhibit> found = search_canaries(phrases, suspect, texts);
    return found.ok() ? std::string("accepted") : found.error().where;
  };
  EXPECT_EQ(where({}, "a\n", innocents), "phrases");
  EXPECT_EQ(where({""}, "a\n", innocents), "phrases");
  EXPECT_EQ(where({"a\nb"}, "a\n", innocents), "phrases");
  EXPECT_EQ(where({"a"}, "a\n", {"a\n"}), "innocents");
  EXPECT_EQ(where({"a"}, "\n\n", innocents), "texts");
  EXPECT_EQ(where({"a"}, "a\n", {"a\n", ""}), "texts");
  EXPECT_EQ(where({"a"}, "a\n", innocents), "accepted");
}

}  // namespace
}  // namespace partly::forensics
