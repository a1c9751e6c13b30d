// partly-sim settlements: when settling pays, how many cases reach the stand, and copying against the
// licence.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/cli/command.h"
#include "sim/session/job_runner.h"
#include "sim/survey/settling.h"

namespace partly::cli {
namespace {

constexpr std::size_t kResultsKept = 20'000;

struct SettlementsFlags {
  std::string scenario = "the-shortcut", seeds = "1-20", out;
  bool json = false;
  EngineFlags engine;
};

using survey::SettlingGame;
using survey::SettlingRow;
using survey::SettlingStudy;

struct Counts {
  int claims = 0, on_stand = 0, judged = 0, settled = 0;
};
Counts counts_of(const SettlingRow& row) {
  Counts counts;
  for (const SettlingGame& game : row.games)
    counts.claims += game.claims, counts.on_stand += game.on_stand, counts.judged += game.judged,
        counts.settled += game.settled;
  return counts;
}

Json json_of(const SettlingRow& row) {
  Json games = Json::array();
  for (const SettlingGame& game : row.games)
    games.push_back({{"seed", game.seed},
                     {"worth_usd", game.worth_usd},
                     {"claims_usd", game.claims_usd},
                     {"licence_usd", game.licence_usd},
                     {"sales_usd", game.sales_usd},
                     {"claims", game.claims},
                     {"on_stand", game.on_stand},
                     {"judged", game.judged},
                     {"settled", game.settled}});
  return {{"player", row.player}, {"games", games}};
}

Json json_of(const SettlingStudy& study) {
  Json times = Json::array(), strategies = Json::array();
  for (const SettlingRow& row : study.times) {
    times.push_back(json_of(row));
    times.back()["beats_licence_in"] = study.beats_licence(row);
  }
  for (const SettlingRow& row : study.strategies) strategies.push_back(json_of(row));
  return {{"scenario", study.scenario},
          {"best_in", study.best_in()},
          {"most_often_best", study.most_often_best()},
          {"share_on_stand", study.share_on_stand()},
          {"times", times},
          {"strategies", strategies}};
}

std::string money_columns(const SettlingRow& row) {
  char text[160];
  std::snprintf(text, sizeof text, "%10s %10s %10s %10s",
                format_usd(row.mean(&SettlingGame::worth_usd)).c_str(),
                format_usd(row.mean(&SettlingGame::claims_usd)).c_str(),
                format_usd(row.mean(&SettlingGame::licence_usd)).c_str(),
                format_usd(row.mean(&SettlingGame::sales_usd)).c_str());
  return text;
}

std::string time_row(const SettlingStudy& study, std::size_t i) {
  const SettlingRow& row = study.times[i];
  const Counts counts = counts_of(row);
  char text[200];
  std::snprintf(text, sizeof text, "  %-22s %4d %s %8d of %-3zu %5d %7d %7d\n", row.player.c_str(),
                study.best_in()[i], money_columns(row).c_str(), study.beats_licence(row), row.games.size(),
                counts.claims, counts.settled, counts.on_stand);
  return text;
}

std::string strategy_row(const SettlingRow& row) {
  const Counts counts = counts_of(row);
  char text[200];
  std::snprintf(text, sizeof text, "  %-22s      %s %20s %7d %7d\n", row.player.c_str(),
                money_columns(row).c_str(), (std::to_string(counts.claims)).c_str(), counts.settled,
                counts.on_stand);
  return text;
}

std::string text_of(const SettlingStudy& study) {
  std::string text = study.scenario + ": who copies and settles from a stage on, or never. Simulated.\n" +
                     "  player                 best      worth     claims    licence      sales  beats the "
                     "licence claims settled on stand\n";
  for (std::size_t i = 0; i < study.times.size(); ++i) text += time_row(study, i);
  text += "  The time that is best most often is so in " + format_percent(study.most_often_best()) +
          " of the seeds.\n\nEvery strategy, and what becomes of the claims against it:\n";
  for (const SettlingRow& row : study.strategies) text += strategy_row(row);
  return text + "  On the stand: " + format_percent(study.share_on_stand()) + " of these claims.\n";
}

int settlements(const SettlementsFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto range = seed_range(flags.seeds);
  if (!range) return fail(range.error());
  const auto [scenario, code] = scenario_argument(flags.scenario);
  if (!scenario) return code;
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());
  std::vector<std::uint64_t> seeds;
  for (auto seed = range->first; seed <= range->second; ++seed) seeds.push_back(seed);
  const auto runner = std::make_shared<session::JobRunner>(*engine, kResultsKept);
  const auto study = survey::study_settling(*scenario, seeds, runner, [](const auto& player, auto seed) {
    show_progress(player + ", seed " + std::to_string(seed));
  });
  show_progress({});
  if (!study) return fail(study.error());
  return emit(flags.json ? json_of(*study).dump(2) + "\n" : text_of(*study), flags.out);
}

}  // namespace

void add_settlements(CLI::App& app, int& code) {
  auto flags = std::make_shared<SettlementsFlags>();
  auto* command = app.add_subcommand(
      "settlements", "When settling pays, how many cases reach the stand, and copying against the licence");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->capture_default_str();
  command->add_option("--seeds", flags->seeds, "One seed or a range")->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = settlements(*flags); });
}

}  // namespace partly::cli
