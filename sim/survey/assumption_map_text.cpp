// A map of two assumptions as a table, as JSON and as a drawing.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/survey/assumption_map.h"
#include "sim/survey/columns.h"
#include "sim/survey/drawing.h"

namespace partly::survey {
namespace {

std::string signed_text(const Measure& measure, double value) {
  return (value < 0 ? "-" : "+") + shown(measure, std::abs(value));
}

std::string cell_text(const AssumptionMap& map, const MapCell& cell) {
  if (!cell.refused.empty()) return "refused";
  return signed_text(map.measure, cell.lead.mean) + (cell.sign() == 0 ? " ?" : "");
}

std::string seeds_text(const Question& question) {
  return "seeds " + std::to_string(question.first_seed) + "-" + std::to_string(question.last_seed);
}

std::string summary(const AssumptionMap& map) {
  const Question& question = map.plan.question;
  const std::string cells = " of " + std::to_string(map.cells.size());
  return question.strategy + " is worth more at " + std::to_string(map.count(1)) + cells + " points, " +
         question.beside + " at " + std::to_string(map.count(-1)) + "; at " + std::to_string(map.count(0)) +
         " the difference is no more than twice its standard error.";
}

constexpr double kMapLeft = 232, kMapTop = 152, kMapCell = 128, kMapRow = 64, kMapMargin = 32;

double map_width(const AssumptionMap& map) { return kMapLeft + kMapCell * map.plan.steps + kMapMargin; }

// Colour for whom it is better, strength for by how much, a word for those who see neither.
std::string cell_drawing(const AssumptionMap& map, int column, int row, double greatest) {
  const MapCell& cell = map.at(column, row);
  const double x = kMapLeft + kMapCell * column, y = kMapTop + kMapRow * (map.plan.steps - 1 - row);
  std::string svg;
  if (cell.sign() != 0) {
    const double strength = 0.15 + 0.35 * std::abs(cell.lead.mean) / std::max(greatest, 1e-300);
    svg += box(x + 2, y + 2, kMapCell - 4, kMapRow - 4, cell.sign() > 0 ? "low" : "high", 6, strength);
  }
  const char* look = cell.sign() == 0 ? "muted" : "text";
  svg += label(x + kMapCell / 2, y + 28, 15, look,
               cell.refused.empty() ? signed_text(map.measure, cell.lead.mean) : "refused", "middle");
  if (cell.refused.empty())
    svg +=
        label(x + kMapCell / 2, y + 48, 12, "muted",
              cell.sign() == 0 ? "no more than luck" : "± " + shown(map.measure, cell.lead.error), "middle");
  return svg;
}

}  // namespace

std::string text_of(const AssumptionMap& map) {
  std::string text = map.scenario + ": " + map.measure.title + ", over " + map.x.title + " (across) and " +
                     map.y.title + " (up), " + seeds_text(map.plan.question) + ". Simulated.\n\n";
  Line head{map.y.title + " \\ " + map.x.title};
  for (int column = 0; column < map.plan.steps; ++column)
    head.push_back(partly::text(map.x.at(map.at(column, 0).x)));
  std::vector<Line> lines{head};
  for (int row = map.plan.steps - 1; row >= 0; --row) {
    Line line{partly::text(map.y.at(map.at(0, row).y))};
    for (int column = 0; column < map.plan.steps; ++column)
      line.push_back(cell_text(map, map.at(column, row)));
    lines.push_back(std::move(line));
  }
  return text + in_columns(lines) + "\nAs it is: " + signed_text(map.measure, map.as_it_is.mean) + " ± " +
         shown(map.measure, map.as_it_is.error) + ". " + summary(map) + " " + std::to_string(map.games) +
         " games.\n";
}

std::string json_of(const AssumptionMap& map) {
  Json cells = Json::array();
  for (const MapCell& cell : map.cells)
    cells.push_back({{"x", cell.x},
                     {"y", cell.y},
                     {"lead", cell.lead.mean},
                     {"standard_error", cell.lead.error},
                     {"better_for", cell.sign()},
                     {"refused", cell.refused}});
  const auto axis = [](const Assumption& assumption) {
    return Json{{"pointer", assumption.pointer}, {"title", assumption.title},
                {"value", assumption.value},     {"unit", name(assumption.unit)},
                {"low", assumption.range.low},   {"high", assumption.range.high}};
  };
  const Question& question = map.plan.question;
  const Json json = {{"scenario", map.scenario},
                     {"outcome", question.outcome},
                     {"policy", question.strategy},
                     {"beside", question.beside},
                     {"seeds", {question.first_seed, question.last_seed}},
                     {"x", axis(map.x)},
                     {"y", axis(map.y)},
                     {"as_it_is", {{"lead", map.as_it_is.mean}, {"standard_error", map.as_it_is.error}}},
                     {"cells", cells},
                     {"games", map.games}};
  return json.dump(2) + "\n";
}

std::string svg_of(const AssumptionMap& map) {
  const Question& question = map.plan.question;
  const int steps = map.plan.steps;
  const double bottom = kMapTop + kMapRow * steps, width = map_width(map);
  double greatest = 0;
  for (const MapCell& cell : map.cells)
    if (cell.sign() != 0) greatest = std::max(greatest, std::abs(cell.lead.mean));
  std::string svg = begin_drawing(width, bottom + 96, map.scenario + ": " + map.measure.title, summary(map));
  svg += label(kMapMargin, 48, 22, "text",
               "Where does " + question.strategy + " beat " + question.beside + "?") +
         label(kMapMargin, 74, 14, "muted",
               map.scenario + ": " + map.measure.title + ", mean ± standard error over " +
                   seeds_text(question)) +
         box(kMapMargin, 96, 14, 14, "low", 3) +
         label(kMapMargin + 22, 108, 14, "text", question.strategy + " is worth more") +
         box(kMapMargin + 220, 96, 14, 14, "high", 3) +
         label(kMapMargin + 242, 108, 14, "text", question.beside + " is worth more") +
         label(kMapLeft - 16, kMapTop - 12, 13, "text", map.y.title, "end");
  for (int row = 0; row < steps; ++row)
    svg += label(kMapLeft - 16, kMapTop + kMapRow * (steps - 1 - row) + 36, 13, "muted",
                 partly::text(map.y.at(map.at(0, row).y)), "end");
  for (int column = 0; column < steps; ++column)
    svg += label(kMapLeft + kMapCell * (column + 0.5), bottom + 22, 13, "muted",
                 partly::text(map.x.at(map.at(column, 0).x)), "middle");
  for (int row = 0; row < steps; ++row)
    for (int column = 0; column < steps; ++column) svg += cell_drawing(map, column, row, greatest);
  return svg + label(kMapLeft + kMapCell * steps / 2, bottom + 50, 14, "text", map.x.title, "middle") +
         kEndOfDrawing;
}

}  // namespace partly::survey
