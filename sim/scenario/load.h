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

// The published JSON Schema (draft-07), as shipped in scenarios/schema, with all that it refers to.
Result<std::string> schema_text(Kind kind = Kind::lab);

}  // namespace partly::scenario
