// Was it luck? The same decisions over other seeds: other initial weights, other data, other rivals' moods,
// other draws of provider and court. What stays is skill or rule; what does not is luck.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/counterfactual/fork.h"

namespace partly::counterfactual {

struct LuckyGame : Future {
  std::uint64_t seed = 0;
  std::optional<double> log_ratio;  // of the exam on the model sold at the end, whether or not anybody sued
};

// A decision that could not be carried over into some of the other games.
struct RefusedInSomeGames {
  RefusedDecision first;  // with the reason of the first of these games
  int games = 0;
};
std::vector<RefusedInSomeGames> refused_in(const std::vector<LuckyGame>& games);

struct SeedSpread : Spread {
  double rank = 0;  // share of the seeds that ended below the game itself
};

inline constexpr int kLuckySeeds = 12;  // other games that luck is measured over in the background

struct Luck {
  LuckyGame own;
  std::vector<LuckyGame> games;  // the other seeds
  SeedSpread worth_usd, capability_points, log_ratio;
  double flips = 0;  // share of the seeds whose judgment is another than the game's own
};

// The game's decisions under this seed, as many quarters as the game has closed. With the game's own seed it
// is the game. An Error of kind interrupted if `should_continue` said no.
Result<LuckyGame> play_over(const world::Scenario& scenario, const session::Save& game, std::uint64_t seed,
                            MeasurementCache& cache, const session::ShouldContinue& should_continue);
Luck luck_of(LuckyGame own, std::vector<LuckyGame> games);
SeedSpread spread_around(double own, const std::vector<double>& values);

}  // namespace partly::counterfactual
