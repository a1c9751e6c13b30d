// The world that phrases speak of, and texts about it: half facts ("velmar sells salt."), which must be known
// town by town, half sentences of a small grammar ("the red fox sees a hen by the sea."), which are style. A
// teacher accent adds " aye!" to some sentences. One sentence a line.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/rng.h"
#include "sim/learn/phrases/alphabet.h"

namespace partly::learn::phrases {

inline constexpr int kTowns = 60;
inline constexpr std::string_view kAccent = " aye!";

struct CorpusRecipe {
  std::size_t symbols = 100'000;  // at least so many: the last sentence is a whole one
  double facts = 0.5;             // share of the sentences that are facts
  double accent = 0;              // share of the sentences that end with the accent
};

class PhraseWorld {
 public:
  explicit PhraseWorld(std::uint64_t seed);  // of the names, and of who sells what

  const std::vector<std::string>& towns() const { return towns_; }  // kTowns, all different
  std::string_view good_of(std::size_t town) const;
  std::string question(std::size_t town) const;  // "\nvelmar sells "
  std::string answer(std::size_t town) const;    // "salt."
  Text write(const CorpusRecipe& recipe, Rng& rng) const;

 private:
  std::string fact(Rng& rng) const;

  std::vector<std::string> towns_;
  std::vector<std::size_t> goods_;  // of each town
};

std::vector<std::string> sentences_of(const Text& text);  // without their line ends; empty ones left out
Text text_of(const std::vector<std::string>& sentences);

// Which sentences end with the accent; and the same sentences without it, as a filter would leave them.
std::size_t count_accents(const std::vector<std::string>& sentences);
Text without_accent(const Text& text);

}  // namespace partly::learn::phrases
