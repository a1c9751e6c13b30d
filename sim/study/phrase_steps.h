// Longer pieces of work on language models that a row and a lesson share: an imitator that starts from
// grammar alone, and a chain of copies.
#pragma once
#include <vector>

#include "sim/study/phrase_models.h"

namespace partly::study {

inline constexpr int kCoveredTowns = 12;  // the first of the world's: those that the imitator's text tells of

// A model that knows grammar and no town: 500 steps on 60,000 symbols without facts.
Result<PhraseModel> train_phrase_base(std::uint64_t seed, const learn::KeepGoing& keep_going = {});

// 1,200 steps from the base on 60,000 symbols of the teacher's that tell of the first `towns` towns alone.
Result<phrases::GruWeights> train_imitation(const phrases::GruWeights& teacher, const PhraseModel& base,
                                            int towns, std::uint64_t seed,
                                            const learn::KeepGoing& keep_going = {}, int watch_every = 0,
                                            const Watcher& watch = {});

struct Generation {
  phrases::Text text;  // 30,000 symbols that it wrote
  double nats = 0;     // on real text
  int towns = 0;       // that it speaks of in 20,000 symbols
};

inline constexpr int kGenerations = 4;  // of the row and of the lesson on copies of copies

// Each learns from the text of the one before for 400 steps, the first from the teacher's.
Result<std::vector<Generation>> train_generations(const phrases::GruWeights& teacher, int count,
                                                  std::uint64_t seed, const learn::KeepGoing& keep_going = {},
                                                  const std::function<void(const Generation&)>& watch = {});

}  // namespace partly::study
