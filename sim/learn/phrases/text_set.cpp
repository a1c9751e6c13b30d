#include "sim/learn/phrases/text_set.h"

#include <cmath>
#include <string>

namespace partly::learn::phrases {
namespace {

std::size_t places_in(const TextPiece& piece) { return piece.text.size() - kWindow; }

Status check_piece(const TextPiece& piece, std::size_t index) {
  const std::string where = "piece " + std::to_string(index);
  if (piece.text.size() <= kWindow)
    return Error{ErrorKind::usage,
                 "A text of " + std::to_string(piece.text.size()) + " symbols is shorter than a window of " +
                     std::to_string(kWindow + 1),
                 where, "Give a longer text, or join it to another"};
  for (const Symbol symbol : piece.text)
    if (symbol >= kSymbols)
      return Error{ErrorKind::usage, "A symbol is not one of the alphabet", where,
                   "Make texts with to_symbols"};
  if (piece.expected.empty()) return {};
  if (piece.expected.size() != piece.text.size() * kSymbols)
    return Error{ErrorKind::usage, "The probabilities are not one row for each symbol of the text", where,
                 "Give all of them or none"};
  for (const float p : piece.expected)
    if (!(p >= 0 && p <= 1))
      return Error{ErrorKind::usage, "A probability lies outside 0 to 1", where,
                   "Give probabilities, not logits"};
  return {};
}

}  // namespace

std::size_t TextSet::symbols() const {
  std::size_t sum = 0;
  for (const TextPiece& piece : pieces) sum += piece.text.size();
  return sum;
}

Status check_texts(const TextSet& texts) {
  if (texts.pieces.empty())
    return Error{ErrorKind::usage, "There is no text to learn from", "texts", "Give at least one piece"};
  for (std::size_t i = 0; i < texts.pieces.size(); ++i)
    if (auto status = check_piece(texts.pieces[i], i); !status) return status;
  return {};
}

std::vector<WindowPlace> draw_windows(const TextSet& texts, int count, Rng& rng) {
  std::uint64_t places = 0;
  for (const TextPiece& piece : texts.pieces) places += places_in(piece);
  std::vector<WindowPlace> windows;
  for (int i = 0; i < count; ++i) {
    std::uint64_t place = rng.below(places);
    std::uint32_t piece = 0;
    while (place >= places_in(texts.pieces[piece])) place -= places_in(texts.pieces[piece++]);
    windows.push_back({piece, static_cast<std::uint32_t>(place)});
  }
  return windows;
}

}  // namespace partly::learn::phrases
