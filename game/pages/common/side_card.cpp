#include "game/pages/common/side_card.h"

#include "game/pages/common/parts.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {

float side_card(Ui& ui, Rect area, bool fill, const SideCard& side, int& index,
                const std::function<float(Ui&, Rect)>& content) {
  constexpr float kGap = 16;
  const std::string shown = side.id + "/" + std::to_string(index);
  float& known = ui.memory()[shown + "/height"];
  const float height = fill ? area.h : known + 2 * (kCardPadding - 4) + kChoiceHeight + kGap;
  Rect inside = card(ui, {area.x, area.y, area.w, height});
  choice(ui, inside.cut_top(kChoiceHeight, kGap), {.id = side.id, .label = {}, .options = side.options},
         &index);
  float used = 0;
  if (fill) {
    ScrollArea scroll(ui, shown + side.subject, {inside.x, inside.y, inside.w + kScrollBarRoom, inside.h});
    used = content(ui, scroll.content());
    scroll.end(used);
  } else {
    used = content(ui, inside);
  }
  if (known != used) known = used, ui.animate();
  return height;
}

}  // namespace partly::game
