#include "game/pages/case_file/case_file.h"

#include <algorithm>
#include <cctype>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/number_field.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kChip = 36, kChipGap = 8, kIdColumn = 56, kStatusColumn = 164, kWidestFact = 980;
constexpr float kToMeasured = 36;
constexpr const char* kScroll = "casefile";
// A fact that can be tried on networks here, and the page that does so.
constexpr const char *kMeasuredFact = "F20", *kMeasuredPage = "ratio";

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

struct Badge {
  Meaning meaning = Meaning::plain;
  enum class Mark { square, triangle, two_triangles, dot, two_dots, ring, diamond } mark = Mark::ring;
};

Badge badge_of(scenario::FactStatus status) {
  using Mark = Badge::Mark;
  using Status = scenario::FactStatus;
  switch (status) {
    case Status::reported:
      return {Meaning::teacher, Mark::square};
    case Status::law:
      return {Meaning::law, Mark::diamond};
    case Status::alleged:
      return {Meaning::caution, Mark::triangle};
    case Status::conflict:
      return {Meaning::caution, Mark::two_triangles};
    case Status::opinion:
      return {Meaning::plain, Mark::dot};
    case Status::estimate:
      return {Meaning::plain, Mark::two_dots};
    case Status::prediction:
      return {Meaning::plain, Mark::ring};
  }
  return {};
}

void draw_mark(Ui& ui, Point c, const Badge& badge) {
  const Theme& t = ui.theme();
  const Color color = badge.meaning == Meaning::plain ? t.muted : t.fill_of(badge.meaning);
  switch (badge.mark) {
    case Badge::Mark::square:
      return ui.paint().shape(Shape::square, c, 10, color);
    case Badge::Mark::diamond:
      return ui.paint().shape(Shape::diamond, c, 11, color);
    case Badge::Mark::triangle:
      return ui.paint().shape(Shape::triangle, c, 11, color);
    case Badge::Mark::dot:
      return ui.paint().circle(c, 5, color);
    case Badge::Mark::two_dots:
      ui.paint().circle({c.x - 4, c.y}, 3.5f, color);
      return ui.paint().circle({c.x + 5, c.y}, 3.5f, color);
    case Badge::Mark::ring:
      return ui.paint().ring(c, 4.5f, color, 2);
    case Badge::Mark::two_triangles:
      ui.paint().shape(Shape::triangle, {c.x - 4, c.y}, 9, color);
      ui.paint().shape(Shape::triangle, {c.x + 5, c.y}, 9, color);
  }
}

}  // namespace

CaseFileScreen::CaseFileScreen(Result<scenario::CaseFile> file) {
  if (file)
    file_ = std::move(*file);
  else
    problem_ = file.error().message();
  for (const scenario::Fact& fact : file_.facts)
    if (std::find(groups_.begin(), groups_.end(), fact.group) == groups_.end()) groups_.push_back(fact.group);
}

bool CaseFileScreen::shown(const scenario::Fact& fact) const {
  if (!group_.empty() && fact.group != group_) return false;
  return search_.empty() || lower(fact.id + " " + fact.text + " " + std::string(enum_name(fact.status)) +
                                  " " + source_text(fact.source))
                                    .find(lower(search_)) != std::string::npos;
}

// "S1 S2" with the titles that the sources have; what is no id stays as it is written.
std::string CaseFileScreen::source_text(const std::string& ids) const {
  std::string out = ids;
  for (const scenario::Source& source : file_.sources) {
    const std::size_t at = out.find(source.id);
    const std::size_t end = at + source.id.size();
    if (at == std::string::npos || (end < out.size() && std::isalnum(static_cast<unsigned char>(out[end]))))
      continue;
    const bool last = end >= out.size();
    out.replace(at, source.id.size(), source.id + " " + source.title + (last ? "" : " ·"));
  }
  return out;
}

bool CaseFileScreen::back() {
  if (search_.empty() && group_.empty()) return false;
  search_.clear(), group_.clear();
  return true;
}

void CaseFileScreen::go_to_asked(Ui& ui) {
  const std::string asked = take_asked_fact(ui);
  if (!asked.empty()) {
    marked_ = asked, search_.clear(), group_.clear();
    scroll_to_marked_ = true;
    places_.clear();  // of the whole list, which is drawn first
    ui.animate();
  }
  const auto place = places_.find(marked_);
  if (!scroll_to_marked_ || place == places_.end()) return;
  ui.memory()[std::string("scroll:") + kScroll] = std::max(0.f, place->second - 80);
  ui.focus().set_focus("casefile/" + marked_);
  scroll_to_marked_ = false;
  ui.animate();
}

float CaseFileScreen::groups(Ui& ui, Rect area) {
  float x = area.x, y = area.y;
  const auto chip = [&](const std::string& name, const std::string& value) {
    const Button b{.id = "casefile/group/" + name,
                   .label = name,
                   .selected = group_ == value,
                   .meaning = Meaning::teacher};
    const float w = button_width(ui, b) - 8;
    if (x > area.x && x + w > area.right()) x = area.x, y += kChip + kChipGap;
    if (button(ui, {x, y, w, kChip}, b)) group_ = value;
    x += w + kChipGap;
  };
  chip("All", "");
  for (const std::string& group : groups_) chip(group, group);
  return y + kChip - area.y;
}

void CaseFileScreen::filters(Ui& ui, Rect& page) {
  const bool wide = page.w >= kTwoColumns;
  Rect row = page;
  const Rect field = wide ? row.cut_left(280, 16) : row.cut_top(kFieldHeight, 8);
  if (ui.shortcut("/", "Search")) ui.focus().set_focus("casefile/search");
  text_field(ui, {field.x, field.y, field.w, kChip + 4},
             {.id = "casefile/search", .label = "Search", .placeholder = "Search  /"}, &search_);
  const float used = groups(ui, {row.x, row.y + (wide ? 2 : 0), row.w, row.h});
  page.cut_top(wide ? std::max(used, kChip + 4) : kFieldHeight + 8 + used, 12);
}

void CaseFileScreen::fact_row(Ui& ui, Rect& rest, const scenario::Fact& fact) {
  const Badge badge = badge_of(fact.status);
  const bool wide = rest.w >= 620;
  const float indent = wide ? kIdColumn + kStatusColumn : 0, width = std::min(rest.w - indent, kWidestFact);
  const std::string source = source_text(fact.source), status(enum_name(fact.status));
  const bool conflict = badge.mark == Badge::Mark::two_triangles;
  const std::string note = conflict             ? "The sources disagree; all are shown. "
                           : fact.established() ? ""
                                                : std::string(scenario::meaning(fact.status)) + " ";
  const float text_h = paragraph_height(ui, width, fact.text, style::kBody);
  const float source_h = paragraph_height(ui, width, note + "Source: " + source, style::kSmall);
  const bool measured = fact.id == kMeasuredFact;
  const float height = text_h + source_h + (wide ? 0 : 26) + 20 + (measured ? kToMeasured + 8 : 0);
  const Rect row = rest.cut_top(height);
  const Rect tinted = row.inset(-10, 0);
  const Interaction state = ui.interact(
      {.id = "casefile/" + fact.id, .rect = row, .text = fact.id + ", " + status + ": " + fact.text});
  if (fact.id == marked_) {
    ui.paint().fill(tinted, mix(ui.theme().card, ui.theme().fill_of(Meaning::teacher), 0.10f), 8);
    ui.paint().fill({tinted.x, tinted.y + 6, 4, tinted.h - 12}, ui.theme().fill_of(Meaning::teacher), 2);
  }
  if (state.ring) ui.ring(tinted.inset(2), 8);
  Rect in = row.inset(0, 10);
  label(ui, in.at(), fact.id, style::kBold);
  const float line = line_height(ui, style::kBody);
  draw_mark(ui, {in.x + kIdColumn + 8, in.y + line / 2}, badge);
  label(ui, {in.x + kIdColumn + 22, in.y + (line - line_height(ui, style::kSmall)) / 2}, status,
        style::kSmall, (wide ? kStatusColumn : in.w - kIdColumn) - 30);
  if (!wide) in.cut_top(26);
  in.cut_left(indent);
  in.w = width;
  in.cut_top(paragraph(ui, in, fact.text, style::kBody));
  in.cut_top(
      paragraph(ui, in, (conflict ? "{caution|" + note + "}" : note) + "Source: " + source, style::kSmall),
      8);
  if (measured) {
    ButtonRow to(ui, in.cut_top(kToMeasured));
    if (to.add({.id = "casefile/measured", .label = "See it measured", .key = "M"})) ui.go(kMeasuredPage);
  }
  rule(ui, {row.x, row.bottom()}, row.w);
}

float CaseFileScreen::facts(Ui& ui, Rect area) {
  Rect rest = area;
  const float top = rest.y;
  std::string group;
  int n = 0;
  for (const scenario::Fact& fact : file_.facts) {
    if (!shown(fact)) continue;
    if (fact.group != group) {
      rest.cut_top(n > 0 ? 20 : 8);
      group = fact.group;
      label(ui, rest.cut_top(line_height(ui, style::kHeading), 4).at(), group, style::kHeading, rest.w);
    }
    places_[fact.id] = rest.y - top;
    fact_row(ui, rest, fact);
    ++n;
  }
  if (n == 0)
    rest.cut_top(paragraph(ui, rest,
                           problem_.empty() ? "No fact holds \"" + search_ + "\". Esc clears the search."
                                            : "{caution|▲} " + problem_,
                           style::kMuted));
  return rest.y - top;
}

void CaseFileScreen::draw(Ui& ui) {
  go_to_asked(ui);
  Rect page = header_bar(ui, {.place = "Case file  ·  the real world, with sources"});
  page.h = ui.height() - page.y;
  ButtonRow head(ui, {page.x, page.y + 12, page.w, 40});
  if (head.add_right({.id = "casefile/back", .label = "Back", .key = "Esc"})) ui.back();
  if (head.add_right({.id = "casefile/sources",
                      .label = page.w >= kTwoColumns ? "Who says what?" : "Exercise",
                      .key = "W",
                      .kind = ButtonKind::quiet}))
    ui.go("sources");
  Rect title = page;
  title.w = head.rest().w;
  page_title(
      ui, title, "Case file",
      page.w >= kTwoColumns
          ? "Real people and companies appear here and in its exercise only. All labs in play are invented."
          : "");
  page.cut_top(std::max(title.y - page.y, 56.f));
  const bool stays = page.h >= 400;  // else the search scrolls with the facts
  if (stays) filters(ui, page);
  ScrollArea scroll(ui, kScroll, {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  if (!stays) filters(ui, area);
  const float start = area.y - top;
  const float used = start + facts(ui, area);
  for (auto& [id, place] : places_) place += start;
  scroll.end(used + kCardGap);
}

std::string CaseFileScreen::help() const {
  return "**The case file.** Type **/** to search, Esc to clear it. **W** opens an exercise in reading the "
         "sources, **M** what networks here make of the fifty to one of F20. Each statement shows its "
         "status: "
         "reported, alleged, opinion, estimate, prediction, law, or "
         "conflict where the sources disagree. Reading sources with care is one of the lessons.\n"
         "No outcome of a real case is claimed here, and no real person takes part in the game.";
}

}  // namespace partly::game
