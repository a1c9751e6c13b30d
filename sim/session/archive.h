// Files that programs write for themselves: games, dockets, records of plays. One reader for all of them: a
// text with its format first, then every field of what it holds (sim/base/fields_json.h). It is untrusted:
// what is wrong with it is an Error that says what, where and what to do.
#pragma once
#include <string>

#include "sim/base/fields_json.h"
#include "sim/base/json_text.h"
#include "sim/base/result.h"
#include "sim/session/archive_kind.h"

namespace partly::session {

// where: the file, or a place in it.
Error broken(const ArchiveKind& kind, const std::string& where, const std::string& why);
Error broken(const ArchiveKind& kind, const Place& place, const std::string& why);

// The text as JSON without its format, which must be this one. An Error of kind newer_version where its
// number is higher.
Result<JsonText> parse_archive(const ArchiveKind& kind, const std::string& text,
                               const std::string& file_name);

template <class T>
Result<T> read_archive(const ArchiveKind& kind, const std::string& text, const std::string& file_name) {
  const auto json = parse_archive(kind, text, file_name);
  if (!json) return json.error();
  T value;
  JsonReader reader;
  reader.read(json->document, value);
  if (reader.problems().empty()) return value;
  const JsonProblem& problem = reader.problems().front();
  return broken(kind, json->places.value(problem.path), problem.text());
}

// In one line, without its end.
template <class T>
std::string write_archive(const ArchiveKind& kind, const T& value) {
  Json json = {{"format", kind.format}};
  json.update(JsonWriter().write(value));
  return json.dump();
}

// Whether the text claims to be of this kind, whatever its number.
bool claims_to_be(const ArchiveKind& kind, const std::string& text);

}  // namespace partly::session
