#include "sim/base/source_map.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "sim/base/text_cursor.h"

namespace partly {
namespace {

using Mark = SourceMap::Mark;

std::string key_in(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escaped = token[i] == '~' && i + 1 < token.size();
    key += escaped ? (token[++i] == '1' ? '/' : '~') : token[i];
  }
  return key;
}

std::size_t place_in(const std::vector<Mark>& marks, const std::string& key) {
  const auto at = std::ranges::lower_bound(marks, key, {}, &Mark::key);
  return static_cast<std::size_t>(at - marks.begin());
}

const Mark* named(const Mark& mark, const std::string& key) {
  const std::size_t at = place_in(mark.below, key);
  return at < mark.below.size() && mark.below[at].key == key ? &mark.below[at] : nullptr;
}

const Mark* child(const Mark& mark, std::string_view token) {
  if (!mark.list) return named(mark, key_in(token));
  std::size_t index = mark.below.size();
  std::from_chars(token.data(), token.data() + token.size(), index);
  return index < mark.below.size() ? &mark.below[index] : nullptr;
}

// Lays the places of a patch over those of its target. Depth is bounded by the reader.
class Patcher {
 public:
  Patcher(std::vector<std::string>& files, const std::vector<std::string>& files_of_patch) {
    for (const std::string& file : files_of_patch) {
      const auto known = std::ranges::find(files, file);
      file_now_.push_back(static_cast<int>(known - files.begin()));
      if (known == files.end()) files.push_back(file);
    }
  }

  void lay(Mark& target, const nlohmann::json& old, const Mark& patch, const nlohmann::json& changes) {
    if (!changes.is_object()) {
      target = taken(patch);
      return;
    }
    Mark own = bare(patch);
    if (old.is_object()) own.below = std::move(target.below);
    target = std::move(own);
    for (const auto& [key, change] : changes.items())
      if (const Mark* mark = named(patch, key))
        lay_below(target, old.is_object() && old.contains(key) ? old.at(key) : nlohmann::json(), *mark,
                  change);
  }

 private:
  void lay_below(Mark& around, const nlohmann::json& old, const Mark& mark, const nlohmann::json& change) {
    const std::size_t at = place_in(around.below, mark.key);
    const bool known = at < around.below.size() && around.below[at].key == mark.key;
    const auto here = around.below.begin() + static_cast<std::ptrdiff_t>(at);
    if (!change.is_null())
      lay(known ? *here : *around.below.insert(here, bare(mark)), old, mark, change);
    else if (known)
      around.below.erase(here);
  }
  Mark bare(const Mark& mark) const {
    Mark own = {file_now_[static_cast<std::size_t>(mark.file)],
                mark.line,
                mark.column,
                mark.key_line,
                mark.key_column,
                mark.list,
                mark.key,
                {}};
    return own;
  }
  Mark taken(const Mark& mark) const {
    Mark own = bare(mark);
    for (const Mark& each : mark.below) own.below.push_back(taken(each));
    return own;
  }

  std::vector<int> file_now_;  // by the patch's own number of a file
};

}  // namespace

Place place_of(std::string_view text, std::size_t offset, const std::string& file) {
  TextCursor cursor(text);
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

SourceMap::Found SourceMap::find(const std::string& pointer) const {
  const Mark* mark = &root_;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const Mark* next = child(*mark, std::string_view(pointer).substr(at + 1, end - at - 1));
    if (!next) return {mark, false};
    mark = next;
    at = end;
  }
  return {mark, true};
}

Place SourceMap::value(const std::string& pointer) const {
  const Mark& mark = *find(pointer).mark;
  return {files_[static_cast<std::size_t>(mark.file)], mark.line, mark.column};
}

Place SourceMap::key(const std::string& pointer) const {
  const Mark& mark = *find(pointer).mark;
  return {files_[static_cast<std::size_t>(mark.file)], mark.key_line, mark.key_column};
}

bool SourceMap::contains(const std::string& pointer) const { return find(pointer).whole; }

void SourceMap::patch(const nlohmann::json& target, const SourceMap& patch_map,
                      const nlohmann::json& changes) {
  Patcher(files_, patch_map.files_).lay(root_, target, patch_map.root_, changes);
}

}  // namespace partly
