// Where each value of a JSON text stands: JSON pointer -> line and column, which the parser does not keep.
// The text must already be known to be valid JSON within the bounds of json_text.h. Nothing here recurses.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace partly::scenario {

// From 1; columns count characters, not bytes.
struct Place {
  std::string file;
  int line = 1;
  int column = 1;
};

Place place_of(std::string_view text, std::size_t offset, const std::string& file);

// One step of a JSON pointer, with ~ and / escaped.
std::string pointer_token(std::string_view key);
std::string parent_of(const std::string& pointer);

class SourceMap {
 public:
  struct Entry {
    int file = 0;
    int line = 1, column = 1;          // of the value
    int key_line = 1, key_column = 1;  // of its key; of the value where there is none
  };
  struct Duplicate {
    std::string pointer;
    Place place;
  };

  static SourceMap of(std::string_view text, const std::string& file);

  // The place of what the pointer names, or of the nearest thing around it that stands in a text.
  Place value(const std::string& pointer) const;
  Place key(const std::string& pointer) const;
  bool contains(const std::string& pointer) const { return entries_.contains(pointer); }
  const std::vector<Duplicate>& duplicates() const { return duplicates_; }

  // Forgets the value and all below it.
  void erase(const std::string& pointer);
  void erase_below(const std::string& pointer);
  // Takes over one value of another map, without what lies below it.
  void take(const SourceMap& other, const std::string& pointer);

 private:
  friend class SourceScanner;
  const Entry& nearest(std::string pointer) const;

  std::vector<std::string> files_;
  std::map<std::string, Entry> entries_;
  std::vector<Duplicate> duplicates_;
};

}  // namespace partly::scenario
