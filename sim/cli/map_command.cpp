// partly-sim map: where one way of playing is worth more than another, over two assumptions at once.
#include <CLI/CLI.hpp>

#include "sim/cli/open_field.h"
#include "sim/survey/assumption_map.h"

namespace partly::cli {
namespace {

struct MapFlags {
  std::string scenario, policy = "license", beside = "distil", outcome = "worth", x, y, seeds = "1-3", out,
                        svg;
  int steps = 5;
  EngineFlags engine;
  bool json = false;
};

std::optional<std::string> if_given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

int map_of(const MapFlags& flags) {
  const auto [opened, problem] = open_field(flags.scenario, flags.seeds, flags.engine);
  if (!opened) return problem;
  const survey::MapPlan plan{
      {flags.outcome, flags.policy, opened->seeds.first, opened->seeds.second, flags.beside},
      if_given(flags.x),
      if_given(flags.y),
      flags.steps};
  const auto map =
      survey::draw_map(*opened->grounds, *opened->field, plan, [](std::size_t number, std::size_t all) {
        show_progress("step " + std::to_string(number) + " of " + std::to_string(all));
      });
  show_progress({});
  if (!map) return fail(map.error());
  if (!flags.svg.empty())
    if (const int code = emit(survey::svg_of(*map), flags.svg); code != kFine) return code;
  return emit(flags.json ? survey::json_of(*map) : survey::text_of(*map), flags.out);
}

}  // namespace

void add_map(CLI::App& app, int& code) {
  auto flags = std::make_shared<MapFlags>();
  auto* command =
      app.add_subcommand("map", "Where one way of playing beats another, over two assumptions at once");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--policy", flags->policy, "Who plays")->capture_default_str();
  command->add_option("--beside", flags->beside, "Whom it is compared with")->capture_default_str();
  command->add_option("--outcome", flags->outcome, "What is compared: a measure, as of sensitivity")
      ->capture_default_str();
  command->add_option(
      "--x", flags->x,
      "Pointer of the assumption across, as /contract/belief; if left out, what moves the outcome most");
  command->add_option("--y", flags->y, "Pointer of the assumption upwards");
  command->add_option("--steps", flags->steps, "Points along each range, its ends included")
      ->capture_default_str()
      ->check(CLI::Range(2, 25));
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-3")->capture_default_str();
  command->add_option("--svg", flags->svg, "Draw the map into this file");
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = map_of(*flags); });
}

}  // namespace partly::cli
