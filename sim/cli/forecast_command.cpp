// partly-sim forecast: ten thousand futures of a saved game, or of a scenario's first quarter, under a stated
// policy; and, with --check, how often the truth lies in such fans.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <variant>

#include "sim/base/folders.h"
#include "sim/base/format.h"
#include "sim/bots/steady_bots.h"
#include "sim/bots/turn.h"
#include "sim/cli/command.h"
#include "sim/cli/present.h"
#include "sim/cli/quantity_text.h"
#include "sim/session/archive.h"
#include "sim/session/played_game.h"
#include "sim/survey/forecast_check.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"

namespace partly::cli {
namespace {

struct ForecastFlags {
  std::string game, policy = "go-on", order, seeds = "1-8", out;
  int quarters = 0, futures = 10'000;
  bool ranges = false, check = false, json = false;
  EngineFlags engine;
};

bool is_save(const std::filesystem::path& path) {
  const auto text = read_file(path, session::kMaxSaveBytes);
  return text && session::claims_to_be(session::kSaves, *text);
}

// The exit code where there is no present.
std::variant<Present, int> present_of(const std::string& game) {
  const auto path = scenario_path(game);
  if (is_save(path)) {
    auto played = session::play_again(path);
    if (!played) return fail(played.error());
    return Present{std::move(played->scenario), std::move(played->world)};
  }
  auto [scenario, code] = scenario_argument(game);
  if (!scenario) return code;
  auto world = bots::begin(*scenario, scenario->seed);
  return Present{std::move(*scenario), std::move(world)};
}

// The usual order of a route, with the licence signed before if that needs one.
Status order(Present& present, const std::string& name) {
  for (std::size_t i = 0; i < present.scenario.routes.size(); ++i) {
    const auto route = static_cast<world::Route>(i);
    if (name != world::name(route) && !(route == world::Route::licence && name == "license")) continue;
    std::vector<world::Decision> decisions;
    if (route == world::Route::licence) decisions.push_back(world::SignLicence{});
    decisions.push_back(world::usual(present.scenario, route));
    for (const auto& decision : decisions) {
      const auto check = world::apply(present.scenario, present.world, decision);
      if (const auto* no = std::get_if<world::Refusal>(&check))
        return Error{ErrorKind::usage, no->reason, "--order", no->remedy};
    }
    return {};
  }
  return Error{ErrorKind::usage, "There is no route \"" + name + "\"", "--order",
               "Choose scratch, distil, license or open-weights"};
}

Json json_of(const forecast::Quantiles& spread) {
  return {{"mean", spread.mean}, {"p5", spread.p5}, {"p50", spread.p50}, {"p95", spread.p95}};
}

Json json_of(const forecast::Forecast& forecast) {
  Json json = {{"policy", forecast.policy.id},
               {"sentence", forecast.policy.sentence},
               {"from", forecast.from.text()},
               {"futures", forecast.futures},
               {"seed", forecast.seed},
               {"ranges", forecast.parameters_too},
               {"cash_usd", forecast.cash_now_usd},
               {"capability", forecast.capability_now_points},
               {"quarters", Json::array()},
               {"drivers", Json::array()},
               {"left_out", forecast.left_out}};
  for (const auto& quarter : forecast.quarters) {
    json["quarters"].push_back({{"quarter", quarter.quarter.text()},
                                {"cash_usd", json_of(quarter.cash_usd)},
                                {"capability", json_of(quarter.capability_points)},
                                {"claims_usd", json_of(quarter.claims_usd)}});
    for (std::size_t i = 0; i < forecast.chances.size(); ++i)
      json["quarters"].back()[forecast.chances[i].id] = quarter.chances[i];
  }
  for (const auto& driver : forecast.drivers) {
    Json line = {{"id", driver.id}, {"text", driver.text}};
    line.update(cli::json_of(driver.number));
    json["drivers"].push_back(line);
  }
  return json;
}

std::string fan_text(const forecast::Quantiles& spread, std::string (*figure)(double)) {
  return figure(spread.p50) + " (" + figure(spread.p5) + " to " + figure(spread.p95) + ")";
}
std::string points_text(double points) { return format_number(points, 1); }

std::string text_of(const forecast::Forecast& forecast) {
  std::string out = forecast.policy.title + ": " + forecast.policy.sentence + "\n" +
                    format_number(forecast.futures, 0) + " futures from " + forecast.from.text() + ", cash " +
                    format_usd(forecast.cash_now_usd) + ", seed " + std::to_string(forecast.seed) +
                    ". Median, and the range of nine in ten.\n\n";
  char row[300];
  std::snprintf(row, sizeof row, "%-8s  %-32s %-22s %-30s", "close of", "cash", "capability", "open claims");
  out += row;
  for (const auto& chance : forecast.chances) out += "  " + chance.name;
  out += "\n";
  for (const auto& quarter : forecast.quarters) {
    std::snprintf(row, sizeof row, "%-8s  %-32s %-22s %-30s", quarter.quarter.text().c_str(),
                  fan_text(quarter.cash_usd, format_usd).c_str(),
                  fan_text(quarter.capability_points, points_text).c_str(),
                  fan_text(quarter.claims_usd, format_usd).c_str());
    out += row;
    for (std::size_t i = 0; i < quarter.chances.size(); ++i) {
      const auto width = static_cast<int>(forecast.chances[i].name.size() + 2);
      std::snprintf(row, sizeof row, "%*s", width, format_percent(quarter.chances[i]).c_str());
      out += row;
    }
    out += "\n";
  }
  if (forecast.quarters.empty()) out += "The game is over.\n";
  if (!forecast.drivers.empty()) out += "\nWhat drives it\n";
  for (const auto& driver : forecast.drivers)
    out += "  " + driver.text + ": " + figure_of(driver.number) + "\n      " +
           name(driver.number.provenance) + ". " + driver.number.explanation + "\n";
  if (!forecast.left_out.empty()) out += "\nLeft out\n";
  for (const auto& sentence : forecast.left_out) out += "  " + sentence + "\n";
  return out;
}

int forecast(const ForecastFlags& flags) {
  auto found = present_of(flags.game);
  if (const int* code = std::get_if<int>(&found)) return *code;
  auto& present = std::get<Present>(found);
  const auto policy = forecast::forecast_policy(flags.policy, present.scenario.role());
  if (!policy) return fail(policy.error());
  if (!flags.order.empty())
    if (const auto status = order(present, flags.order); !status) return fail(status.error());
  forecast::ForecastRequest request;
  request.policy = *policy;
  request.quarters = flags.quarters;
  request.futures = flags.futures;
  request.parameters_too = flags.ranges;
  const auto forecast = forecast::forecast(present.scenario, present.world, request);
  if (!forecast) return fail(forecast.error());
  return emit(flags.json ? json_of(*forecast).dump(2) + "\n" : text_of(*forecast), flags.out);
}

Json json_of(const std::vector<survey::FanScore>& scores) {
  Json json = Json::array();
  for (const auto& score : scores)
    json.push_back({{"forecasts", score.forecasts},
                    {"covered", score.covered()},
                    {"above", score.above},
                    {"below", score.below},
                    {"width", score.width},
                    {"median_off_by", score.miss}});
  return json;
}

std::string text_of(const survey::ForecastCheck& check) {
  std::string out = check.player + ", forecast as " + check.policy + "\n";
  char row[200];
  for (std::size_t ahead = 0; ahead < check.cash.size(); ++ahead) {
    const auto &cash = check.cash[ahead], &capability = check.capability[ahead];
    std::snprintf(
        row, sizeof row,
        "  %2zu ahead: %3d forecasts, cash inside %6s (width %s, median off by %s), capability %6s\n",
        ahead + 1, cash.forecasts, format_percent(cash.covered()).c_str(), format_usd(cash.width).c_str(),
        format_usd(cash.miss).c_str(), format_percent(capability.covered()).c_str());
    out += row;
  }
  for (const auto& chance : check.chances)
    out += "  " + chance.name + " by the end: expected " + format_percent(chance.expected) + ", truly " +
           format_percent(chance.truly) + "\n";
  return out;
}

// Bots really play; the truth beside what would have been forecast of it.
int check(const ForecastFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  const auto [scenario, code] = scenario_argument(flags.game);
  if (!scenario) return code;
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());
  std::vector<std::uint64_t> list;
  for (auto seed = seeds->first; seed <= seeds->second; ++seed) list.push_back(seed);
  const auto checks = survey::check_forecasts(*scenario, bots::steady_bots(scenario->role()), list,
                                              flags.ranges, std::make_shared<session::JobRunner>(*engine));
  if (!checks) return fail(checks.error());
  Json json = Json::array();
  std::string text = "How often the truth lay in the fan that should hold nine in ten\n";
  for (const auto& one : *checks) {
    text += text_of(one);
    json.push_back({{"player", one.player},
                    {"policy", one.policy},
                    {"cash", json_of(one.cash)},
                    {"capability", json_of(one.capability)}});
    for (const auto& chance : one.chances) {
      json.back()[chance.id] = chance.expected;
      json.back()[chance.id + "_truly"] = chance.truly;
    }
  }
  return emit(flags.json ? json.dump(2) + "\n" : text, flags.out);
}

}  // namespace

void add_forecast(CLI::App& app, int& code) {
  auto flags = std::make_shared<ForecastFlags>();
  auto* command = app.add_subcommand("forecast", "Thousands of futures of a game from where it stands");
  command->add_option("game", flags->game, "A save file, a scenario file, or the name of a shipped one")
      ->required();
  command
      ->add_option("--policy", flags->policy,
                   "What the player does: go-on, settle, train-nothing or train-nothing-and-settle; of a "
                   "provider go-on, settle or cut-off")
      ->capture_default_str();
  command->add_option("--order", flags->order,
                      "Order this route's usual run first: scratch, distil, license or open-weights");
  command->add_option("--quarters", flags->quarters, "So far ahead; 0: to the end of the game")
      ->capture_default_str();
  command->add_option("--futures", flags->futures, "1 to 1,000,000")->capture_default_str();
  command->add_flag("--ranges", flags->ranges, "Let assumptions lie anywhere in their ranges, too");
  command->add_flag("--check", flags->check, "Let bots play, and say how often the truth lay in the fans");
  command->add_option("--seeds", flags->seeds, "Of --check: one seed or a range")->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = flags->check ? check(*flags) : forecast(*flags); });
}

}  // namespace partly::cli
