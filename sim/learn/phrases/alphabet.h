// The thirty symbols that phrases are written in, and texts as numbers of symbols.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partly::learn::phrases {

using Symbol = std::uint8_t;
using Text = std::vector<Symbol>;

inline constexpr std::string_view kAlphabet = "\n abcdefghijklmnopqrstuvwxyz.!";
inline constexpr int kSymbols = 30;
inline constexpr Symbol kNewLine = 0;  // ends a sentence, and comes before the first
static_assert(kAlphabet.size() == kSymbols && kAlphabet[kNewLine] == '\n');

Text to_symbols(std::string_view text);  // every character must stand in the alphabet
std::string to_string(std::span<const Symbol> text);

}  // namespace partly::learn::phrases
