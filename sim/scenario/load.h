// Reads scenario files, which are untrusted: size, depth and numbers are bounded, unknown keys are errors,
// facts must exist, nothing is loaded half. All errors come in one pass, each with file, line, column and a
// hint.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/issue.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

// What reading any scenario file found, apart from the scenario.
struct LoadReport {
  std::vector<Issue> errors;
  std::vector<Issue> warnings;
  bool missing = false;  // the file cannot be read at all
  int quantities = 0;    // that were read, for a summary
};

struct Loaded : LoadReport {
  std::optional<world::Scenario> scenario;  // there if and only if `errors` is empty
  int events = 0;
};

// Whose part a scenario's player takes; each role has a schema of its own. Other roles than a lab have doors
// of their own too (sim/scenario/rule_maker.h), and load_file says so.
enum class Kind { lab, rule_maker };

inline constexpr std::size_t kMaxScenarioBytes = 2u << 20;

Loaded load_file(const std::filesystem::path& path);
// folder: where its parents and its files lie; without one it can name neither.
Loaded load_text(const std::string& json, const std::string& file_name,
                 const std::optional<std::filesystem::path>& folder = std::nullopt);

// Either kind, for its messages.
LoadReport check_file(const std::filesystem::path& path);

std::vector<std::filesystem::path> scenarios_in(const std::filesystem::path& folder);  // its *.json, by name
struct ListedScenario {
  std::filesystem::path path;
  Kind kind = Kind::lab;  // as the file itself says it, as the chapter
  int chapter = 0;        // after all others where it says nothing, or cannot be read
};
// The scenarios that are shipped with the program and then those in the person's own folder, by role, chapter
// and file name; broken ones too, as a lab's.
std::vector<ListedScenario> list_scenarios();
// As the file itself says it; a lab where it says nothing, or cannot be read.
Kind kind_in_file(const std::filesystem::path& path);
// The published JSON Schema (draft-07), as shipped in scenarios/schema, with all that it refers to.
Result<std::string> schema_text(Kind kind = Kind::lab);

}  // namespace partly::scenario
