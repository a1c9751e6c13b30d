#include "game/pages/lesson/spotlight.h"

#include <algorithm>

namespace partly::game {
namespace {

constexpr float kSpotShare = 0.2f;  // of the window's height: a map and its caption fit in

}  // namespace

void spotlight(Ui& ui, Point mouse) {
  if (mouse.x < 0) mouse = ui.window().centre();  // not in the window: where everybody looks
  ui.over([mouse](Ui& above) {
    const float radius = above.height() * kSpotShare;
    const float across = 2 * (above.width() + above.height());  // reaches every corner
    const Color shade = above.theme().scrim;
    above.paint().ring(mouse, radius + across / 2, shade, across);
    above.paint().ring(mouse, radius, above.theme().focus, 3);
  });
}

}  // namespace partly::game
