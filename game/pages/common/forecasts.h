// Forecasts of others' cases: what was said against what came, beside the scores of others on the same cards.
#pragma once
#include "game/shell/ui.h"
#include "sim/world/view/docket.h"

namespace partly::game {

void forecast_scores(Ui&, Rect& rest, const world::DocketView&);

}  // namespace partly::game
