// The truth of any place of an atlas, for pictures of it and for exams that choose their own places. Nobody
// learns from it: what a student gets is drawn as examples (task.h).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace partly::learn {

// x: (n, 2) within [-1,1]^2; the class of each.
std::vector<std::int32_t> atlas_truth(std::uint64_t seed, std::span<const float> x);

}  // namespace partly::learn
