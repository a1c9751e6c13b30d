#include "sim/scenario/parents.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/parameters.h"
#include "sim/scenario/schema_check.h"

namespace partly::scenario {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* kScenarioFormat = "partly-scenario/1";
constexpr const char* kScenarioFormatStem = "partly-scenario/";

Issue issue_at(const Place& place, std::string rule, std::string message, std::string hint = {}) {
  return {place.file, place.line, place.column, std::move(rule), std::move(message), std::move(hint)};
}

// Before anything else: whether this program reads this kind of file at all.
std::optional<Issue> format_issue(const JsonText& text) {
  const json& document = text.document;
  if (!document.is_object())
    return issue_at(text.places.value(""), "type", "A scenario is an object; this is " + describe(document));
  const Place place = text.places.value("/format");
  if (!document.contains("format"))
    return issue_at(place, "format", "The scenario has no \"format\"",
                    std::string("add \"format\": \"") + kScenarioFormat + "\"");
  const std::string format = document["format"].is_string() ? document["format"].get<std::string>() : "";
  if (format == kScenarioFormat) return std::nullopt;
  const std::string stem = kScenarioFormatStem;
  const std::string version = format.starts_with(stem) ? format.substr(stem.size()) : "";
  const bool number =
      !version.empty() && version.size() < 10 && version.find_first_not_of("0123456789") == std::string::npos;
  if (number && std::stol(version) > 1)
    return issue_at(place, "format",
                    "This scenario is of format " + version + "; this program reads format 1",
                    "update the program");
  return issue_at(place, "format", "\"format\" is " + describe(document["format"]),
                  std::string("it must be \"") + kScenarioFormat + "\"");
}

class Merger {
 public:
  Merger(std::optional<fs::path> folder, std::vector<Issue>& errors)
      : folder_(std::move(folder)), errors_(errors) {}

  // The parents first, then this text on top of them.
  std::optional<JsonText> merge(const std::string& text, const std::string& file) {
    auto child = parse_json(text, file, {}, errors_);
    if (!child) return std::nullopt;
    if (auto issue = format_issue(*child)) {
      errors_.push_back(*issue);
      return std::nullopt;
    }
    if (!child->document.contains("parent")) return child;
    auto parent = parent_of_child(*child);
    if (!parent) return std::nullopt;
    parent->places.patch(parent->document, child->places, child->document);
    parent->document.merge_patch(child->document);
    return parent;
  }

  void start_at(const std::string& name) { chain_ = {name}; }

 private:
  std::optional<JsonText> refuse(const JsonText& child, std::string message, std::string hint = {}) {
    errors_.push_back(issue_at(child.places.value("/parent"), "parent", std::move(message), std::move(hint)));
    return std::nullopt;
  }

  std::optional<JsonText> parent_of_child(const JsonText& child) {
    const json& named = child.document["parent"];
    if (!named.is_string() || named.get<std::string>().empty() || !plain_file_name(named.get<std::string>()))
      return refuse(child, "\"parent\" is " + describe(named) + ", which is no file name",
                    "name a .json file in the same folder, without a path");
    const std::string name = named.get<std::string>();
    if (!folder_)
      return refuse(child, "A text without a file cannot have a parent", "save it beside its parent first");
    if (std::find(chain_.begin(), chain_.end(), name) != chain_.end())
      return refuse(child, "\"" + name + "\" is its own ancestor");
    if (chain_.size() > static_cast<std::size_t>(kMaxParents))
      return refuse(child, "There are more than " + std::to_string(kMaxParents) + " generations of parents");
    chain_.push_back(name);
    const auto text = read_file(*folder_ / name, kMaxScenarioBytes);
    if (!text)
      return refuse(child, "The parent \"" + name + "\" cannot be read: " + text.error().what,
                    "it must lie in the same folder");
    return merge(*text, (*folder_ / name).string());
  }

  std::optional<fs::path> folder_;
  std::vector<Issue>& errors_;
  std::vector<std::string> chain_;
};

}  // namespace

std::optional<Family> merge_parents(const std::string& text, const std::string& file,
                                    const std::optional<fs::path>& folder, std::vector<Issue>& errors) {
  Merger merger(folder, errors);
  merger.start_at(fs::path(file).filename().string());
  auto merged = merger.merge(text, file);
  if (!merged) return std::nullopt;
  merged->document.erase("parent");
  auto laid = lay_over_parameters(*merged, folder, errors);
  if (!laid) return std::nullopt;
  nlohmann::json whole = laid->document;
  whole["parameters"] = json::array();  // they are all in it
  return Family{std::move(*laid), whole.dump(1)};
}

}  // namespace partly::scenario
