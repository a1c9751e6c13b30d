// Where one way of playing beats another, over two assumptions at once: the same seeds are played at every
// point of a grid over both ranges. It answers what no single setting can, under which assumptions a lawful
// way is worth more than an unlawful one.
#pragma once
#include <optional>

#include "sim/survey/tornado.h"

namespace partly::survey {

struct MapPlan {
  Question question;                // with two strategies
  std::optional<std::string> x, y;  // pointers; those that are left open: what moves the outcome most
  int steps = 5;                    // of each range, both ends included; at least 2
};

struct MapCell {
  double x = 0, y = 0;
  Difference lead;      // mean and standard error over the seeds
  std::string refused;  // why the scenario does not hold there; "" if it does

  int sign() const;  // of whom it is better for: 1, -1, or 0 where it is no more than luck
};

struct AssumptionMap {
  std::string scenario;
  MapPlan plan;
  Measure measure;
  Assumption x, y;
  std::vector<MapCell> cells;  // row by row from the lowest y, x rising
  Difference as_it_is;         // with nothing moved
  int games = 0;

  const MapCell& at(int column, int row) const {
    const auto in_a_row = static_cast<std::size_t>(plan.steps);
    return cells[static_cast<std::size_t>(row) * in_a_row + static_cast<std::size_t>(column)];
  }
  int count(int sign) const;
};

// Called before each game or assumption with its number and how many there are.
Result<AssumptionMap> draw_map(SurveyContext& context, PlayableScenario& field, const MapPlan& plan,
                               const OnAssumption& on_step = {});

std::string text_of(const AssumptionMap& map);  // a table, the highest y on top
std::string json_of(const AssumptionMap& map);
std::string svg_of(const AssumptionMap& map);

}  // namespace partly::survey
