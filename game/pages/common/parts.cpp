#include "game/pages/common/parts.h"

#include <algorithm>
#include <cctype>

#include "game/pages/common/asked.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/tooltip.h"
#include "sim/scenario/casefile.h"

namespace partly::game {
namespace {

constexpr float kPaddings = 2 * (kCardPadding - 4);
constexpr TextStyle kFactChip{.type = Type::caption, .weight = Weight::bold, .meaning = Meaning::teacher};
constexpr float kFactGap = 10;

// With the gap before each.
float facts_width(Ui& ui, const std::vector<std::string>& facts) {
  float width = 0;
  for (const std::string& fact : facts)
    if (!fact.empty()) width += kFactGap + text_width(ui, fact, kFactChip);
  return width;
}

float& known_height(Ui& ui, const std::string& id) { return ui.memory()["card/" + id]; }

void one_card(Ui& ui, Rect area, const CardPart& part) {
  float& known = known_height(ui, part.id);
  Rect inside = card(ui, area);
  const float top = inside.y;
  inside.h = 1e6f;
  part.draw(inside);
  const float wanted = inside.y - top + kPaddings;
  if (wanted != known) known = wanted, ui.animate();
}

// "F43, opinion", so that a chip is not taken for a proof.
std::string with_status(const std::string& fact) {
  const auto& file = scenario::case_file();
  const scenario::Fact* found = file ? file->find(fact) : nullptr;
  return found ? fact + ", " + std::string(enum_name(found->status)) : fact;
}

TextStyle value_style(const Figure& f) {
  return {.type = Type::small, .weight = f.strong ? Weight::bold : Weight::regular, .meaning = f.meaning};
}

QuantityLabel value_of(const Figure& f) {
  return {.id = f.id,
          .quantity = f.quantity,
          .text = f.text,
          .style = value_style(f),
          .tag = f.tag,
          .name = f.name};
}

}  // namespace

float card_stack(Ui& ui, Rect area, const std::vector<CardPart>& cards) {
  const float top = area.y;
  for (const CardPart& part : cards) {
    const float height = known_height(ui, part.id);
    one_card(ui, {area.x, area.y, area.w, height}, part);
    area.y += height + kCardGap;
  }
  return area.y - kCardGap - top;
}

float card_row(Ui& ui, Rect area, const std::vector<CardPart>& cards, float at_least, float beside_from) {
  if (area.w < beside_from) return card_stack(ui, area, cards);
  float shares = 0, height = at_least;
  for (const CardPart& part : cards)
    shares += part.share, height = std::max(height, known_height(ui, part.id));
  const float room = area.w - kCardGap * static_cast<float>(cards.size() - 1);
  float x = area.x;
  for (const CardPart& part : cards) {
    const float width = room * part.share / shares;
    one_card(ui, {x, area.y, width, height}, part);
    x += width + kCardGap;
  }
  return height;
}

void card_title(Ui& ui, Rect& rest, const std::string& title, const std::string& says) {
  const float h = line_height(ui, style::kBold);
  const Rect line = rest.cut_top(h, 4);
  const float w = label(ui, line.at(), title, style::kBold, line.w);
  if (says.empty()) return;
  if (w + 8 + text_width(ui, says, style::kSmall) <= line.w) {
    label(ui, {line.x + w + 8, line.y + h - line_height(ui, style::kSmall) - 1}, says, style::kSmall);
  } else {
    rest.cut_top(paragraph(ui, rest, says, style::kSmall), 4);
  }
}

void figure_line(Ui& ui, Rect row, const Figure& f) {
  const QuantityLabel value = value_of(f);
  const float y = row.y + (row.h - line_height(ui, style::kSmall)) / 2;
  const float beside = quantity_width(ui, value) + 12 + facts_width(ui, f.facts);
  const float name = label(ui, {row.x, y}, f.name, style::kSmall, std::max(1.f, row.w - beside));
  fact_chips(ui, {row.x + name + kFactGap, row.y + (row.h - 20) / 2}, f.id, f.facts);
  quantity_label_right(ui, {row.right(), y}, value);
}

bool figure_in(Ui& ui, Rect cell, const Figure& f, Align align) {
  const QuantityLabel value = value_of(f);
  const float y = cell.y + (cell.h - line_height(ui, style::kSmall)) / 2;
  const float right = align == Align::right ? cell.right() : cell.x + quantity_width(ui, value);
  return quantity_label_right(ui, {right, y}, value);
}

void open_case_file(Ui& ui, const std::string& fact) {
  if (!fact.empty()) ask_of(ui, "case-file", fact);
  ui.go("casefile");
}

std::string take_asked_fact(Ui& ui) { return take_asked(ui, "case-file"); }

float fact_chips(Ui& ui, Point at, const std::string& id, const std::vector<std::string>& facts) {
  const float left = at.x;
  for (const std::string& fact : facts) {
    if (fact.empty()) continue;
    const float w = text_width(ui, fact, kFactChip);
    const Rect r{at.x, at.y, w, line_height(ui, kFactChip) + 2};
    const Interaction state = ui.interact(
        {.id = id + "/" + fact, .rect = r, .text = "Fact " + with_status(fact) + ". Opens the case file"});
    if (state.hovered) ui.paint().fill(r.inset(-3), ui.theme().text.with_alpha(0.06f), 4);
    label(ui, at, fact, kFactChip);
    ui.paint().line({r.x, r.bottom()}, {r.right(), r.bottom()}, ui.theme().fill_of(Meaning::teacher), 2);
    if (state.ring) ui.ring(r.inset(-2), 4);
    if (state.hovered || (state.ring && ui.show_sources))
      tooltip(ui, r, "Rests on fact " + with_status(fact) + ". Enter opens the case file there.");
    if (state.activated) open_case_file(ui, fact);
    at.x += w + kFactGap;
  }
  return std::max(0.f, at.x - kFactGap - left);
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

const char* mark_of(Meaning meaning) {
  switch (shape_of(meaning)) {
    case Shape::square:
      return "■ ";
    case Shape::circle:
      return "● ";
    case Shape::diamond:
      return "◆ ";
    case Shape::triangle:
      return "▲ ";
    default:
      return "";
  }
}

std::string coloured(Meaning meaning, const std::string& markup) {
  if (meaning == Meaning::plain) return markup;
  return std::string("{") + name(meaning) + "|" + mark_of(meaning) + markup + "}";
}

}  // namespace partly::game
