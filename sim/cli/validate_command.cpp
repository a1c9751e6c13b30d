// partly-sim validate and schema: is a scenario file right, and what may stand in one.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "sim/base/folders.h"
#include "sim/cli/command.h"

namespace partly::cli {
namespace {

namespace fs = std::filesystem;

Json json_of(const std::vector<Issue>& issues) {
  Json list = Json::array();
  for (const auto& issue : issues)
    list.push_back({{"file", issue.file},
                    {"line", issue.line},
                    {"column", issue.column},
                    {"rule", issue.rule},
                    {"message", issue.message},
                    {"hint", issue.hint}});
  return list;
}

// A folder stands for the scenarios in it.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    for (const auto& file : json_files_in(path)) files.push_back(file.string());
  }
  return files;
}

int validate(const std::vector<std::string>& paths, bool json) {
  const auto files = files_of(paths);
  if (files.empty())
    return fail({ErrorKind::file_missing, "There is no scenario (*.json) in this folder", paths.front(), {}});
  std::vector<Issue> errors, warnings;
  bool missing = false;
  for (const auto& file : files) {
    const auto loaded = scenario::load_either_file(file);
    errors.insert(errors.end(), loaded.errors.begin(), loaded.errors.end());
    warnings.insert(warnings.end(), loaded.warnings.begin(), loaded.warnings.end());
    missing = missing || loaded.missing;
  }
  if (json) {
    const Json report = {{"files", files}, {"errors", json_of(errors)}, {"warnings", json_of(warnings)}};
    // A file's name need not be UTF-8.
    std::printf("%s\n", report.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
  } else {
    for (const auto& issue : errors) std::printf("%s\n", issue.text().c_str());
    for (const auto& issue : warnings) std::printf("%s\n", issue.warning_text().c_str());
    std::printf("%s: %zu %s, %zu errors, %zu warnings\n", errors.empty() ? "OK" : "Not valid", files.size(),
                files.size() == 1 ? "scenario" : "scenarios", errors.size(), warnings.size());
  }
  return missing ? kFileMissing : errors.empty() ? kFine : kInvalidScenario;
}

}  // namespace

void add_validate(CLI::App& app, int& code) {
  auto files = std::make_shared<std::vector<std::string>>();
  auto json = std::make_shared<bool>(false);
  auto* command =
      app.add_subcommand("validate", "Check scenario files; every error in one pass as file:line:column");
  command->add_option("files", *files, "Scenario files, or folders of them")->required();
  command->add_flag("--json", *json, "Print JSON");
  command->callback([files, json, &code] { code = validate(*files, *json); });
}

void add_schema(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("schema", "Print the JSON Schema (draft-07) of scenario files");
  auto role = std::make_shared<std::string>("lab");
  command->add_option("--role", *role, "Of scenarios for whom: lab or rule-maker")
      ->check(CLI::IsMember({"lab", "rule-maker"}))
      ->capture_default_str();
  command->callback([role, &code] {
    const auto text =
        scenario::schema_text(*role == "lab" ? scenario::Kind::lab : scenario::Kind::rule_maker);
    code = text ? emit(*text, {}) : fail(text.error());
  });
}

}  // namespace partly::cli
