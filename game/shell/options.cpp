#include "game/shell/options.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace partly::game {
namespace {

constexpr int kUsageError = 2;

// CLI11's way to refuse: what is wrong, or nothing.
std::string read_size(const std::string& text, Options& o) {
  int w = 0, h = 0, used = 0;
  const bool read =
      std::sscanf(text.c_str(), "%5dx%5d%n", &w, &h, &used) == 2 && used == static_cast<int>(text.size());
  if (!read || w < 320 || h < 200 || w > 16384 || h > 16384) return "a size is written 1280x720";
  o.width = w, o.height = h;
  return {};
}

void describe(CLI::App& cli, Options& o, std::string& theme, double& scale, std::uint64_t& seed,
              std::string& size, std::string& course) {
  cli.add_option("scenario", o.scenario, "A scenario: its built-in name, or a file");
  cli.add_option("--lesson", o.lesson,
                 "Open this lesson or programme of lessons; one that is not known lists them all");
  cli.add_flag(
      "--sandbox", o.sandbox,
      "Just train: a teacher, students and what they copy, without a game; --seed chooses the students");
  cli.add_option("--course", course,
                 "Open the course, at this chapter if one is named; one that is not known lists them all")
      ->expected(0, 1);
  cli.add_flag("--tour", o.tour, "Be shown round: a guided tour over the pages of a first game");
  cli.add_option("--screen", o.screen, "Open this page first: home, lab, gallery, ...");
  cli.add_flag("--projector", o.projector, "Light theme, large type, full screen");
  cli.add_option("--scale", scale, "Zoom, 0.75 to 3")->check(CLI::Range(0.75, 3.0));
  cli.add_option("--theme", theme, "light, dark, high-contrast or greyscale")
      ->check(CLI::IsMember({"light", "dark", "high-contrast", "greyscale"}));
  cli.add_option("--engine", o.engine, "auto, fused or torch")
      ->check(CLI::IsMember({"auto", "fused", "torch"}));
  cli.add_option("--device", o.device, "auto, cpu or cuda")->check(CLI::IsMember({"auto", "cpu", "cuda"}));
  cli.add_option("--seed", seed, "Seed of every random draw");
  cli.add_option("--screenshot", o.screenshot, "Write a picture of the page to this file and end");
  cli.add_option("--size", size, "Size of the window: 1280x720")
      ->check(CLI::Validator([&o](std::string& text) { return read_size(text, o); }, "WxH"));
  cli.add_flag("--software", o.software, "Draw without the graphics card");
  cli.add_flag("--full-screen", o.full_screen, "Fill the screen");
  cli.add_option("--frame-stats", o.frame_stats, "Write how long frames took to this file at the end (JSON)");
  cli.add_flag("--probe", o.probe,
               "Print what the window finds on this machine (drivers, display, typefaces) as JSON and end");
}

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  CLI::App cli{"Partly: a game about teaching models, and who owns what they learn", "partly"};
  Options o;
  std::string theme_text, size, course;
  double scale = 0;
  std::uint64_t seed = 0;
  describe(cli, o, theme_text, scale, seed, size, course);
  cli.set_version_flag("--version", "partly " PARTLY_VERSION);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return {std::nullopt, cli.exit(e) == 0 ? 0 : kUsageError};
  }
  if (ThemeName named{}; theme_named(theme_text, &named)) o.theme = named;
  if (cli.count("--scale")) o.scale = static_cast<float>(scale);
  if (cli.count("--seed")) o.seed = seed;
  if (cli.count("--course")) o.course = course;
  return {o, 0};
}

}  // namespace partly::game
