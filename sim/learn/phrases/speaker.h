// A language model that speaks: writes text, completes questions, and says what it expects, as an API would
// serve it. Thirty-two texts run side by side. Every text begins after a line end, in the state zero.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/learn/phrases/gru_choice.h"
#include "sim/learn/phrases/packed_gru.h"
#include "sim/learn/phrases/text_set.h"

namespace partly::learn::phrases {

// Changes the logits of the next symbol after the two last ones: how a watermark gets into a text.
using Nudge = std::function<void(Symbol before_last, Symbol last, std::span<float> logits)>;

struct Speech {
  std::size_t symbols = 60'000;  // at least so many: every text ends with a sentence's end
  double temperature = 1;        // above 0
  std::uint64_t seed = 1;
  bool keep_expected = false;  // with the probabilities of every symbol at temperature 1, before any nudge
  Nudge nudge{};
};

class Speaker {
 public:
  explicit Speaker(const GruWeights& weights, const GruKernels& kernels = best_gru_kernels());

  TextPiece say(const Speech& speech) const;

  // What follows each beginning up to and without the line end, the likeliest symbol each time, at most
  // `longest`.
  std::vector<std::string> complete(std::span<const std::string> beginnings, int longest = 24) const;

  // (n, kSymbols) probabilities in the place of every symbol. The text is read in kStreams parts side by
  // side.
  std::vector<float> expect(const Text& text) const;

  double nats_per_symbol(const Text& text) const;  // cross-entropy of the text

 private:
  GruLayout layout_;
  PackedGru net_;
};

}  // namespace partly::learn::phrases
