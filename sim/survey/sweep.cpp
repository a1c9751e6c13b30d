#include "sim/survey/sweep.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <system_error>

#include "sim/base/folders.h"

namespace partly::survey {
namespace {

constexpr std::size_t kMaxRecordBytes = 1u << 20;

Status check_strategies(const PlayableScenario& field, const std::vector<std::string>& asked) {
  const auto strategies = field.strategies();
  for (const std::string& strategy : asked) {
    if (std::ranges::find(strategies, strategy) != strategies.end()) continue;
    std::string known;
    for (const auto& each : strategies) known += (known.empty() ? "" : ", ") + each;
    return Error{ErrorKind::usage, "There is no strategy \"" + strategy + "\" here", "--policies",
                 "Choose among: " + known};
  }
  return {};
}

Status make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (!problem) return {};
  return Error{ErrorKind::file_missing, "The folder cannot be made: " + problem.message(), folder.string(),
               "Choose another with --out"};
}

// Whether this very game lies there already.
Result<bool> finished(const PlayableScenario& field, const std::string& fingerprint, const Game& game,
                      const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return false;
  const auto line = read_file(file, kMaxRecordBytes);
  if (!line) return line.error();
  const auto record = parse_line(*line, file.string());
  if (!record) return record.error();
  if (record->scenario != field.id() || record->fingerprint != fingerprint)
    return Error{ErrorKind::mismatch, "This game is of another scenario, or of another version of it",
                 file.string(), "Choose another folder with --out, or delete the games of the old version"};
  if (record->strategy != game.strategy || record->seed != game.seed)
    return Error{ErrorKind::mismatch, "This file holds another game than its name says", file.string(),
                 "Delete it; the next sweep plays that game again"};
  return true;
}

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<Shard> shard_named(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) {
    const auto number = whole(std::string_view(text).substr(0, slash));
    const auto of = whole(std::string_view(text).substr(slash + 1));
    if (number && of && *number >= 1 && *number <= *of) return Shard{*number, *of};
  }
  return Error{ErrorKind::usage, "\"" + text + "\" is no shard", "--shard",
               "Write 2/8 for the second of eight"};
}

std::vector<Game> games_of(const SweepPlan& plan, const std::vector<std::string>& strategies) {
  std::vector<Game> games;
  int turn = 0;
  for (std::uint64_t seed = plan.first_seed; seed <= plan.last_seed; ++seed)
    for (const std::string& strategy : strategies) {
      if (turn == plan.shard.number - 1) games.push_back({strategy, seed});
      turn = (turn + 1) % plan.shard.of;
    }
  return games;
}

std::filesystem::path file_of(const std::filesystem::path& folder, const Game& game) {
  char number[32];
  std::snprintf(number, sizeof number, "-%05llu.jsonl", static_cast<unsigned long long>(game.seed));
  return folder / (game.strategy + number);
}

Result<SweepReport> sweep(PlayableScenario& field, const SweepPlan& plan, const OnSweepGame& on_game) {
  if (auto status = check_strategies(field, plan.strategies); !status) return status.error();
  if (auto status = make_folder(plan.folder); !status) return status.error();
  const auto games = games_of(plan, plan.strategies.empty() ? field.strategies() : plan.strategies);
  const std::string fingerprint = fingerprint_of(field.text());
  SweepReport report;
  for (std::size_t i = 0; i < games.size(); ++i) {
    const auto file = file_of(plan.folder, games[i]);
    const auto there = finished(field, fingerprint, games[i], file);
    if (!there) return there.error();
    if (*there) {
      ++report.found;
      continue;
    }
    if (on_game) on_game(games[i], i + 1, games.size());
    const auto record = field.play(games[i].strategy, games[i].seed);
    if (!record) return record.error();
    for (const std::string& error : record->errors)
      report.errors.push_back(file.filename().string() + ": " + error);
    if (auto status = write_atomically(file, to_line(*record) + "\n"); !status) return status.error();
    ++report.played;
  }
  return report;
}

}  // namespace partly::survey
