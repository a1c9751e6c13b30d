#include "game/widgets/table.h"

#include "game/widgets/card.h"

namespace partly::game {
namespace {

constexpr float kHeadHeight = 28, kColumnGap = 24;

float markup_width(Ui& ui, const std::string& markup, TextStyle style) {
  float w = 0;
  for (const Run& run : parse_markup(markup)) {
    style.weight = run.bold ? Weight::bold : style.weight;
    w += text_width(ui, run.text, style);
  }
  return w;
}

// What a reader hears of a row: its cells without their markup.
std::string spoken(const TableRow& row) {
  std::string out;
  for (const std::string& markup : row.cells) {
    if (!out.empty()) out += ", ";
    for (const Run& run : parse_markup(markup)) out += run.text;
  }
  return out;
}

// Columns without a width are as wide as their widest cell; what is left over widens all of them alike.
std::vector<float> widths(Ui& ui, const Table& t, float room) {
  std::vector<float> out;
  float sum = 0;
  for (std::size_t c = 0; c < t.columns.size(); ++c) {
    float w = t.columns[c].width;
    if (w <= 0) {
      w = text_width(ui, t.columns[c].title, t.style);
      for (const TableRow& row : t.rows) {
        TextStyle cell = t.style;
        if (row.strong) cell.weight = Weight::bold;
        if (c < row.cells.size()) w = std::max(w, markup_width(ui, row.cells[c], cell));
      }
      w += kColumnGap;
    }
    out.push_back(w), sum += w;
  }
  const float share = out.empty() ? 0 : (room - sum) / static_cast<float>(out.size());
  for (float& w : out) w = sum > room ? w * room / sum : w + share;
  return out;
}

void cell(Ui& ui, Rect r, const std::string& markup, const TextStyle& style, Align align) {
  const float slack = std::max(0.f, r.w - kColumnGap / 2 - markup_width(ui, markup, style));
  const float x = align == Align::left ? 0 : align == Align::centre ? slack / 2 : slack;
  constexpr float kApart = 8;  // where columns are squeezed, a cell ends before the next begins
  ui.paint().push_clip({r.x, r.y, align == Align::left ? r.w - kApart : r.w, r.h});
  paragraph(ui, {r.x + x, r.y + (r.h - line_height(ui, style)) / 2, 1e5f, r.h}, markup, style);
  ui.paint().pop_clip();
}

}  // namespace

float table_height(Ui&, const Table& t) {
  return kHeadHeight + static_cast<float>(t.rows.size()) * t.row_height;
}

int table(Ui& ui, Rect r, const Table& t) {
  const std::vector<float> w = widths(ui, t, r.w);
  TextStyle head_style = t.style;
  head_style.muted = true;
  Rect head = r.cut_top(kHeadHeight);
  rule(ui, {head.x, head.bottom()}, head.w);
  for (std::size_t c = 0; c < t.columns.size(); ++c)
    cell(ui, head.cut_left(w[c]), t.columns[c].title, head_style, t.columns[c].align);
  int activated = -1;
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    Rect row = r.cut_top(t.row_height);
    if (t.selectable) {
      const Interaction state =
          ui.interact({.id = t.id + "/" + std::to_string(i), .rect = row, .text = spoken(t.rows[i])});
      if (state.activated) activated = static_cast<int>(i);
      if (state.hovered || static_cast<int>(i) == t.selected)
        ui.paint().fill(row, ui.theme().text.with_alpha(static_cast<int>(i) == t.selected ? 0.09f : 0.05f),
                        4);
      if (state.ring) ui.ring(row.inset(2), 4);
    }
    if (i + 1 < t.rows.size()) rule(ui, {row.x, row.bottom()}, row.w);
    TextStyle style = t.style;
    if (t.rows[i].strong) style.weight = Weight::bold;
    for (std::size_t c = 0; c < t.columns.size() && c < t.rows[i].cells.size(); ++c)
      cell(ui, row.cut_left(w[c]), t.rows[i].cells[c], style, t.columns[c].align);
  }
  return activated;
}

}  // namespace partly::game
