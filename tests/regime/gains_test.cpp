// Who gains by a rule, what one assumption turned to an end of its range does, and why a lab does what it
// does.
#include "sim/regime/gains.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/regime/choice.h"
#include "sim/regime/levers.h"
#include "tests/regime/sample.h"

namespace partly::regime {
namespace {

Play with_price(double usd) {
  Play play;
  play.years.assign(4, Year{.rule = {}, .price_usd = usd});
  return play;
}

const Group& group(const std::string& id) {
  return *std::ranges::find_if(groups(), [&](const Group& one) { return one.id == id; });
}

TEST(Gains, CountsFromHalfAStandardDeviationOnAndForTheGroupThatGains) {
  const std::vector<Play> expensive{with_price(16), with_price(18)}, cheap{with_price(12), with_price(14)};
  EXPECT_EQ(change_of(group("customers"), expensive, cheap, 0, 4).sign, +1);
  EXPECT_EQ(change_of(group("customers"), cheap, expensive, 0, 4).sign, -1);
  const std::vector<Play> nearly{with_price(16.1), with_price(18.1)};
  EXPECT_EQ(change_of(group("customers"), expensive, nearly, 0, 4).sign, 0);
  EXPECT_EQ(change_of(group("customers"), expensive, expensive, 0, 4).sign, 0);
}

TEST(Gains, LooksAtTheYearsAskedForAlone) {
  Play late = with_price(16);
  late.years[3].price_usd = 99;
  EXPECT_EQ(change_of(group("customers"), {with_price(16)}, {late}, 0, 3).sign, 0);
  EXPECT_EQ(change_of(group("customers"), {with_price(16)}, {late}, 2, 2).sign, -1);
  EXPECT_DOUBLE_EQ(change_of(group("customers"), {with_price(16)}, {late}, 3, 9).after.mean, 99);
}

TEST(Lever, TurnsEveryQuantityItNamesToTheEndOfItsRangeAndNothingElse) {
  for (const Lever& lever : levers()) {
    const Industry low = turned(precedent(), lever.id, End::low),
                   high = turned(precedent(), lever.id, End::high);
    const auto plays = [&](const Industry& industry) {
      std::vector<std::uint64_t> hashes;
      for (const Rule& rule : industry.rules)
        hashes.push_back(hash(play_out(industry, measured_curves(), {{0, rule.id}, {4, "terms"}}, 3)));
      return hashes;
    };
    EXPECT_NE(plays(low), plays(high)) << lever.id;
    EXPECT_EQ(plays(turned(precedent(), lever.id, End::as_set)), plays(precedent())) << lever.id;
  }
  const Industry seldom = turned(precedent(), "notice", End::low);
  for (std::size_t i = 0; i < seldom.rules.size(); ++i) {
    const Quantity& was = precedent().rules[i].notice;
    EXPECT_DOUBLE_EQ(seldom.rules[i].notice.value, was.range ? was.range->low : was.value);
    EXPECT_DOUBLE_EQ(seldom.rules[i].belief.value, precedent().rules[i].belief.value);
  }
}

TEST(OtherSeeds, LeavesWhatIsOverAndChangesWhatIsToCome) {
  Play now = begin_play(precedent(), measured_curves(), 7);
  for (int quarter = 0; quarter < 12; ++quarter) advance(precedent(), measured_curves(), {}, now);
  const Play one = play_on(precedent(), measured_curves(), {}, now, 100);
  const Play other = play_on(precedent(), measured_curves(), {}, now, 101);
  ASSERT_EQ(one.years.size(), 10u);
  for (std::size_t year = 0; year < 3; ++year) EXPECT_TRUE(one.years[year] == other.years[year]);
  EXPECT_FALSE(one.years.back() == other.years.back());
}

TEST(Options, HoldTheChoiceFirstAndOneOfEachKind) {
  Play now = begin_play(precedent(), measured_curves(), 7);
  for (int quarter = 0; quarter < 6; ++quarter) advance(precedent(), measured_curves(), {}, now);
  const Rule& rule = precedent().rules[static_cast<std::size_t>(rule_named(precedent(), "terms"))];
  int chosen = 0;
  for (Party lab = 0; lab < static_cast<Party>(now.state.labs.size()); ++lab) {
    const auto all = options(precedent(), measured_curves(), now.state, rule, lab);
    EXPECT_LE(all.size(), 4u);
    EXPECT_TRUE(std::ranges::is_sorted(all, std::greater{}, &Option::gain_usd));
    const auto best = choose(precedent(), measured_curves(), now.state, rule, lab);
    if (!best) continue;
    ++chosen;
    EXPECT_DOUBLE_EQ(all.front().gain_usd, best->gain_usd);
    EXPECT_EQ(all.front().way, best->way);
  }
  EXPECT_GT(chosen, 0);
}

}  // namespace
}  // namespace partly::regime
