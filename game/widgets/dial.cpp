#include "game/widgets/dial.h"

#include <cmath>

#include "game/shell/text.h"

namespace partly::game {

constexpr float kArc = 12;

void dial(Ui& ui, Rect r, const Dial& d) {
  const Theme& t = ui.theme();
  const float radius = std::min(r.w / 2, r.h - 24) - kArc / 2;
  const Point centre{r.x + r.w / 2, r.y + radius + kArc / 2};
  const auto turns = [&](double v) {
    return 0.5f * static_cast<float>(std::clamp((v - d.low) / (d.high - d.low), 0.0, 1.0));
  };
  ui.paint().arc(centre, radius, 0, 0.5f, t.track, kArc);
  if (turns(d.value) > 0.002f) ui.paint().arc(centre, radius, 0, turns(d.value), t.fill_of(d.meaning), kArc);
  if (d.mark >= d.low && d.mark <= d.high) {
    const float angle = 3.14159265f * (1 + 2 * turns(d.mark)), c = std::cos(angle), s = std::sin(angle);
    const float in = radius - kArc / 2 - 4, out = radius + kArc / 2 + 3;
    ui.paint().line({centre.x + c * in, centre.y + s * in}, {centre.x + c * out, centre.y + s * out},
                    t.fill_of(Meaning::teacher), 3);
  }
  label_in(ui, {r.x, centre.y - 38, r.w, 40}, d.text, radius > 72 ? style::kDisplay : style::kHeading,
           Align::centre);
  label_in(ui, {r.x, centre.y + 4, r.w, 18}, d.caption, style::kCaption, Align::centre);
}

}  // namespace partly::game
