#include "sim/session/save.h"

#include <utility>

#include "sim/base/folders.h"
#include "sim/bots/turn.h"
#include "sim/scenario/load.h"
#include "sim/session/archive.h"
#include "sim/session/fields.h"
#include "sim/session/job_fit.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"

namespace partly::session {

std::string to_json(const Save& save) { return write_archive(kSaves, save) + "\n"; }

Result<Save> parse_save(const std::string& text, const std::string& file_name) {
  return read_archive<Save>(kSaves, text, file_name);
}

Result<Save> read_save(const std::filesystem::path& path) {
  const auto text = read_file(path, kMaxSaveBytes);
  if (!text) return text.error();
  return parse_save(*text, path.string());
}

namespace {

Error mismatch(std::string what, const std::string& where) {
  return {ErrorKind::mismatch, std::move(what), where,
          "The save was edited, or written by another version of the rules"};
}

}  // namespace

Status replay_decisions(const world::Scenario& scenario, world::World& world, const QuarterLog& quarter,
                        const std::string& where) {
  if (quarter.quarter != world.now)
    return mismatch("The log is out of order at " + quarter.quarter.text(), where);
  for (const auto& decision : quarter.decisions)
    if (const auto check = world::apply(scenario, world, decision);
        const auto* no = std::get_if<world::Refusal>(&check))
      return mismatch("\"" + world::describe(decision) + "\" is refused in " + quarter.quarter.text() + " (" +
                          no->reason + ")",
                      where);
  return {};
}

Status replay_close(const world::Scenario& scenario, world::World& world, const QuarterLog& quarter,
                    const std::string& where) {
  if (world.ending != world::Ending::running)
    return mismatch("The log goes on after the end of the game", where);
  if (!fits(world::jobs_due(world), quarter.results))
    return mismatch("The measurements of " + quarter.quarter.text() + " do not fit its decisions", where);
  bots::close_quarter(scenario, world, quarter.results);
  if (world::hash(world) != quarter.hash)
    return mismatch(quarter.quarter.text() + " does not replay to the same state", where);
  return {};
}

Result<world::World> replay_log(const world::Scenario& scenario, const Save& save, const std::string& where,
                                const BeforeClose& before_close) {
  world::World world = bots::begin(scenario, save.seed);
  for (const QuarterLog& quarter : save.quarters) {
    if (auto status = replay_decisions(scenario, world, quarter, where); !status) return status.error();
    const auto due = world::jobs_due(world);
    if (fits(due, quarter.results))  // where not, replay_close() says so
      if (auto status = before_close(due, quarter); !status) return status.error();
    if (auto status = replay_close(scenario, world, quarter, where); !status) return status.error();
  }
  return world;
}

Result<world::Scenario> scenario_of(const Save& save, const std::string& where) {
  std::optional<std::filesystem::path> folder;
  if (save.content) {
    if (auto status = scenario::check_content(*save.content); !status) return status.error();
    folder = save.content->folder;
  }
  auto loaded = scenario::load_text(save.scenario_text, where, folder);
  if (loaded.scenario) return std::move(*loaded.scenario);
  return Error{ErrorKind::invalid_scenario,
               "The scenario in this save is not valid: " + loaded.errors.front().text(),
               where,
               {}};
}

Result<SaveSummary> summarise(const std::filesystem::path& path) {
  const auto save = read_save(path);
  if (!save) return save.error();
  const auto scenario = scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  const int closed = static_cast<int>(save->quarters.size());
  return SaveSummary{path, scenario->title, scenario->start.plus(closed), closed,
                     closed >= scenario->quarters};
}

std::filesystem::path autosave_path() { return saves_folder() / "autosave.json"; }

std::filesystem::path path_before(const std::filesystem::path& save) {
  std::filesystem::path before = save;
  return before.replace_filename(save.stem().string() + "-before" + save.extension().string());
}

bool set_aside(const std::filesystem::path& save) {
  std::error_code error;
  return std::filesystem::copy_file(save, path_before(save),
                                    std::filesystem::copy_options::overwrite_existing, error);
}

}  // namespace partly::session
