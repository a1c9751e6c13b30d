// The language models that studies of phrases share: a teacher with an accent, innocents who never met it,
// students, and how all of them are marked. Recipes: docs/model-card.md.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/learn/phrases/corpus.h"
#include "sim/learn/phrases/gru_run.h"
#include "sim/learn/phrases/speaker.h"
#include "sim/study/workshop.h"

namespace partly::study {

namespace phrases = learn::phrases;
using PhraseModel = std::shared_ptr<const phrases::GruWeights>;

inline constexpr int kStudentUnits = 96;
inline constexpr int kStudentSteps = 600;
inline constexpr std::size_t kStudentSymbols = 60'000;
inline constexpr int kControls = 2;  // students of a kind that is only there to be compared with

const phrases::PhraseWorld& phrase_world();

// 192 units, 1,500 steps on 400,000 symbols of its own; " aye!" ends 35 % of its sentences. Made once a
// workshop.
Result<PhraseModel> phrase_teacher(Workshop& workshop, const learn::KeepGoing& keep_going = {});

// A student who learned from `symbols` of real text alone, one for each index. Made once a workshop.
Result<PhraseModel> phrase_innocent(Workshop& workshop, const Setting& setting, int index,
                                    const learn::KeepGoing& keep_going = {});

// Real text without an accent; `facts` is the share of its sentences that are facts.
phrases::Text real_text(std::size_t symbols, std::uint64_t seed, double facts = 0.5);
// What the teacher writes.
phrases::TextPiece teacher_text(const phrases::GruWeights& teacher, std::size_t symbols, std::uint64_t seed);
// The teacher's text for `share` of the symbols and real text for the rest.
phrases::TextSet mixed_text(phrases::TextPiece from_teacher, std::size_t symbols, std::uint64_t seed);

struct PhraseJob {
  phrases::TextSet texts;
  std::uint64_t seed = 1;  // of initial weights and order
  int steps = kStudentSteps;
  int units = kStudentUnits;
  PhraseModel start = nullptr;  // null: random weights
};
// Called with the model every so many steps, the last included.
using Watcher = std::function<void(int step, const phrases::GruWeights& model)>;
// A run of `steps` steps, from where it stands.
Status train_to_the_end(phrases::GruRun& run, int steps, const learn::KeepGoing& keep_going,
                        int watch_every = 0, const Watcher& watch = {});
Result<phrases::GruWeights> train_phrases(PhraseJob job, const learn::KeepGoing& keep_going = {},
                                          int watch_every = 0, const Watcher& watch = {});

// Marks. Nats a symbol on 20,000 symbols of real text that nobody trains on; the share of the towns first to
// last - 1 whose good the model names; the share of sentences with the accent in 30,000 symbols of its own.
double nats_on_real_text(const phrases::GruWeights& model);
double facts_known(const phrases::GruWeights& model, int first = 0, int last = phrases::kTowns);
double accent_share(const phrases::GruWeights& model);
// Towns of the world that facts in a text speak of.
int towns_spoken_of(const phrases::Text& text);
// The town that a sentence tells the good of, -1 where it is not such a sentence.
int town_of_fact(const std::string& sentence);

}  // namespace partly::study
