// Columns of text for a terminal: each as wide as its longest entry, numbers to the right. Knows that a
// character of UTF-8 may have several bytes.
#pragma once
#include <string>
#include <vector>

namespace partly::survey {

using Line = std::vector<std::string>;

// The first column to the left, the others to the right, two spaces between; no spaces at the ends of lines.
std::string in_columns(const std::vector<Line>& lines);
std::size_t shown_width(const std::string& text);

}  // namespace partly::survey
