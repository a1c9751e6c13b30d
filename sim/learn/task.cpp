#include "sim/learn/task.h"

#include "sim/learn/atlas.h"

namespace partly::learn {

Result<std::shared_ptr<const Task>> make_task(const TaskSpec& spec) {
  if (spec.name == "atlas") return std::shared_ptr<const Task>(std::make_shared<Atlas>(spec.seed));
  return Error{ErrorKind::usage, "There is no task named \"" + spec.name + "\"", "task", "Choose atlas"};
}

void add_label_noise(std::vector<std::int32_t>& labels, int classes, double probability, Rng& rng) {
  for (std::int32_t& label : labels) {
    if (rng.chance(probability))
      label = static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(classes)));
  }
}

}  // namespace partly::learn
