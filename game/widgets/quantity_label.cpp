#include "game/widgets/quantity_label.h"

#include "game/widgets/tooltip.h"

namespace partly::game {
namespace {

constexpr TextStyle kTag{Type::tag, Weight::regular, true};
constexpr float kTagGap = 8, kTracking = 0.6f;

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

float tag_width(Ui& ui, const std::string& text) {
  return text_width(ui, text, kTag) + kTracking * static_cast<float>(text.size());
}

void spaced(Ui& ui, Point at, const std::string& text) {
  for (const char c : text) at.x += label(ui, at, std::string_view(&c, 1), kTag) + kTracking;
}

// Counted: a full line. Taken from an article: a full line in the teacher's blue. Set by us: dashes. Follows:
// dots.
void underline(Ui& ui, Rect tag, Provenance p) {
  const Theme& t = ui.theme();
  const Point a{tag.x, tag.bottom()}, b{tag.right(), tag.bottom()};
  switch (p) {
    case Provenance::measured:
      return ui.paint().line(a, b, t.fill_of(Meaning::money), 2);
    case Provenance::sourced:
      return ui.paint().line(a, b, t.fill_of(Meaning::teacher), 2);
    case Provenance::assumed:
      return ui.paint().dashed_line(a, b, t.fill_of(Meaning::caution), 2, 5);
    case Provenance::derived:
      return ui.paint().dashed_line(a, b, t.muted, 2, 2);
  }
}

std::string shown(const QuantityLabel& q) { return q.text.empty() ? partly::text(q.quantity) : q.text; }

const char* meaning_of(Provenance p) {
  switch (p) {
    case Provenance::measured:
      return "Counted or computed on networks that were trained in this run.";
    case Provenance::sourced:
      return "Stands in a cited article or paper.";
    case Provenance::assumed:
      return "Set by the scenario's author, with a range and a reason.";
    case Provenance::derived:
      return "Follows from other numbers.";
  }
  return "";
}

std::string bound(const Quantity& q, double value) {
  Quantity end = q;
  end.value = value;
  return partly::text(end);
}

Explanation explanation(const QuantityLabel& q) {
  Explanation out{.title = q.name.empty() ? shown(q) : q.name + ": " + shown(q), .paragraphs = {}};
  out.paragraphs.push_back("**" + upper(name(q.quantity.provenance)) + "**  " +
                           meaning_of(q.quantity.provenance));
  if (q.quantity.range)
    out.paragraphs.push_back("Between " + bound(q.quantity, q.quantity.range->low) + " and " +
                             bound(q.quantity, q.quantity.range->high));
  if (!q.quantity.explanation.empty()) out.paragraphs.push_back(q.quantity.explanation);
  if (!q.quantity.source.empty()) out.paragraphs.push_back("Source: " + q.quantity.source);
  return out;
}

}  // namespace

void provenance_tag(Ui& ui, Point at, Provenance p, float* width) {
  const std::string text = upper(name(p));
  *width = tag_width(ui, text);
  spaced(ui, at, text);
  underline(ui, {at.x, at.y, *width - kTracking, line_height(ui, kTag) + 1}, p);
}

float quantity_width(Ui& ui, const QuantityLabel& q) {
  const float value = text_width(ui, shown(q), q.style);
  return value + (q.tag ? kTagGap + tag_width(ui, upper(name(q.quantity.provenance))) : 0);
}

namespace {

bool drawn(Ui& ui, Point at, const QuantityLabel& q) {
  const float height = line_height(ui, q.style);
  const Rect r{at.x, at.y, quantity_width(ui, q), height};
  const Interaction state =
      ui.interact({.id = q.id, .rect = r, .text = (q.name.empty() ? "" : q.name + " ") + shown(q)});
  const float value = label(ui, at, shown(q), q.style);
  if (q.tag) {
    float tag = 0;
    provenance_tag(ui, {at.x + value + kTagGap, at.y + height / 2 - 5}, q.quantity.provenance, &tag);
  }
  if (state.ring) ui.ring(r.inset(1), 2);
  if (state.hovered || (state.ring && ui.show_sources)) explain(ui, r, explanation(q));
  return state.activated;
}

}  // namespace

float quantity_label(Ui& ui, Point at, const QuantityLabel& q) {
  drawn(ui, at, q);
  return quantity_width(ui, q);
}

bool quantity_label_right(Ui& ui, Point top_right, const QuantityLabel& q) {
  return drawn(ui, {top_right.x - quantity_width(ui, q), top_right.y}, q);
}

float source_tag(Ui& ui, Point at, const std::string& id, const std::string& fact, const std::string& says) {
  const Rect r{at.x, at.y, tag_width(ui, fact), line_height(ui, kTag) + 1};
  const Interaction state = ui.interact({.id = id, .rect = r, .text = fact + ": " + says});
  spaced(ui, at, fact);
  underline(ui, r, Provenance::sourced);
  if (state.ring) ui.ring(r, 2);
  if (state.hovered || (state.ring && ui.show_sources)) explain(ui, r, {fact, {says}});
  return r.w;
}

}  // namespace partly::game
