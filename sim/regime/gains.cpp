#include "sim/regime/gains.h"

#include <algorithm>
#include <cmath>

namespace partly::regime {
namespace {

// The same plays with nothing but these years.
std::vector<Play> cut(const std::vector<Play>& plays, std::size_t from, std::size_t years) {
  std::vector<Play> out(plays.size());
  for (std::size_t i = 0; i < plays.size(); ++i) {
    const auto& all = plays[i].years;
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(std::min(from, all.size()));
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(from + years, all.size()));
    out[i].years.assign(begin, end);
  }
  return out;
}

}  // namespace

const std::vector<Group>& groups() {
  static const std::vector<Group> all{
      {"customers", "Customers", "gain when a seat costs less", &Year::price_usd, -1},
      {"frontier", "Progress", "gains when the best model is better", &Year::frontier, +1},
      {"small", "Newcomers", "gain when more labs stay", &Year::labs, +1},
      {"owners", "Owners", "gain when learners pay more", &Year::tribute_usd, +1},
      {"counsel", "Counsel", "gains when law costs more", &Year::legal_usd, +1}};
  return all;
}

Change change_of(const Group& group, const std::vector<Play>& before, const std::vector<Play>& after,
                 std::size_t from, std::size_t years) {
  Change change{spread_over_years(cut(before, from, years), group.value),
                spread_over_years(cut(after, from, years), group.value), 0};
  const double sd = common_sd(change.before, change.after);
  const double difference = change.after.mean - change.before.mean;
  if (difference != 0 && std::abs(difference) >= kCountsFromSd * sd)
    change.sign = difference > 0 ? group.better : -group.better;
  return change;
}

}  // namespace partly::regime
