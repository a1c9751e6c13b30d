// Where each value of a JSON text stands, as a tree of the same shape: filled while the text is read
// (json_text.h), asked by JSON pointer.
#pragma once
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/issue.h"

namespace partly {

Place place_of(std::string_view text, std::size_t offset, const std::string& file);

// One step of a JSON pointer, with ~ and / escaped.
std::string pointer_token(std::string_view key);
std::string parent_of(const std::string& pointer);

class SourceMap {
 public:
  struct Mark {
    int file = 0;
    int line = 1, column = 1;          // of the value
    int key_line = 1, key_column = 1;  // of its key; of the value where there is none
    bool list = false;
    std::string key;          // in an object
    std::vector<Mark> below;  // of a list in its order, of an object by key
  };

  SourceMap() : files_{""} {}
  SourceMap(std::string file, Mark root) : files_{std::move(file)}, root_(std::move(root)) {}

  // The place of what the pointer names, or of the nearest thing around it that stands in a text.
  Place value(const std::string& pointer) const;
  Place key(const std::string& pointer) const;
  bool contains(const std::string& pointer) const;

  // What json::merge_patch does to the document, done to its places before: what both hold stands where the
  // patch says so, for its change is what a mistake will be in.
  void patch(const nlohmann::json& target, const SourceMap& patch_map, const nlohmann::json& patch);

 private:
  struct Found {
    const Mark* mark;
    bool whole;  // the pointer itself, and not only something around it
  };
  Found find(const std::string& pointer) const;

  std::vector<std::string> files_;
  Mark root_;
};

}  // namespace partly
