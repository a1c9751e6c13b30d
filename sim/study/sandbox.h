// Just train: a teacher, students that learn from its answers, and what they copy of it, as one setting that
// may be changed at any time. No money and no law. Here are the values: what may be set, what is seen of a
// run and what is counted on it; sandbox_room.h trains. The teacher is that of the game (docs/model-card.md):
// imperfect by construction, or there would be no mistakes to copy.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/train_job.h"

namespace partly::study {

inline constexpr int kSandboxStudents = 16;       // that learn side by side; the first of them is shown
inline constexpr int kSandboxSteps = 1500;        // of teacher and students
inline constexpr int kSandboxMapSide = 96;        // cells of a map
inline constexpr int kSandboxScoreSide = 32;      // places that a score is counted on, spread evenly
inline constexpr int kSandboxQuestionsSide = 16;  // questions that mistakes are counted on, one a field

struct SandboxSetting {
  std::uint64_t world = 3;  // where the continents lie, and what the teacher learned
  std::uint64_t seed = 1;   // of the students: first weights, places asked, own labels
  int answers = 60;         // that each student gets of its teacher
  learn::Access access = learn::Access::probabilities;
  double temperature = 2;
  int own_labels = 0;                           // beside the answers
  double wrong_labels = 0.1;                    // share of the own labels that name a class drawn at random
  int student_width = 64, teacher_width = 128;  // units of each of two hidden layers
  double teacher_wrong_labels = 0.15;           // the same share of the 1,500 that the teacher learned from

  bool operator==(const SandboxSetting&) const = default;
};
struct SandboxBounds {
  int least_answers = 10, most_answers = 3000, most_own_labels = 3000, least_width = 2, most_width = 128;
  double least_temperature = 1, most_temperature = 20, most_wrong = 0.8;
};
inline constexpr SandboxBounds kSandboxBounds{};
Status check_sandbox(const SandboxSetting&);

// Settings worth trying; the map and the students' seed stay as they are.
struct SandboxPreset {
  std::string id, name;
  SandboxSetting setting;
};
const std::vector<SandboxPreset>& sandbox_presets();
SandboxSetting with_preset(const SandboxSetting&, const SandboxPreset&);
bool is_preset(const SandboxSetting&, const SandboxPreset&);

// What a student is asked to match where its teacher gave these probabilities: p^(1/T), scaled to sum 1.
std::vector<float> softened(std::span<const float> probabilities, double temperature);
// What the API hands out of them, before any temperature.
std::vector<float> served_by(std::span<const float> probabilities, learn::Access access);

struct SandboxPlace {
  float x = 0, y = 0;  // in [0,1] from the top left corner of the map
};
// A question that the teacher answers wrongly.
struct SandboxMistake {
  SandboxPlace at = {};
  std::int32_t truth = 0, answer = 0;
};

struct SandboxTeacher {
  int classes = 0, steps_done = 0;
  std::vector<float> truth;          // (cells, classes) row-major from the top left: 1 for the true class
  std::vector<float> probabilities;  // (cells, classes)
  std::vector<SandboxPlace> deep;    // of each class, the place farthest from all others: for its name
  double right = 0;                  // share of the map
  std::vector<SandboxMistake> mistakes;

  bool finished() const { return steps_done == kSandboxSteps; }
};

struct SandboxScore {
  double right = 0, agreement = 0;  // shares of the map; agreement with the teacher
  int repeated = 0;                 // of the teacher's mistakes, with the same wrong answer
  int own_mistakes = 0;  // questions that it gets wrong in another way, or that its teacher gets right

  bool operator==(const SandboxScore&) const = default;
};
// The curves of a run: how all students stand after so many steps.
struct SandboxStage {
  int steps_done = 0;
  double first = 0, mean = 0, low = 0, high = 0;  // right; of the shown one, and of all: 10 and 90 %

  bool operator==(const SandboxStage&) const = default;
};
SandboxStage stage_of(int steps_done, const std::vector<SandboxScore>&);

// What is seen of a run, as far as it has come.
struct SandboxLook {
  SandboxSetting setting;
  std::shared_ptr<const SandboxTeacher> teacher;
  std::vector<SandboxPlace> asked, own;  // by the student that is shown
  int steps_done = 0;
  std::vector<float> probabilities;  // of the student that is shown, (cells, classes)
  std::vector<char> repeats;         // of the teacher's mistakes, one by one: the shown student makes it too
  std::vector<SandboxScore> scores;  // of all students, the shown one first
  std::vector<SandboxStage> curve;   // up to now

  const SandboxScore& score() const { return scores.front(); }
  bool finished() const { return teacher->finished() && steps_done == kSandboxSteps; }
};

// Probabilities at the cell of that place.
std::span<const float> at_place(const std::vector<float>& probabilities, int classes, SandboxPlace);

// What they learn from: "60 answers with probabilities at temperature 2 and 300 own labels".
std::string learned_from(const SandboxSetting&);
// What is seen, in one sentence made of what was counted.
std::string told(const SandboxLook&);

}  // namespace partly::study
