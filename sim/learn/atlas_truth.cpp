#include "sim/learn/atlas_truth.h"

#include "sim/learn/atlas.h"

namespace partly::learn {

std::vector<std::int32_t> atlas_truth(std::uint64_t seed, std::span<const float> x) {
  const Atlas atlas(seed);
  std::vector<std::int32_t> truth;
  for (std::size_t i = 0; i + 1 < x.size(); i += 2) truth.push_back(atlas.truth(x.data() + i));
  return truth;
}

}  // namespace partly::learn
