#include "game/widgets/dialog.h"

#include <algorithm>

#include "game/shell/text.h"
#include "game/widgets/card.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {

constexpr float kDialogWidth = 520, kAround = 16 + 48 + 40;

Rect begin_dialog(Ui& ui, const std::string& id, Size inside, const std::string& title) {
  const Theme& t = ui.theme();
  const float shown = ui.eased("dialog:" + id, 1.f);
  ui.focus().push_layer();
  ui.paint().fill(ui.window(), t.scrim.with_alpha(shown));
  const Size size{inside.w + 48, inside.h + 48 + 40};
  const Rect box{(ui.width() - size.w) / 2, std::max(8.f, (ui.height() - size.h) * 0.45f), size.w, size.h};
  ui.interact(
      {.id = id, .rect = ui.window(), .text = title, .focusable = false});  // catches clicks beside it
  ui.paint().fill(box, t.card, kCardRounding);
  ui.paint().outline(box, t.line, t.outline, kCardRounding);
  Rect content = box.inset(24, 24);
  label(ui, content.cut_top(28, 12).at(), title, style::kHeading, content.w);
  return content;
}

void end_dialog(Ui& ui) { ui.focus().pop_layer(); }

int dialog(Ui& ui, const Dialog& d) {
  const float width = std::min(kDialogWidth, ui.width() - 64);
  const float whole = paragraph_height(ui, width, d.text);
  const float text_h = std::min(whole, ui.height() - kAround - 24 - kButtonHeight);  // the rest scrolls
  Rect content = begin_dialog(ui, d.id, {width, text_h + 24 + kButtonHeight}, d.title);
  const Rect text = content.cut_top(text_h, 24);
  ScrollArea scroll(ui, d.id, {text.x, text.y, text.w + kScrollBarRoom, text.h});
  paragraph(ui, scroll.content(), d.text);
  scroll.end(whole);
  ButtonRow row(ui, content.cut_top(kButtonHeight));
  int pressed = -1;
  for (std::size_t i = 0; i < d.buttons.size(); ++i)
    if (row.add(d.buttons[i])) pressed = static_cast<int>(i);
  end_dialog(ui);
  return pressed;
}

}  // namespace partly::game
