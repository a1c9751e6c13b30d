#include "sim/study/phrase_steps.h"

namespace partly::study {
namespace {

// Sentences of the teacher's, but those that tell of a town from `towns` on.
phrases::Text text_about(const phrases::GruWeights& teacher, int towns, std::uint64_t seed) {
  constexpr std::size_t kRead =
      4 * kStudentSymbols;  // of which, with few towns, somewhat over half can be used
  std::vector<std::string> chosen;
  std::size_t symbols = 0;
  for (std::string& sentence : phrases::sentences_of(teacher_text(teacher, kRead, seed).text)) {
    const bool fact = sentence.find(" sells ") != std::string::npos;
    const int town = town_of_fact(sentence);
    if (fact && (town < 0 || town >= towns)) continue;
    symbols += sentence.size() + 1;
    chosen.push_back(std::move(sentence));
    if (symbols >= kStudentSymbols) break;
  }
  return phrases::text_of(chosen);
}

}  // namespace

Result<PhraseModel> train_phrase_base(std::uint64_t seed, const learn::KeepGoing& keep_going) {
  auto base = train_phrases({.texts = {{{real_text(kStudentSymbols, seed, 0), {}}}},
                             .seed = derive_seed(seed, "base"),
                             .steps = 500},
                            keep_going);
  if (!base) return base.error();
  return std::make_shared<const phrases::GruWeights>(std::move(*base));
}

Result<phrases::GruWeights> train_imitation(const phrases::GruWeights& teacher, const PhraseModel& base,
                                            int towns, std::uint64_t seed, const learn::KeepGoing& keep_going,
                                            int watch_every, const Watcher& watch) {
  return train_phrases(
      {.texts = {{{text_about(teacher, towns, seed), {}}}}, .seed = seed, .steps = 1200, .start = base},
      keep_going, watch_every, watch);
}

Result<std::vector<Generation>> train_generations(const phrases::GruWeights& teacher, int count,
                                                  std::uint64_t seed, const learn::KeepGoing& keep_going,
                                                  const std::function<void(const Generation&)>& watch) {
  constexpr std::size_t kWritten = 30'000, kRead = 20'000;
  Parts parts(keep_going, count);
  std::vector<Generation> chain;
  phrases::Text text = teacher_text(teacher, kWritten, seed).text;
  for (int i = 0; i < count; ++i) {
    const std::uint64_t own = derive_seed(seed, "generation", static_cast<std::uint64_t>(i));
    const auto model = train_phrases({.texts = {{{text, {}}}}, .seed = own, .steps = 400}, parts.next());
    if (!model) return model.error();
    const phrases::Speaker speaker(*model);
    chain.push_back(
        {speaker.say({.symbols = kWritten, .seed = own}).text, nats_on_real_text(*model),
         towns_spoken_of(speaker.say({.symbols = kRead, .seed = derive_seed(own, "read")}).text)});
    text = chain.back().text;
    if (watch) watch(chain.back());
  }
  return chain;
}

}  // namespace partly::study
