// What was reached in finished games, kept beside the saves: of each scenario the best few results, and what
// was achieved for the first time. Untrusted input like any archive: what cannot be read is set aside, not
// lost.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/archive_kind.h"
#include "sim/session/rule_maker_view.h"
#include "sim/world/view/view.h"

namespace partly::session {

inline constexpr ArchiveKind kResults{"partly-results/1", "list of results",
                                      "Delete it; a new one is begun at the end of the next game"};
inline constexpr std::size_t kMaxResultsBytes = 1u << 20;
inline constexpr std::size_t kKeptPerScenario = 5;

struct GameResult {
  std::string scenario;  // its id
  std::uint64_t seed = 0;
  std::string grade;
  int met = 0, goals = 0;
  double worth_usd = 0;  // 0 for a rule maker
};

struct Earned {
  std::string achievement, scenario;
  std::uint64_t seed = 0;  // of the first game in which it was
};

struct Results {
  std::vector<GameResult> best;  // of each scenario together, the best first
  std::vector<Earned> earned;

  // Null where the scenario was never finished.
  const GameResult* best_of(const std::string& scenario) const;
  void add(const GameResult& result);  // nothing if the same game with the same result is there
  bool add(const Earned& earned);      // true if it is new
};

// Of games that have ended.
GameResult result_of(const world::WorldView& view);
GameResult result_of(const RuleMakerView& view);

std::filesystem::path results_path();
// None yet: an empty list. An Error for one that cannot be believed.
Result<Results> read_results(const std::filesystem::path& path);
Status write_results(const Results& results,
                     const std::filesystem::path& path);  // the old file or the new one

}  // namespace partly::session
