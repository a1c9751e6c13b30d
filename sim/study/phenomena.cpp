#include "sim/study/phenomena.h"

#include <algorithm>
#include <cstdlib>

#include "sim/study/groups.h"

namespace partly::study {
namespace {

// "2" before "10", "28" before "28b".
bool stands_before(const Phenomenon& a, const Phenomenon& b) {
  const int number_a = std::atoi(a.row.c_str()), number_b = std::atoi(b.row.c_str());
  return number_a != number_b ? number_a < number_b : a.row < b.row;
}

std::vector<Phenomenon> all_groups() {
  std::vector<Phenomenon> all;
  for (const auto& group : {soft_label_phenomena, label_noise_phenomena, api_defence_phenomena,
                            omitted_class_phenomena, subliminal_phenomena, open_weight_phenomena,
                            capacity_phenomena, text_trace_phenomena, text_copy_phenomena, x_ray_phenomena})
    std::ranges::move(group(), std::back_inserter(all));
  std::ranges::stable_sort(all, stands_before);
  return all;
}

}  // namespace

const std::vector<Phenomenon>& phenomena() {
  static const std::vector<Phenomenon> all = all_groups();
  return all;
}

}  // namespace partly::study
