#include "game/pages/lab/closing.h"

#include "game/widgets/bars.h"

namespace partly::game {

void closing_progress(Ui& ui, Rect area, const Play& play) {
  const auto& progress = play.progress();
  Progress bar{.id = "closing/progress", .says = "Waiting for the trainer"};
  if (progress && !progress->finished) {
    bar.says = progress->what.empty() ? bar.says : progress->what;
    bar.seconds_left = progress->seconds_left;
    bar.done = progress->steps > 0 ? static_cast<double>(progress->steps_done) / progress->steps : 0;
  }
  progress_bar(ui, area, bar);
}

}  // namespace partly::game
