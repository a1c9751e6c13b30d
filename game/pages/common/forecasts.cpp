#include "game/pages/common/forecasts.h"

#include "game/pages/common/parts.h"
#include "game/widgets/timeline.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kScoresHeight = 120;

}  // namespace

void forecast_scores(Ui& ui, Rect& rest, const world::DocketView& docket) {
  card_title(ui, rest, "How well you foresaw", docket.scored == 0 ? "" : "on the line would be right");
  if (docket.scored == 0) {
    rest.cut_top(paragraph(ui, rest, "No forecast of a case has been scored.", style::kSmall));
    return;
  }
  std::vector<Guess> points;
  for (const world::CalibrationGroup& group : docket.calibration)
    if (group.cards > 0) points.push_back({group.said, group.came});
  calibration_plot(ui, rest.cut_top(kScoresHeight, 4), "docket/calibration", points, {"said", "came"});
  const auto line = [&](const char* id, const char* name, const Quantity& brier, bool strong) {
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = std::string("docket/brier/") + id,
                 .name = name,
                 .quantity = brier,
                 .text = format_number(brier.value, 3),
                 .tag = true,
                 .strong = strong});
  };
  line("you", "Brier score, yours: less is better", docket.brier, true);
  line("base", "of the base rate", docket.brier_base, false);
  line("reader", "of Bayes' rule on the signals", docket.brier_reader, false);
  rest.cut_top(paragraph(ui, rest,
                         std::to_string(docket.scored) + (docket.scored == 1 ? " card" : " cards") +
                             ": so few say little about anybody. One card moves a score by up to " +
                             format_number(1.0 / docket.scored, 2) + ".",
                         style::kSmall));
}

}  // namespace partly::game
