// The one reader of JSON: from untrusted bytes to a document and the place of each of its values, in one
// pass, so that no two readers can disagree about a text. Size, depth, length of keys and number of values
// are bounded; a mark of byte order at the start is passed over. A text is refused for bad syntax, bytes that
// are not UTF-8, NUL bytes, control characters (other than line breaks and tabs, in texts), numbers beyond a
// double, and keys that stand twice.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/source_map.h"

namespace partly {

struct JsonLimits {
  std::size_t bytes = 2u << 20;
  int depth = 32;
  int values = 100'000;
  std::size_t key_bytes = 200;
  std::string_view controls_in_texts = "\n\t";  // control characters that may stand in a text
  bool places_of_numbers = true;  // of those in lists; otherwise they have their list's, which saves memory
};

struct JsonText {
  nlohmann::json document;
  SourceMap places;
};

// What is wrong with the text goes to `errors`. Nothing if it cannot be read; there is a document, too, if
// only keys stand twice or control characters stand in texts, so that the rest can be looked at.
std::optional<JsonText> parse_json(const std::string& text, const std::string& file, const JsonLimits& limits,
                                   std::vector<Issue>& errors);

// Nothing wrong at all, or the first thing that is.
Result<JsonText> parse_json(const std::string& text, const std::string& file, const JsonLimits& limits = {});

}  // namespace partly
