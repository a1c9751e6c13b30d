#include "sim/regime/measures.h"

namespace partly::regime {
namespace {

Unit unit_of(const std::string& axis) {
  if (axis.ends_with("_usd")) return Unit::usd;
  if (axis == "frontier") return Unit::points;
  return axis == "distilled" || axis == "unpermitted" || axis == "served" ? Unit::fraction : Unit::none;
}

}  // namespace

int better_side(const std::string& axis) {
  if (axis == "frontier" || axis == "served" || axis == "labs") return 1;
  if (axis == "price_usd" || axis == "concentration" || axis == "unpermitted" || axis == "legal_usd" ||
      axis == "wrongful")
    return -1;
  return 0;  // whether much is distilled, invested or paid for learning is good is for the reader to say
}

const std::vector<Measure>& measures() {
  static const std::vector<Measure> list = [] {
    std::vector<Measure> made;
    for (const Axis& axis : axes())
      made.push_back({axis.id, axis.title, unit_of(axis.id), better_side(axis.id) >= 0,
                      "Mean over the years (docs/regime-model.md)"});
    return made;
  }();
  return list;
}

std::map<std::string, double> measured_in(const std::vector<Year>& years) {
  std::map<std::string, double> measured;
  if (years.empty()) return measured;
  Play play;
  play.years = years;
  for (const Axis& axis : axes()) measured[axis.id] = spread_over_years({play}, axis.value).mean;
  return measured;
}

}  // namespace partly::regime
