#include "sim/scenario/load.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/casefile.h"
#include "sim/scenario/parameters.h"
#include "sim/scenario/parents.h"
#include "sim/scenario/rule_maker.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/schema_check.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMaxSchemaBytes = 1u << 20;

template <class AnyLoaded>
AnyLoaded failed(Issue issue) {
  AnyLoaded loaded;
  loaded.errors.push_back(std::move(issue));
  return loaded;
}

// Our own files are missing or broken: nobody's scenario is to blame.
template <class AnyLoaded>
AnyLoaded not_installed(const Error& error) {
  return failed<AnyLoaded>({error.where, 0, 0, "installation", error.what, error.remedy});
}

Role role_in(const json& document) {
  return document.is_object() && document.value("role", json()) == kRoleOfRuleMaker ? Role::rule_maker
                                                                                    : Role::lab;
}

std::set<std::string> paper_ids(const json& document) {
  std::set<std::string> ids;
  if (document.contains("papers") && document["papers"].is_object())
    for (const auto& [id, title] : document["papers"].items()) ids.insert(id);
  return ids;
}

// The value that the room's own functions make of a document, and whether its parts go together.
void take(const Node& root, std::string source_text, Loaded& loaded) {
  world::Scenario scenario = bind(root);
  check_rules(root, scenario);
  scenario.source_text = std::move(source_text);
  loaded.events = static_cast<int>(scenario.events.size());
  loaded.scenario = std::move(scenario);
}

void take(const Node& root, std::string source_text, LoadedRuleMaker& loaded) {
  RuleMaker scenario = bind_rule_maker(root);
  check_rule_maker(root, scenario);
  scenario.source_text = std::move(source_text);
  loaded.scenario = std::move(scenario);
}

template <class AnyLoaded>
AnyLoaded judge(Family family, const json& schema, const CaseFile& facts,
                const std::optional<fs::path>& folder) {
  AnyLoaded loaded;
  const json& document = family.merged.document;
  Report report(family.merged.places);
  if (const Status status = check_against_schema(schema, document, report); !status)
    return not_installed<AnyLoaded>(status.error());
  Reading reading{report, facts, paper_ids(document), 0, folder};
  take(Node(reading, &document, ""), std::move(family.source_text), loaded);
  loaded.errors = report.errors();
  loaded.warnings = report.warnings();
  loaded.quantities = reading.quantities;
  if (!loaded.errors.empty()) loaded.scenario.reset();
  return loaded;
}

Issue wrong_door(const Family& family, Role role) {
  const Place place = family.merged.places.value("/role");
  const bool lab = role == Role::lab;
  return {place.file,
          place.line,
          place.column,
          "role",
          lab ? "This scenario is for a lab, not for a rule maker"
              : "This scenario is for a rule maker, not for a lab",
          lab ? "partly-sim run plays either"
              : "partly-sim run plays either; a child of such a scenario names its \"role\" too"};
}

template <class AnyLoaded>
AnyLoaded load(const std::string& text, const std::string& file, const std::optional<fs::path>& folder) {
  constexpr Role kRole = std::is_same_v<AnyLoaded, Loaded> ? Role::lab : Role::rule_maker;
  const auto schema = schema_text(kRole);
  if (!schema) return not_installed<AnyLoaded>(schema.error());
  const json schema_document = json::parse(*schema, nullptr, false);
  const auto facts = load_case_file();
  if (!facts) return not_installed<AnyLoaded>(facts.error());
  AnyLoaded loaded;
  auto family = merge_parents(text, file, folder, loaded.errors);
  if (!family) return loaded;
  if (const Role role = role_in(family->merged.document); role != kRole)
    return failed<AnyLoaded>(wrong_door(*family, role));
  // Duplicate keys do not keep the rest from being read.
  std::vector<Issue> earlier = std::move(loaded.errors);
  loaded = judge<AnyLoaded>(std::move(*family), schema_document, *facts, folder);
  if (!earlier.empty()) loaded.scenario.reset();
  loaded.errors.insert(loaded.errors.begin(), earlier.begin(), earlier.end());
  return loaded;
}

template <class AnyLoaded>
AnyLoaded load_from(const fs::path& path) {
  const auto text = read_file(path, kMaxScenarioBytes);
  if (text) return load<AnyLoaded>(*text, path.string(), path.parent_path());
  auto loaded =
      failed<AnyLoaded>({path.string(), 0, 0, "unreadable", text.error().what, text.error().remedy});
  loaded.missing = true;
  return loaded;
}

Result<std::string> schema_file(const char* name) {
  const auto path = find_data(std::string("scenarios/schema/") + name);
  if (!path) return path.error();
  auto text = read_file(*path, kMaxSchemaBytes);
  if (text && json::accept(*text)) return text;
  return Error{ErrorKind::internal, "The schema of scenarios cannot be read", path->string(),
               "Install the program again"};
}

// The other roles' schemas refer to parts of the lab's, as editors understand it. In one piece, those parts
// are definitions like any other.
std::string in_one_piece(std::string text, const json& lab) {
  const auto replace_all = [&text](const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  replace_all("scenario.schema.json#/properties/", "#/definitions/lab_");
  replace_all("scenario.schema.json#", "#");
  json whole = json::parse(text);
  whole["definitions"].update(lab["definitions"]);
  for (const auto& [key, value] : lab["properties"].items()) whole["definitions"]["lab_" + key] = value;
  return whole.dump(2) + "\n";
}

// As the file itself says it, not its parent; after all others where it says nothing, or cannot be read.
int chapter_of(const fs::path& path) {
  constexpr int kAfterAll = 1000;
  const auto text = read_file(path, kMaxScenarioBytes);
  const json document = text ? json::parse(*text, nullptr, false) : json();
  const json chapter = document.is_object() ? document.value("chapter", json()) : json();
  return chapter.is_number_unsigned() && chapter < kAfterAll ? chapter.get<int>() : kAfterAll;
}

std::vector<fs::path> in_the_order_of_chapters(std::vector<fs::path> paths) {
  std::vector<std::pair<int, fs::path>> chapters;
  for (const fs::path& path : paths) chapters.emplace_back(chapter_of(path), path);
  std::ranges::sort(chapters);
  for (std::size_t i = 0; i < paths.size(); ++i) paths[i] = chapters[i].second;
  return paths;
}

}  // namespace

Loaded load_file(const fs::path& path) { return load_from<Loaded>(path); }

Loaded load_text(const std::string& json_text, const std::string& file_name,
                 const std::optional<fs::path>& folder) {
  return load<Loaded>(json_text, file_name, folder);
}

LoadedRuleMaker load_rule_maker_file(const fs::path& path) { return load_from<LoadedRuleMaker>(path); }

LoadedRuleMaker load_rule_maker_text(const std::string& json_text, const std::string& file_name) {
  return load<LoadedRuleMaker>(json_text, file_name, std::nullopt);
}

LoadReport check_file(const fs::path& path) {
  if (role_of(path) == Role::rule_maker) return load_rule_maker_file(path);
  return load_file(path);
}

Role role_of(const fs::path& path) {
  const auto text = read_file(path, kMaxScenarioBytes);
  return text ? role_in(json::parse(*text, nullptr, false)) : Role::lab;
}

std::vector<fs::path> scenarios_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) found.push_back(entry->path());
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<fs::path> list_scenarios(Role role) {
  std::vector<fs::path> paths;
  if (const auto shipped = find_data("scenarios")) paths = in_the_order_of_chapters(scenarios_in(*shipped));
  const auto own = in_the_order_of_chapters(scenarios_in(saves_folder().parent_path() / "scenarios"));
  paths.insert(paths.end(), own.begin(), own.end());
  std::erase_if(paths, [&](const fs::path& path) { return role_of(path) != role; });
  return paths;
}

Result<std::string> schema_text(Role role) {
  const auto lab = schema_file("scenario.schema.json");
  if (!lab || role == Role::lab) return lab;
  const auto schema = schema_file("rule-maker.schema.json");
  if (!schema) return schema.error();
  return in_one_piece(*schema, json::parse(*lab));
}

}  // namespace partly::scenario
