#include "sim/learn/phrases/speaker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/check.h"
#include "sim/learn/fused/flush_denormals.h"

namespace partly::learn::phrases {
namespace {

constexpr std::size_t kFewestAStream = 1000;  // symbols: short texts are not cut into more parts than needed
constexpr std::size_t kLongestSentence = 200;

using Row = std::array<float, kSymbols>;

// The state of kStreams texts in the making, and what each expects next.
class Streams {
 public:
  Streams(const PackedGru& net, const GruLayout& layout)
      : net_(net),
        row_(static_cast<std::size_t>(layout.units) * kStreams),
        floats_(6 * row_),
        logits_(static_cast<std::size_t>(kOutputRows) * kStreams) {}

  void read(int stream, Symbol symbol) { symbols_[stream] = symbol; }

  // Reads one symbol in every stream, a line end where none was given.
  void step() {
    net_.step(symbols_.data(), part(now_), part(1 - now_), {part(2), part(3), part(4), part(5)});
    now_ = 1 - now_;
    net_.logits(part(now_), logits_.data());
  }

  Row logits(int stream) const {
    Row row;
    for (int symbol = 0; symbol < kSymbols; ++symbol)
      row[symbol] = logits_[static_cast<std::size_t>(symbol) * kStreams + stream];
    return row;
  }

 private:
  float* part(int index) { return floats_.data() + index * row_; }

  const PackedGru& net_;
  std::size_t row_;
  fused::AlignedFloats floats_;  // the state before and after, and the four rows of gates
  fused::AlignedFloats logits_;
  alignas(64) std::array<std::int32_t, kStreams> symbols_{};
  int now_ = 0;
};

Row probabilities(const Row& logits, double temperature) {
  const float top = *std::ranges::max_element(logits);
  std::array<double, kSymbols> weight;
  double sum = 0;
  for (int symbol = 0; symbol < kSymbols; ++symbol)
    sum += weight[symbol] = std::exp((logits[symbol] - top) / temperature);
  Row row;
  for (int symbol = 0; symbol < kSymbols; ++symbol) row[symbol] = static_cast<float>(weight[symbol] / sum);
  return row;
}

Symbol draw(const Row& probabilities, Rng& rng) {
  double left = rng.uniform();
  int likely = 0;  // where rounding leaves a little over
  for (int symbol = 0; symbol < kSymbols; ++symbol) {
    left -= probabilities[symbol];
    if (left < 0) return static_cast<Symbol>(symbol);
    if (probabilities[symbol] > probabilities[likely]) likely = symbol;
  }
  return static_cast<Symbol>(likely);
}

// One of the texts that a speech consists of.
class Voice {
 public:
  Voice(const Speech& speech, int stream) : speech_(speech), rng_(speech.seed, "speech", stream) {}

  Symbol next(const Row& logits) {
    if (speech_.keep_expected) {
      const Row expected = probabilities(logits, 1);
      piece_.expected.insert(piece_.expected.end(), expected.begin(), expected.end());
    }
    Row nudged = logits;
    if (speech_.nudge) speech_.nudge(before_last_, last_, nudged);
    before_last_ = last_;
    last_ = draw(probabilities(nudged, speech_.temperature), rng_);
    piece_.text.push_back(last_);
    return last_;
  }

  bool done(std::size_t symbols) const {
    const std::size_t said = piece_.text.size();
    return said >= symbols + kLongestSentence || (said >= symbols && last_ == kNewLine);
  }

  const TextPiece& piece() const { return piece_; }

 private:
  const Speech& speech_;
  Rng rng_;
  Symbol before_last_ = kNewLine, last_ = kNewLine;
  TextPiece piece_;
};

}  // namespace

Speaker::Speaker(const GruWeights& weights, const GruKernels& kernels)
    : layout_(weights.shape), net_(kernels, layout_) {
  PARTLY_CHECK(check_weights(weights).ok());
  net_.refresh(layout_.pack(weights));
}

TextPiece Speaker::say(const Speech& speech) const {
  PARTLY_CHECK(speech.temperature > 0);
  const fused::FlushDenormals flush;
  const auto count = static_cast<int>(std::clamp<std::size_t>(speech.symbols / kFewestAStream, 1, kStreams));
  const std::size_t share = (speech.symbols + count - 1) / count;
  std::vector<Voice> voices;
  voices.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) voices.emplace_back(speech, i);
  Streams streams(net_, layout_);
  const auto done = [&](const Voice& voice) { return voice.done(share); };
  while (!std::ranges::all_of(voices, done)) {
    streams.step();
    for (int i = 0; i < count; ++i)
      if (!done(voices[i])) streams.read(i, voices[i].next(streams.logits(i)));
  }
  TextPiece whole;
  for (const Voice& voice : voices) {
    const TextPiece& piece = voice.piece();
    whole.text.insert(whole.text.end(), piece.text.begin(), piece.text.end());
    whole.expected.insert(whole.expected.end(), piece.expected.begin(), piece.expected.end());
  }
  return whole;
}

std::vector<std::string> Speaker::complete(std::span<const std::string> beginnings, int longest) const {
  const fused::FlushDenormals flush;
  std::vector<std::string> endings(beginnings.size());
  for (std::size_t first = 0; first < beginnings.size(); first += kStreams) {
    const int count = static_cast<int>(std::min<std::size_t>(kStreams, beginnings.size() - first));
    std::vector<Text> given;
    std::size_t longest_given = 0;
    for (int i = 0; i < count; ++i) {
      given.push_back(to_symbols(beginnings[first + i]));
      longest_given = std::max(longest_given, given.back().size());
    }
    Streams streams(net_, layout_);
    std::vector<bool> ended(count, false);
    for (std::size_t time = 0; time < longest_given + longest; ++time) {
      for (int i = 0; i < count; ++i)
        if (time < given[i].size()) streams.read(i, given[i][time]);
      streams.step();
      for (int i = 0; i < count; ++i) {
        std::string& ending = endings[first + i];
        if (time + 1 < given[i].size() || ended[i]) continue;
        const Row logits = streams.logits(i);
        const auto symbol = static_cast<Symbol>(std::ranges::max_element(logits) - logits.begin());
        ended[i] = symbol == kNewLine || static_cast<int>(ending.size()) == longest;
        if (!ended[i]) ending += kAlphabet[symbol];
        streams.read(i, symbol);
      }
    }
  }
  return endings;
}

std::vector<float> Speaker::expect(const Text& text) const {
  const fused::FlushDenormals flush;
  const std::size_t share = (text.size() + kStreams - 1) / kStreams;
  std::vector<float> expected(text.size() * kSymbols);
  Streams streams(net_, layout_);
  for (std::size_t time = 0; time < share; ++time) {
    streams.step();
    for (int i = 0; i < kStreams; ++i) {
      const std::size_t place = i * share + time;
      if (place >= text.size()) break;
      const Row row = probabilities(streams.logits(i), 1);
      std::ranges::copy(row, expected.begin() + static_cast<std::ptrdiff_t>(place * kSymbols));
      streams.read(i, text[place]);
    }
  }
  return expected;
}

double Speaker::nats_per_symbol(const Text& text) const {
  const std::vector<float> expected = expect(text);
  double nats = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    nats -= std::log(std::max(1e-30, static_cast<double>(expected[i * kSymbols + text[i]])));
  return nats / static_cast<double>(text.size());
}

}  // namespace partly::learn::phrases
