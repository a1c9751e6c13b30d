#include "sim/study/phenomena.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "sim/study/groups.h"

namespace partly::study {
namespace {

// "2" before "10", "28" before "28b".
bool stands_before(const Phenomenon& a, const Phenomenon& b) {
  const int number_a = std::atoi(a.row.c_str()), number_b = std::atoi(b.row.c_str());
  return number_a != number_b ? number_a < number_b : a.row < b.row;
}

void join(std::vector<Phenomenon>& all, std::vector<Phenomenon> group) {
  std::ranges::move(group, std::back_inserter(all));
}

std::vector<Phenomenon> all_groups() {
  std::vector<Phenomenon> all;
  join(all, soft_label_phenomena());
  join(all, dark_knowledge_phenomena());
  join(all, label_noise_phenomena());
  join(all, omitted_class_phenomena());
  join(all, subliminal_phenomena());
  join(all, api_defence_phenomena());
  join(all, open_weight_phenomena());
  join(all, capacity_phenomena());
  join(all, provenance_phenomena());
  join(all, suspicion_phenomena());
  join(all, laundering_phenomena());
  join(all, monitoring_phenomena());
  join(all, trap_phenomena());
  join(all, text_trace_phenomena());
  join(all, text_copy_phenomena());
  join(all, x_ray_phenomena());
  std::ranges::stable_sort(all, stands_before);
  return all;
}

}  // namespace

const std::vector<Phenomenon>& phenomena() {
  static const std::vector<Phenomenon> all = all_groups();
  return all;
}

}  // namespace partly::study
