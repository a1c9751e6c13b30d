// What a training step draws beside its batch: which units are left out (dropout) and how far each image is
// shifted (jitter). Drawn from a student's order seed and the number of the step alone, in an order that is
// fixed here, so that every engine sees the same noise however a run is sliced.
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

// One coin for every unit and example: from the inputs up layer by layer, in a layer unit by unit, for a unit
// example by example in the order of the batch. Layers without dropout are not asked.
class DropoutCoins {
 public:
  DropoutCoins(std::uint64_t order_seed, int step)
      : rng_(order_seed, "dropout", static_cast<std::uint64_t>(step)) {}

  // A chance in the coins' own grain, 1/65536.
  static std::uint32_t grains(float chance) {
    return static_cast<std::uint32_t>(std::lround(chance * 65536));
  }

  bool leaves_out(std::uint32_t grains) {  // one draw serves four coins
    if (left_ == 0) {
      bits_ = rng_.next();
      left_ = 4;
    }
    const bool out = (bits_ & 0xFFFF) < grains;
    bits_ >>= 16;
    --left_;
    return out;
  }

 private:
  Rng rng_;
  std::uint64_t bits_ = 0;
  int left_ = 0;
};

// What the units that stay are multiplied by.
inline float dropout_gain(float chance) { return 1 / (1 - chance); }

struct Shift {
  int right = 0, down = 0;  // pixels
};

// One for each example of the batch, both directions uniform in -jitter_px..jitter_px.
std::vector<Shift> draw_shifts(const Recipe& recipe, std::uint64_t order_seed, int step, std::size_t batch);

}  // namespace partly::learn
