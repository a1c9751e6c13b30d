#include "sim/scenario/load.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/casefile.h"
#include "sim/scenario/parents.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/schema_check.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kSchemaFile = "scenarios/schema/scenario.schema.json";
constexpr std::size_t kMaxSchemaBytes = 1u << 20;

Loaded failed(Issue issue) {
  Loaded loaded;
  loaded.errors.push_back(std::move(issue));
  return loaded;
}

// Our own files are missing or broken: nobody's scenario is to blame.
Loaded not_installed(const Error& error) {
  return failed({error.where, 0, 0, "installation", error.what, error.remedy});
}

std::set<std::string> paper_ids(const json& document) {
  std::set<std::string> ids;
  if (document.contains("papers") && document["papers"].is_object())
    for (const auto& [id, title] : document["papers"].items()) ids.insert(id);
  return ids;
}

Loaded judge(Family family, const json& schema, const CaseFile& facts) {
  Loaded loaded;
  const json& document = family.merged.document;
  Report report(family.merged.places);
  if (const Status status = check_against_schema(schema, document, report); !status)
    return not_installed(status.error());
  Reading reading{report, facts, paper_ids(document), 0};
  const Node root(reading, &document, "");
  world::Scenario scenario = bind(root);
  check_rules(root, scenario);
  scenario.source_text = std::move(family.source_text);
  loaded.errors = report.errors();
  loaded.warnings = report.warnings();
  loaded.events = static_cast<int>(scenario.events.size());
  loaded.quantities = reading.quantities;
  if (loaded.errors.empty()) loaded.scenario = std::move(scenario);
  return loaded;
}

Loaded load(const std::string& text, const std::string& file, const std::optional<fs::path>& folder) {
  const auto schema = schema_text();
  if (!schema) return not_installed(schema.error());
  const json schema_document = json::parse(*schema, nullptr, false);
  const auto facts = load_case_file();
  if (!facts) return not_installed(facts.error());
  Loaded loaded;
  auto family = merge_parents(text, file, folder, loaded.errors);
  if (!family) return loaded;
  // Duplicate keys do not keep the rest from being read.
  std::vector<Issue> earlier = std::move(loaded.errors);
  loaded = judge(std::move(*family), schema_document, *facts);
  if (!earlier.empty()) loaded.scenario.reset();
  loaded.errors.insert(loaded.errors.begin(), earlier.begin(), earlier.end());
  return loaded;
}

std::string text_as(const Issue& issue, const char* gravity) {
  std::string text = issue.file;
  if (issue.line > 0) text += ":" + std::to_string(issue.line) + ":" + std::to_string(issue.column);
  text += std::string(": ") + gravity + ": " + issue.message + " [" + issue.rule + "]";
  return issue.hint.empty() ? text : text + " (" + issue.hint + ")";
}

}  // namespace

std::string Issue::text() const { return text_as(*this, "error"); }
std::string Issue::warning_text() const { return text_as(*this, "warning"); }

Loaded load_file(const fs::path& path) {
  const auto text = read_file(path, kMaxScenarioBytes);
  if (!text) {
    Loaded loaded = failed({path.string(), 0, 0, "unreadable", text.error().what, text.error().remedy});
    loaded.missing = true;
    return loaded;
  }
  return load(*text, path.string(), path.parent_path());
}

Loaded load_text(const std::string& json_text, const std::string& file_name) {
  return load(json_text, file_name, std::nullopt);
}

std::vector<fs::path> scenarios_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) found.push_back(entry->path());
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<fs::path> list_scenarios() {
  std::vector<fs::path> paths;
  if (const auto shipped = find_data("scenarios")) paths = scenarios_in(*shipped);
  const auto own = scenarios_in(saves_folder().parent_path() / "scenarios");
  paths.insert(paths.end(), own.begin(), own.end());
  return paths;
}

Result<std::string> schema_text() {
  const auto path = find_data(kSchemaFile);
  if (!path) return path.error();
  auto text = read_file(*path, kMaxSchemaBytes);
  if (text && json::accept(*text)) return text;
  return Error{ErrorKind::internal, "The schema of scenarios cannot be read", path->string(),
               "Install the program again"};
}

}  // namespace partly::scenario
