#include "sim/study/workshop.h"

#include <algorithm>

namespace partly::study {
namespace {

std::vector<learn::Weights> weights_of(const learn::TrainingRun& run, std::size_t students) {
  std::vector<learn::Weights> weights;
  for (std::size_t i = 0; i < students; ++i) weights.push_back(run.weights(i));
  return weights;
}

}  // namespace

Accuracies accuracies(const learn::TrainedStudents& trained) {
  Accuracies all;
  for (const auto& student : trained.result.students) all.push_back(student.accuracy);
  return all;
}

Workshop::Workshop(std::shared_ptr<const learn::Engine> engine) : engine_(std::move(engine)) {}

learn::Classroom& Workshop::classroom(const learn::TrainJob& job) {
  for (const Room& room : rooms_)
    if (room.task == job.task && room.teacher == job.teacher && room.open_weights == job.open_weights &&
        room.label_noise == job.label_noise)
      return *room.classroom;
  rooms_.push_back({job.task, job.teacher, job.open_weights, job.label_noise,
                    std::make_unique<learn::Classroom>(job.task, job.teacher, job.open_weights,
                                                       job.label_noise, engine_)});
  return *rooms_.back().classroom;
}

Result<Workshop::Trained> Workshop::train(const learn::TrainJob& job, const learn::KeepGoing& keep_going) {
  const auto known = std::ranges::find(trained_, job, &std::pair<learn::TrainJob, Trained>::first);
  if (known != trained_.end()) return known->second;

  auto students = learn::run(classroom(job), job, keep_going);
  if (!students) return students.error();
  auto trained = std::make_shared<const learn::TrainedStudents>(std::move(*students));
  trained_.emplace_back(job, trained);
  return Trained(std::move(trained));
}

Result<std::vector<Workshop::Trained>> Workshop::train_all(std::vector<learn::TrainJob> jobs,
                                                           const Setting& setting) {
  std::vector<Trained> all;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    jobs[i].seeds = setting.seeds;
    jobs[i].seed = setting.seed;
    auto trained = train(jobs[i], part_of(setting.keep_going, i, jobs.size()));
    if (!trained) return trained.error();
    all.push_back(std::move(*trained));
  }
  return all;
}

Result<std::vector<Accuracies>> Workshop::accuracies_of(std::vector<learn::TrainJob> jobs,
                                                        const Setting& setting) {
  const auto trained = train_all(std::move(jobs), setting);
  if (!trained) return trained.error();
  std::vector<Accuracies> all;
  for (const Trained& students : *trained) all.push_back(accuracies(*students));
  return all;
}

Result<std::vector<learn::Weights>> Workshop::train(learn::PopulationJob job,
                                                    const learn::KeepGoing& keep_going) {
  auto trained = learn::train(*engine_, std::move(job), keep_going);
  if (!trained) return trained.error();
  return std::move(trained->weights);
}

Result<std::vector<std::vector<learn::Weights>>> Workshop::train_in_stages(
    learn::PopulationJob job, int stages, const learn::KeepGoing& keep_going) {
  const int steps = job.recipe.steps;
  const std::size_t students = job.students.size();
  auto run = engine_->start(std::move(job));
  if (!run) return run.error();
  std::vector<std::vector<learn::Weights>> all;
  for (int stage = 1; stage <= stages; ++stage) {
    if (auto status = learn::advance_to(steps * stage / stages, **run, steps, keep_going); !status)
      return status.error();
    all.push_back(weights_of(**run, students));
  }
  return all;
}

}  // namespace partly::study
