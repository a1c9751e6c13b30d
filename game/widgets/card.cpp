#include "game/widgets/card.h"

#include "game/widgets/tooltip.h"

namespace partly::game {

constexpr float kDimmed = 0.55f;

Rect card(Ui& ui, Rect r) {
  ui.paint().fill(r, ui.theme().card, kCardRounding);
  ui.paint().outline(r, ui.theme().line, ui.theme().outline, kCardRounding);
  return r.inset(kCardPadding, kCardPadding - 4);
}

CardState begin_card(Ui& ui, Rect r, const ClickableCard& c) {
  const Interaction state = ui.interact(
      {.id = c.id, .rect = r, .enabled = c.enabled, .reason = c.reason, .text = c.text, .key = c.key});
  const Theme& t = ui.theme();
  const float lit = ui.eased("lit:" + c.id, state.hovered && c.enabled ? 1.f : 0.f);
  const float chosen = ui.eased("chosen:" + c.id, c.selected ? 1.f : 0.f);
  ui.paint().fill(r, mix(c.enabled ? t.card : mix(t.ground, t.card, 0.5f), t.card_hover, lit), kCardRounding);
  ui.paint().outline(r, mix(t.line, t.line_strong, lit), t.outline, kCardRounding);
  if (chosen > 0)
    ui.paint().outline(r, t.fill_of(c.meaning).with_alpha(chosen), 2 * t.outline, kCardRounding);
  if (state.ring) ui.ring(r, kCardRounding);
  if (!c.enabled && (state.hovered || state.ring)) tooltip(ui, r, c.reason);
  if (!c.enabled) ui.paint().push_alpha(kDimmed);
  return {r.inset(kCardPadding, kCardPadding - 4), state};
}

void end_card(Ui& ui, const ClickableCard& c) {
  if (!c.enabled) ui.paint().pop_alpha();
}

void rule(Ui& ui, Point from, float width) {
  ui.paint().line(from, {from.x + width, from.y}, ui.theme().line, 1);
}

}  // namespace partly::game
