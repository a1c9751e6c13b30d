#include "sim/scenario/source_map.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/check.h"

namespace partly::scenario {
namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// A position that only moves forward, so that a long single line is not counted again for each value.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void move_to(std::size_t offset) {
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      if (text_[offset_] == '\n') {
        ++line_;
        column_ = 1;
      } else if (starts_character(text_[offset_])) {
        ++column_;
      }
    }
  }
  int line() const { return line_; }
  int column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  int line_ = 1, column_ = 1;
};

}  // namespace

Place place_of(std::string_view text, std::size_t offset, const std::string& file) {
  Cursor cursor(text);
  cursor.move_to(offset);
  return {file, cursor.line(), cursor.column()};
}

std::string pointer_token(std::string_view key) {
  std::string token = "/";
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

std::string parent_of(const std::string& pointer) {
  return pointer.empty() ? pointer : pointer.substr(0, pointer.rfind('/'));
}

// Walks the tokens of a valid text with a stack of open arrays and objects.
class SourceScanner {
 public:
  SourceScanner(std::string_view text, const std::string& file) : text_(text), cursor_(text) {
    map_.files_ = {file};
  }

  SourceMap scan() {
    while (skip_space()) {
      const char c = text_[at_];
      if (c == '}' || c == ']') {
        open_.pop_back();
        ++at_;
      } else if (c == ',' || c == ':') {
        ++at_;
      } else if (c == '"' && awaits_key()) {
        read_key();
      } else {
        read_value();
      }
    }
    return std::move(map_);
  }

 private:
  struct Open {
    std::string pointer;
    bool object = false;
    int items = 0;
  };

  bool skip_space() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    return at_ < text_.size();
  }
  bool awaits_key() const { return !open_.empty() && open_.back().object && !has_key_; }

  std::size_t end_of_string() const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text_.size());
  }

  void read_key() {
    const std::size_t end = end_of_string();
    cursor_.move_to(at_);
    key_ = nlohmann::json::parse(text_.substr(at_, end - at_)).get<std::string>();
    key_line_ = cursor_.line();
    key_column_ = cursor_.column();
    has_key_ = true;
    at_ = end;
  }

  std::string next_pointer() {
    if (open_.empty()) return {};
    Open& around = open_.back();
    return around.pointer + (around.object ? pointer_token(key_) : "/" + std::to_string(around.items++));
  }

  void note(const std::string& pointer) {
    cursor_.move_to(at_);
    SourceMap::Entry entry{0, cursor_.line(), cursor_.column(), cursor_.line(), cursor_.column()};
    if (has_key_) {
      entry.key_line = key_line_;
      entry.key_column = key_column_;
    }
    if (map_.contains(pointer)) {
      map_.duplicates_.push_back({pointer, {map_.files_[0], entry.key_line, entry.key_column}});
      map_.erase(pointer);
    }
    map_.entries_[pointer] = entry;
    has_key_ = false;
  }

  void read_value() {
    const char c = text_[at_];
    const std::string pointer = next_pointer();
    note(pointer);
    if (c == '{' || c == '[') {
      open_.push_back({pointer, c == '{', 0});
      ++at_;
    } else if (c == '"') {
      at_ = end_of_string();
    } else {
      at_ = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
    }
  }

  std::string_view text_;
  Cursor cursor_;
  SourceMap map_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  bool has_key_ = false;
  std::string key_;
  int key_line_ = 1, key_column_ = 1;
};

SourceMap SourceMap::of(std::string_view text, const std::string& file) {
  return SourceScanner(text, file).scan();
}

const SourceMap::Entry& SourceMap::nearest(std::string pointer) const {
  while (!pointer.empty() && !entries_.contains(pointer)) pointer = parent_of(pointer);
  const auto found = entries_.find(pointer);
  PARTLY_CHECK(found != entries_.end());
  return found->second;
}

Place SourceMap::value(const std::string& pointer) const {
  const Entry& entry = nearest(pointer);
  return {files_[static_cast<std::size_t>(entry.file)], entry.line, entry.column};
}

Place SourceMap::key(const std::string& pointer) const {
  const Entry& entry = nearest(pointer);
  return {files_[static_cast<std::size_t>(entry.file)], entry.key_line, entry.key_column};
}

void SourceMap::erase_below(const std::string& pointer) {
  // '0' follows '/' in ASCII, so all that lies below stands between the two.
  entries_.erase(entries_.lower_bound(pointer + "/"), entries_.lower_bound(pointer + "0"));
}

void SourceMap::erase(const std::string& pointer) {
  entries_.erase(pointer);
  erase_below(pointer);
}

void SourceMap::take(const SourceMap& other, const std::string& pointer) {
  const auto found = other.entries_.find(pointer);
  if (found == other.entries_.end()) return;
  Entry entry = found->second;
  const std::string& file = other.files_[static_cast<std::size_t>(entry.file)];
  const auto known = std::find(files_.begin(), files_.end(), file);
  entry.file = static_cast<int>(known - files_.begin());
  if (known == files_.end()) files_.push_back(file);
  entries_[pointer] = entry;
}

}  // namespace partly::scenario
