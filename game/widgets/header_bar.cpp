#include "game/widgets/header_bar.h"

#include "game/widgets/button.h"

namespace partly::game {
namespace {

constexpr float kMargin = 32, kPartGap = 24;
constexpr TextStyle kLogo{Type::heading, Weight::bold};

float figures_width(Ui& ui, const HeaderBar& bar) {
  float w = 0;
  for (const HeaderFigure& f : bar.figures)
    w +=
        std::max(quantity_width(ui, f.quantity), text_width(ui, f.quantity.name, style::kCaption)) + kPartGap;
  return w;
}

std::string place_within(Ui& ui, const HeaderBar& bar, float room) {
  if (text_width(ui, bar.place, style::kSmall) <= room) return bar.place;
  return bar.brief.empty() ? bar.place.substr(0, bar.place.find("  ·  ")) : bar.brief;
}

}  // namespace

Rect header_bar(Ui& ui, const HeaderBar& bar) {
  const Theme& t = ui.theme();
  Rect page = ui.window();
  const Rect band = page.cut_top(kHeaderHeight);
  ui.paint().fill(band, t.card);
  ui.paint().fill({0, band.bottom() - 1, band.w, 1}, t.line);
  const float margin = ui.width() < 800 ? kMargin / 2 : kMargin;
  Rect row = band.inset(margin, 8);
  const bool narrow = row.w < 560;
  ButtonRow buttons(ui, row, 16);
  if (buttons.add_right({.id = "header/help", .label = "Help", .key = narrow ? "" : "F1"})) ui.ask_help();
  if (bar.settings && buttons.add_right({.id = "header/settings", .label = "Settings"})) ui.go("settings");
  row = buttons.rest();
  const float logo_y = row.y + (row.h - line_height(ui, kLogo)) / 2;
  float x = row.x + label(ui, {row.x, logo_y}, "Partly", kLogo);
  TextStyle dot = kLogo;
  dot.color = t.fill_of(Meaning::student);
  x += label(ui, {x, logo_y}, ".", dot) + kPartGap;
  float left = row.right() - figures_width(ui, bar) - 8;
  const bool figures_fit = left > x;
  if (!figures_fit) left = row.right();
  if (const float room = left - x - kPartGap; room > 60)
    label(ui, {x, row.y + (row.h - line_height(ui, style::kSmall)) / 2}, place_within(ui, bar, room),
          style::kSmall, room);
  for (const HeaderFigure& f : bar.figures) {
    if (!figures_fit) break;
    label(ui, {left, row.y + 2}, f.quantity.name, style::kCaption);
    quantity_label(ui, {left, row.y + 20}, f.quantity);
    left +=
        std::max(quantity_width(ui, f.quantity), text_width(ui, f.quantity.name, style::kCaption)) + kPartGap;
  }
  return page.inset(margin, 0);
}

}  // namespace partly::game
