#include "sim/scenario/load.h"

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
constexpr const char* kLabSchema = "scenario.schema.json";
constexpr const char* kRuleMakerSchema = "rule-maker.schema.json";

Result<std::string> schema_file(const char* name) {
  const auto path = find_data(std::string("scenarios/schema/") + name);
  if (!path) return path.error();
  return read_file(*path, kMaxSchemaBytes);
}

Result<json> schema_document(const char* name) {
  const auto text = schema_file(name);
  if (!text) return text.error();
  auto parsed = parse_json(*text, name);
  if (!parsed) return parsed.error();
  return std::move(parsed->document);
}

Result<Schema> ready_lab_schema() {
  auto document = schema_document(kLabSchema);
  if (!document) return document.error();
  if (document->contains("definitions") && document->contains("properties"))
    return Schema::of(std::move(*document), kLabSchema);
  return Error{ErrorKind::internal, "The schema of scenarios is not as it was shipped", kLabSchema,
               "Install the program again"};
}

// "scenario.schema.json#/properties/x" -> "#/definitions/lab_x".
std::string reference_within(std::string reference) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    if (reference.starts_with(from)) reference.replace(0, from.size(), to);
  };
  replace("scenario.schema.json#/properties/", "#/definitions/lab_");
  replace("scenario.schema.json#", "#");
  return reference;
}

void keep_references_within(json& part) {
  if (part.is_object() && part.contains("$ref")) part["$ref"] = reference_within(part["$ref"]);
  if (part.is_structured())
    for (json& below : part) keep_references_within(below);
}

// The other roles' schemas refer to parts of the lab's, as editors understand it. In one piece, those parts
// are definitions like any other.
Result<Schema> ready_schema_in_one_piece(const Schema& lab) {
  auto whole = schema_document(kRuleMakerSchema);
  if (!whole) return whole.error();
  keep_references_within(*whole);
  json& definitions = (*whole)["definitions"];
  definitions.update(lab.document()["definitions"]);
  for (const auto& [key, value] : lab.document()["properties"].items()) definitions["lab_" + key] = value;
  return Schema::of(std::move(*whole), kRuleMakerSchema);
}

// Each is read and made ready once, when the first scenario of its role is loaded.
const Result<Schema>& schema_for(Kind kind) {
  static const Result<Schema> lab = ready_lab_schema();
  if (kind == Kind::lab || !lab) return lab;
  static const Result<Schema> rule_maker = ready_schema_in_one_piece(*lab);
  return rule_maker;
}

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

Kind kind_in(const json& document) {
  return document.is_object() && document.value("role", json()) == kRoleOfRuleMaker ? Kind::rule_maker
                                                                                    : Kind::lab;
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
AnyLoaded judge(Family family, const Schema& schema, const CaseFile& facts,
                const std::optional<fs::path>& folder) {
  AnyLoaded loaded;
  const json& document = family.merged.document;
  Report report(family.merged.places);
  if (const Status status = schema.check(document, report); !status)
    return not_installed<AnyLoaded>(status.error());
  Reading reading{report, facts, paper_ids(document), 0, folder};
  take(Node(reading, &document, ""), std::move(family.source_text), loaded);
  loaded.errors = report.errors();
  loaded.warnings = report.warnings();
  loaded.quantities = reading.quantities;
  if (!loaded.errors.empty()) loaded.scenario.reset();
  return loaded;
}

Issue wrong_door(const Family& family, Kind kind) {
  const Place place = family.merged.places.value("/role");
  const bool lab = kind == Kind::lab;
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
  constexpr Kind kKind = std::is_same_v<AnyLoaded, Loaded> ? Kind::lab : Kind::rule_maker;
  const Result<Schema>& schema = schema_for(kKind);
  if (!schema) return not_installed<AnyLoaded>(schema.error());
  const Result<CaseFile>& facts = case_file();
  if (!facts) return not_installed<AnyLoaded>(facts.error());
  AnyLoaded loaded;
  auto family = merge_parents(text, file, folder, loaded.errors);
  if (!family) return loaded;
  if (const Kind kind = kind_in(family->merged.document); kind != kKind)
    return failed<AnyLoaded>(wrong_door(*family, kind));
  // Duplicate keys do not keep the rest from being read.
  std::vector<Issue> earlier = std::move(loaded.errors);
  loaded = judge<AnyLoaded>(std::move(*family), *schema, *facts, folder);
  if (!earlier.empty()) loaded.scenario.reset();
  loaded.errors.insert(loaded.errors.begin(), earlier.begin(), earlier.end());
  return loaded;
}

template <class AnyLoaded>
AnyLoaded unreadable(const fs::path& path, const Error& error) {
  auto loaded = failed<AnyLoaded>({path.string(), 0, 0, "unreadable", error.what, error.remedy});
  loaded.missing = true;
  return loaded;
}

template <class AnyLoaded>
AnyLoaded load_from(const fs::path& path) {
  const auto text = read_file(path, kMaxScenarioBytes);
  return text ? load<AnyLoaded>(*text, path.string(), path.parent_path())
              : unreadable<AnyLoaded>(path, text.error());
}

// A scenario's own text, whatever its faults are: who reads it in earnest tells them.
std::optional<json> document_in(const std::string& text, const std::string& file) {
  std::vector<Issue> not_asked_for;
  auto parsed = parse_json(text, file, {}, not_asked_for);
  return parsed ? std::optional(std::move(parsed->document)) : std::nullopt;
}

int chapter_in(const json& document) {
  const json chapter = document.is_object() ? document.value("chapter", json()) : json();
  const bool numbered = chapter.is_number_unsigned() && chapter < LoadedEither::kAfterAll;
  return numbered ? chapter.get<int>() : LoadedEither::kAfterAll;
}

template <class AnyLoaded>
LoadedEither either(AnyLoaded loaded) {
  LoadedEither one;
  if (loaded.scenario) one.scenario = std::move(*loaded.scenario);
  static_cast<LoadReport&>(one) = std::move(static_cast<LoadReport&>(loaded));
  return one;
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

LoadedEither load_either_file(const fs::path& path) {
  const auto text = read_file(path, kMaxScenarioBytes);
  return text ? load_either_text(*text, path.string(), path.parent_path())
              : unreadable<LoadedEither>(path, text.error());
}

LoadedEither load_either_text(const std::string& json_text, const std::string& file_name,
                              const std::optional<fs::path>& folder) {
  const json document = document_in(json_text, file_name).value_or(json());
  const Kind kind = kind_in(document);
  auto loaded = kind == Kind::lab ? either(load<Loaded>(json_text, file_name, folder))
                                  : either(load<LoadedRuleMaker>(json_text, file_name, folder));
  loaded.kind = kind;
  loaded.chapter = chapter_in(document);
  return loaded;
}

Result<std::string> schema_text(Kind kind) {
  if (kind == Kind::lab) return schema_file(kLabSchema);
  const Result<Schema>& schema = schema_for(kind);
  if (!schema) return schema.error();
  return schema->document().dump(2) + "\n";
}

}  // namespace partly::scenario
