// A training job under way: its students before an engine, what the one that ships has used until now, and
// the marks at the end. What was used is counted as it happens, by whoever drew, served or computed it, and
// never worked out from the order: a run that ends early has used what it used.
#pragma once
#include <memory>
#include <vector>

#include "sim/learn/classroom.h"

namespace partly::learn {

struct TrainedStudents {
  TrainResult result;
  std::vector<Weights> weights;  // one a seed
};

class JobRun {
 public:
  // `population`: what the classroom made for the job.
  static Result<JobRun> start(Classroom& classroom, Population population);

  TrainingRun& training() { return *training_; }
  const TrainingRun& training() const { return *training_; }
  const std::vector<float>& queries() const { return queries_; }  // of the student that ships, in order
  Used used() const;                                              // by that student, until now
  // Marks the students as they are now.
  TrainedStudents finish();

 private:
  explicit JobRun(const Classroom& classroom) : classroom_(classroom) {}

  Classroom classroom_;
  std::size_t students_ = 0;
  MlpShape shape_;
  Used gathered_;
  std::vector<float> queries_;
  std::unique_ptr<TrainingRun> training_;
};

// A job from its first question to its marks, in one go.
// `other_teacher`: as for Classroom::population.
Result<TrainedStudents> run(Classroom& classroom, const TrainJob& job, const KeepGoing& keep_going = {},
                            const Weights* other_teacher = nullptr);

}  // namespace partly::learn
