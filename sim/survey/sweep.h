// A large survey in parts, on as many machines as one likes: each shard plays its share of the games and
// keeps each as one file with one line of JSON (play_record.h), whole or not at all. A shard that was ended
// goes on where it was; games of other shards, or of another number of shards, count as well.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/survey/field.h"

namespace partly::survey {

struct Shard {
  int number = 1, of = 1;  // number from 1
};
Result<Shard> shard_named(const std::string& text);  // "2/8"

struct SweepPlan {
  std::vector<std::string> strategies;  // empty: all
  std::uint64_t first_seed = 1, last_seed = 1;
  Shard shard;
  std::filesystem::path folder;  // made if it is not there
};

struct Game {
  std::string strategy;
  std::uint64_t seed = 1;
  bool operator==(const Game&) const = default;
};

// All games of the plan that fall to its shard: the shards of one plan have no game in common and none is
// left out.
std::vector<Game> games_of(const SweepPlan& plan, const std::vector<std::string>& strategies);
std::filesystem::path file_of(const std::filesystem::path& folder, const Game& game);  // "distil-00017.jsonl"

struct SweepReport {
  int played = 0, found = 0;        // found: finished before, by whichever shard
  std::vector<std::string> errors;  // of games; their records hold them too
};

// Called before each game that is played.
using OnSweepGame = std::function<void(const Game& game, std::size_t number, std::size_t all)>;

// An Error where a strategy is unknown, the folder cannot be written, or holds games of another scenario or
// of another version of it.
Result<SweepReport> sweep(PlayableScenario& field, const SweepPlan& plan, const OnSweepGame& on_game = {});

}  // namespace partly::survey
