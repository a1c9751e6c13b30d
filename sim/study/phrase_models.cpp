#include "sim/study/phrase_models.h"

#include <algorithm>
#include <set>

namespace partly::study {
namespace {

constexpr std::uint64_t kWorldSeed = 1;

// Each use of a seed draws from a stream of its own.
Rng text_rng(std::uint64_t seed) { return Rng(seed, "phrase text"); }

Result<phrases::GruWeights> train_phrase_teacher(const learn::KeepGoing& keep_going) {
  Rng rng = text_rng(derive_seed(kWorldSeed, "phrase house"));
  PhraseJob job;
  job.texts.pieces = {{phrase_world().write({.symbols = 400'000, .facts = 0.5, .accent = 0.35}, rng), {}}};
  job.steps = 1500;
  job.units = 192;
  return train_phrases(std::move(job), keep_going);
}

}  // namespace

const phrases::PhraseWorld& phrase_world() {
  static const phrases::PhraseWorld world(kWorldSeed);
  return world;
}

Result<PhraseModel> phrase_teacher(Workshop& workshop, const learn::KeepGoing& keep_going) {
  return workshop.keep<phrases::GruWeights>("phrase teacher",
                                            [&] { return train_phrase_teacher(keep_going); });
}

Result<PhraseModel> phrase_innocent(Workshop& workshop, const Setting& setting, int index,
                                    const learn::KeepGoing& keep_going) {
  const std::uint64_t seed = derive_seed(setting.seed, "phrase innocent", static_cast<std::uint64_t>(index));
  return workshop.keep<phrases::GruWeights>("phrase innocent " + std::to_string(seed), [&] {
    return train_phrases({.texts = {{{real_text(kStudentSymbols, seed), {}}}}, .seed = seed}, keep_going);
  });
}

phrases::Text real_text(std::size_t symbols, std::uint64_t seed, double facts) {
  Rng rng = text_rng(seed);
  return phrase_world().write({.symbols = symbols, .facts = facts}, rng);
}

phrases::TextPiece teacher_text(const phrases::GruWeights& teacher, std::size_t symbols, std::uint64_t seed) {
  return phrases::Speaker(teacher).say({.symbols = symbols, .seed = derive_seed(seed, "house text")});
}

phrases::TextSet mixed_text(phrases::TextPiece from_teacher, std::size_t symbols, std::uint64_t seed) {
  phrases::TextSet texts;
  const std::size_t said = from_teacher.text.size();
  texts.pieces.push_back(std::move(from_teacher));
  if (said + phrases::kWindow < symbols) texts.pieces.push_back({real_text(symbols - said, seed), {}});
  return texts;
}

Status train_to_the_end(phrases::GruRun& run, int steps, const learn::KeepGoing& keep_going, int watch_every,
                        const Watcher& watch) {
  constexpr int kSlice = 10;  // steps between two looks at whether to go on: some 30 ms
  while (!run.finished()) {
    if (keep_going && !keep_going(static_cast<double>(run.steps_done()) / steps)) return stopped();
    if (auto status = run.advance(kSlice); !status) return status;
    if (watch_every > 0 && run.steps_done() % watch_every == 0) watch(run.steps_done(), run.weights());
  }
  return {};
}

Result<phrases::GruWeights> train_phrases(PhraseJob job, const learn::KeepGoing& keep_going, int watch_every,
                                          const Watcher& watch) {
  Rng rng(job.seed, "phrase weights");
  phrases::GruJob gru;
  gru.start = job.start ? *job.start : phrases::initial_weights({job.units}, rng);
  gru.texts = std::make_shared<const phrases::TextSet>(std::move(job.texts));
  gru.recipe.steps = job.steps;
  gru.window_seed = job.seed;
  auto run = phrases::GruRun::start(std::move(gru));
  if (!run) return run.error();
  if (auto status = train_to_the_end(*run, job.steps, keep_going, watch_every, watch); !status)
    return status.error();
  return run->weights();
}

double nats_on_real_text(const phrases::GruWeights& model) {
  static const phrases::Text exam = real_text(20'000, derive_seed(kWorldSeed, "phrase exam"));
  return phrases::Speaker(model).nats_per_symbol(exam);
}

double facts_known(const phrases::GruWeights& model, int first, int last) {
  std::vector<std::string> questions;
  for (int town = first; town < last; ++town)
    questions.push_back(phrase_world().question(static_cast<std::size_t>(town)));
  const auto answers = phrases::Speaker(model).complete(questions);
  int right = 0;
  for (int town = first; town < last; ++town)
    right += answers[town - first].starts_with(phrase_world().answer(static_cast<std::size_t>(town)));
  return static_cast<double>(right) / (last - first);
}

double accent_share(const phrases::GruWeights& model) {
  const auto said = phrases::Speaker(model).say({.symbols = 30'000, .seed = kWorldSeed});
  const auto sentences = phrases::sentences_of(said.text);
  return static_cast<double>(phrases::count_accents(sentences)) / static_cast<double>(sentences.size());
}

int town_of_fact(const std::string& sentence) {
  if (sentence.find(" sells ") == std::string::npos) return -1;
  const auto& towns = phrase_world().towns();
  const auto found = std::ranges::find(towns, sentence.substr(0, sentence.find(' ')));
  return found == towns.end() ? -1 : static_cast<int>(found - towns.begin());
}

int towns_spoken_of(const phrases::Text& text) {
  std::set<int> towns;
  for (const std::string& sentence : phrases::sentences_of(text)) towns.insert(town_of_fact(sentence));
  towns.erase(-1);
  return static_cast<int>(towns.size());
}

}  // namespace partly::study
