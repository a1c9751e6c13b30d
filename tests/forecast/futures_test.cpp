#include "sim/forecast/futures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/base/instruction_sets.h"
#include "sim/base/threefry.inl"

namespace partly::forecast {
namespace {

constexpr int kMany = 200'000;

FuturesQuestion question_of(const LabNow& now, const QuarterDrivers& each, int quarters,
                            int futures = kMany) {
  return {now, std::vector<QuarterDrivers>(static_cast<std::size_t>(quarters), each), futures, 7};
}

std::vector<QuarterFan> fans(const FuturesQuestion& question) {
  const auto paths = draw_futures(question);
  EXPECT_TRUE(paths.ok()) << (paths.ok() ? "" : paths.error().message());
  return fans_of(*paths);
}

// Everything that can happen does.
FuturesQuestion eventful(int futures = 10'000) {
  QuarterDrivers q;
  q.growth = 0.03, q.growth_sd = 0.08, q.growth_per_point = 0.002, q.sales_sd = 0.1;
  q.cost_growth = 0.01, q.cost_growth_sd = 0.05;
  q.gain_points = 1, q.gain_sd = 2, q.gain_after_cut = 0.3;
  q.claim_hazard = 0.1, q.claim_log_usd = std::log(4e6), q.claim_log_sd = 1;
  q.settlement_hazard = 0.3, q.insured_share = 0.2, q.defence_usd = 3e5, q.defence_sd = 0.5;
  q.access_cut_hazard = 0.05, q.injunction_hazard = 0.1, q.sales_when_enjoined = 0.4;
  q.loss_chance = 0.7, q.order_chance = 0.2, q.one_off_usd = -1e5;
  FuturesQuestion question = question_of({10e6, 4e6, 3.5e6, 60, 0, false, false}, q, 12, futures);
  BroughtClaim claim{2e6, {}};
  for (int quarter = 1; quarter <= 12; ++quarter)
    claim.quarters.push_back({0.05 * quarter, 0.03 * quarter, 1e6, 0.3});
  question.brought = {claim};
  for (int quarter = 1; quarter <= 12; ++quarter)
    question.played.push_back({{0.9, 1.1, 1.0 + 0.01 * quarter}, {-1e5, 2e5, 0}});
  return question;
}

TEST(Threefry, DrawsTheAnswersThatItsAuthorsPublished) {
  const auto drawn = [](std::uint32_t key, std::uint32_t counter) {
    Vectors<4>::U word = Vectors<4>::U{} + counter;
    return Threefry<4>::draw({key, key, key, key}, {{word, word, word, word}});
  };
  const auto none = drawn(0, 0), all = drawn(~0u, ~0u);
  const std::uint32_t of_none[] = {0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a};
  const std::uint32_t of_all[] = {0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(none.word[i][0], of_none[i]);
    EXPECT_EQ(all.word[i][3], of_all[i]);
  }
}

TEST(Futures, KeepAQuietLabExactlyWhereItsBooksSay) {
  const auto seen = fans(question_of({100, 30, 20, 50, 0, false, false}, {}, 4, 100));
  EXPECT_EQ(seen[3].cash_usd.p5, 140);
  EXPECT_EQ(seen[3].cash_usd.p95, 140);
  EXPECT_EQ(seen[3].capability_points.p50, 50);
  EXPECT_EQ(seen[3].claims_usd.p95, 0);
  EXPECT_EQ(seen[3].ruined, 0);
}

TEST(Futures, GrowRevenueAsALognormalWithItsMeanAndMedian) {
  QuarterDrivers q;
  q.growth = 0.02, q.growth_sd = 0.1, q.sales_sd = 0.3;
  const auto seen = fans(question_of({0, 1e6, 0, 50, 0, false, false}, q, 1));
  EXPECT_NEAR(seen[0].cash_usd.mean, 1e6 * std::exp(0.02 + 0.1 * 0.1 / 2), 3e3);
  const double sd = std::hypot(0.1, 0.3), median = 1e6 * std::exp(0.02 - 0.3 * 0.3 / 2);
  EXPECT_NEAR(seen[0].cash_usd.p50, median, 3e3);
  EXPECT_NEAR(seen[0].cash_usd.p5, median * std::exp(-1.6449 * sd), 3e3);
  EXPECT_NEAR(seen[0].cash_usd.p95, median * std::exp(1.6449 * sd), 1e4);
}

// Of a claim that the lab has brought: it pays 50 in the second quarter with a chance of 30 %, or in the
// third with 20 %; it has been lost by then with 40 %, and is open after that with 10 %.
BroughtClaim brought(double log_sd = 0) {
  return {80, {{0, 0, 0, 0}, {0.3, 0.1, 50, log_sd}, {0.5, 0.4, 50, log_sd}}};
}

TEST(Futures, PayAClaimThatTheLabHasBroughtOnceOrNever) {
  FuturesQuestion question = question_of({100, 0, 0, 50, 0, false, false}, {}, 3);
  question.brought = {brought()};
  const auto seen = fans(question);
  EXPECT_EQ(seen[0].cash_usd.p95, 100);
  EXPECT_EQ(seen[0].claims_usd.p5, 80);
  EXPECT_NEAR(seen[1].paid, 0.3, 4e-3);
  EXPECT_NEAR(seen[1].cash_usd.mean, 100 + 0.3 * 50, 0.2);
  EXPECT_NEAR(seen[1].claims_usd.mean, 0.6 * 80, 0.4);
  EXPECT_NEAR(seen[2].paid, 0.5, 4e-3);
  EXPECT_NEAR(seen[2].cash_usd.mean, 100 + 0.5 * 50, 0.2);
  EXPECT_NEAR(seen[2].claims_usd.mean, 0.1 * 80, 0.3);
  EXPECT_EQ(seen[2].cash_usd.p95, 150);  // never twice
}

TEST(Futures, DrawEachClaimThatTheLabHasBroughtApart) {
  FuturesQuestion question = question_of({0, 0, 0, 50, 0, false, false}, {}, 3);
  question.brought = {brought(), brought(), brought(0.5)};
  const auto seen = fans(question);
  EXPECT_NEAR(seen[2].paid, 1 - 0.5 * 0.5 * 0.5, 4e-3);
  EXPECT_NEAR(seen[2].cash_usd.mean, 3 * 0.5 * 50, 0.5);
  EXPECT_GT(seen[2].cash_usd.p95, 150);  // the third may pay more
}

TEST(Futures, RefuseAClaimWhoseChancesFallOrSumToMoreThanOne) {
  FuturesQuestion question = question_of({0, 0, 0, 50, 0, false, false}, {}, 3, 100);
  question.brought = {brought()};
  question.brought[0].quarters[2].paid_by = 0.2;
  EXPECT_EQ(draw_futures(question).error().where, "brought[0].quarters[2].paid_by");
  question.brought[0].quarters[2].paid_by = 0.7;
  EXPECT_FALSE(draw_futures(question).ok());
  question.brought[0].quarters.pop_back();
  EXPECT_EQ(draw_futures(question).error().where, "brought[0].quarters");
}

TEST(Futures, FollowOnePlayEachWithRevenueAsAFactorOnWhatItSold) {
  FuturesQuestion question = question_of({100, 1, 0, 50, 0, false, false}, {}, 2, 4);
  question.quarters[1].growth = std::log(2.0);
  question.played = {{{10, 20, 30}, {0, 0, -5}}, {{1, 2, 3}, {7, 0, 0}}};
  const auto paths = draw_futures(question);
  ASSERT_TRUE(paths.ok());
  const auto cash = [&](int quarter, std::size_t future) {
    return paths->cash_usd[static_cast<std::size_t>(quarter) * paths->stride + future];
  };
  const float first[] = {110, 120, 125, 110},
              second[] = {119, 124, 131, 119};  // the fourth follows the first
  for (std::size_t future = 0; future < 4; ++future) {
    EXPECT_FLOAT_EQ(cash(0, future), first[future]);
    EXPECT_FLOAT_EQ(cash(1, future), second[future]);
  }
}

TEST(Futures, MakeAHazardIntoItsProbability) {
  QuarterDrivers q;
  q.access_cut_hazard = 0.2;
  const auto seen = fans(question_of({1, 0, 0, 50, 0, false, false}, q, 8));
  for (int quarter = 0; quarter < 8; ++quarter)
    EXPECT_NEAR(seen[static_cast<std::size_t>(quarter)].access_cut, 1 - std::exp(-0.2 * (quarter + 1)), 4e-3);
}

TEST(Futures, SizeClaimsAsALognormalAndPayWhatIsNotInsured) {
  QuarterDrivers q;
  q.claim_hazard = 0.5, q.claim_log_usd = std::log(1e6), q.claim_log_sd = 0.5;
  const double expected = (1 - std::exp(-0.5)) * 1e6 * std::exp(0.125);
  const auto open = fans(question_of({1e9, 0, 0, 50, 0, false, false}, q, 1));
  EXPECT_NEAR(open[0].claims_usd.mean, expected, 5e3);
  EXPECT_EQ(open[0].claims_usd.p5, 0);
  q.settlement_hazard = 1000, q.insured_share = 0.25;
  const auto paid = fans(question_of({1e9, 0, 0, 50, 0, false, false}, q, 1));
  EXPECT_EQ(paid[0].claims_usd.p95, 0);
  EXPECT_NEAR(1e9 - paid[0].cash_usd.mean, 0.75 * expected, 5e3);
}

TEST(Futures, ChargeTheDefenceOnlyWhileClaimsAreOpen) {
  QuarterDrivers q;
  q.defence_usd = 2e5, q.defence_sd = 0.4;
  EXPECT_EQ(fans(question_of({1e7, 0, 0, 50, 0, false, false}, q, 3, 1000))[2].cash_usd.p5, 1e7);
  const auto sued = fans(question_of({1e7, 0, 0, 50, 5e6, false, false}, q, 3));
  EXPECT_NEAR(1e7 - sued[2].cash_usd.mean, 6e5, 2e3);
}

TEST(Futures, EnjoinOnlyWhoHasOpenClaims) {
  QuarterDrivers q;
  q.injunction_hazard = 0.3, q.sales_when_enjoined = 0.5;
  EXPECT_EQ(fans(question_of({0, 100, 0, 50, 0, false, false}, q, 2, 1000))[1].enjoined, 0);
  const auto sued = fans(question_of({0, 100, 0, 50, 1, false, false}, q, 1));
  EXPECT_NEAR(sued[0].enjoined, 1 - std::exp(-0.3), 4e-3);
  EXPECT_NEAR(sued[0].cash_usd.mean, 100 * (1 - 0.5 * (1 - std::exp(-0.3))), 0.3);
}

TEST(Futures, PayAClaimOnlyWhereItIsLostAndEnjoinOnlyThere) {
  QuarterDrivers q;
  q.settlement_hazard = 1000, q.loss_chance = 0.3, q.order_chance = 0.5;
  const auto sued = fans(question_of({1e7, 0, 0, 50, 1e6, false, false}, q, 2));
  EXPECT_NEAR(1e7 - sued[0].cash_usd.mean, 0.3 * 1e6, 5e3);
  EXPECT_EQ(sued[0].cash_usd.p5, 9e6);
  EXPECT_EQ(sued[0].cash_usd.p95, 1e7);
  EXPECT_EQ(sued[0].claims_usd.p95, 0);
  EXPECT_NEAR(sued[0].enjoined, 0.15, 4e-3);
  EXPECT_EQ(sued[1].enjoined, sued[0].enjoined);
  EXPECT_EQ(fans(question_of({1e7, 0, 0, 50, 0, false, false}, q, 2, 1000))[1].enjoined, 0);
}

TEST(Futures, BookWhatIsKnownBeforehandOnce) {
  auto question = question_of({100, 0, 0, 50, 0, false, false}, {}, 3, 100);
  question.quarters[1].one_off_usd = -40;
  const auto seen = fans(question);
  EXPECT_EQ(seen[0].cash_usd.p50, 100);
  EXPECT_EQ(seen[1].cash_usd.p50, 60);
  EXPECT_EQ(seen[2].cash_usd.p50, 60);
}

TEST(Futures, SlowTheGainOfWhoIsCutOffAndKeepCapabilityWithinItsScale) {
  QuarterDrivers q;
  q.gain_points = 2, q.gain_after_cut = 0.25;
  EXPECT_EQ(fans(question_of({1, 0, 0, 50, 0, true, false}, q, 4, 10))[3].capability_points.p50, 52);
  EXPECT_EQ(fans(question_of({1, 0, 0, 99, 0, false, false}, q, 4, 10))[3].capability_points.p50, 100);
}

TEST(Futures, StopWhereCashEndsAQuarterBelowZero) {
  const auto question = question_of({25, 0, 10, 50, 0, false, false}, {}, 6, 100);
  const auto paths = *draw_futures(question);
  EXPECT_TRUE(std::all_of(paths.ruined.begin(), paths.ruined.begin() + 100, [](int q) { return q == 2; }));
  const auto seen = fans_of(paths);
  EXPECT_EQ(seen[1].ruined, 0);
  EXPECT_EQ(seen[2].ruined, 1);
  EXPECT_EQ(seen[5].cash_usd.p50, -5);
}

TEST(Futures, AreTheSameBitsWithEveryInstructionSetAndAnotherSampleWithAnotherSeed) {
  auto question = eventful(1003);
  const auto first = *draw_futures(question);
  for (const auto& set : instruction_sets()) {
    const auto other = *draw_futures_with(set, question);
    EXPECT_EQ(first.cash_usd, other.cash_usd) << set;
    EXPECT_EQ(first.capability_points, other.capability_points) << set;
    EXPECT_EQ(first.claims_usd, other.claims_usd) << set;
    EXPECT_EQ(first.ruined, other.ruined) << set;
  }
  question.seed = 8;
  EXPECT_NE(first.cash_usd, draw_futures(question)->cash_usd);
}

TEST(Futures, DrawTheFirstOnesAlikeHoweverManyFollow) {
  const auto few = *draw_futures(eventful(100)), many = *draw_futures(eventful(1000));
  for (std::size_t i = 0; i < 100; ++i)
    EXPECT_EQ(few.cash_usd[11 * few.stride + i], many.cash_usd[11 * many.stride + i]);
}

TEST(Futures, TakeTheirQuantilesFromTheSortedValues) {
  const auto paths = *draw_futures(eventful(9'999));
  for (const auto* rows : {&paths.cash_usd, &paths.claims_usd}) {
    std::vector<float> sorted(rows->begin() + static_cast<std::ptrdiff_t>(11 * paths.stride),
                              rows->begin() + static_cast<std::ptrdiff_t>(11 * paths.stride + 9'999));
    const auto seen = quantiles_of(sorted.data(), 9'999);
    std::sort(sorted.begin(), sorted.end());
    const auto expected = [&](double p) {
      const double at = p * 9'998;
      const auto low = static_cast<std::size_t>(at);
      return sorted[low] + (at - static_cast<double>(low)) * (sorted[low + 1] - sorted[low]);
    };
    EXPECT_DOUBLE_EQ(seen.p5, expected(0.05));
    EXPECT_DOUBLE_EQ(seen.p50, expected(0.5));
    EXPECT_DOUBLE_EQ(seen.p95, expected(0.95));
  }
  const float one = 3;
  EXPECT_EQ(quantiles_of(&one, 1).p95, 3);
}

TEST(Futures, StayFiniteWithTheWildestDriversThatAreTaken) {
  auto question = eventful(64);
  for (auto& q : question.quarters) q.growth = 1000, q.claim_log_usd = 1000, q.defence_sd = 1000;
  const auto paths = draw_futures(question);
  ASSERT_TRUE(paths.ok());
  for (const float cash : paths->cash_usd) EXPECT_TRUE(std::isfinite(cash));
}

TEST(Futures, RefuseNumbersThatMakeNoSenseByName) {
  const auto where = [](auto spoil) {
    auto question = eventful(10);
    spoil(question);
    const auto paths = draw_futures(question);
    return paths.ok() ? std::string("taken") : paths.error().where;
  };
  EXPECT_EQ(where([](auto& q) { q.futures = 0; }), "futures");
  EXPECT_EQ(where([](auto& q) { q.quarters.clear(); }), "quarters");
  EXPECT_EQ(where([](auto& q) { q.now.cash_usd = NAN; }), "now.cash_usd");
  EXPECT_EQ(where([](auto& q) { q.now.capability_points = 101; }), "now.capability_points");
  EXPECT_EQ(where([](auto& q) { q.quarters[3].claim_hazard = -1; }), "quarters[3].claim_hazard");
  EXPECT_EQ(where([](auto& q) { q.quarters[0].insured_share = 1.1; }), "quarters[0].insured_share");
  EXPECT_EQ(where([](auto& q) { q.quarters[1].growth = INFINITY; }), "quarters[1].growth");
  EXPECT_EQ(where([](auto& q) { q.quarters[2].loss_chance = -0.1; }), "quarters[2].loss_chance");
  EXPECT_EQ(where([](auto& q) { q.quarters[2].one_off_usd = NAN; }), "quarters[2].one_off_usd");
  EXPECT_EQ(where([](auto& q) { q.played.pop_back(); }), "played");
  EXPECT_EQ(where([](auto& q) { q.played[4].other_usd.pop_back(); }), "played[4].sold_usd");
  EXPECT_EQ(where([](auto& q) { q.played[4].other_usd[1] = NAN; }), "played[4].other_usd");
}

}  // namespace
}  // namespace partly::forecast
