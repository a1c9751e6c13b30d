// Ten years: decrees, spreads, and what the shipped industry shows and does not show. None of the findings is
// built in; each can fail if a parameter or a formula changes.
#include "sim/regime/play.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/regime/sample.h"

namespace partly::regime {
namespace {

Rule& rule_of(Industry& industry, const std::string& id) {
  return industry.rules[static_cast<std::size_t>(rule_named(industry, id))];
}

TEST(Decrees, AreRefusedWithTheReasonAndWhatToDo) {
  const Industry& industry = precedent();
  EXPECT_TRUE(check_decrees(industry, {}).ok());
  EXPECT_TRUE(check_decrees(industry, {{0, "free"}, {2, "terms"}, {9, "royalty"}}).ok());
  const auto unknown = check_decrees(industry, {{0, "anarchy"}});
  ASSERT_FALSE(unknown.ok());
  EXPECT_NE(unknown.error().message().find("sui-generis"), std::string::npos);
  EXPECT_TRUE(check_decrees(industry, {{0, "free"}, {1, "terms"}, {2, "free"}}).ok());
  EXPECT_FALSE(check_decrees(industry, {{1, "free"}, {1, "terms"}}).ok());
  Industry slow = industry;
  slow.change_every_years = 2;
  EXPECT_FALSE(check_decrees(slow, {{0, "free"}, {1, "terms"}}).ok());
  EXPECT_FALSE(check_decrees(industry, {{4, "free"}, {2, "terms"}}).ok());
  EXPECT_FALSE(check_decrees(industry, {{10, "free"}}).ok());
  EXPECT_FALSE(check_decrees(industry, {{-1, "free"}}).ok());
}

TEST(Decrees, ChangeNothingBeforeTheirYear) {
  const Play stays = play_out(precedent(), measured_curves(), {{0, "terms"}}, 5);
  const Play changes = play_out(precedent(), measured_curves(), {{0, "terms"}, {4, "free"}}, 5);
  for (std::size_t year = 0; year < 4; ++year) EXPECT_TRUE(stays.years[year] == changes.years[year]) << year;
  EXPECT_EQ(changes.years[4].rule, "free");
  EXPECT_FALSE(stays.years[5] == changes.years[5]);
}

TEST(Decrees, LeaveTheFirstRuleInForceWhereThereAreNone) {
  EXPECT_EQ(hash(play_out(precedent(), measured_curves(), {}, 2)),
            hash(play_out(precedent(), measured_curves(), {{0, precedent().first_rule}}, 2)));
}

TEST(RegimePlay, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const Play once = play_out(precedent(), measured_curves(), {{0, "disclosure"}}, 4);
  EXPECT_TRUE(once == play_out(precedent(), measured_curves(), {{0, "disclosure"}}, 4));
  EXPECT_NE(hash(once), hash(play_out(precedent(), measured_curves(), {{0, "disclosure"}}, 5)));
}

TEST(RegimePlay, TellsTenYearsWithFiguresWithinTheirBounds) {
  for (const Rule& rule : precedent().rules)
    for (const Play& play : plays_under(precedent(), rule.id, 5)) {
      ASSERT_EQ(play.years.size(), 10u);
      for (const Year& year : play.years) {
        EXPECT_TRUE(year.concentration >= 1.0 / precedent().entry.most_labs && year.concentration <= 1);
        EXPECT_TRUE(year.frontier > 0 && year.frontier <= 100);
        EXPECT_TRUE(year.distilled >= 0 && year.distilled <= 1);
        EXPECT_LE(year.unpermitted, year.distilled + 1e-12);
        EXPECT_TRUE(year.served > 0 && year.served <= 1);
        const double reference = precedent().market.reference_price_usd.value;
        EXPECT_TRUE(year.price_usd > reference / 4 && year.price_usd < reference * 4);
        EXPECT_GE(year.legal_usd, 0);
      }
    }
}

TEST(RegimeSpread, IsOverSeedsAndHoldsItsMean) {
  const auto plays = plays_under(precedent(), "terms", 8);
  for (const Axis& axis : axes()) {
    const Spread spread = spread_over_years(plays, axis.value);
    EXPECT_LE(spread.low, spread.mean + 1e-9) << axis.id;
    EXPECT_GE(spread.high, spread.mean - 1e-9) << axis.id;
  }
  EXPECT_GT(spread_over_years(plays, &Year::frontier).sd, 0);
}

// Higher is better on some, lower on others; on shares and sums moved, neither.
struct Judged {
  double Year::*value;
  int better;  // +1: higher
};
constexpr Judged kJudged[]{{&Year::frontier, +1},  {&Year::price_usd, -1}, {&Year::concentration, -1},
                           {&Year::legal_usd, -1}, {&Year::served, +1},    {&Year::wrongful, -1}};

TEST(NoRule, IsBestOnEveryAxis) {
  std::vector<std::vector<Play>> plays;
  for (const Rule& rule : precedent().rules) plays.push_back(plays_under(precedent(), rule.id));
  for (std::size_t mine = 0; mine < plays.size(); ++mine) {
    bool beaten = false;
    for (const Judged& axis : kJudged)
      for (const auto& others : plays)
        beaten = beaten || axis.better * (spread_over_years(others, axis.value).mean -
                                          spread_over_years(plays[mine], axis.value).mean) >
                               0;
    EXPECT_TRUE(beaten) << precedent().rules[mine].id << " is best on every axis";
  }
}

TEST(ShippedIndustry, TradesTheFrontierAgainstPricesAndConcentration) {
  const auto right = plays_under(precedent(), "sui-generis"), free = plays_under(precedent(), "free");
  const auto difference = [&](double Year::*value) {
    return spread_over_years(right, value).mean - spread_over_years(free, value).mean;
  };
  EXPECT_GT(difference(&Year::frontier), 0.3);
  EXPECT_GT(difference(&Year::invested_usd), 1e9);
  EXPECT_GT(difference(&Year::price_usd), 0);
  EXPECT_GT(difference(&Year::concentration), 0.005);
  EXPECT_LT(difference(&Year::distilled), -0.1);
}

TEST(OrderOfRules, ChangesWithWhatCourtsBelieve) {
  const auto lead_of_terms = [](const Industry& industry) {
    return mean_under(industry, "terms", &Year::frontier) -
           mean_under(industry, "disclosure", &Year::frontier);
  };
  EXPECT_GT(lead_of_terms(precedent()), 0);
  Industry doubtful = precedent();
  rule_of(doubtful, "terms").belief.value = 0.2;
  EXPECT_LT(lead_of_terms(doubtful), 0);
}

TEST(OrderOfRules, ChangesWithHowOftenCopiesAreNoticed) {
  const auto lead_of_right = [](const Industry& industry) {
    return mean_under(industry, "sui-generis", &Year::frontier) -
           mean_under(industry, "disclosure", &Year::frontier);
  };
  EXPECT_GT(lead_of_right(precedent()), 0);
  Industry blind = precedent();
  rule_of(blind, "sui-generis").notice.value = 0.01;
  EXPECT_LT(lead_of_right(blind), 0);
}

TEST(MoreNotice, LeavesFewerCopiesWithoutLeave) {
  double before = 1;
  for (const double notice : {0.01, 0.12, 0.5}) {
    Industry industry = precedent();
    rule_of(industry, "terms").notice.value = notice;
    const double unpermitted = mean_under(industry, "terms", &Year::unpermitted);
    EXPECT_LT(unpermitted, before) << notice;
    before = unpermitted;
  }
}

// The multiple that would deter everybody is one over the chance of being found (Becker 1968): twice the
// royalty is not enough where half are found.
TEST(Surcharge, DetersTheMoreTheLargerItIsAndTwiceDoesNotDeterAll) {
  const auto unpermitted = [](double multiple) {
    Industry industry = precedent();
    rule_of(industry, "royalty").damages_multiple.value = multiple;
    return mean_under(industry, "royalty", &Year::unpermitted);
  };
  const double once = unpermitted(1), twice = unpermitted(2), six = unpermitted(6);
  EXPECT_GT(once, twice);
  EXPECT_GT(twice, 0.05);
  EXPECT_LT(six, twice / 2);
}

// What a fee alone does not do, handing over the profit does: why whoever does not declare loses the licence.
TEST(LossOfTheLicence, DetersWhereAThreefoldFeeDoesNot) {
  Industry fee = precedent();
  Rule& rule = rule_of(fee, "compulsory");
  rule.damages_multiple.value = 3, rule.profit_share.value = rule.withdrawal.value = 0;
  const double by_fee = mean_under(fee, "compulsory", &Year::unpermitted);
  EXPECT_LT(mean_under(precedent(), "compulsory", &Year::unpermitted), by_fee / 3);
}

TEST(Examinations, FindMoreCopiesAndAccuseMoreInnocents) {
  Industry none = precedent(), many = precedent();
  rule_of(none, "royalty").audit.value = 0, rule_of(many, "royalty").audit.value = 0.3;
  EXPECT_LT(mean_under(many, "royalty", &Year::unpermitted), mean_under(none, "royalty", &Year::unpermitted));
  EXPECT_GT(mean_under(many, "royalty", &Year::wrongful), mean_under(none, "royalty", &Year::wrongful));
}

std::vector<Play> plays_that_change_every_year(const Industry& industry) {
  std::vector<Decree> decrees;
  for (int year = 0; year < 10; ++year) decrees.push_back({year, year % 2 ? "compulsory" : "sui-generis"});
  std::vector<Play> plays;
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    plays.push_back(play_out(industry, measured_curves(), decrees, seed));
  return plays;
}

TEST(ChangeEveryYear, CostsCounselAndInvestmentWhereLabsExpectToLoseByIt) {
  Industry careless = precedent();
  careless.beliefs.reform_loss.value = 0;
  const auto counted = plays_that_change_every_year(precedent()),
             not_counted = plays_that_change_every_year(careless);
  EXPECT_LT(spread_over_years(counted, &Year::invested_usd).mean,
            spread_over_years(not_counted, &Year::invested_usd).mean);
  EXPECT_GT(spread_over_years(counted, &Year::legal_usd).mean,
            mean_under(precedent(), "sui-generis", &Year::legal_usd) + 1e8);
}

TEST(AnswerPrice, IsBoughtLess) {
  Industry expensive = precedent();
  expensive.prices.query_probability_usd.value *= 20;
  expensive.prices.query_label_usd.value *= 20;
  EXPECT_LT(mean_under(expensive, "free", &Year::distilled),
            mean_under(precedent(), "free", &Year::distilled) - 0.1);
}

TEST(WithoutAnythingToFind, EnforcementStopsDeterring) {
  Curves traceless = measured_curves();
  for (TeacherCurves& teacher : traceless.teachers)
    for (Curve* curve : {&teacher.full, &teacher.bare})
      for (Point& point : *curve) point.found = 0;
  std::vector<Play> plays;
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    plays.push_back(play_out(precedent(), traceless, {{0, "sui-generis"}}, seed));
  EXPECT_GT(spread_over_years(plays, &Year::unpermitted).mean,
            mean_under(precedent(), "sui-generis", &Year::unpermitted, 10) + 0.2);
}

}  // namespace
}  // namespace partly::regime
