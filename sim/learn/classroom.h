// One world with its secret exam, its teacher and its published model; builds what students learn
// from and marks what they learned. Everything is made on first use and kept, from seeds alone.
// Safe to use from several threads: what is made on first use is made under a lock.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/learn/distil.h"
#include "sim/learn/train_job.h"

namespace partly::learn {

inline constexpr int kExamItems = 2400;  // secret; standard error about 0.6 points at 90 %
inline constexpr int kMapSide = 96;      // decision maps are kMapSide x kMapSide, 2-D tasks only

// Models that never met the teacher, each with data of its own: what the court compares a suspect with.
struct ReferenceSpec {
  int count = 8;
  int labels = 1500;  // each
  double label_noise = 0.15;
  std::vector<int> hidden{64, 64};
  Recipe recipe{};
  std::uint64_t seed = 1;
};

// The students of a job before their first step.
struct Population {
  PopulationJob job;
  // What the first of them, which ships, has to learn from: own labels drawn and answers served. Counted
  // there; no arithmetic yet.
  Used gathered;
  std::vector<float> queries;  // (queries, inputs) that it asked, in order
};

class Classroom {
 public:
  // The specs must have passed check_job(); an unknown task is our bug here. `planting`: what the teacher's
  // traps are made of, points and the wrong answers to them; empty without traps.
  Classroom(const TaskSpec& task, TeacherSpec teacher, OpenWeightsSpec open_weights, double label_noise,
            std::shared_ptr<const Engine> engine, Examples planting = {});

  const Task& task() const;
  const Engine& engine() const;
  const Examples& exam() const;
  // Trains what the job needs of teacher and published model: the slow part of the first job, and the only
  // one that can fail. The four below do it themselves and stop the program where it fails.
  Status prepare(const TrainJob& job, const KeepGoing& keep_going = {});
  const Weights& teacher();                            // trained on first use
  const Weights& published();                          // the open weights, trained on first use
  const std::vector<std::int32_t>& teacher_answers();  // on the exam
  double teacher_accuracy();
  Used teacher_used();  // what making the teacher took, its traps included: counted as it was made

  // The job's students, ready to start: data, initial weights and orders for each of its seeds. The first
  // asks at `shipped_points`, which are query_points(job, 0) or the first of them.
  // `other_teacher`: of whom Sources::other_answers are asked; null where none are.
  Population population(const TrainJob& job, std::vector<float> shipped_points,
                        const Weights* other_teacher = nullptr);
  Population population(const TrainJob& job);
  // Query points of the job's student `index` in the order asked; of fewer queries, the first of these.
  std::vector<float> query_points(const TrainJob& job, int index) const;
  StudentScore mark(const Weights& student);

  // What the teacher learned from, before any traps: for studies of what shared data does.
  TransferSet teacher_data() const;

  // The arithmetic that teacher and students will take if they learn to the end, for progress bars.
  double planned_teacher_flops() const;
  double planned_student_flops(const TrainJob& job) const;  // of one

  // Class of every cell of the map, row-major from the top left; empty unless the task has 2 inputs.
  std::vector<std::uint8_t> decision_map(const Weights& model) const;

  Result<std::vector<Weights>> independent_models(const ReferenceSpec& spec,
                                                  const KeepGoing& keep_going = {}) const;
  // The models of several such, in their order; those of one kind of network train side by side.
  Result<std::vector<Weights>> independent_models(std::span<const ReferenceSpec> specs,
                                                  const KeepGoing& keep_going = {}) const;
  // The same with the teacher's label noise and recipe and two hidden layers of 64.
  Result<std::vector<Weights>> independent_models(int count, int labels, std::uint64_t seed) const;

 private:
  struct State;
  TransferSet other_answers(const TrainJob& job, const Weights& other_teacher, std::uint64_t student) const;

  std::shared_ptr<State> state_;
};

}  // namespace partly::learn
