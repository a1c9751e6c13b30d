#include "sim/scenario/parameters.h"

#include <map>

#include "sim/base/folders.h"
#include "sim/scenario/load.h"
#include "sim/scenario/schema_check.h"

namespace partly::scenario {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* kParametersFormat = "partly-parameters/1";

// What is left is what a scenario is laid over. False if the file is of another kind.
bool take_format_off(JsonText& layer) {
  json& document = layer.document;
  if (!document.is_object() || !document.contains("format") || document["format"] != kParametersFormat)
    return false;
  for (const char* own : {"format", "title"}) document.erase(own);
  return true;
}

// The files that come with the program, by path; one that cannot be read is not among them.
std::map<fs::path, JsonText> read_shipped_layers() {
  std::map<fs::path, JsonText> layers;
  const auto folder = find_data("scenarios/parameters");
  if (!folder) return layers;
  for (const fs::path& path : json_files_in(*folder)) {
    const auto text = read_file(path, kMaxScenarioBytes);
    auto layer = text ? parse_json(*text, path.string()) : Result<JsonText>(text.error());
    std::error_code error;
    const fs::path where = fs::canonical(path, error);
    if (layer && !error && take_format_off(*layer)) layers.emplace(where, std::move(*layer));
  }
  return layers;
}

// Read once, when the first scenario is laid over one.
const JsonText* shipped_layer(const fs::path& path) {
  static const std::map<fs::path, JsonText> layers = read_shipped_layers();
  std::error_code error;
  const auto known = layers.find(fs::canonical(path, error));
  return error || known == layers.end() ? nullptr : &known->second;
}

class Layers {
 public:
  Layers(const JsonText& scenario, const std::optional<fs::path>& folder, std::vector<Issue>& errors)
      : scenario_(scenario), folder_(folder), errors_(errors) {
    base_.document = json::object();
  }

  // False if it cannot be had; the reason is among the errors then.
  bool add(const std::string& name, const std::string& pointer) {
    const auto path = find(name);
    if (!path)
      return refuse(pointer, "There are no parameters \"" + name + "\"",
                    "they lie in the folder \"parameters\" beside the scenario, or come with the program");
    if (const JsonText* known = shipped_layer(*path)) return lay(*known), true;
    const auto text = read_file(*path, kMaxScenarioBytes);
    if (!text)
      return refuse(pointer, "The parameters \"" + name + "\" cannot be read: " + text.error().what, {});
    auto layer = parse_json(*text, path->string(), {}, errors_);
    if (!layer) return false;
    if (!take_format_off(*layer))
      return refuse_at(layer->places.value(layer->document.contains("format") ? "/format" : ""),
                       "\"" + name + "\" holds no parameters",
                       std::string("its \"format\" must be \"") + kParametersFormat + "\"");
    lay(*layer);
    return true;
  }

  void lay(const JsonText& upper) {
    base_.places.patch(base_.document, upper.places, upper.document);
    base_.document.merge_patch(upper.document);
  }

  JsonText take() { return std::move(base_); }

  bool refuse(const std::string& pointer, std::string message, std::string hint) {
    return refuse_at(scenario_.places.value(pointer), std::move(message), std::move(hint));
  }

 private:
  bool refuse_at(const Place& place, std::string message, std::string hint) {
    errors_.push_back(
        {place.file, place.line, place.column, "parameters", std::move(message), std::move(hint)});
    return false;
  }

  std::optional<fs::path> find(const std::string& name) const {
    if (!plain_file_name(name)) return std::nullopt;
    if (folder_) {
      const fs::path beside = *folder_ / "parameters" / name;
      std::error_code error;
      if (fs::is_regular_file(beside, error)) return beside;
    }
    const auto shipped = find_data("scenarios/parameters/" + name);
    return shipped ? std::optional(*shipped) : std::nullopt;
  }

  const JsonText& scenario_;
  const std::optional<fs::path>& folder_;
  std::vector<Issue>& errors_;
  JsonText base_;
};

}  // namespace

bool plain_file_name(const std::string& name) {
  return name.ends_with(".json") && name.size() <= 100 && name.front() != '.' &&
         name.find_first_of(std::string("/\\:\0", 4)) == std::string::npos;
}

std::optional<JsonText> lay_over_parameters(const JsonText& scenario, const std::optional<fs::path>& folder,
                                            std::vector<Issue>& errors) {
  Layers layers(scenario, folder, errors);
  // A rule maker's scenario says itself what its rules are: courts are part of its industry.
  const bool of_a_lab = scenario.document.value("role", json()) != kRoleOfRuleMaker;
  const json names = scenario.document.value("parameters", of_a_lab ? json(kUsualParameters) : json::array());
  bool whole = true;
  if (!names.is_array() || names.size() > static_cast<std::size_t>(kMaxParameterFiles)) {
    whole = layers.refuse("/parameters", "\"parameters\" is " + describe(names),
                          "it is a list of file names, 8 at most");
  } else {
    for (std::size_t i = 0; i < names.size() && whole; ++i) {
      const std::string pointer =
          scenario.document.contains("parameters") ? "/parameters/" + std::to_string(i) : "";
      if (names[i].is_string())
        whole = layers.add(names[i].get<std::string>(), pointer);
      else
        whole =
            layers.refuse(pointer, "The name is " + describe(names[i]), "name a .json file, without a path");
    }
  }
  if (!whole) return std::nullopt;
  layers.lay(scenario);
  JsonText laid = layers.take();
  laid.document.erase("parameters");
  return laid;
}

}  // namespace partly::scenario
