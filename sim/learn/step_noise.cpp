#include "sim/learn/step_noise.h"

namespace partly::learn {

std::vector<Shift> draw_shifts(const Recipe& recipe, std::uint64_t order_seed, int step, std::size_t batch) {
  Rng rng(order_seed, "jitter", static_cast<std::uint64_t>(step));
  const auto pixel = [&] {
    return static_cast<int>(rng.below(2 * static_cast<std::uint64_t>(recipe.jitter_px) + 1)) -
           recipe.jitter_px;
  };
  std::vector<Shift> shifts(batch);
  for (Shift& shift : shifts) {  // one after the other: the order of an initialiser's calls is easily misread
    shift.right = pixel();
    shift.down = pixel();
  }
  return shifts;
}

}  // namespace partly::learn
