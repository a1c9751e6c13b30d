#include "sim/bench/toy.h"

#include <algorithm>

#include "sim/base/instruction_sets.h"
#include "sim/learn/fused/flush_denormals.h"

namespace partly::bench {
namespace {

Status check(const ToyJob& job) {
  const bool shaped =
      job.start.shape == learn::MlpShape{{2, 4, 2, 1}} && job.start.values.size() == kToyWeights;
  const bool whole = job.batch >= 1 && job.batch <= kToyColumns && !job.y.empty() &&
                     job.y.size() % static_cast<std::size_t>(job.batch) == 0 &&
                     job.x.size() == 2 * job.y.size();
  if (shaped && whole) return {};
  return Error{
      ErrorKind::usage, "A toy network is 2-4-2-1 and learns whole batches of 1 to 16 examples", "job", {}};
}

ToyUpdates toy_updates_of([[maybe_unused]] const std::string& instruction_set) {
#if defined(__x86_64__)
  if (instruction_set == "avx512") return toy_updates_avx512;
  if (instruction_set == "avx2") return toy_updates_avx2;
#endif
  return toy_updates_baseline;
}

}  // namespace

Result<ToyRun> ToyRun::start(const ToyJob& job, const std::string& instruction_set) {
  if (auto status = check(job); !status) return status.error();
  if (auto status = check_instruction_set(instruction_set); !status) return status.error();
  return ToyRun(job, toy_updates_of(instruction_set));
}

ToyRun::ToyRun(const ToyJob& job, ToyUpdates updates)
    : updates_(updates),
      shape_(job.start.shape),
      weights_(kToyPlaces),
      batches_(job.y.size() / static_cast<std::size_t>(job.batch) * kToyRows * kToyColumns),
      batch_count_(static_cast<int>(job.y.size()) / job.batch),
      learning_rate_(job.learning_rate) {
  std::copy(job.start.values.begin(), job.start.values.end(), weights_.data());
  const auto batch = static_cast<std::size_t>(job.batch);
  for (std::size_t i = 0; i < job.y.size(); ++i) {
    float* column = batches_.data() + i / batch * kToyRows * kToyColumns + i % batch;
    column[0] = job.x[2 * i];
    column[kToyColumns] = job.x[2 * i + 1];
    column[2 * kToyColumns] = job.y[i];
    column[3 * kToyColumns] = 1 / static_cast<float>(batch);
  }
}

std::vector<float> ToyRun::advance(int updates) {
  const learn::fused::FlushDenormals flush;
  std::vector<float> losses(static_cast<std::size_t>(std::max(0, updates)));
  ToyTask task{weights_.data(), batches_.data(), batch_count_, next_batch_, learning_rate_, losses.data()};
  updates_(task, updates);
  next_batch_ = task.next_batch;
  return losses;
}

learn::Weights ToyRun::weights() const { return {shape_, {weights_.data(), weights_.data() + kToyWeights}}; }

}  // namespace partly::bench
