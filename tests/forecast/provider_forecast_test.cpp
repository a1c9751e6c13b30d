// What a forecast reads off the present of a player who is the provider: by example, and against plays of the
// same rules with stub measurements. Networks that really train: tests/session/forecast_check_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/bots/turn.h"
#include "sim/forecast/forecast.h"
#include "sim/forecast/provider_outlook.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"
#include "tests/world/random_play.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::forecast {
namespace {

class ProviderForecasts : public testing::Test {
 protected:
  ProviderForecasts() { start(); }
  void start() { world_ = bots::begin(scenario_, 3); }
  void close(int quarters = 1) {
    for (int i = 0; i < quarters; ++i) close_with_stubs(scenario_, world_);
  }
  void close_until_somebody_is_suspected() {
    while (world_.provider_state->suspicions.empty() && world_.ending == Ending::running) close();
    ASSERT_FALSE(world_.provider_state->suspicions.empty());
  }
  // On the first model that looks like a copy.
  void bring_a_claim() {
    close_until_somebody_is_suspected();
    ASSERT_TRUE(does(SendNotice{world_.provider_state->suspicions.front().model, law::Theory::contract}));
  }
  // Until somebody offers to settle one.
  void bring_every_claim() {
    while (world_.provider_state->offers.empty() && world_.ending == Ending::running) {
      for (const Suspicion& suspicion : std::vector(world_.provider_state->suspicions))
        does(SendNotice{suspicion.model, law::Theory::contract});
      close();
    }
    ASSERT_FALSE(world_.provider_state->offers.empty());
  }
  bool does(const Decision& decision) {
    return std::holds_alternative<Quote>(apply(scenario_, world_, decision));
  }
  // Nobody but provider and publisher, no events, no false alarms: nothing is left to chance.
  void be_quiet() {
    scenario_.events.clear();
    scenario_.labs.resize(2);
    scenario_.teacher_role->alarm_rate.value = 0;
    start();
  }
  Forecast under(const std::string& policy, bool ranges = false, std::uint64_t seed = 0) const {
    ForecastRequest request;
    request.policy = forecast_policy(policy, Role::teacher_lab).value();
    request.parameters_too = ranges;
    request.seed = seed;
    const auto made = forecast(scenario_, world_, request);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().message());
    return *made;
  }
  ProviderOutlook outlook(const std::string& policy) const {
    return provider_outlook(scenario_, world_, forecast_policy(policy, Role::teacher_lab).value(),
                            quarters_left(scenario_, world_), false, 7);
  }
  void expect_sound_forecasts_in_random_play(int games);
  // The present, played on by itself under another seed.
  World played_on(std::uint64_t seed) const {
    World world = world_;
    world.seed = seed;
    while (world.ending == Ending::running) close_with_stubs(scenario_, world);
    return world;
  }
  static const Quantity* driver(const Forecast& forecast, const std::string& id) {
    const auto found = std::find_if(forecast.drivers.begin(), forecast.drivers.end(),
                                    [&](const ForecastDriver& one) { return one.id == id; });
    return found == forecast.drivers.end() ? nullptr : &found->number;
  }

  Scenario scenario_ = teacher_scenario();
  World world_;
};

TEST_F(ProviderForecasts, KnowAFutureWithoutChanceExactly) {
  be_quiet();
  close();
  const Forecast fan = under("go-on");
  const std::size_t before = world_.history.size();
  close(scenario_.quarters - 1);
  ASSERT_EQ(fan.quarters.size(), static_cast<std::size_t>(scenario_.quarters) - 1);
  for (std::size_t q = 0; q < fan.quarters.size(); ++q) {
    const double truth = world_.history[before + q].cash_usd;
    EXPECT_NEAR(fan.quarters[q].cash_usd.p50, truth, 1e-5 * truth) << q;
    EXPECT_LT(fan.quarters[q].cash_usd.p95 - fan.quarters[q].cash_usd.p5, 1e-5 * truth) << q;
  }
}

TEST_F(ProviderForecasts, CountEveryDollarThatMovesTheCashOnce) {
  bring_a_claim();
  for (const char* policy : {"go-on", "settle", "cut-off"})
    for (const ProviderPlay& play : outlook(policy).plays)
      for (const ProviderQuarter& q : play.quarters)
        EXPECT_NEAR(q.sales_usd + q.trade_usd + q.answers_usd + q.licences_usd + q.serving_usd +
                        q.operations_usd + q.counsel_usd + q.claims_usd,
                    q.cash_usd, 1)
            << policy;
}

TEST_F(ProviderForecasts, HoldWhatPlayingOnUnderOtherSeedsGives) {
  close(3);
  const Forecast fan = under("go-on");
  const std::size_t first = world_.history.size();
  constexpr int kGames = 60;
  for (const std::size_t ahead : {1, 2, 3, 5}) {
    const forecast::Quantiles& cash = fan.quarters[ahead].cash_usd;
    int inside = 0;
    double off = 0;
    for (std::uint64_t seed = 100; seed < 100 + kGames; ++seed) {
      const double truth = played_on(seed).history[first + ahead].cash_usd;
      inside += truth >= cash.p5 && truth <= cash.p95;
      off += std::abs(truth - cash.p50) / kGames;
    }
    EXPECT_GE(inside, 0.75 * kGames) << ahead + 1 << " closes ahead";
    EXPECT_LT((cash.p95 - cash.p5) / 2, 5 * off) << "wide for safety, " << ahead + 1 << " closes ahead";
  }
}

TEST_F(ProviderForecasts, ExpectOfAClaimWhatTheCourtGivesUnderOtherSeeds) {
  start();
  bring_a_claim();
  const int claim = world_.proceedings.back().id;
  const Forecast fan = under("go-on");
  constexpr int kGames = 200;
  double won = 0, award = 0;
  for (std::uint64_t seed = 100; seed < 100 + kGames; ++seed) {
    const World end = played_on(seed);
    const law::Proceeding& decided = *end.proceeding(claim);
    if (decided.stage != law::Stage::decided || !decided.verdict->for_claimant) continue;
    ++won, award += decided.verdict->award_usd;
  }
  ASSERT_NE(driver(fan, "claim_chance"), nullptr);
  EXPECT_GT(won, 0);
  EXPECT_NEAR(driver(fan, "claim_chance")->value, won / kGames, 0.15);  // 100 plays against 200
  // The stub's students differ by less than those that are expected, so that a copy stays on sale for longer.
  EXPECT_NEAR(driver(fan, "award")->value, award / won, 0.5 * award / won);
  EXPECT_NEAR(fan.chance_by_the_end("claim_paid"), driver(fan, "claim_chance")->value, 0.02);
}

TEST_F(ProviderForecasts, KeepAClaimOpenToItsJudgmentAndNotBeyondAnOfferThatIsAccepted) {
  ASSERT_NO_FATAL_FAILURE(bring_every_claim());
  const double offered = world_.provider_state->offers.front().amount_usd;
  const Forecast waiting = under("go-on"), settling = under("settle");
  EXPECT_LT(settling.quarters[0].claims_usd.p95, waiting.quarters[0].claims_usd.p5);
  EXPECT_EQ(settling.quarters[0].chances.at(1), 1);
  EXPECT_LT(waiting.quarters[0].chances.at(1), 1);
  EXPECT_GT(settling.quarters[0].cash_usd.p50, waiting.quarters[0].cash_usd.p50 + offered / 2);
}

TEST_F(ProviderForecasts, EarnNothingFromLabsWhoseAccessIsEnded) {
  close(2);
  const ProviderOutlook served = outlook("go-on"), cut = outlook("cut-off");
  double with = 0, without = 0;
  for (std::size_t i = 0; i < cut.plays.size(); ++i) {
    for (const ProviderQuarter& q : served.plays[i].quarters) with += q.answers_usd;
    for (const ProviderQuarter& q : cut.plays[i].quarters) without += std::max(0.0, q.answers_usd);
    EXPECT_LT(cut.plays[i].quarters[0].trust, served.plays[i].quarters[0].trust);
  }
  EXPECT_GT(with, 0);
  EXPECT_NEAR(without, 0, 1);
}

TEST_F(ProviderForecasts, ForeseeACopyOnTheMarketWhereRivalsAskAndNoneWhereNobodyDoes) {
  EXPECT_GT(under("go-on").chance_by_the_end("copy_sold"), 0.5);
  be_quiet();
  EXPECT_EQ(under("go-on").chance_by_the_end("copy_sold"), 0);
  EXPECT_EQ(under("go-on").chance_by_the_end("claim_paid"), 0);
}

TEST_F(ProviderForecasts, GrowWiderWithTheRangesOfTheAssumptionsAndStayAtWhatIsSoldToday) {
  close(2);
  Quantity& growth = scenario_.market.growth;
  growth =
      Quantity::assumed(growth.value, Unit::fraction, {growth.value - 0.05, growth.value + 0.05}, "A test");
  const auto last = [](const Forecast& fan) { return fan.quarters.back().cash_usd; };
  const Forecast as_set = under("go-on"), any = under("go-on", true);
  EXPECT_GT(last(any).p95 - last(any).p5, last(as_set).p95 - last(as_set).p5);
  const double trade = driver(as_set, "trade")->value;
  EXPECT_NEAR(driver(any, "trade")->value, trade, 0.01 * trade);
}

TEST_F(ProviderForecasts, ChangeNothingAndRepeatThemselvesBitByBit) {
  bring_a_claim();
  const auto before = hash(world_);
  const Forecast one = under("settle"), again = under("settle");
  EXPECT_EQ(hash(world_), before);
  ASSERT_EQ(one.quarters.size(), again.quarters.size());
  for (std::size_t q = 0; q < one.quarters.size(); ++q) {
    EXPECT_EQ(one.quarters[q].cash_usd.p5, again.quarters[q].cash_usd.p5);
    EXPECT_EQ(one.quarters[q].chances, again.quarters[q].chances);
  }
}

TEST_F(ProviderForecasts, DoNotLookAtTheSeedOfTheGame) {
  close(2);
  const Forecast one = under("go-on", false, 9);
  world_.seed = 1234;
  const Forecast other = under("go-on", false, 9);
  for (std::size_t q = 0; q < one.quarters.size(); ++q)
    EXPECT_EQ(one.quarters[q].cash_usd.p5, other.quarters[q].cash_usd.p5);
}

TEST_F(ProviderForecasts, SayOfEveryDriverWhereItComesFrom) {
  bring_a_claim();
  for (const ForecastPolicy& policy : forecast_policies(Role::teacher_lab)) {
    const Forecast fan = under(policy.id);
    EXPECT_EQ(fan.policy.sentence, policy.sentence);
    EXPECT_GE(fan.drivers.size(), 10u);
    EXPECT_FALSE(fan.left_out.empty());
    for (const ForecastDriver& one : fan.drivers)
      EXPECT_FALSE(one.number.explanation.empty() && one.number.source.empty()) << one.id;
  }
}

TEST_F(ProviderForecasts, RefuseThePolicyOfAStudentAndNameTheirOwn) {
  ForecastRequest request;
  request.policy = forecast_policy("train-nothing").value();
  const auto refused = forecast(scenario_, world_, request);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message().find("go-on, settle, cut-off"), std::string::npos);
}

void ProviderForecasts::expect_sound_forecasts_in_random_play(int games) {
  const auto policies = forecast_policies(Role::teacher_lab);
  Rng rng(8);
  for (int game = 0; game < games; ++game, start()) {
    while (world_.ending == Ending::running) {
      play_random_quarter(scenario_, world_, rng);
      const Forecast fan = under(policies[rng.below(policies.size())].id, rng.chance(0.5));
      for (const ForecastQuarter& quarter : fan.quarters) {
        for (const forecast::Quantiles* spread :
             {&quarter.cash_usd, &quarter.capability_points, &quarter.claims_usd}) {
          EXPECT_TRUE(std::isfinite(spread->mean));
          EXPECT_LE(spread->p5, spread->p50);
          EXPECT_LE(spread->p50, spread->p95);
        }
        EXPECT_GE(quarter.claims_usd.p5, 0);
        for (const double chance : quarter.chances) EXPECT_TRUE(chance >= 0 && chance <= 1 + 1e-9) << chance;
      }
    }
  }
}

TEST_F(ProviderForecasts, StandUpToWhateverAProviderMayDo) { expect_sound_forecasts_in_random_play(1); }

using NightlyProviderForecasts = ProviderForecasts;
TEST_F(NightlyProviderForecasts, StandUpToWhateverAProviderMayDo) {
  expect_sound_forecasts_in_random_play(3);
}

TEST_F(ProviderForecasts, AreNothingOnceTheGameHasEnded) {
  close(scenario_.quarters);
  EXPECT_TRUE(under("go-on").quarters.empty());
}

}  // namespace
}  // namespace partly::forecast
