#include "sim/session/results.h"

#include <algorithm>

#include "sim/base/folders.h"
#include "sim/session/archive.h"
#include "sim/session/fields.h"
#include "sim/world/view/achievements.h"

namespace partly::session {
namespace {

// Goals first, then what is left to the founders.
bool ranks_before(const GameResult& a, const GameResult& b) {
  return a.met != b.met ? a.met > b.met : a.worth_usd > b.worth_usd;
}

bool same_game(const GameResult& a, const GameResult& b) {
  return a.scenario == b.scenario && a.seed == b.seed && a.met == b.met && a.worth_usd == b.worth_usd;
}

Status check_results(const Results& results, const std::string& name) {
  for (const GameResult& one : results.best)
    if (one.met < 0 || one.met > one.goals || one.grade != world::grade_of(one.met, one.goals))
      return broken(kResults, name, "a grade does not follow from the goals met");
  for (const Earned& one : results.earned)
    if (!world::achievement(one.achievement))
      return broken(kResults, name, "there is no achievement \"" + one.achievement + "\"");
  return {};
}

}  // namespace

const GameResult* Results::best_of(const std::string& scenario) const {
  const auto found = std::ranges::find(best, scenario, &GameResult::scenario);
  return found == best.end() ? nullptr : &*found;
}

void Results::add(const GameResult& result) {
  if (std::ranges::any_of(best, [&](const GameResult& one) { return same_game(one, result); })) return;
  best.insert(std::ranges::upper_bound(best, result, ranks_before), result);
  std::size_t kept = 0;
  std::erase_if(best, [&](const GameResult& one) {
    return one.scenario == result.scenario && ++kept > kKeptPerScenario;
  });
}

bool Results::add(const Earned& one) {
  if (std::ranges::find(earned, one.achievement, &Earned::achievement) != earned.end()) return false;
  earned.push_back(one);
  return true;
}

GameResult result_of(const world::WorldView& view) {
  const auto worth = view.measured.find("worth");
  return {view.scenario_id,
          view.seed,
          view.grading.grade,
          view.grading.met,
          static_cast<int>(view.grading.goals.size()),
          worth == view.measured.end() ? 0 : worth->second.value};
}

GameResult result_of(const RuleMakerView& view) {
  return {view.scenario_id,
          view.seed,
          view.grading.grade,
          view.grading.met,
          static_cast<int>(view.grading.goals.size()),
          0};
}

std::filesystem::path results_path() { return saves_folder() / "results.json"; }

Result<Results> read_results(const std::filesystem::path& path) {
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return Results{};
  const auto text = read_file(path, kMaxResultsBytes);
  if (!text) return text.error();
  auto read = read_archive<Results>(kResults, *text, path.string());
  if (!read) return read.error();
  if (auto status = check_results(*read, path.string()); !status) return status.error();
  std::ranges::stable_sort(read->best, ranks_before);
  return read;
}

Status write_results(const Results& results, const std::filesystem::path& path) {
  return write_atomically(path, write_archive(kResults, results) + "\n");
}

}  // namespace partly::session
