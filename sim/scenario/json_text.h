// From untrusted bytes to JSON: size, depth, length of keys and number of values are bounded before any
// parser sees the text; what is not valid JSON gets a place and a plain sentence.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/load.h"
#include "sim/scenario/source_map.h"

namespace partly::scenario {

inline constexpr std::size_t kMaxKeyBytes = 200;
inline constexpr int kMaxValues = 100'000;

struct JsonText {
  nlohmann::json document;
  SourceMap places;
};

// Nothing if there are errors.
std::optional<JsonText> parse_json(const std::string& text, const std::string& file,
                                   std::vector<Issue>& errors);

// What json::merge_patch does to the document, done to the places: what both hold stands where the patch says
// so, for its change is what a mistake will be in. Depth is bounded by parse_json.
void patch_places(SourceMap& places, const nlohmann::json& target, const SourceMap& patch_map,
                  const nlohmann::json& patch, const std::string& pointer);

}  // namespace partly::scenario
