#include "sim/scenario/bind_goals.h"

#include <algorithm>

#include "sim/scenario/suggest.h"

namespace partly::scenario {
namespace {

world::Goal goal(const Node& node) {
  const bool least = node["at_least"].there();
  const Node number = node[least ? "at_least" : "at_most"];
  return {node["text"].text(), node["measure"].text(), least ? world::Bound::at_least : world::Bound::at_most,
          number["value"].number(0), unit_named(number["unit"].text()).value_or(Unit::none)};
}

void check_goal(const Node& node, const std::vector<Measure>& measures) {
  if (node["at_least"].there() == node["at_most"].there())
    return node.error("goal", "A goal sets one bound", "\"at_least\" or \"at_most\"");
  const Node name = node["measure"];
  const auto measure = std::ranges::find(measures, name.text(), &Measure::id);
  if (measure == measures.end()) {
    std::vector<std::string> known;
    for (const Measure& each : measures) known.push_back(each.id);
    return name.error("reference", "Nothing here is measured as \"" + name.text() + "\"",
                      did_you_mean(name.text(), known));
  }
  const Node unit = node[node["at_least"].there() ? "at_least" : "at_most"]["unit"];
  if (unit_named(unit.text()) != measure->unit)
    unit.error("unit", "\"" + measure->id + "\" is measured in another unit than \"" + unit.text() + "\"",
               std::string("write \"") + partly::name(measure->unit) + "\"");
}

}  // namespace

std::vector<world::Goal> bind_goals(const Node& goals) {
  std::vector<world::Goal> bound;
  for (std::size_t i = 0; i < goals.size(); ++i) bound.push_back(goal(goals.item(i)));
  return bound;
}

void check_goals(const Node& goals, const std::vector<Measure>& measures) {
  for (std::size_t i = 0; i < goals.size(); ++i)
    if (goals.item(i).clean()) check_goal(goals.item(i), measures);
}

}  // namespace partly::scenario
