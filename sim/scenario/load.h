// Reads scenario files, which are untrusted: size, depth and numbers are bounded, unknown keys are errors, facts
// must exist, nothing is loaded half. All errors come in one pass, each with file, line, column and a hint.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/scenario.h"

namespace partly::scenario {

struct Issue {
  std::string file;
  int line = 0, column = 0;  // from 1; 0 where there is no place in the text (a missing file)
  std::string rule;          // "unknown-key", "type", "range", "reference", "syntax", "too-deep", ...
  std::string message;
  std::string hint;          // "did you mean \"label_usd\"?"; may be empty

  std::string text() const;          // file:line:column: error: message [rule] (hint)
  std::string warning_text() const;  // likewise
};

struct Loaded {
  std::optional<world::Scenario> scenario;  // there if and only if `errors` is empty
  std::vector<Issue> errors;
  std::vector<Issue> warnings;
  bool missing = false;                     // the file cannot be read at all
  int events = 0, quantities = 0;           // what was read, for a summary
};

inline constexpr std::size_t kMaxScenarioBytes = 2u << 20;
inline constexpr int kMaxScenarioDepth = 32;

Loaded load_file(const std::filesystem::path& path);
Loaded load_text(const std::string& json, const std::string& file_name);

std::vector<std::filesystem::path> scenarios_in(const std::filesystem::path& folder);  // its *.json, by name
// The scenarios shipped with the program and those in the person's own folder, by file name; broken ones too.
std::vector<std::filesystem::path> list_scenarios();
// The published JSON Schema (draft-07), as shipped in scenarios/schema.
Result<std::string> schema_text();

}  // namespace partly::scenario
