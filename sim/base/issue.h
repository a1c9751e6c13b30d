// One thing that is wrong in a text file that somebody wrote: where, by which rule, and what to do about it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/result.h"

namespace partly {

// From 1; columns count characters, not bytes, and not the mark of byte order at the start.
struct Place {
  std::string file;
  int line = 1;
  int column = 1;
};

struct Issue {
  std::string file;
  int line = 0, column = 0;  // from 1; 0 where there is no place in the text (a missing file)
  std::string rule;          // "unknown-key", "type", "range", "reference", "syntax", "too-deep", ...
  std::string message;
  std::string hint;  // "did you mean \"label_usd\"?"; may be empty

  std::string text() const;          // file:line:column: error: message [rule] (hint)
  std::string warning_text() const;  // likewise
};

// The same as the one thing that went wrong.
Error error_of(const Issue& issue, ErrorKind kind = ErrorKind::invalid_scenario);

// The one that begins at this byte of a UTF-8 text.
std::optional<unsigned> control_character(std::string_view text, std::size_t at);
// With every control character written out ("\u001b"): what a file holds must not steer a terminal.
std::string printable(const std::string& text);

}  // namespace partly
