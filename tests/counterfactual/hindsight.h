// Games played by bots, and what looking back on them must give where nothing was changed.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/counterfactual/fork.h"
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/counterfactual/play_on.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/bot_play.h"
#include "sim/session/save.h"
#include "sim/world/state/opening.h"

namespace partly::counterfactual {

inline bool to_the_end() { return true; }

inline std::filesystem::path scenarios() { return std::filesystem::path(PARTLY_SOURCE_DIR) / "scenarios"; }

// For a lab or a provider.
inline std::vector<std::string> shipped_scenarios() {
  std::vector<std::string> names;
  for (const auto& path : json_files_in(scenarios()))
    if (scenario::load_either_file(path).kind == scenario::Kind::lab) names.push_back(path.stem().string());
  return names;
}

inline world::Scenario scenario_named(const std::string& name) {
  auto loaded = scenario::load_file(scenarios() / (name + ".json"));
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

// A whole game; `more` may decide after the bot in every quarter.
inline std::unique_ptr<session::Session> played_by(
    const world::Scenario& scenario, const std::string& bot, std::uint64_t seed, const session::Work& work,
    const Decide& more = [](bots::PlayerSeat&) {}) {
  const auto policy = bots::make_bot(bot, seed, scenario);
  auto session = play_on(
      scenario, seed, scenario.quarters, work,
      [&](bots::PlayerSeat& seat) {
        (*policy)->play_quarter(seat);
        more(seat);
      },
      to_the_end);
  PARTLY_CHECK(policy.ok() && session.ok());
  return std::move(*session);
}

// What is told and has no effect, as the last decisions of a quarter: the price that it is, and what is on
// sale taken from the market and put back.
inline void decide_what_has_no_effect(bots::PlayerSeat& seat) {
  bots::submit_if_allowed(seat, world::SetPrice{seat.world().player().price_usd});
  if (const auto on_sale = seat.world().player().released)
    if (bots::submit_if_allowed(seat, world::WithdrawModel{}))
      bots::submit_if_allowed(seat, world::ReleaseModel{*on_sale});
}

// The numbers of the prices that were set to what they were, and of the withdrawals that were taken back;
// `price`: that of the beginning.
inline std::set<int> without_effect(const std::vector<PlayedDecision>& decisions, double price) {
  std::set<int> numbers;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const bool last = i + 2 == decisions.size() ||
                      (i + 2 < decisions.size() && decisions[i + 2].quarter != decisions[i].quarter);
    if (last && std::holds_alternative<world::WithdrawModel>(decisions[i].decision) &&
        std::holds_alternative<world::ReleaseModel>(decisions[i + 1].decision))
      numbers.insert(decisions[i].number);
    if (const auto* set = std::get_if<world::SetPrice>(&decisions[i].decision)) {
      if (set->price_usd == price) numbers.insert(decisions[i].number);
      price = set->price_usd;
    }
  }
  return numbers;
}

inline void expect_same(const session::Outcome& a, const session::Outcome& b) {
  using session::Outcome;
  EXPECT_EQ(a.ending, b.ending);
  for (const auto figure : {&Outcome::worth, &Outcome::capability, &Outcome::cash, &Outcome::spent,
                            &Outcome::exposure, &Outcome::trust, &Outcome::ownership})
    EXPECT_EQ((a.*figure).value, (b.*figure).value);
  EXPECT_EQ(a.judgment, b.judgment);
  EXPECT_EQ(a.court, b.court);
  EXPECT_EQ(a.log_ratio, b.log_ratio);
  ASSERT_EQ(a.history.size(), b.history.size());
  for (std::size_t i = 0; i < a.history.size(); ++i) {
    const auto &one = a.history[i], &other = b.history[i];
    EXPECT_EQ(one.quarter, other.quarter);
    EXPECT_EQ(one.cash_usd, other.cash_usd) << one.quarter.text();
    EXPECT_EQ(one.capability, other.capability) << one.quarter.text();
    EXPECT_EQ(one.share, other.share) << one.quarter.text();
    EXPECT_EQ(one.trust, other.trust) << one.quarter.text();
    EXPECT_EQ(one.exposure_usd, other.exposure_usd) << one.quarter.text();
  }
}

inline void expect_nothing_left_out(const Future& future) {
  for (const RefusedDecision& one : future.refused)
    ADD_FAILURE() << "left out: decision " << one.played.number << ", " << one.reason;
  for (const std::string& one : future.fallback_decisions) ADD_FAILURE() << "decided instead: " << one;
  for (const std::string& one : future.problems) ADD_FAILURE() << one;
  EXPECT_EQ(future.retrained, 0);
}

// The as-played row of luck, a fork with the same choice at the beginning, in the middle and at the end, and
// a replay.
inline void expect_hindsight_is_the_game(const session::Session& played, MeasurementCache& cache) {
  const world::Scenario& scenario = played.scenario();
  const session::Save save = played.record();
  const session::Outcome outcome = session::outcome_of(played.view());
  const auto replayed = session::play_again(scenario, save, "this game");
  ASSERT_TRUE(replayed.ok()) << replayed.error().message();
  EXPECT_EQ(world::hash(replayed->world), played.world_hash());
  const auto own = play_over(scenario, save, save.seed, cache, to_the_end);
  ASSERT_TRUE(own.ok()) << own.error().message();
  EXPECT_EQ(own->hash, played.world_hash());
  expect_same(outcome, own->outcome);
  expect_nothing_left_out(*own);
  const auto decisions = decisions_of(scenario, save.quarters);
  if (decisions.empty()) return;
  for (const std::size_t i : std::set{std::size_t{0}, decisions.size() / 2, decisions.size() - 1}) {
    SCOPED_TRACE("decision " + std::to_string(i + 1));
    const auto same = fork(scenario, save, {decisions[i].number, decisions[i].decision}, cache, to_the_end);
    ASSERT_TRUE(same.ok()) << same.error().message();
    EXPECT_EQ(same->original_hash, played.world_hash());
    EXPECT_EQ(same->instead.hash, played.world_hash());
    expect_same(outcome, same->original);
    expect_same(outcome, same->instead.outcome);
    EXPECT_FALSE(same->first_difference.has_value());
    expect_nothing_left_out(same->instead);
  }
}

}  // namespace partly::counterfactual
