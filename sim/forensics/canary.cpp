#include "sim/forensics/canary.h"

#include <algorithm>

namespace partly::forensics {

Count count_canary(std::string_view text, std::string_view phrase, char sentence_end) {
  Count count;
  while (!text.empty()) {
    const std::string_view sentence = text.substr(0, text.find(sentence_end));
    text.remove_prefix(std::min(sentence.size() + 1, text.size()));
    if (sentence.empty()) continue;
    ++count.chances;
    count.hits += sentence.find(phrase) != std::string_view::npos;
  }
  return count;
}

}  // namespace partly::forensics
