// The measured cost ratio over capability, and the figures it stands on.
#pragma once
#include <string>
#include <vector>

#include "game/pages/common/parts.h"
#include "game/widgets/fan_plot.h"
#include "game/widgets/table.h"
#include "sim/session/cost_curve.h"

namespace partly::game {

// Logarithmic; the articles' figure is marked at the capability of the provider's model.
FanPlot cost_plot(const session::CostCurve&, const std::vector<session::CostCurve>& before);
// What either way costs at some capabilities; the one that the articles' figure is held against stands out.
Table cost_table(const session::CostCurve&, const std::optional<session::CostFinding>&);
std::vector<Figure> cost_figures(const session::CostCurve&, const session::CostFinding&);
Quantity told_ratio();  // the articles' figure

}  // namespace partly::game
