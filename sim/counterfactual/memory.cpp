#include "sim/counterfactual/memory.h"

#include <algorithm>

#include "sim/session/job_runner.h"

namespace partly::counterfactual {
namespace {

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

Memory::Memory(session::Work work) : work_(std::move(work)) {}
Memory::Memory(std::shared_ptr<session::JobRunner> runner) : work_(session::work_of(std::move(runner))) {}

void Memory::remember(const world::Job& job, const world::JobResult& result) {
  world::Job key = without_ids(job);
  const bool known =
      std::any_of(known_.begin(), known_.end(), [&](const auto& one) { return one.first == key; });
  if (!known) known_.emplace_back(std::move(key), with_id(result, 0));
}

session::WithResults Memory::keeper() {
  return [this](const std::vector<world::Job>& due, const session::QuarterLog& quarter) {
    for (std::size_t i = 0; i < due.size(); ++i) remember(due[i], quarter.results[i]);
  };
}

Result<world::JobResult> Memory::result_of(const world::Job& job, const session::ShouldContinue& should_continue) {
  const world::Job key = without_ids(job);
  for (const auto& [done, result] : known_)
    if (done == key) return with_id(result, world::id_of(job));
  auto result = work_(job, session::while_allowed(should_continue));
  if (!result) return result;
  ++done_now_;
  remember(job, *result);
  return result;
}

}  // namespace partly::counterfactual
