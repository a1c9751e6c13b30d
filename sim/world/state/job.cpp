#include "sim/world/state/job.h"

namespace partly::world {

int id_of(const Job& job) {
  return std::visit([](const auto& one) { return one.id; }, job);
}

int id_of(const JobResult& result) {
  return std::visit([](const auto& one) { return one.id; }, result);
}

}  // namespace partly::world
