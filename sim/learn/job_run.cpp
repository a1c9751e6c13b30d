#include "sim/learn/job_run.h"

#include <utility>

#include "sim/base/check.h"
#include "sim/learn/loss_curve.h"

namespace partly::learn {

Result<JobRun> JobRun::start(Classroom& classroom, Population population) {
  PARTLY_CHECK(!population.job.students.empty());
  JobRun run(classroom);
  run.students_ = population.job.students.size();
  run.shape_ = population.job.students.front().start.shape;
  run.gathered_ = population.gathered;
  run.queries_ = std::move(population.queries);
  auto training = classroom.engine().start(std::move(population.job));
  if (!training) return training.error();
  run.training_ = std::move(*training);
  return run;
}

Used JobRun::used() const {
  Used used = gathered_;
  used.flops += training_flops(shape_, training_->examples_seen(0));
  return used;
}

TrainedStudents JobRun::finish() {
  TrainedStudents trained;
  for (std::size_t i = 0; i < students_; ++i) {
    trained.weights.push_back(training_->weights(i));
    trained.result.students.push_back(classroom_.mark(trained.weights.back()));
  }
  trained.result.used = used();
  trained.result.teacher_accuracy = classroom_.teacher_accuracy();
  LossCurve curve = loss_curve(*training_, students_);
  trained.result.loss_mean = std::move(curve.mean);
  trained.result.loss_low = std::move(curve.low);
  trained.result.loss_high = std::move(curve.high);
  trained.result.queries = queries_;
  return trained;
}

Result<TrainedStudents> run(Classroom& classroom, const TrainJob& job, const KeepGoing& keep_going,
                            const Weights* other_teacher) {
  const auto half = [&](double first) -> KeepGoing {
    if (!keep_going) return {};
    return [&keep_going, first](double done) { return keep_going(first + done / 2); };
  };
  if (auto status = check_job(job); !status) return status.error();
  if (auto status = classroom.prepare(job, half(0)); !status) return status.error();
  auto run =
      JobRun::start(classroom, classroom.population(job, classroom.query_points(job, 0), other_teacher));
  if (!run) return run.error();
  const int steps = job.recipe.steps;
  if (auto status = advance_to(steps, run->training(), steps, half(0.5)); !status) return status.error();
  return run->finish();
}

}  // namespace partly::learn
