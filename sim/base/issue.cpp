#include "sim/base/issue.h"

#include <cstdio>

namespace partly {
namespace {

std::string place_text(const Issue& issue) {
  return issue.line > 0 ? issue.file + ":" + std::to_string(issue.line) + ":" + std::to_string(issue.column)
                        : issue.file;
}

std::string text_as(const Issue& issue, const char* gravity) {
  const std::string text =
      place_text(issue) + ": " + gravity + ": " + issue.message + " [" + issue.rule + "]";
  return printable(issue.hint.empty() ? text : text + " (" + issue.hint + ")");
}

}  // namespace

std::string Issue::text() const { return text_as(*this, "error"); }
std::string Issue::warning_text() const { return text_as(*this, "warning"); }

Error error_of(const Issue& issue, ErrorKind kind) {
  return {kind, printable(issue.message + " [" + issue.rule + "]"), printable(place_text(issue)),
          printable(issue.hint)};
}

std::optional<unsigned> control_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(at) < 0x20 || byte(at) == 0x7F) return byte(at);
  // U+0080 to U+009F stand in two bytes, and some terminals obey them too.
  if (byte(at) == 0xC2 && (byte(at + 1) & 0xE0) == 0x80) return byte(at + 1);
  return std::nullopt;
}

std::string printable(const std::string& text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = control_character(text, i);
    if (!code) {
      shown += text[i];
      continue;
    }
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", *code);
    shown += escaped;
    if (*code >= 0x80) ++i;
  }
  return shown;
}

}  // namespace partly
