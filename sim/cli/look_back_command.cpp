// partly-sim fork, luck and turning-points: a saved game looked back upon. The past is replayed with its
// stored measurements; what would have been different is trained.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/cli/command.h"
#include "sim/cli/quantity_text.h"
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/counterfactual/turning_points.h"
#include "sim/session/job_runner.h"
#include "sim/session/save.h"
#include "sim/world/decide/decide.h"

namespace partly::cli {
namespace {

struct LookBackFlags {
  std::string save, change = "drop", seeds = "1-12", out;
  int decision = 0, more_seeds = 0;
  bool json = false;
  EngineFlags engine;
};

bool should_continue() { return true; }

// A save, and the hands to train what it does not hold.
struct PlayedSave {
  world::Scenario scenario;
  session::Save save;
  counterfactual::MeasurementCache cache;
};

Result<PlayedSave> open(const LookBackFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return request.error();
  auto save = session::read_save(flags.save);
  if (!save) return save.error();
  auto scenario = session::scenario_of(*save, flags.save);
  if (!scenario) return scenario.error();
  const auto engine = learn::make_engine(*request);
  if (!engine) return engine.error();
  return PlayedSave{std::move(*scenario), std::move(*save),
                    counterfactual::MeasurementCache(std::make_shared<session::JobRunner>(*engine))};
}

Json json_of(const session::Outcome& outcome) {
  Json json = {{"worth_usd", cli::json_of(outcome.worth)},
               {"capability", cli::json_of(outcome.capability)},
               {"cash_usd", outcome.cash.value},
               {"spent_usd", outcome.spent.value},
               {"exposure_usd", outcome.exposure.value},
               {"trust", outcome.trust.value},
               {"ownership", outcome.ownership.value},
               {"judgment", session::name(outcome.judgment)},
               {"court", outcome.court},
               {"log_likelihood_ratio", outcome.log_ratio ? Json(*outcome.log_ratio) : Json()},
               {"ending", session::ending_of(outcome.ending)},
               {"quarters", Json::array()}};
  for (const auto& point : outcome.history)
    json["quarters"].push_back({{"quarter", point.quarter.text()},
                                {"cash_usd", point.cash_usd},
                                {"capability", point.capability},
                                {"share", point.share},
                                {"trust", point.trust},
                                {"exposure_usd", point.exposure_usd}});
  return json;
}

Json json_of(const counterfactual::PlayedDecision& played) {
  return {{"number", played.number},
          {"quarter", played.quarter.text()},
          {"decision", world::describe(played.decision)}};
}

std::string text_of(const counterfactual::PlayedDecision& played) {
  return std::to_string(played.number) + ", " + played.quarter.text() + ", \"" +
         world::describe(played.decision) + "\"";
}

Json json_of(const std::optional<Quarter>& quarter) { return quarter ? Json(quarter->text()) : Json(); }

// Of a world, as saves write it.
std::string text_of_hash(std::uint64_t hash) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

Json json_of(const std::vector<counterfactual::RefusedDecision>& refused) {
  Json json = Json::array();
  for (const auto& one : refused) {
    json.push_back(json_of(one.played));
    json.back()["reason"] = one.reason;
  }
  return json;
}

std::string text_of(const counterfactual::RefusedDecision& one) {
  const std::string reason = one.reason.ends_with('.') ? one.reason : one.reason + ".";
  return "decision " + text_of(one.played) + ": " + reason;
}

Json json_of(const counterfactual::Fork& fork) {
  return {{"decision", json_of(fork.decision)},
          {"change", fork.change},
          {"first_difference", json_of(fork.first_difference)},
          {"original", json_of(fork.original)},
          {"instead", json_of(fork.instead.outcome)},
          {"original_hash", text_of_hash(fork.original_hash)},
          {"instead_hash", text_of_hash(fork.instead.hash)},
          {"refused", json_of(fork.instead.refused)},
          {"problems", fork.instead.problems},
          {"fallback_decisions", fork.instead.fallback_decisions},
          {"jobs_retrained", fork.instead.retrained}};
}

std::string outcome_row(const std::string& what, const std::string& original, const std::string& instead) {
  char row[300];
  std::snprintf(row, sizeof row, "%-12s %-34s %s\n", what.c_str(), original.c_str(), instead.c_str());
  return row;
}

std::string series_text(const session::Outcome& original, const session::Outcome& instead) {
  std::string out = outcome_row("close of", "cash, capability as played", "instead");
  const auto cell = [](const session::Outcome& outcome, std::size_t i) {
    if (i >= outcome.history.size()) return std::string("over");
    return format_usd(outcome.history[i].cash_usd) + ", " + format_number(outcome.history[i].capability, 1);
  };
  for (std::size_t i = 0; i < std::max(original.history.size(), instead.history.size()); ++i) {
    const auto& longer = i < original.history.size() ? original : instead;
    out += outcome_row(longer.history[i].quarter.text(), cell(original, i), cell(instead, i));
  }
  return out;
}

std::string text_of(const counterfactual::Fork& fork) {
  const auto &a = fork.original, &b = fork.instead.outcome;
  std::string out =
      "Decision " + text_of(fork.decision) + ", " + fork.change + "\n\n" +
      outcome_row("", "as played", "instead") + outcome_row("worth", text(a.worth), text(b.worth)) +
      outcome_row("capability", text(a.capability), text(b.capability)) +
      outcome_row("cash", text(a.cash), text(b.cash)) +
      outcome_row("models cost", text(a.spent), text(b.spent)) + outcome_row("court", a.court, b.court) +
      outcome_row("ending", session::ending_of(a.ending), session::ending_of(b.ending)) + "\n" +
      series_text(a, b) + "\n";
  out += fork.first_difference ? "First difference: " + fork.first_difference->text() + "\n"
                               : "It made no difference.\n";
  for (const auto& one : fork.instead.refused) out += "Not carried over, " + text_of(one) + "\n";
  for (const auto& one : fork.instead.problems) out += one + "\n";
  for (const auto& one : fork.instead.fallback_decisions) out += "Decided instead in " + one + "\n";
  out += "State " + text_of_hash(fork.original_hash) + " as played, " + text_of_hash(fork.instead.hash) +
         " instead\n";
  return out + "Jobs trained anew: " + std::to_string(fork.instead.retrained) + "\n";
}

// What may be chosen, on stderr, and an error.
int fail_with_decisions(int number, const std::vector<counterfactual::PlayedDecision>& decisions) {
  if (decisions.empty())
    return fail({ErrorKind::usage, "You have decided nothing in the closed quarters of this game",
                 "--decision",
                 "What the scenario tells of the time before is nobody's choice: play on first"});
  const int code = fail({ErrorKind::usage, "There is no decision " + std::to_string(number) + " of yours",
                         "--decision", "Choose one of these"});
  for (const auto& played : decisions) std::fprintf(stderr, "  %s\n", text_of(played).c_str());
  return code;
}

int fork(const LookBackFlags& flags) {
  auto opened = open(flags);
  if (!opened) return fail(opened.error());
  const auto decisions = counterfactual::decisions_of(opened->scenario, opened->save.quarters);
  if (flags.decision < 1 || flags.decision > static_cast<int>(decisions.size()))
    return fail_with_decisions(flags.decision, decisions);
  const auto& played = decisions[static_cast<std::size_t>(flags.decision) - 1];
  const auto change = counterfactual::change_named(flags.change, played.decision);
  if (!change) return fail(change.error());
  const auto fork = counterfactual::fork(opened->scenario, opened->save, {flags.decision, *change},
                                         opened->cache, should_continue);
  if (!fork) return fail(fork.error());
  return emit(flags.json ? json_of(*fork).dump(2) + "\n" : text_of(*fork), flags.out);
}

Json json_of(const counterfactual::LuckyGame& game) {
  return {{"seed", game.seed},
          {"worth_usd", game.outcome.worth.value},
          {"capability", game.outcome.capability.value},
          {"log_likelihood_ratio", game.log_ratio ? Json(*game.log_ratio) : Json()},
          {"judgment", session::name(game.outcome.judgment)},
          {"court", game.outcome.court},
          {"ending", session::ending_of(game.outcome.ending)},
          {"hash", text_of_hash(game.hash)},
          {"refused", json_of(game.refused)},
          {"problems", game.problems},
          {"fallback_decisions", game.fallback_decisions}};
}

Json json_of(const counterfactual::SeedSpread& spread) {
  return {{"mean", spread.mean},     {"sd", spread.sd},     {"low", spread.low},
          {"median", spread.median}, {"high", spread.high}, {"share_below_own", spread.rank}};
}

Json json_of(const counterfactual::Luck& luck) {
  Json games = Json::array();
  for (const auto& game : luck.games) games.push_back(json_of(game));
  return {{"own", json_of(luck.own)},
          {"games", games},
          {"worth_usd", json_of(luck.worth_usd)},
          {"capability", json_of(luck.capability_points)},
          {"log_likelihood_ratio", json_of(luck.log_ratio)},
          {"verdict_flips", luck.flips}};
}

std::string came_of(const session::Outcome& outcome) {
  const bool insolvent = outcome.ending == world::Ending::insolvent;
  return outcome.court + (insolvent ? "; " + session::ending_of(outcome.ending) : std::string());
}

std::string game_row(const char* what, const counterfactual::LuckyGame& game) {
  char row[300];
  std::snprintf(row, sizeof row, "%-9s %-6llu %-10s %10s %10s   %s\n", what,
                static_cast<unsigned long long>(game.seed), text(game.outcome.worth).c_str(),
                format_number(game.outcome.capability.value, 1).c_str(),
                game.log_ratio ? format_odds(*game.log_ratio).c_str() : "-", came_of(game.outcome).c_str());
  return row;
}

std::string text_of(const counterfactual::Luck& luck) {
  std::string out =
      "The same decisions under other seeds\n          seed   worth      capability    exhibit   court\n" +
      game_row("as played", luck.own);
  for (const auto& game : luck.games) out += game_row("", game);
  out += "State as played: " + text_of_hash(luck.own.hash) + "\n";
  const auto &worth = luck.worth_usd, &capability = luck.capability_points;
  out += "\nWorth: " + format_usd(worth.mean) + " on average, " + format_usd(worth.low) + " to " +
         format_usd(worth.high) + "; " + format_percent(worth.rank) +
         " of the seeds ended below this game.\n";
  out += "Capability: " + format_number(capability.mean, 1) + " on average, " +
         format_number(capability.low, 1) + " to " + format_number(capability.high, 1) + ".\n";
  out += "What came of claims is another in " + format_percent(luck.flips) + " of the seeds.\n";
  for (const auto& [first, games] : counterfactual::refused_in(luck.games))
    out += "Not carried over under " + std::to_string(games) + " of " + std::to_string(luck.games.size()) +
           " seeds, " + text_of(first) + "\n";
  for (const auto& game : luck.games)
    for (const auto& problem : game.problems)
      out += "Under seed " + std::to_string(game.seed) + ": " + problem + "\n";
  return out;
}

int luck(const LookBackFlags& flags) {
  auto opened = open(flags);
  if (!opened) return fail(opened.error());
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  auto own = counterfactual::play_over(opened->scenario, opened->save, opened->save.seed, opened->cache,
                                       should_continue);
  if (!own) return fail(own.error());
  std::vector<counterfactual::LuckyGame> games;
  for (auto seed = seeds->first; seed <= seeds->second; ++seed) {
    if (seed == opened->save.seed) continue;
    show_progress("Seed " + std::to_string(seed));
    auto game =
        counterfactual::play_over(opened->scenario, opened->save, seed, opened->cache, should_continue);
    show_progress({});
    if (!game) return fail(game.error());
    games.push_back(std::move(*game));
  }
  const auto luck = counterfactual::luck_of(std::move(*own), std::move(games));
  return emit(flags.json ? json_of(luck).dump(2) + "\n" : text_of(luck), flags.out);
}

Json json_of(const counterfactual::TurningPoint& point) {
  return {{"decision", json_of(point.decision)},
          {"change", point.change},
          {"effect_usd", cli::json_of(point.effect_usd)},
          {"capability_effect", point.capability},
          {"first_difference", json_of(point.first_difference)},
          {"instead", json_of(point.instead)},
          {"refused", json_of(point.refused)}};
}

int turning_points(const LookBackFlags& flags) {
  auto opened = open(flags);
  if (!opened) return fail(opened.error());
  std::vector<counterfactual::TurningPoint> points;
  for (const auto& played : counterfactual::decisions_of(opened->scenario, opened->save.quarters)) {
    show_progress("Decision " + std::to_string(played.number));
    auto point = counterfactual::turning_point(opened->scenario, opened->save, played.number,
                                               flags.more_seeds, opened->cache, should_continue);
    show_progress({});
    if (!point) return fail(point.error());
    points.push_back(std::move(*point));
  }
  counterfactual::rank(points);
  Json json = Json::array();
  std::string out = "What each decision did to the worth at the end: as played, less with it dropped\n";
  for (const auto& point : points) {
    json.push_back(json_of(point));
    out += "  " + figure_of(point.effect_usd) + ", capability " + format_number(point.capability, 1) + ": " +
           text_of(point.decision) + "\n";
    for (const auto& one : point.refused) out += "    Without it not carried over, " + text_of(one) + "\n";
  }
  return emit(flags.json ? json.dump(2) + "\n" : out, flags.out);
}

CLI::App* add(CLI::App& app, const std::shared_ptr<LookBackFlags>& flags, const char* name,
              const char* what) {
  auto* command = app.add_subcommand(name, what);
  command->add_option("save", flags->save, "A save file")->required();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  return command;
}

}  // namespace

void add_fork(CLI::App& app, int& code) {
  auto flags = std::make_shared<LookBackFlags>();
  auto* command = add(app, flags, "fork", "Play a saved game again with one decision changed");
  command
      ->add_option("--decision", flags->decision,
                   "Its number among your own, from 1; a number that is not there lists them")
      ->required();
  command
      ->add_option("--as", flags->change,
                   "drop, a route (scratch, distil, license, open-weights), or another decision in words: "
                   "\"train queries=250 access=labels\", \"price 30\", \"settle 2e9\", \"testify no\"")
      ->capture_default_str();
  command->callback([flags, &code] { code = fork(*flags); });
}

void add_luck(CLI::App& app, int& code) {
  auto flags = std::make_shared<LookBackFlags>();
  auto* command = add(app, flags, "luck", "Was it luck? The same decisions under other seeds");
  command->add_option("--seeds", flags->seeds, "One seed or a range")->capture_default_str();
  command->callback([flags, &code] { code = luck(*flags); });
}

void add_turning_points(CLI::App& app, int& code) {
  auto flags = std::make_shared<LookBackFlags>();
  auto* command = add(app, flags, "turning-points", "Which decision of a saved game mattered most");
  command->add_option("--more-seeds", flags->more_seeds, "Measure each effect under so many other seeds, too")
      ->check(CLI::Range(0, 50))
      ->capture_default_str();
  command->callback([flags, &code] { code = turning_points(*flags); });
}

}  // namespace partly::cli
