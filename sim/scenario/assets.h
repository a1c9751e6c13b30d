// Reads a JSON file that is shipped with the program, or one of that kind, by the fields of its type: an
// unknown key, a wrong type or a text that is no JSON is an Error that names file, line and column.
#pragma once
#include <filesystem>
#include <string>

#include "sim/base/fields_json.h"
#include "sim/base/folders.h"
#include "sim/base/json_text.h"
#include "sim/base/result.h"

namespace partly::scenario {

inline constexpr std::size_t kMaxAssetBytes = 1u << 20;

// The value, and where each part of it stands.
template <class Value>
struct Asset {
  Value value = {};
  SourceMap places = {};

  // That what this JSON pointer names is wrong.
  Error error(const std::string& pointer, const std::string& what, const std::string& remedy = {}) const {
    const Place place = places.value(pointer);
    return error_of({place.file, place.line, place.column, "reference", what, remedy});
  }
};

template <class Value>
Result<Asset<Value>> read_asset_file(const std::filesystem::path& path, bool missing_keeps = false) {
  const auto text = read_file(path, kMaxAssetBytes);
  if (!text) return text.error();
  auto parsed = parse_json(*text, path.string());
  if (!parsed) return parsed.error();
  Asset<Value> asset{{}, std::move(parsed->places)};
  JsonReader reader({.missing_keeps = missing_keeps, .longest_list = 1000});
  reader.read(parsed->document, asset.value);
  if (reader.problems().empty()) return asset;
  const JsonProblem& problem = reader.problems().front();
  const Place place =
      problem.rule == "unknown-key" ? asset.places.key(problem.path) : asset.places.value(problem.path);
  return error_of({place.file, place.line, place.column, problem.rule, problem.what, {}});
}

// "assets/casefile.json". missing_keeps: a key that is not there leaves its member as it is.
template <class Value>
Result<Asset<Value>> read_asset(const std::string& relative_path, bool missing_keeps = false) {
  const auto path = find_data(relative_path);
  if (!path) return path.error();
  return read_asset_file<Value>(*path, missing_keeps);
}

}  // namespace partly::scenario
