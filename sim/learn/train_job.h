// A training job as a value: everything that decides its outcome, and nothing else. The same job gives the
// same bits on one machine, so a job can be stored, replayed, forked and compared.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/learn/defence.h"
#include "sim/learn/engine.h"
#include "sim/learn/task.h"

namespace partly::learn {

// How much of its answer an API serves (the three levels of the distillation toolkits).
enum class Access { labels, top_k, probabilities };

// What kind of network a lab trains, and how; on which data is another matter.
struct NetworkKind {
  std::vector<int> hidden{64, 64};
  Recipe recipe{};

  bool operator==(const NetworkKind&) const = default;
};

// Wrong answers that a provider plants in its model on purpose, by training it on a little longer
// (sim/forensics/traps.h chooses where).
struct TrapPatch {
  int islets = 0;  // 0: none
  Recipe recipe{.steps = 400, .batch = 128, .learning_rate = 0.001f};
  std::uint64_t seed = 1;  // of the places

  bool operator==(const TrapPatch&) const = default;
};
inline constexpr int kMaxIslets = 20;

// The provider's model: imperfect by construction (own, limited, partly wrong data), because a near-perfect
// teacher leaves no fingerprint on a student (docs/model-card.md).
struct TeacherSpec {
  std::vector<int> hidden{128, 128};
  int labels = 1500;
  double label_noise = 0.15;
  Recipe recipe{};
  std::uint64_t seed = 1;
  TrapPatch traps{};
  int label_votes = 1;  // people who gave each label; label_noise is what their votes leave

  bool operator==(const TeacherSpec&) const = default;
};

// A published model that anybody may start from: trained on public labels of an older edition of the world.
struct OpenWeightsSpec {
  std::vector<int> hidden{64, 64};
  int labels = 400;
  double label_noise = 0.15;
  int provider_queries = 0;  // answers of the provider in its own past: what a user of the weights inherits
  Recipe recipe{};
  std::uint64_t seed = 1;
  int label_votes = 1;  // as in TeacherSpec

  bool operator==(const OpenWeightsSpec&) const = default;
};

// What a student learns from. Any mixture is allowed; at least one source must be there.
struct Sources {
  int own_labels = 0;
  int queries = 0;
  Access access = Access::probabilities;
  int top_k = 2;           // with Access::top_k
  int digits = -1;         // served probabilities are rounded to so many decimals; -1: not rounded
  double cover_share = 0;  // share of the queries that imitate an honest local customer (docs/model-card.md)
  bool open_weights = false;  // start from the published model instead of random weights
  int label_votes = 1;        // people who label each own example; their most common class is learned
  int other_answers = 0;      // of a model that is not the provider's: no query (TrainJob::other_teacher)

  bool operator==(const Sources&) const = default;
};

struct TrainJob {
  TaskSpec task;
  double label_noise = 0.4;  // of the world: what own labels suffer
  TeacherSpec teacher;
  OpenWeightsSpec open_weights;
  Sources sources;
  Defence defence{};                // of the provider's API, against every query of the job
  std::vector<int> hidden{64, 64};  // of the student; an open-weight start brings its own
  float alpha = 1;                  // weight of the soft term on API answers with probabilities
  Recipe recipe;
  int seeds = 5;           // students trained together: the spread
  std::uint64_t seed = 1;  // of initial weights, own data, queries
  // How the model was made that gives Sources::other_answers; one, or none.
  std::vector<TrainJob> other_teacher = {};

  bool operator==(const TrainJob&) const = default;
};

// What a student learns from, by number.
int examples_of(const Sources& sources);

// All answers of the provider's that went into a model, through other models that it asked too.
int answers_behind(const TrainJob& job);
// Of all that the model learned from, the part that is the provider's answers; 0 where it learned from none.
double taught_part(const TrainJob& job);

// What a student of the job uses. In a result it is counted: labels as people gave them, queries as the API
// answered them, arithmetic as the engine passed examples through the network. A plan of the same shape
// (world/state/standing.h) says what an order will use if its run goes to the end.
struct Used {
  std::int64_t labels = 0;
  std::int64_t queries = 0;
  double flops = 0;  // 6 * parameters * examples passed; what answering took is the provider's

  bool operator==(const Used&) const = default;
};

struct StudentScore {
  double accuracy = 0;   // on the secret exam
  double agreement = 0;  // with the teacher, same items

  bool operator==(const StudentScore&) const = default;
};

struct TrainResult {
  std::vector<StudentScore> students;  // one a seed; the first is the model that the lab ships
  Used used;                           // by the student that ships
  double teacher_accuracy = 0;
  std::vector<float> loss_mean;            // at most 200 points along the run
  std::vector<float> loss_low, loss_high;  // over the seeds
  std::vector<float> queries;              // (queries, inputs) asked by the shipped student, in order

  double accuracy_mean() const;
  double agreement_mean() const;
  bool operator==(const TrainResult&) const = default;
};

// 100 * (accuracy - 1/K) / (1 - 1/K): 0 is guessing, 100 is perfect (docs/model-card.md).
double capability(double accuracy, int classes);

// Why this job cannot be run (nothing to learn from, sizes out of bounds), as a sentence for a person.
Status check_job(const TrainJob& job);

// Bounds that keep a job within a laptop's means; check_job enforces them.
inline constexpr int kMaxLabels = 200'000, kMaxQueries = 100'000, kMostLabelVotes = 9;
inline constexpr int kMostOtherTeachers = 4;  // generations of models behind one
inline constexpr int kMaxHiddenWidth = 1200, kMaxHiddenLayers = 6;
inline constexpr int kMaxSteps = 100'000, kMaxSeeds = 256;
inline constexpr long kMaxExamples = 4'000'000;        // labels and queries of all seeds together
inline constexpr long kMaxInputNumbers = 500'000'000;  // of all those examples' inputs: 2 GB

}  // namespace partly::learn
