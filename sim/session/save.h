// The save file: the scenario's own text, the seed, and every closed quarter with its decisions, its
// measurements and the hash of the world after it. Loading plays the log again and compares hashes, so that a
// save that does not replay is refused instead of half believed. Untrusted input: size, depth, keys, types
// and numbers are checked.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/scenario/content.h"
#include "sim/session/archive_kind.h"
#include "sim/session/quarter_log.h"
#include "sim/world/state/world.h"

namespace partly::session {

inline constexpr ArchiveKind kSaves{"partly-save/9", "save", "Choose another save, or start again",
                                    "its states do not hold which labs sell the answers of their products"};
inline constexpr std::size_t kMaxSaveBytes = 64u << 20;

struct Save {
  std::string scenario_text;
  std::uint64_t seed = 0;
  std::string engine;  // that measured: another one may differ in the last digits
  std::vector<QuarterLog> quarters;
  std::vector<world::Decision> open_quarter;      // decided, not yet closed
  std::optional<scenario::Content> content = {};  // files that the scenario names
};

std::string to_json(const Save& save);
Result<Save> parse_save(const std::string& json, const std::string& file_name);
Result<Save> read_save(const std::filesystem::path& path);

// One quarter of a log played into a world: first what was decided, then the close with the measurements as
// stored. An Error of kind mismatch says which of them does not fit.
Status replay_decisions(const world::Scenario& scenario, world::World& world, const QuarterLog& quarter,
                        const std::string& where);
Status replay_close(const world::Scenario& scenario, world::World& world, const QuarterLog& quarter,
                    const std::string& where);

// The whole log of closed quarters played into a fresh world. `before_close` sees each quarter with the jobs
// that are due in it; the log's measurements are those of these jobs, in order. An Error from it ends the
// replay.
using BeforeClose = std::function<Status(const std::vector<world::Job>& due, const QuarterLog& quarter)>;
Result<world::World> replay_log(const world::Scenario& scenario, const Save& save, const std::string& where,
                                const BeforeClose& before_close);
// The scenario in a save, with its files as they were; an Error of kind invalid_scenario names the save, one
// of kind content_missing the file.
Result<world::Scenario> scenario_of(const Save& save, const std::string& where);

// What a home screen says about a save without playing it: "The Shortcut, Q3 2026".
struct SaveSummary {
  std::filesystem::path path;
  std::string title;
  Quarter next;  // the quarter that is open
  int closed_quarters = 0;
  bool finished = false;  // by the calendar; a game may also have ended before
};
Result<SaveSummary> summarise(const std::filesystem::path& path);
std::filesystem::path autosave_path();

// Before a new game takes the place of a save, the save is copied beside it: autosave-before.json. False if
// there is none.
bool set_aside(const std::filesystem::path& save);
std::filesystem::path path_before(const std::filesystem::path& save);

}  // namespace partly::session
