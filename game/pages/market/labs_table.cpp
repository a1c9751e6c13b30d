#include "game/pages/market/labs_table.h"

#include "game/pages/common/parts.h"
#include "game/widgets/card.h"

namespace partly::game {
namespace {

constexpr float kLabRow = 44, kShareBar = 6;
constexpr float kChoosingAnew = 0.4f;  // of a bar's ink: customers that may leave in this quarter

enum class Column { lab, capability, price, serving, trust, share, sales };
struct LabColumn {
  Column column;
  const char* title;
  float width;    // at least
  float stretch;  // of what is left over
  float least;    // shown if the table is as wide as this
};
constexpr std::array<LabColumn, 7> kLabColumns{{{Column::lab, "lab", 150, 4, 0},
                                                {Column::capability, "capability", 84, 0, 0},
                                                {Column::price, "price", 72, 0, 420},
                                                {Column::serving, "to serve", 72, 0, 760},
                                                {Column::trust, "trust", 56, 0, 640},
                                                {Column::share, "share of customers", 150, 2, 0},
                                                {Column::sales, "sales", 76, 0, 520}}};

// Zero stands for what was not measured yet.
std::string capability_text(const Quantity& q) {
  return q.provenance == Provenance::measured ? with_spread(q) : "–";
}

Meaning meaning_of_lab(world::LabKind kind) {
  if (kind == world::LabKind::player) return Meaning::student;
  if (kind == world::LabKind::provider) return Meaning::teacher;
  return Meaning::innocent;
}

std::vector<std::pair<LabColumn, float>> lab_columns(float width) {
  std::vector<std::pair<LabColumn, float>> out;
  float used = -kCellGap, stretch = 0;
  for (const LabColumn& p : kLabColumns)
    if (width >= p.least) out.push_back({p, p.width}), used += p.width + kCellGap, stretch += p.stretch;
  for (auto& [place, w] : out) w += std::max(0.f, width - used) * place.stretch / stretch;
  return out;
}

void share_cell(Ui& ui, Rect cell, const world::LabView& lab, Meaning meaning) {
  Rect bar = cell;
  figure_in(ui, bar.cut_right(60),
            {.id = "labs/" + lab.id + "/share", .name = "share of " + lab.name, .quantity = lab.share});
  bar = {bar.x, bar.y + (bar.h - kShareBar) / 2, bar.w - 8, kShareBar};
  ui.paint().fill(bar, ui.theme().track, kShareBar / 2);
  const Color color = ui.theme().fill_of(meaning);
  const auto fill_to = [&](const Quantity& part, const Color& with) {
    const float w = bar.w * static_cast<float>(std::clamp(part.value, 0.0, 1.0));
    if (w > 0) ui.paint().fill({bar.x, bar.y, std::max(kShareBar, w), bar.h}, with, kShareBar / 2);
  };
  fill_to(lab.share, lab.bound.value > 0 ? color.with_alpha(kChoosingAnew) : color);
  fill_to(lab.bound, color);
}

std::string product_of(const world::LabView& lab, const world::WorldView& view) {
  if (!lab.model.empty()) return lab.model;
  return lab.id == world::kPlayerId && view.resale.value > 0 ? "passes on bought answers" : "sells nothing";
}

void cell(Ui& ui, Rect r, Column column, const world::LabView& lab, const std::string& product) {
  const Meaning meaning = meaning_of_lab(lab.kind);
  const bool sells = !lab.model.empty();
  const auto figure = [&](const char* what, const Quantity& q, std::string text, Meaning m = Meaning::plain) {
    if (sells)
      figure_in(ui, r,
                {.id = "labs/" + lab.id + "/" + what,
                 .name = std::string(what) + " of " + lab.name,
                 .quantity = q,
                 .text = std::move(text),
                 .meaning = m});
    else
      label_in(ui, r, "–", style::kSmall, Align::right);
  };
  switch (column) {
    case Column::lab: {
      const float h = line_height(ui, style::kBody);
      legend(ui, {r.x, r.y + 2}, meaning, lab.name);
      label(ui, {r.x, r.y + h - 1}, lab.remark.empty() ? product : product + " · " + lab.remark,
            style::kCaption, r.w);
      return;
    }
    case Column::capability:
      return figure("capability", lab.capability, capability_text(lab.capability));
    case Column::price:
      return figure("price", lab.price, "");
    case Column::serving:
      if (lab.kind == world::LabKind::publisher) return;  // customers host its weights themselves
      return figure("cost of a seat", lab.serving, "");
    case Column::trust:
      figure_in(ui, r,
                {.id = "labs/" + lab.id + "/trust", .name = "trust in " + lab.name, .quantity = lab.trust});
      return;
    case Column::share:
      return share_cell(ui, r, lab, meaning);
    case Column::sales:
      return figure("sales", lab.sales, "", Meaning::money);
  }
}

}  // namespace

void labs_table(Ui& ui, Rect& rest, const world::WorldView& view) {
  const auto columns = lab_columns(rest.w);
  Rect head = rest.cut_top(kTableHead);
  for (const auto& [place, w] : columns) {
    const bool left = place.column == Column::lab || place.column == Column::share;
    label_in(ui, head.cut_left(w, kCellGap), place.title, style::kCaption, left ? Align::left : Align::right);
  }
  for (const world::LabView& lab : view.labs) {
    rule(ui, rest.at(), rest.w);
    Rect row = rest.cut_top(kLabRow);
    if (lab.id == world::kPlayerId)
      ui.paint().fill(row.inset(-8, 1), ui.theme().fill_of(meaning_of_lab(lab.kind)).with_alpha(0.07f), 6);
    for (const auto& [place, w] : columns)
      cell(ui, row.cut_left(w, kCellGap), place.column, lab, product_of(lab, view));
  }
}

}  // namespace partly::game
