// One world with its secret exam, its house teacher and its published model; builds what students learn
// from and marks what they learned. Everything is made on first use and kept, from seeds alone.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/learn/train_job.h"

namespace partly::learn {

inline constexpr int kExamItems = 2400;   // secret; standard error about 0.6 points at 90 %
inline constexpr int kMapSide = 96;       // decision maps are kMapSide x kMapSide, 2-D tasks only

class Classroom {
 public:
  Classroom(TaskSpec task, TeacherSpec teacher, OpenWeightsSpec open_weights, double label_noise, std::shared_ptr<const Engine> engine);

  const Task& task() const;
  const Engine& engine() const;
  const Examples& exam() const;
  const Weights& teacher();                               // trained on first use
  const Weights& published();                             // the open weights, trained on first use
  const std::vector<std::int32_t>& teacher_answers();     // on the exam
  double teacher_accuracy();
  Used teacher_bill();                                    // what building the teacher took

  // The job's population, ready to start: data, initial weights and orders for each of its seeds.
  PopulationJob population(const TrainJob& job);
  // Query points of the job's student `index` in the order asked (as population() uses them).
  std::vector<float> query_points(const TrainJob& job, int index);
  StudentScore mark(const Weights& student);
  Used used(const TrainJob& job);

  // Class of every cell of the map, row-major from the top left; empty unless the task has 2 inputs.
  std::vector<std::uint8_t> decision_map(const Weights& model) const;

  // Models trained on independent data of their own (the court's references): share of `labels` own labels each.
  std::vector<Weights> independent_models(int count, int labels, std::uint64_t seed);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// Runs a job to its end in one go: population, training, exam. The live path in session does the same in slices.
struct TrainedStudents {
  TrainResult result;
  std::vector<Weights> weights;  // one a seed
};
Result<TrainedStudents> run(Classroom& classroom, const TrainJob& job);
// The last part of run(), for a caller that advanced the TrainingRun itself.
TrainedStudents finish(Classroom& classroom, const TrainJob& job, const TrainingRun& run);

}  // namespace partly::learn
