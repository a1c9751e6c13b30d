#include "game/widgets/tooltip.h"

#include "game/shell/text.h"

namespace partly::game {
namespace {

constexpr float kWidest = 360, kPadding = 14;
constexpr std::size_t kMostTerms = 3;

// Below the anchor if there is room, else above it; never outside the window.
Rect place(Ui& ui, Rect anchor, Size size) {
  float y = anchor.bottom() + 8;
  if (y + size.h > ui.height() - 8) y = anchor.y - 8 - size.h;
  const float x = std::clamp(anchor.x, 8.f, std::max(8.f, ui.width() - size.w - 8));
  return {x, std::max(8.f, y), size.w, size.h};
}

void draw(Ui& ui, Rect anchor, const Explanation& what) {
  const TextStyle text = style::kSmallText;
  const float room = std::min(kWidest, ui.width() - 16) - 2 * kPadding;
  float w = what.title.empty() ? 0 : text_width(ui, what.title, style::kBold);
  for (const std::string& p : what.paragraphs) w = std::max(w, text_width(ui, p, text));
  if (!what.terms.empty()) w = std::max(w, text_width(ui, what.terms, style::kCaption));
  w = std::min(w + 2, room);
  float h = what.title.empty() ? 0 : line_height(ui, style::kBold) + 4;
  for (const std::string& p : what.paragraphs) h += paragraph_height(ui, w, p, text) + 4;
  if (!what.terms.empty()) h += paragraph_height(ui, w, what.terms, style::kCaption) + 4;
  const Rect box = place(ui, anchor, {w + 2 * kPadding, h - 4 + 2 * kPadding - 4});
  const Theme& t = ui.theme();
  for (int i = 3; i >= 1; --i)  // a soft shadow in three steps
    ui.paint().fill(box.inset(static_cast<float>(-i)).moved(0, 2), Color{0, 0, 0, 255}.with_alpha(0.05f), 10);
  ui.paint().fill(box, t.card, 8);
  ui.paint().outline(box, t.line_strong, 1, 8);
  Rect inside = box.inset(kPadding, kPadding - 2);
  if (!what.title.empty())
    label(ui, inside.cut_top(line_height(ui, style::kBold), 4).at(), what.title, style::kBold, inside.w);
  for (const std::string& p : what.paragraphs) {
    const float used = paragraph(ui, inside, p, text);
    inside.cut_top(used, 4);
  }
  if (!what.terms.empty()) paragraph(ui, inside, what.terms, style::kCaption);
}

}  // namespace

void explain(Ui& ui, Rect anchor, const Explanation& what) {
  Explanation whole = what;
  std::string text = what.title;
  for (const std::string& paragraph : what.paragraphs) text += " " + paragraph;
  if (const auto terms = ui.terms_in ? ui.terms_in(text) : std::vector<std::string>(); !terms.empty()) {
    std::string names;
    for (std::size_t i = 0; i < std::min(terms.size(), kMostTerms); ++i)
      names += (i > 0 ? ", " : "") + terms[i];
    whole.terms = "**F1 G** glossary: " + names;
  }
  ui.note_explained(std::move(text));
  ui.over([anchor, whole](Ui& later) { draw(later, anchor, whole); });
}

void tooltip(Ui& ui, Rect anchor, const std::string& text) {
  if (!text.empty()) explain(ui, anchor, {{}, {text}});
}

}  // namespace partly::game
