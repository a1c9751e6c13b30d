// A cell of a table at the terminal: text filled up with spaces to so many columns, or as it is where it is
// wider. Columns, not bytes: a character of UTF-8 may have several of these.
#pragma once
#include <algorithm>
#include <string>

#include "sim/survey/columns.h"

namespace partly::cli {

inline std::string space_beside(const std::string& text, std::size_t columns) {
  return std::string(columns - std::min(columns, survey::shown_width(text)), ' ');
}

inline std::string to_the_left(const std::string& text, std::size_t columns) {
  return text + space_beside(text, columns);
}

inline std::string to_the_right(const std::string& text, std::size_t columns) {
  return space_beside(text, columns) + text;
}

}  // namespace partly::cli
