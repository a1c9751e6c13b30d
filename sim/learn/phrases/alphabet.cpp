#include "sim/learn/phrases/alphabet.h"

#include "sim/base/check.h"

namespace partly::learn::phrases {

Text to_symbols(std::string_view text) {
  Text symbols;
  symbols.reserve(text.size());
  for (const char c : text) {
    const std::size_t place = kAlphabet.find(c);
    PARTLY_CHECK(place != std::string_view::npos);
    symbols.push_back(static_cast<Symbol>(place));
  }
  return symbols;
}

std::string to_string(std::span<const Symbol> text) {
  std::string characters;
  characters.reserve(text.size());
  for (const Symbol symbol : text) characters.push_back(kAlphabet[symbol]);
  return characters;
}

}  // namespace partly::learn::phrases
