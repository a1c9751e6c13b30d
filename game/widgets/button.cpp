#include "game/widgets/button.h"

#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/tooltip.h"

namespace partly::game {
namespace {

constexpr TextStyle kKey{Type::caption, Weight::bold};
constexpr float kSide = 20, kKeyPadding = 6, kKeyHeight = 19;

struct Look {
  Color ground, outline, ink;
  float outline_width = 1;
};

Look look_of(Ui& ui, const Button& b, const Interaction& state) {
  const Theme& t = ui.theme();
  const float lit = b.enabled ? ui.eased("lit:" + b.id, state.held ? 1.f : state.hovered ? 0.5f : 0.f) : 0.f;
  if (b.kind == ButtonKind::primary) {
    const Color ground =
        b.enabled ? mix(t.primary, t.on_primary, 0.16f * lit) : mix(t.ground, t.primary, 0.14f);
    return {ground, ground, b.enabled ? t.on_primary : t.muted};
  }
  const Color base = b.kind == ButtonKind::quiet ? t.ground : t.card;
  Look look{mix(base, t.text, 0.08f * lit),
            b.kind == ButtonKind::quiet ? mix(base, t.text, 0.08f * lit) : t.line, t.text, t.outline};
  if (b.kind == ButtonKind::quiet) look.ink = t.muted;
  if (!b.enabled) look.ink = t.muted, look.ground = mix(t.ground, t.card, 0.4f);
  if (b.selected) look.outline = t.fill_of(b.meaning), look.outline_width = 2;
  return look;
}

}  // namespace

float key_chip_width(Ui& ui, std::string_view key) { return text_width(ui, key, kKey) + 2 * kKeyPadding; }

void key_chip(Ui& ui, Point centre_left, std::string_view key, Color ink) {
  const Rect chip{centre_left.x, centre_left.y - kKeyHeight / 2, key_chip_width(ui, key), kKeyHeight};
  ui.paint().outline(chip, ink.with_alpha(0.75f), 1, 4);
  TextStyle text = kKey;
  text.color = ink.with_alpha(0.85f);
  label(ui, {chip.x + kKeyPadding, chip.y + (kKeyHeight - line_height(ui, text)) / 2}, key, text);
}

float button_width(Ui& ui, const Button& b) {
  const float chip = b.key.empty() ? 0 : key_chip_width(ui, b.key) + 8;
  return std::ceil(text_width(ui, b.label, style::kBold) + chip) + 2 * kSide;
}

bool button(Ui& ui, Rect r, const Button& b) {
  const Interaction state = ui.interact(
      {.id = b.id, .rect = r, .enabled = b.enabled, .reason = b.reason, .text = b.label, .key = b.key});
  const Look look = look_of(ui, b, state);
  ui.paint().fill(r, look.ground, kControlRounding);
  if (look.outline != look.ground) ui.paint().outline(r, look.outline, look.outline_width, kControlRounding);
  TextStyle text = style::kBold;
  text.color = look.ink;
  const float wanted = b.key.empty() ? 0 : key_chip_width(ui, b.key) + 8;
  const float chip =
      text_width(ui, b.label, text) + wanted + 16 <= r.w ? wanted : 0;  // the word before its key
  const float room = r.w - 16 - chip, w = std::min(room, text_width(ui, b.label, text));
  const float x = r.x + (r.w - w - chip) / 2;
  label(ui, {x, r.y + (r.h - line_height(ui, text)) / 2}, b.label, text, room);
  if (chip > 0) key_chip(ui, {x + w + 8, r.y + r.h / 2}, b.key, look.ink);
  if (state.ring) ui.ring(r, kControlRounding);
  if (!b.enabled && (state.hovered || state.ring)) tooltip(ui, r, b.reason);
  return state.activated && b.enabled;
}

bool ButtonRow::add(const Button& b) {
  const Rect r = row_.cut_left(button_width(ui_, b), gap_);
  return button(ui_, r, b);
}

bool ButtonRow::add_right(const Button& b) {
  const Rect r = row_.cut_right(button_width(ui_, b), gap_);
  return button(ui_, r, b);
}

}  // namespace partly::game
