#include "game/widgets/guide_mark.h"

#include <algorithm>
#include <cmath>

#include "game/shell/text.h"

namespace partly::game {
namespace {

constexpr float kGuidePanel = 424, kPanelInset = 16, kPanelApart = 16, kPanelEdge = 12, kPanelRow = 38,
                kRingOut = 7;
constexpr float kComesFrom = 26;  // units outside the widget
constexpr double kCloses_s = 0.3;

void ring_around(Ui& ui, Rect target, double since_s) {
  float out = kRingOut;
  if (const double gone_s = ui.now_s() - since_s; !ui.reduced_motion() && gone_s < kCloses_s) {
    const auto left = static_cast<float>(1 - gone_s / kCloses_s);
    out += kComesFrom * left * left;
    ui.animate();
  }
  const Rect around = intersection(target.inset(-out), ui.window().inset(3));
  ui.paint().outline(around.inset(-2), ui.theme().card, 7, kControlRounding + out);
  ui.paint().outline(around, ui.theme().fill_of(Meaning::student), 4, kControlRounding + out);
}

float covered_area(Rect a, Rect b) {
  const Rect both = intersection(a, b);
  return both.w * both.h;
}

}  // namespace

Rect panel_place(Rect window, Rect target, Size panel) {
  const Rect room = window.inset(kPanelEdge);
  const auto at = [&](float x, float y) {
    return Rect{std::clamp(x, room.x, std::max(room.x, room.right() - panel.w)),
                std::clamp(y, room.y, std::max(room.y, room.bottom() - panel.h)), panel.w, panel.h};
  };
  const float right = room.right() - panel.w, bottom = room.bottom() - panel.h;
  if (target.empty()) return at(right, bottom - 64);  // above the row of pages
  const float middle = target.centre().y - panel.h / 2;
  Rect best;
  float least = 1e12f;
  for (const Rect place :
       {at(target.x, target.bottom() + kPanelApart), at(target.x, target.y - kPanelApart - panel.h),
        at(target.right() + kPanelApart, middle), at(target.x - kPanelApart - panel.w, middle),
        at(right, bottom), at(room.x, bottom), at(right, room.y), at(room.x, room.y)})
    if (const float covered = covered_area(place, target.inset(-kRingOut)); covered < least - 1)
      best = place, least = covered;
  return best;
}

int guide_mark(Ui& ui, const GuideMark& mark) {
  const Theme& t = ui.theme();
  if (!mark.target.empty()) ring_around(ui, mark.target, mark.since_s);
  const float width = std::min(kGuidePanel, ui.width() - 2 * kPanelEdge), inside = width - 2 * kPanelInset;
  const float line = line_height(ui, style::kBold);
  const float title_h = mark.title.empty() ? 0 : line + 4;
  const float text_h = paragraph_height(ui, inside, mark.text, style::kSmallText);
  const Rect box =
      panel_place(ui.window(), mark.target, {width, 2 * kPanelInset + title_h + text_h + 12 + kPanelRow});
  for (int i = 4; i >= 1; --i)
    ui.paint().fill(box.inset(static_cast<float>(-2 * i)).moved(0, 3), Color{0, 0, 0, 255}.with_alpha(0.05f),
                    14);
  ui.paint().fill(box, t.card, 12);
  ui.paint().outline(box, t.fill_of(Meaning::student), 2, 12);
  const auto filled = std::ranges::find(mark.buttons, ButtonKind::primary, &Button::kind);
  Registered panel{.id = mark.id,
                   .rect = box,
                   .text = mark.place + ". " + mark.title + ". " + mark.text,
                   .focusable = false,
                   .above = true};
  if (filled != mark.buttons.end()) panel.key = filled->key;  // before the filled button of the page
  const bool pressed_filled = ui.interact(std::move(panel)).activated;
  Rect rest = box.inset(kPanelInset);
  if (title_h > 0) {
    const Rect head = rest.cut_top(line, 4);
    const float w = text_width(ui, mark.place, style::kCaption);
    label(ui, head.at(), mark.title, style::kBold, head.w - w - 12);
    label(ui, {head.right() - w, head.y + (line - line_height(ui, style::kCaption)) / 2}, mark.place,
          style::kCaption);
  }
  rest.cut_top(paragraph(ui, rest, mark.text, style::kSmallText), 12);
  ButtonRow row(ui, rest.cut_top(kPanelRow), 8);
  int pressed = pressed_filled && filled != mark.buttons.end() && !filled->key.empty()
                    ? static_cast<int>(filled - mark.buttons.begin())
                    : -1;
  for (std::size_t i = 0; i < mark.buttons.size(); ++i) {
    const bool last = i + 1 == mark.buttons.size();
    if (last ? row.add_right(mark.buttons[i]) : row.add(mark.buttons[i])) pressed = static_cast<int>(i);
  }
  return pressed;
}

}  // namespace partly::game
