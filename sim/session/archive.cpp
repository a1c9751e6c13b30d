#include "sim/session/archive.h"

#include <charconv>

namespace partly::session {
namespace {

// As much as a long game on large images writes, with the text of a scenario whose lines end as on Windows.
constexpr JsonLimits kLimits{.bytes = 64u << 20,
                             .depth = 64,
                             .values = 20'000'000,
                             .key_bytes = 200,
                             .controls_in_texts = "\n\r\t",
                             .places_of_numbers = false};

std::string format_family(const std::string& format) { return format.substr(0, format.find('/') + 1); }

int format_version(const std::string& format) {
  int version = 0;
  const char* end = format.data() + format.size();
  std::from_chars(format.data() + format_family(format).size(), end, version);
  return version;
}

// Both kinds of game are Partly's, and are easily taken for each other.
std::string choose_instead(const ArchiveKind& kind, const std::string& found) {
  if (found.starts_with("partly-docket/"))
    return "This is a rule maker's game, which is looked back on at the desk: choose a lab's or a provider's";
  if (found.starts_with("partly-save/")) return "This is a lab's or a provider's game: choose a rule maker's";
  return std::string("Choose a ") + kind.what + " of Partly";
}

Error of_another_format(const ArchiveKind& kind, const std::string& found, const std::string& file_name) {
  const std::string what = std::string("This ") + kind.what + " has the format \"" + found +
                           "\", and this program reads \"" + kind.format + "\"";
  if (!found.starts_with(format_family(kind.format)))
    return {ErrorKind::invalid_scenario, what, file_name, choose_instead(kind, found)};
  if (format_version(found) > format_version(kind.format))
    return {ErrorKind::newer_version, what, file_name,
            std::string("Update Partly, or choose another ") + kind.what};
  return {ErrorKind::invalid_scenario, what + ": " + kind.older, file_name,
          std::string("Go on with it in the version of Partly that wrote it, or start again")};
}

}  // namespace

Error broken(const ArchiveKind& kind, const std::string& where, const std::string& why) {
  return {ErrorKind::invalid_scenario, std::string("The ") + kind.what + " cannot be read: " + why, where,
          kind.remedy};
}

Error broken(const ArchiveKind& kind, const Place& place, const std::string& why) {
  return broken(kind, place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column),
                why);
}

Result<JsonText> parse_archive(const ArchiveKind& kind, const std::string& text,
                               const std::string& file_name) {
  std::vector<Issue> issues;
  auto json = parse_json(text, file_name, kLimits, issues);
  if (!issues.empty()) {
    const Issue& first = issues.front();
    return broken(kind, Place{first.file, first.line, first.column}, first.message);
  }
  const auto format = json->document.find("format");
  if (!json->document.is_object() || format == json->document.end() || !format->is_string())
    return broken(kind, file_name,
                  std::string("it has no \"format\"; this is not a ") + kind.what + " of Partly");
  if (const std::string found = *format; found != kind.format)
    return of_another_format(kind, found, file_name);
  json->document.erase("format");
  return std::move(*json);
}

bool claims_to_be(const ArchiveKind& kind, const std::string& text) {
  const auto json = parse_json(text, {}, kLimits);
  if (!json) return false;
  const auto format = json->document.find("format");
  return format != json->document.end() && format->is_string() &&
         format->get<std::string>().starts_with(format_family(kind.format));
}

}  // namespace partly::session
