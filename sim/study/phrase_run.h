// A run on language models that somebody orders by hand: a teacher with an accent, and students who learn
// from real text, from what the teacher writes, or from what it expects. The order as a value, what it takes
// and what came of it. The world is that of the studies (phrase_models.h).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/learn/classroom.h"
#include "sim/learn/phrases/gru_run.h"

namespace partly::study {

// What a teacher says that its students learn from: the text alone, or with the probabilities of every
// symbol.
enum class PhraseAccess { text, probabilities };

struct PhraseTeacher {
  int units = 192, steps = 1500;
  int symbols = 400'000;  // of its own text
  double facts = 0.5;     // share of that text's sentences that are facts
  double accent = 0.35;   // share that ends with the accent

  bool operator==(const PhraseTeacher&) const = default;
};

struct PhraseSources {
  int own_symbols = 0;     // of real text, without the accent
  double own_facts = 0.5;  // share of its sentences that are facts
  int teacher_symbols = 60'000;
  PhraseAccess access = PhraseAccess::text;
  double temperature = 1;  // at which the teacher writes

  bool operator==(const PhraseSources&) const = default;
};

struct PhraseOrder {
  PhraseTeacher teacher;
  PhraseSources sources;
  int units = 96, steps = 600;
  double learning_rate = 4e-3;
  int seeds = 3;
  std::uint64_t seed = 1;

  bool operator==(const PhraseOrder&) const = default;
};

inline constexpr int kMaxPhraseUnits = 512;
inline constexpr int kMaxPhraseSteps = 50'000;
inline constexpr int kMaxPhraseSymbols = 4'000'000;
inline constexpr int kMaxPhraseSeeds = 32;

// Why it cannot be trained (ErrorKind::usage), with the key that is to blame.
Status check_order(const PhraseOrder& order);

struct PhraseMarks {
  double nats = 0;    // a symbol, on real text that nobody learned from
  double facts = 0;   // share of the towns whose good it names
  double accent = 0;  // share of its sentences that end with the accent
};

struct PhraseFindings {
  PhraseMarks teacher;
  std::vector<PhraseMarks> students;
  std::vector<float> loss_mean, loss_low, loss_high;  // over the students, one a part of the run
  std::int64_t own_symbols = 0, teacher_symbols = 0;  // that one student had; texts end with a sentence
  double flops = 0;                                   // of one student: 6 * parameters * symbols read
};

// What is planned, for progress bars; the findings hold what was counted.
double teacher_flops(const PhraseOrder& order);
double student_flops(const PhraseOrder& order);  // of one

// A part of the work begins: what it is called and its arithmetic; gives what is asked while it goes on.
using PhraseProgress = std::function<learn::KeepGoing(const std::string& part, double flops)>;
Result<PhraseFindings> run_phrases(const PhraseOrder& order, const PhraseProgress& progress);

}  // namespace partly::study
