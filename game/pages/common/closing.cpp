#include "game/pages/common/closing.h"

#include <algorithm>

#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/dialog.h"

namespace partly::game {

void closing_progress(Ui& ui, Rect area, const GameContext& context) {
  const auto& progress = context.progress();
  Progress bar{.id = "closing/progress", .says = "Waiting for the trainer"};
  if (progress && !progress->finished) {
    bar.says = progress->what.empty() ? bar.says : progress->what;
    bar.seconds_left = progress->seconds_left;
    bar.done = progress->steps > 0 ? static_cast<double>(progress->steps_done) / progress->steps : 0;
  }
  progress_bar(ui, area, bar);
}

void closing_dialog(Ui& ui, GameContext& context) {
  if (!context.lab_game().closing()) return;
  const float width = std::min(440.f, ui.width() - 96);
  const std::string title =
      (context.opening() ? "Before you came: " : "Closing ") + context.view().now.text();
  Rect inside = begin_dialog(ui, "closing", {width, 24 + kProgressHeight + 40}, title);
  inside.cut_top(paragraph(ui, inside, "The calendar waits until every network of this quarter is trained.",
                           style::kSmall),
                 12);
  closing_progress(ui, inside.cut_top(kProgressHeight), context);
  end_dialog(ui);
}

}  // namespace partly::game
