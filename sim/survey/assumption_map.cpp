#include "sim/survey/assumption_map.h"

#include <algorithm>

namespace partly::survey {
namespace {

Difference from_nothing(const std::vector<double>& values) {
  return difference(std::vector<double>(values.size(), 0.0), values);
}

Result<Assumption> assumption_at(const std::vector<Assumption>& all, const std::string& pointer,
                                 const std::string& flag) {
  const auto found = std::ranges::find(all, pointer, &Assumption::pointer);
  if (found != all.end()) return *found;
  return Error{ErrorKind::usage, "The scenario assumes nothing at \"" + pointer + "\"", flag,
               "partly-sim sensitivity --json lists the pointers of what can be moved"};
}

// The two that are asked for, or of those that move the outcome the two that move it most.
Result<std::pair<Assumption, Assumption>> axes_of(SurveyContext& context, PlayableScenario& field,
                                                  const MapPlan& plan, const OnAssumption& on_step) {
  const std::vector<Assumption> all = assumptions_in(field.text());
  std::vector<Assumption> candidates;
  for (const auto& [pointer, flag] : {std::pair{plan.x, "--x"}, std::pair{plan.y, "--y"}}) {
    if (!pointer) continue;
    auto one = assumption_at(all, *pointer, flag);
    if (!one) return one.error();
    candidates.push_back(std::move(*one));
  }
  if (candidates.size() == 2 && candidates[0].pointer == candidates[1].pointer)
    return Error{ErrorKind::usage, "Both axes move the same assumption", "--y", "Choose another for one"};
  if (candidates.size() < 2) {
    const auto tornado = draw_tornado(context, field, plan.question, on_step);
    if (!tornado) return tornado.error();
    for (const Bar& bar : tornado->bars)
      if (candidates.size() < 2 && bar.reach() > 0 &&
          (candidates.empty() || candidates[0].pointer != bar.assumption.pointer))
        candidates.push_back(bar.assumption);
  }
  if (candidates.size() < 2)
    return Error{ErrorKind::usage, "Fewer than two assumptions move this outcome", "--outcome",
                 "Choose another outcome or other strategies"};
  const bool only_y = !plan.x && plan.y;
  return only_y ? std::pair{candidates[1], candidates[0]} : std::pair{candidates[0], candidates[1]};
}

double step_of(const Interval& range, int step, int steps) {
  return range.low + (range.high - range.low) * step / (steps - 1);
}

}  // namespace

int MapCell::sign() const { return !refused.empty() || !lead.counts() ? 0 : lead.mean > 0 ? 1 : -1; }

int AssumptionMap::count(int sign) const {
  return static_cast<int>(std::ranges::count_if(
      cells, [&](const MapCell& cell) { return cell.refused.empty() && cell.sign() == sign; }));
}

Result<AssumptionMap> draw_map(SurveyContext& context, PlayableScenario& field, const MapPlan& plan,
                               const OnAssumption& on_step) {
  auto measure = measure_of(field, plan.question);
  if (!measure) return measure.error();
  auto axes = axes_of(context, field, plan, on_step);
  if (!axes) return axes.error();
  AssumptionMap map{field.id(), plan, *measure, axes->first, axes->second, {}, {}, 0};
  const auto base = outcome_with(context, field.text(), field.id(), plan.question, map.games);
  if (!base) return base.error();
  map.as_it_is = from_nothing(base->values);
  const auto all = static_cast<std::size_t>(plan.steps) * static_cast<std::size_t>(plan.steps);
  for (int row = 0; row < plan.steps; ++row) {
    for (int column = 0; column < plan.steps; ++column) {
      if (on_step) on_step(map.cells.size() + 1, all);
      MapCell cell{step_of(map.x.range, column, plan.steps), step_of(map.y.range, row, plan.steps), {}, {}};
      const std::string text = moved(moved(field.text(), map.x, cell.x), map.y, cell.y);
      const auto outcome = outcome_with(context, text, field.id(), plan.question, map.games);
      if (!outcome) return outcome.error();
      cell.refused = outcome->refused;
      if (cell.refused.empty()) cell.lead = from_nothing(outcome->values);
      map.cells.push_back(std::move(cell));
    }
  }
  return map;
}

}  // namespace partly::survey
