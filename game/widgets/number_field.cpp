#include "game/widgets/number_field.h"

#include <charconv>
#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

void drop_last_character(std::string* text) {
  while (!text->empty() && (static_cast<unsigned char>(text->back()) & 0xC0) == 0x80) text->pop_back();
  if (!text->empty()) text->pop_back();
}

// The frame, the text and the caret; `after` follows the text in muted letters.
void draw_field(Ui& ui, Rect r, const Interaction& state, const std::string& text,
                const std::string& placeholder, const std::string& after, bool wrong) {
  const Theme& t = ui.theme();
  const Color edge = wrong ? t.ink_of(Meaning::student) : state.focused ? t.focus : t.line_strong;
  ui.paint().fill(r, t.field, 8);
  ui.paint().outline(r, edge, state.focused || wrong ? 2 : 1, 8);
  const float y = r.y + (r.h - 24) / 2;
  float x = r.x + 14;
  ui.paint().push_clip(r.inset(4));
  if (text.empty() && !state.focused) label(ui, {x, y}, placeholder, style::kMuted);
  x += label(ui, {x, y}, text, style::kBold);
  if (state.focused) ui.paint().fill({x + 1, y + 2, 2, 20}, t.text);
  if (!after.empty()) label(ui, {x + 8, y}, after, style::kMuted);
  ui.paint().pop_clip();
}

std::optional<double> number_in(const NumberField& f, const std::string& text) {
  double v = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(v)) return {};
  return v >= f.low && v <= f.high ? std::optional(v) : std::nullopt;
}

std::string plain(double v, int decimals) {
  std::string text = format_number(v, decimals);
  std::erase(text, ',');
  return text;
}

}  // namespace

std::optional<double> number_field(Ui& ui, Rect r, const NumberField& f, std::string* text) {
  const Interaction state = ui.interact(
      {.id = f.id, .rect = r, .text = f.label + " " + *text, .wants_arrows = true, .wants_text = true});
  for (const char c : state.typed) {
    if (c == '\b')
      drop_last_character(text);
    else if ((c >= '0' && c <= '9') && text->size() < 12)
      *text += c;
    else if ((c == '.' || c == ',') && f.decimals > 0 && text->find('.') == std::string::npos)
      *text += '.';
    else if (c == '-' && f.low < 0 && text->empty())
      *text += '-';
  }
  std::optional<double> value = number_in(f, *text);
  if (state.arrow_y != 0) {
    value = std::clamp(value.value_or((f.low + f.high) / 2) - state.arrow_y, f.low, f.high);
    *text = plain(*value, f.decimals);
  }
  draw_field(ui, r, state, *text, plain(f.low, f.decimals) + "–" + plain(f.high, f.decimals),
             text->empty() ? "" : f.unit, !text->empty() && !value);
  return value;
}

bool text_field(Ui& ui, Rect r, const TextField& f, std::string* text) {
  const Interaction state =
      ui.interact({.id = f.id, .rect = r, .text = f.label + " " + *text, .wants_text = true});
  const std::string before = *text;
  for (const char c : state.typed) {
    if (c == '\b')
      drop_last_character(text);
    else if (text->size() < f.most_characters && (c & 0xE0) != 0)
      *text += c;
  }
  draw_field(ui, r, state, *text, f.placeholder, {}, false);
  return *text != before;
}

}  // namespace partly::game
