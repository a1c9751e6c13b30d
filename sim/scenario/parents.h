// A scenario file, its parents and its shared parameters as one document: JSON merge patch (RFC 7396) of the
// child onto the parent, with the place of every value in the file that holds its text. A parent lies in the
// same folder.
#pragma once
#include <filesystem>
#include <optional>

#include "sim/base/json_text.h"

namespace partly::scenario {

inline constexpr int kMaxParents = 4;

struct Family {
  JsonText merged;
  std::string source_text;  // one JSON text without a parent or parameters that says the same
};

// Nothing if there are errors. Without a folder, a parent cannot be named.
std::optional<Family> merge_parents(const std::string& text, const std::string& file,
                                    const std::optional<std::filesystem::path>& folder,
                                    std::vector<Issue>& errors);

}  // namespace partly::scenario
