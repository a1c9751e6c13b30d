// Reads a JSON file that is shipped with the program: found, parsed, turned into a value; whatever goes wrong
// is an Error that names the file.
#pragma once
#include <string>

#include "sim/base/folders.h"
#include "sim/base/json_text.h"
#include "sim/base/result.h"

namespace partly::scenario {

inline constexpr std::size_t kMaxAssetBytes = 1u << 20;

template <class Value, class FromJson>
Result<Value> read_asset(const std::string& relative_path, FromJson from_json) {
  const auto path = find_data(relative_path);
  if (!path) return path.error();
  const auto text = read_file(*path, kMaxAssetBytes);
  if (!text) return text.error();
  auto parsed = parse_json(*text, path->string());
  if (!parsed) return parsed.error();
  try {
    return from_json(parsed->document);
  } catch (const nlohmann::json::exception& broken) {
    return Error{ErrorKind::internal, "The file is not as it was shipped: " + std::string(broken.what()),
                 path->string(), "Install the program again"};
  }
}

}  // namespace partly::scenario
