// The command line of `partly`. Parsed before anything is opened, so --help and --version need no display.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "game/shell/theme.h"

namespace partly::game {

struct Options {
  std::string scenario;  // file or built-in name; empty: the home page
  std::string lesson;
  std::string screen;          // page to open first; empty: what scenario and lesson ask for
  std::string screenshot;      // draw the page, write this picture, end
  std::string frame_stats;     // written at the end
  std::string engine, device;  // empty: as in the settings
  std::optional<ThemeName> theme;
  std::optional<float> scale;
  std::optional<std::uint64_t> seed;
  int width = 1280, height = 720;  // of the window, from --size
  bool projector = false;          // light theme, 150 %, full screen
  bool software = false, full_screen = false;
  std::optional<std::string> course;  // open the course, at this chapter if it names one
  bool tour = false;                  // show round, from the first page on
  bool sandbox = false;               // open the page that just trains
  bool probe = false;                 // print what the window would find here, as JSON, and end
};

struct ParsedOptions {
  std::optional<Options> options;  // empty: print nothing more and end with exit_code
  int exit_code = 0;
};
ParsedOptions parse_options(int argc, char** argv);

}  // namespace partly::game
