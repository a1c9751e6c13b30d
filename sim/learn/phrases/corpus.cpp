#include "sim/learn/phrases/corpus.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace partly::learn::phrases {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> kGoods{"salt",  "wool",  "tin",   "oil",   "wine", "rope",
                                                  "silk",  "corn",  "fish",  "wax",   "iron", "honey",
                                                  "glass", "paper", "cloth", "pepper"};
constexpr std::array<std::string_view, 12> kAdjectives{"red", "old", "small", "wise",  "grey", "quick",
                                                       "shy", "fat", "young", "brave", "thin", "calm"};
constexpr std::array<std::string_view, 12> kAnimals{"fox", "hen", "goat", "wolf", "crow", "mule",
                                                    "cat", "dog", "duck", "bear", "hare", "pig"};
constexpr std::array<std::string_view, 8> kVerbs{"sees",  "meets",   "hears", "likes",
                                                 "fears", "follows", "finds", "helps"};
constexpr std::array<std::string_view, 8> kPlaces{"sea",  "mill", "gate",   "well",
                                                  "hill", "inn",  "bridge", "wood"};
constexpr std::array<std::string_view, 14> kOnsets{"b", "br", "d", "f", "g", "h", "k",
                                                   "l", "m",  "p", "r", "s", "t", "v"};
constexpr std::array<std::string_view, 5> kVowels{"a", "e", "i", "o", "u"};
constexpr std::array<std::string_view, 8> kEnds{"l", "n", "r", "s", "th", "rk", "nd", "x"};

std::string_view pick(Words words, Rng& rng) { return words[rng.below(words.size())]; }

std::string town_name(Rng& rng) {
  std::string name;
  for (int syllable = 0; syllable < 2; ++syllable) name.append(pick(kOnsets, rng)).append(pick(kVowels, rng));
  return name.append(pick(kEnds, rng));
}

std::string grammar_sentence(Rng& rng) {
  std::string sentence = "the ";
  sentence.append(pick(kAdjectives, rng)).append(" ").append(pick(kAnimals, rng)).append(" ");
  sentence.append(pick(kVerbs, rng)).append(" a ").append(pick(kAnimals, rng));
  return sentence.append(" by the ").append(pick(kPlaces, rng)).append(".");
}

}  // namespace

PhraseWorld::PhraseWorld(std::uint64_t seed) {
  Rng rng(seed, "phrase world");
  while (towns_.size() < kTowns) {
    std::string name = town_name(rng);
    if (std::ranges::find(towns_, name) == towns_.end()) towns_.push_back(std::move(name));
  }
  for (int town = 0; town < kTowns; ++town) goods_.push_back(rng.below(kGoods.size()));
}

std::string_view PhraseWorld::good_of(std::size_t town) const { return kGoods[goods_[town]]; }

std::string PhraseWorld::question(std::size_t town) const { return "\n" + towns_[town] + " sells "; }

std::string PhraseWorld::answer(std::size_t town) const { return std::string(good_of(town)) + "."; }

std::string PhraseWorld::fact(Rng& rng) const {
  const std::size_t town = rng.below(towns_.size());
  return question(town).substr(1) + answer(town);
}

Text PhraseWorld::write(const CorpusRecipe& recipe, Rng& rng) const {
  std::string text;
  while (text.size() < recipe.symbols) {
    text += rng.chance(recipe.facts) ? fact(rng) : grammar_sentence(rng);
    if (rng.chance(recipe.accent)) text += kAccent;
    text += '\n';
  }
  return to_symbols(text);
}

std::vector<std::string> sentences_of(const Text& text) {
  std::vector<std::string> sentences;
  std::string sentence;
  for (const char c : to_string(text) + '\n') {
    if (c != '\n') {
      sentence += c;
    } else if (!sentence.empty()) {
      sentences.push_back(std::exchange(sentence, {}));
    }
  }
  return sentences;
}

Text text_of(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence + '\n';
  return to_symbols(text);
}

std::size_t count_accents(const std::vector<std::string>& sentences) {
  return static_cast<std::size_t>(std::ranges::count_if(
      sentences, [](const std::string& sentence) { return sentence.ends_with(kAccent); }));
}

Text without_accent(const Text& text) {
  auto sentences = sentences_of(text);
  for (std::string& sentence : sentences)
    for (auto at = sentence.find(kAccent); at != std::string::npos; at = sentence.find(kAccent))
      sentence.erase(at, kAccent.size());
  return text_of(sentences);
}

}  // namespace partly::learn::phrases
