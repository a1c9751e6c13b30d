// What happens to files: every way of damage that each entrance of the program is tried with.
#pragma once
#include <string>
#include <vector>

namespace partly {

struct DamagedText {
  std::string name, text;
  bool taken = false;  // damage that does no harm: the file is as good as before
};

inline std::string with_byte_inside(std::string text, char byte) {
  return text.insert(text.find('"') + 1, 1, byte);
}

inline std::vector<DamagedText> damaged(const std::string& good) {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string after_brace = good.substr(good.find('{') + 1);
  return {{"Empty", ""},
          {"MarkOfByteOrderAlone", mark},
          {"MarkOfByteOrderBeforeAnEmptyObject", mark + "{}"},
          {"MarkOfByteOrderBeforeAGoodFile", mark + good, true},
          {"TwoMarksOfByteOrder", mark + mark + good},
          {"NulInside", with_byte_inside(good, '\0')},
          {"NulAtTheEnd", good + '\0'},
          {"NulBetweenTwoTexts", good + '\0' + good},
          {"KeyTwice", "{\"format\": 1, \"format\": 2, " + after_brace},
          {"BytesAfterTheEnd", good + "x"},
          {"Truncated", good.substr(0, good.size() / 2)},
          {"NotUtf8", with_byte_inside(good, '\xFF')},
          {"DeeplyNested", std::string(60'000, '[')},
          {"HugeNumber", "{\"format\": 1e999, " + after_brace},
          {"ControlCharacterInAKey", "{\"\\u001b[31mred\": 1, " + after_brace},
          {"SixteenBits", std::string("\xFF\xFE{\0}\0", 6)}};
}

}  // namespace partly
