// What studies share, so that a table of them is quick: classrooms with their teachers, students that another
// study has trained already, and whatever else is expensive to make. Everything follows from seeds, so it
// does not matter which study came first. For one thread.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "sim/learn/job_run.h"
#include "sim/study/study.h"

namespace partly::study {

// One number a seed.
using Accuracies = std::vector<double>;
Accuracies accuracies(const learn::TrainedStudents& trained);

class Workshop {
 public:
  explicit Workshop(std::shared_ptr<const learn::Engine> engine);

  const std::shared_ptr<const learn::Engine>& engine() const { return engine_; }

  // The world, teacher and published model that the job names; one for all jobs that name the same.
  learn::Classroom& classroom(const learn::TrainJob& job);

  // The job's population, trained and marked.
  using Trained = std::shared_ptr<const learn::TrainedStudents>;
  Result<Trained> train(const learn::TrainJob& job, const learn::KeepGoing& keep_going = {});

  // The same of several jobs, with the seeds of the setting.
  Result<std::vector<Trained>> train_all(std::vector<learn::TrainJob> jobs, const Setting& setting);
  Result<std::vector<Accuracies>> accuracies_of(std::vector<learn::TrainJob> jobs, const Setting& setting);

  // A population that no job describes. Not kept.
  Result<std::vector<learn::Weights>> train(learn::PopulationJob job,
                                            const learn::KeepGoing& keep_going = {});

  // The same, as it stands after each of some equal parts of its steps; the last is the end.
  Result<std::vector<std::vector<learn::Weights>>> train_in_stages(learn::PopulationJob job, int stages,
                                                                   const learn::KeepGoing& keep_going = {});

  // Makes what stands under `key` on first use and keeps it; an Error is not kept. The key says everything
  // that the value depends on.
  template <class T>
  Result<std::shared_ptr<const T>> keep(const std::string& key, const std::function<Result<T>()>& make) {
    auto& kept = kept_[{typeid(T).name(), key}];
    if (!kept) {
      Result<T> made = make();
      if (!made) return made.error();
      kept = std::make_shared<const T>(std::move(*made));
    }
    return std::static_pointer_cast<const T>(kept);
  }

 private:
  struct Room {
    learn::TaskSpec task;
    learn::TeacherSpec teacher;
    learn::OpenWeightsSpec open_weights;
    double label_noise;
    std::unique_ptr<learn::Classroom> classroom;
  };

  std::shared_ptr<const learn::Engine> engine_;
  std::vector<Room> rooms_;
  std::vector<std::pair<learn::TrainJob, Trained>> trained_;
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const void>> kept_;
};

}  // namespace partly::study
