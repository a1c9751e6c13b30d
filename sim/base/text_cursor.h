// Line and column at a place of a text. It only moves forward, so that a long single line is not counted
// again for each value.
#pragma once
#include <cstddef>
#include <string_view>

namespace partly {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class TextCursor {
 public:
  explicit TextCursor(std::string_view text)
      : text_(text), offset_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0) {}

  void move_to(std::size_t offset) {
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      if (text_[offset_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[offset_]) & 0xC0) != 0x80) {  // a character starts
        ++column_;
      }
    }
  }
  int line() const { return line_; }
  int column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t offset_;
  int line_ = 1, column_ = 1;
};

}  // namespace partly
