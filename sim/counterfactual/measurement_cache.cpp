#include "sim/counterfactual/measurement_cache.h"

#include "sim/session/job_runner.h"

namespace partly::counterfactual {
namespace {

constexpr std::size_t kMostMeasurements = 20'000;  // some 6 kB each; a game has some hundred

// Ids say which place in a game a job has, not what is to be measured.
world::Job without_ids(world::Job job) {
  std::visit([](auto& one) { one.id = 0; }, job);
  if (auto* student = std::get_if<world::TrainStudent>(&job)) student->model = 0, student->watched = false;
  if (auto* exam = std::get_if<world::Examine>(&job)) exam->proceeding = 0;
  return job;
}

world::JobResult with_id(world::JobResult result, int id) {
  std::visit([id](auto& one) { one.id = id; }, result);
  return result;
}

}  // namespace

std::uint64_t MeasurementCache::BySeed::operator()(const world::Job& job) const {
  struct {
    std::uint64_t operator()(const world::TrainStudent& student) { return student.job.seed; }
    std::uint64_t operator()(const world::Examine& exam) { return exam.suspect.seed; }
    std::uint64_t operator()(const world::MeasureIncumbents& survey) { return survey.provider_model.seed; }
    std::uint64_t operator()(const world::WatchCrowd& watch) { return watch.seed; }
  } seed_of;
  return std::visit(seed_of, job);
}

MeasurementCache::MeasurementCache(session::Work work) : work_(std::move(work)), known_(kMostMeasurements) {}
MeasurementCache::MeasurementCache(std::shared_ptr<session::JobRunner> runner)
    : MeasurementCache(session::work_of(std::move(runner))) {}

void MeasurementCache::remember(const world::Job& job, const world::JobResult& result) {
  world::Job key = without_ids(job);
  if (!known_.find(key)) known_.put(std::move(key), with_id(result, 0));
}

session::WithResults MeasurementCache::keeper() {
  return [this](const std::vector<world::Job>& due, const session::QuarterLog& quarter) {
    for (std::size_t i = 0; i < due.size(); ++i) {
      if (auto* known = known_.find(due[i]))
        *known = quarter.results[i];
      else
        known_.put(due[i], quarter.results[i]);
      remember(due[i], quarter.results[i]);
    }
  };
}

Result<world::JobResult> MeasurementCache::result_of(const world::Job& job,
                                                     const session::ShouldContinue& should_continue) {
  if (const auto* known = known_.find(job)) return *known;
  const world::Job key = without_ids(job);
  if (const auto* known = known_.find(key)) return with_id(*known, world::id_of(job));
  auto result = work_(job, session::while_allowed(should_continue));
  if (!result) return result;
  ++done_now_;
  remember(job, *result);
  return result;
}

}  // namespace partly::counterfactual
