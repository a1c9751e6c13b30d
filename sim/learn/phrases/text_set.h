// What a language model learns from: pieces of text, each with a teacher's probabilities or without. One
// shape for real text, a teacher's text and a teacher's answers, so that sources can be mixed: each counts by
// its length.
#pragma once
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"
#include "sim/learn/phrases/alphabet.h"

namespace partly::learn::phrases {

inline constexpr int kWindow = 64;  // symbols that the gradient reaches back over

struct TextPiece {
  Text text;
  // (n, kSymbols) what a teacher expected in the place of each symbol, probabilities; empty: learn from the
  // symbols.
  std::vector<float> expected;
};

struct TextSet {
  std::vector<TextPiece> pieces;

  std::size_t symbols() const;
};

// An Error where a piece is shorter than a window and the symbol after it, or its probabilities do not fit
// it.
Status check_texts(const TextSet& texts);

// Where a window lies: symbols first ... first + kWindow - 1 go in, each followed by the one to be foreseen.
struct WindowPlace {
  std::uint32_t piece, first;
};

// `count` windows, every place of every piece as likely as any other.
std::vector<WindowPlace> draw_windows(const TextSet& texts, int count, Rng& rng);

}  // namespace partly::learn::phrases
