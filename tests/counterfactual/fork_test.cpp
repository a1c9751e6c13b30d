// Games played again with something changed, on stub results: what must be the same, what may differ, and
// what is trained anew.
#include "sim/counterfactual/fork.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/player_bots.h"
#include "sim/counterfactual/look_back.h"
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/counterfactual/play_on.h"
#include "sim/counterfactual/turning_points.h"
#include "sim/session/save.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "tests/session/stub_work.h"
#include "tests/world/test_scenario.h"

namespace partly::counterfactual {
namespace {

bool should_continue() { return true; }

// Distils, sells, admits it partly on the stand, and never settles.
void fight(bots::PlayerSeat& seat) {
  const auto models = seat.view().models;
  if (std::ranges::none_of(models, &world::ModelView::mine))
    seat.submit(world::usual(seat.scenario(), world::Route::distil));
  for (const auto& model : models)
    if (model.mine && !model.on_sale) seat.submit(world::ReleaseModel{model.id});
  const auto proceedings = seat.view().proceedings;
  for (const auto& one : proceedings)
    if (one.mine) seat.submit(world::Testify{one.id, law::Answer::partly});
}

class Forks : public testing::Test {
 protected:
  Forks() {
    scenario.labs[0].cash_usd.value = 2e10;
    scenario.terms.alarms_before_cut.value = 1;
    scenario.provider.claim_without_log.value = 0;
  }

  // Distils once, sells that, and settles what comes of it.
  session::Save distilled(int quarters = 6) {
    const auto bot = bots::make_plain_route_bot("distil");
    const auto played = play_on(
        scenario, 3, quarters, session::stub_work, [&](bots::PlayerSeat& seat) { bot->play_quarter(seat); },
        should_continue);
    return {scenario.source_text, 3, "stub", (*played)->log(), {}};
  }
  int number_of(const session::Save& save, auto wanted) {
    for (const auto& played : decisions_of(scenario, save.quarters))
      if (wanted(played.decision)) return played.number;
    return 0;
  }
  int training(const session::Save& save) {
    return number_of(save, [](const auto& d) { return std::holds_alternative<world::TrainModel>(d); });
  }
  int settlement(const session::Save& save) {
    return number_of(save, [](const auto& d) { return std::holds_alternative<world::OfferSettlement>(d); });
  }
  int release(const session::Save& save) {
    return number_of(save, [](const auto& d) { return std::holds_alternative<world::ReleaseModel>(d); });
  }

  world::Scenario scenario = world::test_scenario();
  MeasurementCache cache{session::stub_work};
};

TEST_F(Forks, ReplaceADecisionByItselfWithoutADifferenceOrATraining) {
  const session::Save save = distilled(scenario.quarters);  // to the end: nothing is left in training
  const auto decisions = decisions_of(scenario, save.quarters);
  ASSERT_GE(decisions.size(), 3u);
  for (const auto& played : decisions) {
    const auto same = fork(scenario, save, {played.number, played.decision}, cache, should_continue);
    ASSERT_TRUE(same.ok()) << same.error().message();
    EXPECT_FALSE(same->first_difference.has_value()) << world::describe(played.decision);
    EXPECT_EQ(same->original.worth.value, same->instead.outcome.worth.value);
    EXPECT_TRUE(same->instead.refused.empty());
    EXPECT_TRUE(same->instead.fallback_decisions.empty());
    EXPECT_EQ(same->instead.retrained, 0);
  }
}

TEST_F(Forks, DropATrainingAndListWhatIsNoLongerPossible) {
  const session::Save save = distilled();
  const auto dropped = fork(scenario, save, {training(save), DropDecision{}}, cache, should_continue);
  ASSERT_TRUE(dropped.ok());
  EXPECT_EQ(dropped->first_difference, save.quarters.front().quarter);
  EXPECT_EQ(dropped->instead.outcome.spent.value, 0);
  EXPECT_EQ(dropped->instead.outcome.court, "none");
  EXPECT_FALSE(dropped->instead.refused.empty());  // the model was never there to sell
  EXPECT_EQ(dropped->original.history.size(), dropped->instead.outcome.history.size());
}

TEST_F(Forks, LeaveThePastAsItWas) {
  const session::Save save = distilled();
  const int sold = release(save);
  ASSERT_GT(sold, 0);
  const auto unsold = fork(scenario, save, {sold, DropDecision{}}, cache, should_continue);
  ASSERT_TRUE(unsold.ok());
  const auto &a = unsold->original.history, &b = unsold->instead.outcome.history;
  ASSERT_TRUE(unsold->first_difference.has_value());
  for (std::size_t q = 0; q < a.size() && a[q].quarter < *unsold->first_difference; ++q)
    EXPECT_EQ(a[q].cash_usd, b[q].cash_usd);
  EXPECT_GE(*unsold->first_difference, unsold->decision.quarter);
  EXPECT_LT(b.back().cash_usd, a.back().cash_usd);
}

TEST_F(Forks, SwapARouteAndGoOnWithTheModelThatCameOfIt) {
  const session::Save save = distilled();
  const auto swapped =
      fork(scenario, save, {training(save), SwapRoute{world::Route::open_weights}}, cache, should_continue);
  ASSERT_TRUE(swapped.ok()) << swapped.error().message();
  EXPECT_GT(swapped->instead.retrained, 0);
  EXPECT_GT(swapped->instead.outcome.capability.value, 0);
  EXPECT_EQ(swapped->instead.outcome.judgment, session::Judgment::none);  // nothing was copied
  EXPECT_NE(swapped->original.judgment, session::Judgment::none);
  bool settled = false;
  for (const auto& one : swapped->instead.refused)
    settled = settled || one.reason.find("claim") != std::string::npos;
  EXPECT_TRUE(settled) << "there is no claim to settle here";
}

TEST_F(Forks, RaiseTheMoneyThatASwappedOrderLacks) {
  scenario.labs[0].cash_usd.value = 4e9;
  const session::Save save = distilled(10);
  const auto swapped =
      fork(scenario, save, {training(save), SwapRoute{world::Route::scratch}}, cache, should_continue);
  ASSERT_TRUE(swapped.ok()) << swapped.error().message();
  const bool raised =
      std::any_of(swapped->instead.fallback_decisions.begin(), swapped->instead.fallback_decisions.end(),
                  [](const auto& one) { return one.find("raise") != std::string::npos; });
  EXPECT_TRUE(raised);
  EXPECT_LT(swapped->instead.outcome.ownership.value, swapped->original.ownership.value);
}

TEST_F(Forks, FaceAClaimThatTheGameNeverHad) {
  const auto bot = bots::make_bot("open-weights", 3, scenario);
  const auto played = play_on(
      scenario, 3, 6, session::stub_work, [&](bots::PlayerSeat& seat) { (*bot)->play_quarter(seat); },
      should_continue);
  const session::Save save{scenario.source_text, 3, "stub", (*played)->log(), {}};
  const auto swapped =
      fork(scenario, save, {training(save), SwapRoute{world::Route::distil}}, cache, should_continue);
  ASSERT_TRUE(swapped.ok()) << swapped.error().message();
  EXPECT_EQ(swapped->original.judgment, session::Judgment::none);
  EXPECT_NE(swapped->instead.outcome.judgment, session::Judgment::none);
  EXPECT_FALSE(swapped->instead.fallback_decisions.empty());
}

TEST_F(Forks, RefuseWhatIsNotThere) {
  const session::Save save = distilled();
  EXPECT_EQ(fork(scenario, save, {99, DropDecision{}}, cache, should_continue).error().where, "--decision");
  const auto impossible = fork(scenario, save, {training(save), world::SetPrice{-1}}, cache, should_continue);
  ASSERT_FALSE(impossible.ok());
  EXPECT_EQ(impossible.error().kind, ErrorKind::usage);
  const auto left = fork(scenario, save, {training(save), SwapRoute{world::Route::open_weights}}, cache,
                         [] { return false; });
  ASSERT_FALSE(left.ok());
  EXPECT_EQ(left.error().kind, ErrorKind::interrupted);
}

TEST_F(Forks, AreMadeInASessionWithoutAThreadAtOnce) {
  session::Options options;
  options.seed = 3;
  options.threaded = false;
  const auto session =
      session::Session::start_with(scenario, options, session::make_inline_trainer(session::stub_work));
  session->submit(scenario.routes[1]);
  session->request_close();
  session->tick();
  LookBack look_back(*session);
  const auto& asked = look_back.fork({1, DropDecision{}});
  EXPECT_TRUE(asked.ready);
  ASSERT_TRUE(asked.value.has_value() || !asked.problem.empty());
}

TEST_F(Forks, LeaveTheForecastToThePresentWithTheDecisionsOfTheOpenQuarter) {
  session::Options options;
  options.seed = 3;
  options.threaded = false;
  const auto session =
      session::Session::start_with(scenario, options, session::make_inline_trainer(session::stub_work));
  const auto before = session->forecast();
  session->submit(scenario.routes[1]);
  const auto after = session->forecast();
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_EQ(before->quarters.back().capability_points.p95, 0);
  EXPECT_GT(after->quarters.back().capability_points.p50, 0);
  EXPECT_LT(after->cash_now_usd, before->cash_now_usd);
}

TEST_F(Forks, SayWhatFailedInsteadOfComparingWithAModelThatWasNeverTrained) {
  const session::Save save = distilled();
  MeasurementCache broken{[](const world::Job&, const session::ProgressCallback&) {
    return Result<world::JobResult>(Error{ErrorKind::internal, "The device is gone", {}, {}});
  }};
  const auto swapped =
      fork(scenario, save, {training(save), SwapRoute{world::Route::open_weights}}, broken, should_continue);
  ASSERT_FALSE(swapped.ok());
  EXPECT_NE(swapped.error().what.find("device"), std::string::npos);
}

TEST_F(Forks, WeighAnotherAnswerOnTheStand) {
  const auto played = play_on(scenario, 3, 10, session::stub_work, fight, should_continue);
  const session::Save save{scenario.source_text, 3, "stub", (*played)->log(), {}};
  const int stand = number_of(save, [](const auto& d) { return std::holds_alternative<world::Testify>(d); });
  ASSERT_GT(stand, 0) << "nobody was asked";
  const auto given = decisions_of(scenario, save.quarters)[static_cast<std::size_t>(stand - 1)].decision;
  const auto denied = fork(scenario, save, {stand, *change_named("no", given)}, cache, should_continue);
  ASSERT_TRUE(denied.ok()) << denied.error().message();
  EXPECT_NE(denied->change.find(", no\" instead"), std::string::npos) << denied->change;
  EXPECT_TRUE(denied->first_difference.has_value());
}

// Out of money before the end, so that later decisions never come.
TEST_F(Forks, NameTheDecisionsThatAGameWhichEndsEarlierNeverComesTo) {
  scenario.labs[0].cash_usd.value = 2.0e9;
  const auto played = play_on(
      scenario, 3, 8, session::stub_work,
      [&](bots::PlayerSeat& seat) {
        if (seat.view().quarter_index == 0) seat.submit(world::RaiseFunds{seat.view().raise_limit.value});
        if (seat.view().quarter_index == 1) seat.submit(world::usual(scenario, world::Route::distil));
        if (seat.view().quarter_index >= 2) seat.submit(world::SetPrice{20.0 + seat.view().quarter_index});
      },
      should_continue);
  const session::Save save{scenario.source_text, 3, "stub", (*played)->log(), {}};
  const auto poor = fork(scenario, save, {1, DropDecision{}}, cache, should_continue);
  ASSERT_TRUE(poor.ok()) << poor.error().message();
  EXPECT_EQ(poor->instead.outcome.ending, world::Ending::insolvent);
  const auto all = decisions_of(scenario, save.quarters);
  int never = 0;
  for (const RefusedDecision& one : poor->instead.refused)
    never += one.reason.find("out of money") != std::string::npos;
  const auto later = std::ranges::count_if(all, [&](const PlayedDecision& one) {
    return one.quarter > poor->instead.outcome.history.back().quarter;
  });
  EXPECT_GT(later, 0);
  EXPECT_EQ(never, later);
}

TEST_F(Forks, NameASwappedOrderThatCouldNeverBePaid) {
  const session::Save save = distilled();
  scenario.routes[0].sources.own_labels = 200'000;  // more than anybody gives
  const auto swapped =
      fork(scenario, save, {training(save), SwapRoute{world::Route::scratch}}, cache, should_continue);
  ASSERT_TRUE(swapped.ok()) << swapped.error().message();
  const bool named = std::ranges::any_of(swapped->instead.refused, [&](const RefusedDecision& one) {
    return one.played.number == training(save) && one.reason.find("could not be paid") != std::string::npos;
  });
  EXPECT_TRUE(named);
}

TEST_F(Forks, SellNothingThatTheGameHasNotSoldBecauseSomethingElseIsRefused) {
  const auto played = play_on(
      scenario, 3, 6, session::stub_work,
      [&](bots::PlayerSeat& seat) {
        const int quarter = seat.view().quarter_index;
        if (quarter == 0) seat.submit(world::usual(scenario, world::Route::open_weights));
        if (quarter == 4) seat.submit(world::usual(scenario, world::Route::open_weights));
        if (quarter == 4) seat.submit(world::GuessCapability{seat.view().models.front().id, 50});
      },
      should_continue);
  const session::Save save{scenario.source_text, 3, "stub", (*played)->log(), {}};
  ASSERT_EQ(decisions_of(scenario, save.quarters).size(), 3u);
  const auto dropped = fork(scenario, save, {2, DropDecision{}}, cache, should_continue);
  ASSERT_TRUE(dropped.ok()) << dropped.error().message();
  ASSERT_EQ(dropped->instead.refused.size(), 1u);
  EXPECT_EQ(dropped->instead.refused[0].played.number, 3);
  EXPECT_TRUE(dropped->instead.fallback_decisions.empty());
}

TEST_F(Forks, SayThatANamedModelIsNotInThisGame) {
  const session::Save save = distilled();
  const auto wrong = fork(scenario, save, {release(save), world::ReleaseModel{999}}, cache, should_continue);
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().message().find("There is no model 999 in this game"), std::string::npos);
}

TEST(MeasurementCache, GivesAJobOfTheGameWhatWasMeasuredForItAndNoOther) {
  MeasurementCache cache{session::stub_work};
  world::TrainStudent first, second;
  first.id = 1, first.model = 2, second.id = 3, second.model = 4;
  world::StudentTrained failed, went_well;
  failed.id = 1, failed.stopped = true, went_well.id = 3;
  session::QuarterLog quarter;
  quarter.results = {failed, went_well};
  cache.keeper()({first, second}, quarter);
  EXPECT_TRUE(std::get<world::StudentTrained>(*cache.result_of(first, should_continue)).stopped);
  EXPECT_FALSE(std::get<world::StudentTrained>(*cache.result_of(second, should_continue)).stopped);
  EXPECT_EQ(cache.done_now(), 0);
}

TEST(ChangeText, AreReadInWordsAndRefusedWithTheWordsThatThereAre) {
  const world::Decision order = world::TrainModel{}, answer = world::Testify{12, law::Answer::no};
  EXPECT_TRUE(std::holds_alternative<DropDecision>(*change_named("drop", order)));
  EXPECT_EQ(std::get<SwapRoute>(*change_named("license", order)).route, world::Route::licence);
  const auto train =
      std::get<world::Decision>(*change_named("train queries=250 access=labels wide=yes", order));
  EXPECT_EQ(std::get<world::TrainModel>(train).sources.queries, 250);
  EXPECT_EQ(std::get<world::TrainModel>(train).sources.access, learn::Access::labels);
  EXPECT_TRUE(std::get<world::TrainModel>(train).wide);
  EXPECT_EQ(std::get<world::Decision>(*change_named("settle 2e9", answer)),
            world::Decision(world::OfferSettlement{12, 2e9}));
  EXPECT_EQ(std::get<world::Decision>(*change_named("testify yes", answer)),
            world::Decision(world::Testify{12, law::Answer::yes}));
  // The answer that was given, by its word.
  EXPECT_EQ(std::get<world::Decision>(*change_named("no", answer)), answer);
  for (const char* nonsense :
       {"", "train", "train queries=-1", "train queries=1.5", "price", "settle x", "hope"}) {
    const auto change = change_named(nonsense, order);
    ASSERT_FALSE(change.ok()) << nonsense;
    EXPECT_EQ(change.error().kind, ErrorKind::usage);
  }
  EXPECT_FALSE(change_named("settle 2e9", order).ok());  // about no claim
  EXPECT_FALSE(change_named("scratch", answer).ok());    // no route to swap
}

TEST_F(Forks, FindTheGameItselfUnderItsOwnSeedAndOthersUnderOthers) {
  const session::Save save = distilled();
  const auto own = play_over(scenario, save, save.seed, cache, should_continue);
  ASSERT_TRUE(own.ok()) << own.error().message();
  EXPECT_TRUE(own->refused.empty());
  EXPECT_EQ(
      own->outcome.history.back().cash_usd,
      fork(scenario, save, {1, DropDecision{}}, cache, should_continue)->original.history.back().cash_usd);
  std::vector<LuckyGame> games;
  for (std::uint64_t seed = 10; seed < 14; ++seed) {
    auto game = play_over(scenario, save, seed, cache, should_continue);
    ASSERT_TRUE(game.ok());
    games.push_back(std::move(*game));
  }
  const Luck luck = luck_of(*own, games);
  EXPECT_EQ(luck.games.size(), 4u);
  EXPECT_GT(luck.worth_usd.sd, 0);
  EXPECT_LE(luck.worth_usd.low, luck.worth_usd.median);
  EXPECT_LE(luck.worth_usd.median, luck.worth_usd.high);
}

TEST(Luck, CountsTheSeedsInWhichSomethingElseCameOfClaims) {
  LuckyGame own, other;
  own.outcome.judgment = session::Judgment::won;
  other.outcome.judgment = session::Judgment::lost;
  const Luck luck = luck_of(own, {own, other, other, own});
  EXPECT_DOUBLE_EQ(luck.flips, 0.5);
  const SeedSpread spread = spread_around(3, {4, 1, 3, 2});
  EXPECT_DOUBLE_EQ(spread.mean, 2.5);
  EXPECT_DOUBLE_EQ(spread.median, 2.5);
  EXPECT_DOUBLE_EQ(spread.rank, 0.5);
}

TEST_F(Forks, RankDecisionsByWhatTheyDidToTheWorth) {
  const session::Save save = distilled();
  std::vector<TurningPoint> points;
  for (const auto& played : decisions_of(scenario, save.quarters)) {
    auto point = turning_point(scenario, save, played.number, 2, cache, should_continue);
    ASSERT_TRUE(point.ok()) << point.error().message();
    ASSERT_TRUE(point->effect_usd.range.has_value());
    EXPECT_TRUE(point->effect_usd.range->contains(point->effect_usd.value));
    points.push_back(std::move(*point));
  }
  rank(points);
  for (std::size_t i = 1; i < points.size(); ++i)
    EXPECT_GE(std::abs(points[i - 1].effect_usd.value), std::abs(points[i].effect_usd.value));
  EXPECT_NE(points.front().effect_usd.value, 0);
}

}  // namespace
}  // namespace partly::counterfactual
