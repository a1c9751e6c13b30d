// What the decisions of each quarter are worth. A policy plays a game; every quarter of it is also decided in
// other ways, by nobody and at random, and afterwards everybody goes on as the policy would in the situation
// that results. What the ends differ by is held against luck: against what two games end apart that decide
// alike and are drawn otherwise from this quarter on.
//
// Left out: what two quarters do together, and what a better policy than the given one would find to decide.
// A quarter that is worth nothing here may be worth something to somebody who plays otherwise.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/base/measure.h"
#include "sim/base/quarter.h"
#include "sim/base/result.h"
#include "sim/session/trainer.h"
#include "sim/survey/measure.h"
#include "sim/world/state/scenario.h"

namespace partly::survey {

using Figures = std::vector<double>;  // by the order of Stakes::measures

// One quarter of one game, decided in several ways: what each came to at the end.
struct QuarterGame {
  std::uint64_t seed = 0;
  int decided = 0;    // by the policy in this quarter
  Figures as_policy;  // the game itself
  Figures nothing;
  Figures random;   // mean of the draws; as the policy where there are none
  Figures redrawn;  // decided as by the policy, and drawn otherwise from this quarter on
};

// What hangs on a quarter in one measure.
struct Stake {
  double at_stake = 0;                   // median over the games of best less worst of the three
  double luck = 0;                       // root mean square of what the redrawn game ends away from the game
  Difference over_nothing, over_random;  // what the policy gains, game by game
  // Of the two ways that differ most surely: the mean of what they are apart, game by game, over its spread
  // (standard deviation) over the games. Luck that both ways had, as a market that doubles, is no part of it.
  double mean_over_spread = 0;
  int policy_best = 0, nothing_best = 0, random_best = 0;  // games; several where they are equal

  // A median, so that one ruin among twenty games makes no quarter; a root mean square, so that one among
  // twenty counts as the luck that it is. Both are differences between two games.
  bool matters() const { return at_stake > luck; }
  bool outweighs_its_spread() const { return mean_over_spread > 1; }
};
// `more_is_better` says which of the three is best.
Stake stake_of(const std::vector<QuarterGame>& games, std::size_t measure, bool more_is_better);

struct QuarterStakes {
  Quarter quarter;
  std::vector<QuarterGame> games;  // that had come so far; by seed
  std::vector<Stake> stakes;       // by measure
};

struct Stakes {
  std::string scenario, policy;
  std::uint64_t first_seed = 1, last_seed = 1;
  int draws = 0;
  std::vector<Measure> measures;        // founders' worth, then those of the scenario's goals
  std::vector<QuarterStakes> quarters;  // those that are the player's
  std::vector<double> spread_of_games;  // by measure: what two whole games of other seeds end apart, rms
  int games = 0;                        // played to their end, as counted from where they part

  int mattering() const;    // quarters whose decisions matter for the founders' worth
  int outweighing() const;  // and those in which two ways differ by more than the spread of that difference
  // Those at stake for more than what two whole games differ by: a harder bar, since most of that luck has
  // been drawn by the time that the last quarters are decided.
  int mattering_beside_whole_games() const;
};

struct StakesPlan {
  std::string policy = "opportunist";
  std::uint64_t first_seed = 1, last_seed = 20;
  int draws = 3;  // random ways to decide a quarter
};

using OnStakesGame = std::function<void(std::uint64_t seed, const Quarter& quarter)>;

// An Error where the policy is unknown or is itself random (it would not go on as it had), or where training
// fails.
Result<Stakes> weigh_stakes(const world::Scenario& scenario, const StakesPlan& plan,
                            const session::Work& work, const OnStakesGame& on_game = {});

std::string text_of(const Stakes& stakes);
std::string json_of(const Stakes& stakes);

}  // namespace partly::survey
