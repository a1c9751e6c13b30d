// What a forecast reads off the present: by example, and against plays of the same rules.
#include "sim/forecast/forecast.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/quiet_world.h"

namespace partly::forecast {
namespace {

class Forecasts : public QuietWorld {
 protected:
  void sell(Route route) {
    do_it(usual(scenario, route));
    const int model = world_.models.back().id;
    close();
    do_it(ReleaseModel{model});
  }
  Forecast under(const std::string& policy, bool ranges = false) const {
    ForecastRequest request;
    request.policy = forecast_policy(policy).value();
    request.parameters_too = ranges;
    const auto made = forecast(scenario, world_, request);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().message());
    return *made;
  }
  static const Quantity* driver(const Forecast& forecast, const std::string& id) {
    const auto found = std::find_if(forecast.drivers.begin(), forecast.drivers.end(),
                                    [&](const ForecastDriver& one) { return one.id == id; });
    return found == forecast.drivers.end() ? nullptr : &found->number;
  }
};

TEST_F(Forecasts, KnowANarrowFutureExactly) {
  sell(Route::open_weights);
  const Forecast fan = under("train-nothing");
  const World before = world_;
  close(3);
  ASSERT_GE(fan.quarters.size(), 3u);
  for (std::size_t q = 0; q < 3; ++q) {
    const double truth = world_.history[before.history.size() + q].cash_usd;
    EXPECT_NEAR(fan.quarters[q].cash_usd.p50, truth, 1e-5 * truth) << q;
    EXPECT_LT(fan.quarters[q].cash_usd.p95 - fan.quarters[q].cash_usd.p5, 1e-5 * truth);
  }
}

TEST_F(Forecasts, SellWhatWasMadeUnderALicenceOnlyWithinItsField) {
  scenario.licence.field_share.value = 0.5;
  scenario.market.renewal.value = 0.4;
  start();
  do_it(SignLicence{});
  sell(Route::licence);
  const Forecast fan = under("train-nothing");
  const World before = world_;
  close(2);
  for (std::size_t q = 0; q < 2; ++q) {
    const double truth = world_.history[before.history.size() + q].cash_usd;
    EXPECT_NEAR(fan.quarters[q].cash_usd.p50, truth, 1e-3 * truth) << q;
  }
}

TEST_F(Forecasts, KnowWhatIsArrangedAndWhatItBrings) {
  offer_everything(scenario);
  start();
  sell(Route::open_weights);
  do_it(ReserveCompute{});
  do_it(RetainCounsel{econ::Counsel::trial});
  do_it(KeepRecords{true});
  const Forecast fan = under("train-nothing");
  for (const char* id : {"reserved_computing", "retainer", "records", "resale"})
    EXPECT_NE(driver(fan, id), nullptr) << id;
  const World before = world_;
  close(3);
  for (std::size_t q = 0; q < 3; ++q) {
    const double truth = world_.history[before.history.size() + q].cash_usd;
    EXPECT_NEAR(fan.quarters[q].cash_usd.p50, truth, 1e-5 * truth) << q;
  }
}

TEST_F(Forecasts, LookToTheEndOfTheGameAndNoFurther) {
  EXPECT_EQ(under("go-on").quarters.size(), static_cast<std::size_t>(scenario.quarters));
  close(scenario.quarters);
  EXPECT_TRUE(under("go-on").quarters.empty());
}

TEST_F(Forecasts, SellARunInTrainingFromTheQuarterAfterItLandsOn) {
  do_it(usual(scenario, Route::open_weights));
  const Forecast fan = under("train-nothing");
  const double operations = scenario.lab(LabKind::player).operations_usd.value;
  EXPECT_EQ(fan.quarters[0].capability_points.p95 > 0, true);
  EXPECT_NEAR(fan.cash_now_usd - fan.quarters[0].cash_usd.p50, operations, 1e-5 * fan.cash_now_usd);
  EXPECT_GT(fan.quarters[1].cash_usd.p50, fan.quarters[0].cash_usd.p50);
  EXPECT_GT(fan.quarters[1].cash_usd.p95, fan.quarters[1].cash_usd.p5);
}

TEST_F(Forecasts, ExpectACutAndAClaimAfterACopyAndNoneAfterOwnLabels) {
  scenario.terms.alarms_before_cut.value = 1;
  do_it(usual(scenario, Route::distil));
  const Forecast copied = under("train-nothing");
  ASSERT_EQ(copied.chances.at(1).id, "access_cut");
  EXPECT_GT(copied.quarters.front().chances.at(1), 0.5);
  EXPECT_NE(driver(copied, "claim_chance"), nullptr);
  EXPECT_GT(copied.quarters[2].claims_usd.p50, 0);
  scenario.provider.false_tip.value = 0;
  start();
  do_it(usual(scenario, Route::open_weights));
  const Forecast honest = under("train-nothing");
  EXPECT_EQ(honest.chance_by_the_end("access_cut"), 0);
  EXPECT_EQ(honest.quarters.back().claims_usd.p95, 0);
  EXPECT_EQ(driver(honest, "claim_chance"), nullptr);
}

TEST_F(Forecasts, ExpectNowAndThenAClaimOverWhatIsNoCopy) {
  scenario.provider.false_tip.value = 0.1;
  do_it(usual(scenario, Route::open_weights));
  const Forecast honest = under("train-nothing");
  const Quantity* tip = driver(honest, "tip");
  ASSERT_NE(tip, nullptr);
  EXPECT_DOUBLE_EQ(tip->value, 0.1);
  ASSERT_NE(driver(honest, "claim_chance"), nullptr);
}

TEST_F(Forecasts, EndAClaimAtOnceUnderAPolicyThatSettlesAndLaterUnderOneThatDoesNot) {
  scenario.terms.alarms_before_cut.value = 1;
  sell(Route::distil);
  close(2);
  ASSERT_FALSE(world_.proceedings.empty());
  const Forecast settling = under("train-nothing-and-settle"), fighting = under("train-nothing");
  ASSERT_NE(driver(settling, "settlement"), nullptr);
  EXPECT_EQ(settling.quarters[0].claims_usd.p95, 0);
  EXPECT_GT(fighting.quarters[0].claims_usd.p5, 0);
  EXPECT_EQ(driver(fighting, "settlement"), nullptr);
  const Quantity* chance = driver(fighting, "loss_chance");
  ASSERT_NE(chance, nullptr);
  EXPECT_GT(chance->value, 0);
  EXPECT_LT(chance->value, 1);
  // Won or lost: the fan opens at the judgment.
  const forecast::Quantiles& end = fighting.quarters.back().cash_usd;
  EXPECT_GT(end.p95 - end.p5, driver(fighting, "award")->value / 2);
}

TEST_F(Forecasts, ShowBesideWhatTheyExpectOfAClaimWhatTheCourtPageHasToday) {
  scenario.terms.alarms_before_cut.value = 1;
  sell(Route::distil);
  close(2);
  const ProceedingView claim = make_view(scenario, world_).proceedings.front();
  const Forecast fan = under("train-nothing");
  ASSERT_NE(driver(fan, "expected_award_today"), nullptr);
  EXPECT_EQ(driver(fan, "expected_award_today")->value, claim.expected_award_usd.value);
  EXPECT_EQ(driver(fan, "loss_chance_today")->value, claim.in_the_end.value);
  EXPECT_EQ(driver(fan, "award_today")->value, claim.award.total().value);
  EXPECT_GT(driver(fan, "award")->value, claim.award.total().value);  // sales go on until the judgment
}

// Rivals that ask less, a claimant that lets go, dearer computing: what the rules do is in the fan.
TEST_F(Forecasts, AreWhatTheRulesMakeOfTheSameQuartersOnOtherSeeds) {
  scenario.terms.alarms_before_cut.value = 1;
  sell(Route::distil);
  close(2);
  const Forecast fan = under("train-nothing");
  int inside = 0;
  constexpr int kGames = 40;
  for (std::uint64_t seed = 1; seed <= kGames; ++seed) {
    World other = world_;
    other.seed = seed;
    for (int quarter = 0; quarter < 3; ++quarter) close_with_stubs(scenario, other);
    const double truth = other.history.back().cash_usd;
    const forecast::Quantiles& cash = fan.quarters[2].cash_usd;
    inside += truth >= cash.p5 - 1e3 && truth <= cash.p95 + 1e3;
  }
  EXPECT_GE(inside, kGames * 3 / 4);
}

TEST_F(Forecasts, OrderFurtherRunsOnlyUnderAPolicyThatTrains) {
  sell(Route::open_weights);
  const Forecast going_on = under("go-on"), resting = under("train-nothing");
  EXPECT_LT(going_on.quarters.back().cash_usd.p50, resting.quarters.back().cash_usd.p50);
  EXPECT_GE(going_on.quarters.back().capability_points.mean, resting.quarters.back().capability_points.mean);
  ASSERT_NE(driver(going_on, "pace"), nullptr);
  EXPECT_DOUBLE_EQ(driver(going_on, "pace")->value, 0.5);
}

TEST_F(Forecasts, PlayFurtherRunsByTheRulesThatCutAccess) {
  scenario.terms.alarms_before_cut.value = 2;
  do_it(usual(scenario, Route::distil));
  close();
  ASSERT_FALSE(world_.player().access_cut);
  EXPECT_EQ(under("train-nothing").chance_by_the_end("access_cut"), 0);
  EXPECT_GT(under("go-on").chance_by_the_end("access_cut"), 0.5);
}

TEST_F(Forecasts, OfALabThatIsRuinedBeforeItSellsAnythingSayThatItSellsNothing) {
  do_it(usual(scenario, Route::open_weights));
  const double left = world_.ledger.cash(kPlayerId).usd();
  for (LabSetup& lab : scenario.labs)
    if (lab.kind == LabKind::player) lab.operations_usd.value = 2 * left;
  const Forecast fan = under("go-on");
  EXPECT_EQ(fan.chance_by_the_end("ruined"), 1);
  ASSERT_NE(driver(fan, "sales"), nullptr);
  EXPECT_EQ(driver(fan, "sales")->value, 0);
}

TEST_F(Forecasts, SellWhatTheLabHasChosenToSellAndNotWhatItHoldsBack) {
  sell(Route::open_weights);
  do_it(usual(scenario, Route::open_weights));
  close();
  for (auto& student : world_.models.back().result->students) student.accuracy = 1;
  ASSERT_NE(world_.player().released, world_.models.back().id);
  const Forecast fan = under("train-nothing");
  const World before = world_;
  close();
  const double truth = world_.history[before.history.size()].cash_usd;
  EXPECT_NEAR(fan.quarters[0].cash_usd.p50, truth, 1e-5 * truth);
}

TEST_F(Forecasts, GrowWiderWithTheRangesOfTheAssumptions) {
  sell(Route::open_weights);
  const auto width = [](const Forecast& fan) {
    return fan.quarters.back().cash_usd.p95 - fan.quarters.back().cash_usd.p5;
  };
  EXPECT_GT(width(under("train-nothing", true)), width(under("train-nothing", false)));
}

TEST_F(Forecasts, UseARehearsalInsteadOfAGuess) {
  do_it(usual(scenario, Route::open_weights));
  ForecastRequest request;
  request.rehearsed = Quantity::measured(61, Unit::points, "rehearsal", "Measured on a practice map");
  const auto rehearsed = forecast(scenario, world_, request);
  ASSERT_TRUE(rehearsed.ok());
  EXPECT_NEAR(rehearsed->quarters[0].capability_points.p50, 61, 0.2);
  const Forecast guessed = under("go-on");
  EXPECT_GT(guessed.quarters[0].capability_points.p95 - guessed.quarters[0].capability_points.p5,
            rehearsed->quarters[0].capability_points.p95 - rehearsed->quarters[0].capability_points.p5);
}

TEST_F(Forecasts, ChangeNothingAndRepeatThemselvesBitByBit) {
  sell(Route::distil);
  const auto before = hash(world_);
  const Forecast one = under("settle"), again = under("settle");
  EXPECT_EQ(hash(world_), before);
  ASSERT_EQ(one.quarters.size(), again.quarters.size());
  for (std::size_t q = 0; q < one.quarters.size(); ++q)
    EXPECT_EQ(one.quarters[q].cash_usd.p5, again.quarters[q].cash_usd.p5);
  EXPECT_EQ(one.seed, again.seed);
}

TEST_F(Forecasts, SayOfEveryDriverWhereItComesFrom) {
  scenario.terms.alarms_before_cut.value = 1;
  sell(Route::distil);
  for (const ForecastPolicy& policy : forecast_policies()) {
    const Forecast fan = under(policy.id);
    EXPECT_GE(fan.drivers.size(), 5u);
    for (const ForecastDriver& one : fan.drivers) {
      EXPECT_FALSE(one.text.empty()) << one.id;
      EXPECT_FALSE(one.number.explanation.empty() && one.number.source.empty()) << one.id;
      EXPECT_TRUE(one.number.provenance != Provenance::assumed || one.number.range) << one.id;
    }
  }
}

TEST_F(Forecasts, RefuseWhatMakesNoSense) {
  EXPECT_FALSE(forecast_policy("hope").ok());
  EXPECT_FALSE(forecast_policy("cut-off").ok());  // a provider's
  ForecastRequest request;
  request.quarters = -1;
  EXPECT_EQ(forecast(scenario, world_, request).error().where, "quarters");
  request.quarters = 0, request.futures = 0;
  EXPECT_EQ(forecast(scenario, world_, request).error().where, "futures");
}

}  // namespace
}  // namespace partly::forecast
