// partly-sim doctor: what this machine offers and what is missing. What only the window program knows (SDL
// drivers, fonts) is asked of the program itself, since nothing here links SDL.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <filesystem>

#include "sim/base/folders.h"
#include "sim/base/version.h"
#include "sim/cli/command.h"

namespace partly::cli {
namespace {

namespace fs = std::filesystem;
constexpr double kSlowBlasGflops = 15;  // the reference BLAS reaches 2 to 5; OpenBLAS on one old core over 30

Json engines_report(std::vector<std::string>& warnings) {
  const auto torch = learn::inspect_torch();
  if (!torch.problem.empty()) warnings.push_back("The torch engine is not available: " + torch.problem);
  if (torch.plugin_found && torch.gemm_gflops < kSlowBlasGflops)
    warnings.push_back(
        "libtorch's matrix products are slow (the reference BLAS?): install libopenblas0-pthread");
  return {{"fused", learn::fused_engine()->device()},
          {"torch",
           {{"available", torch.plugin_found && torch.problem.empty()},
            {"plugin", torch.plugin_path},
            {"libtorch", torch.version},
            {"cuda_devices", torch.cuda_devices},
            {"blas_gflops", torch.gemm_gflops},
            {"problem", torch.problem}}}};
}

// `partly --probe` prints what SDL and fontconfig find, as JSON.
Json window_report(std::vector<std::string>& warnings) {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error).parent_path() / "partly";
  if (error || !fs::exists(program, error)) {
    warnings.push_back("The window program `partly` is not beside this one: built without the game?");
    return {{"available", false}};
  }
  std::string output;
  if (FILE* pipe = popen(("'" + program.string() + "' --probe 2>/dev/null").c_str(), "r")) {
    std::array<char, 512> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
      output.append(buffer.data(), n);
    pclose(pipe);
  }
  Json report = Json::parse(output, nullptr, false);
  if (!report.is_object()) {
    warnings.push_back("The window program does not answer --probe");
    return {{"available", false}};
  }
  if (report.value("display", "") == "none")
    warnings.push_back("No display: the window cannot open here; `partly-sim play` works");
  report["available"] = true;
  return report;
}

Json folders_report(std::vector<std::string>& warnings) {
  const auto data = find_data("assets/casefile.json");
  if (!data) warnings.push_back(data.error().message());
  return {{"data", data ? data->parent_path().parent_path().string() : ""},
          {"settings", config_folder().string()},
          {"saves", saves_folder().string()},
          {"state", state_folder().string()},
          {"pictures", pictures_folder().string()}};
}

void print_text(const Json& value, const std::string& indent) {
  for (const auto& [key, item] : value.items()) {
    if (item.is_object()) {
      std::printf("%s%s\n", indent.c_str(), key.c_str());
      print_text(item, indent + "  ");
    } else {
      std::string shown;
      if (item.is_array())
        for (const auto& part : item)
          shown += (shown.empty() ? "" : ", ") + (part.is_string() ? part.get<std::string>() : part.dump());
      else
        shown = item.is_string() ? item.get<std::string>() : item.dump();
      std::printf("%s%-14s %s\n", indent.c_str(), key.c_str(), shown.empty() ? "none" : shown.c_str());
    }
  }
}

int doctor(bool json) {
  std::vector<std::string> warnings;
  Json report = {{"version", kVersion},
                 {"processors", sysconf(_SC_NPROCESSORS_ONLN)},
                 {"engines", engines_report(warnings)},
                 {"window", window_report(warnings)},
                 {"folders", folders_report(warnings)}};
  if (json) {
    report["warnings"] = warnings;
    std::printf("%s\n", report.dump(2).c_str());
    return kFine;
  }
  print_text(report, "");
  for (const auto& warning : warnings) std::printf("warning: %s\n", warning.c_str());
  if (warnings.empty()) std::printf("Everything is there.\n");
  return kFine;
}

}  // namespace

void add_doctor(CLI::App& app, int& code) {
  auto json = std::make_shared<bool>(false);
  auto* command =
      app.add_subcommand("doctor", "Report engines, devices, libraries, drivers, fonts and folders");
  command->add_flag("--json", *json, "Print JSON");
  command->callback([json, &code] { code = doctor(*json); });
}

}  // namespace partly::cli
