#include "sim/law/precedent.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kLeastWeight = 1e-9;  // a start that the first ruling decides alone

}  // namespace

Belief Belief::about(double mean, double weight) {
  const double m = std::clamp(mean, 0.0, 1.0), w = std::max(weight, kLeastWeight);
  return {m * w, (1 - m) * w};
}

void Belief::talk(double factor) { *this = about(mean() * factor, weight()); }

void Precedent::add_custom(double more) { norm = std::clamp(norm + more, 0.0, 1.0); }

Quantity belief_now(const ClaimRules& rules, const Precedent& precedent, const NormRules& norm) {
  const double mean = precedent.of(rules.theory).mean();
  const double custom = std::max(0.0, precedent.norm - norm.start.value);
  const double now = std::clamp(mean * (1 - norm.pull.value * custom), 0.0, 1.0);
  const double moved = now - rules.belief.value;
  if (std::abs(moved) < 1e-12) return rules.belief;
  const Interval was = range_of(rules.belief);
  return Quantity::derived(
      now, Unit::fraction,
      "Was " + format_percent(rules.belief.value) + " at the start; rulings and events have moved it to " +
          format_percent(mean) +
          (custom > 0 ? ", and admissions have made the practice look more like custom (F40)" : ""),
      Interval{std::clamp(was.low + moved, 0.0, 1.0), std::clamp(was.high + moved, 0.0, 1.0)});
}

}  // namespace partly::law
