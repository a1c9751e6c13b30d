#include "game/pages/common/game_page.h"

#include <algorithm>
#include <array>

#include "game/pages/common/asked.h"
#include "game/pages/common/goals.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/header_bar.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr const char *kWorkplace = "lab", *kClose = "close";
constexpr float kNavHeight = 56, kNavButton = 40, kNavGap = 8;

struct NavPlace {
  Page page;
  const char *label, *key, *screen;
};
constexpr NavPlace kDebrief{Page::debrief, "Debrief", "Y", "debrief"};
constexpr std::array<NavPlace, 5> kNavPlaces{{{Page::lab, "Lab", "B", "lab"},
                                              {Page::training, "Training", "T", "training"},
                                              {Page::market, "Market", "L", "market"},
                                              {Page::court, "Court", "J", "court"},
                                              {Page::none, "Case file", "F", "casefile"}}};

QuantityLabel figure(const char* id, const char* name, Quantity q, std::string text, Meaning meaning) {
  QuantityLabel label{.id = id, .quantity = std::move(q), .text = std::move(text)};
  label.style = style::kBold;
  label.style.meaning = meaning;
  label.tag = false;
  label.name = name;
  return label;
}

HeaderBar header_of(const world::WorldView& view) {
  HeaderBar bar;
  bar.place = view.title + "  ·  " + view.now.text() + "  ·  " + std::to_string(view.quarter_index + 1) +
              " of " + std::to_string(view.quarters);
  bar.brief = view.now.text();
  for (QuantityLabel& f : standing_figures(view)) bar.figures.push_back({std::move(f)});
  return bar;
}

// What waits in court: claims of one's own, and of others' cases what is to be foreseen.
struct InCourt {
  int claims = 0, cards = 0;
  int all() const { return claims + cards; }
  std::string text() const { return std::to_string(all()) + (claims > 0 ? " open" : " to forecast"); }
};

InCourt open_in_court(const world::WorldView& view) {
  InCourt open{.claims = 0, .cards = view.docket.to_answer()};
  for (const world::ProceedingView& p : view.proceedings)
    open.claims += (p.mine || p.brought) && p.stage < law::Stage::decided;
  return open;
}

Button nav_button(const NavPlace& place, Page page, const InCourt& open, bool chips) {
  Button b{.id = std::string("nav/") + place.screen, .label = place.label, .kind = ButtonKind::quiet};
  if (chips) b.key = place.key;
  b.selected = place.page == page && page != Page::none;
  if (place.page == Page::debrief && !b.selected) b.selected = true, b.meaning = Meaning::student;
  if (place.page == Page::court && open.all() > 0) {
    b.label += ": " + open.text();
    if (!b.selected) b.selected = true, b.meaning = Meaning::law;
  }
  return b;
}

// A provider has a console for a lab, and nothing in training to watch. The debrief is a place of its own
// once the game has ended; until then the market leads to the story so far.
std::vector<NavPlace> places(const world::WorldView& view) {
  std::vector<NavPlace> out(kNavPlaces.begin(), kNavPlaces.end());
  if (view.teacher) {
    out.front().label = "Console";
    std::erase_if(out, [](const NavPlace& place) { return place.page == Page::training; });
  }
  if (view.ending != world::Ending::running) out.push_back(kDebrief);
  return out;
}

void nav_bar(Ui& ui, GameContext& context, Page page, Rect bar) {
  ui.paint().line({0, bar.y}, {ui.width(), bar.y}, ui.theme().line, 1);
  const InCourt open = open_in_court(context.view());
  const std::vector<NavPlace> all = places(context.view());
  const auto total = [&](bool chips) {
    float w = -kNavGap;
    for (const NavPlace& place : all) w += button_width(ui, nav_button(place, page, open, chips)) + kNavGap;
    return w;
  };
  const bool chips = total(true) <= bar.w;
  const float used = total(chips);
  const float share = std::min(1.f, bar.w / used);  // closer together, so that the last is in reach
  Rect row{bar.x, bar.y + (kNavHeight - kNavButton) / 2, bar.w, kNavButton};
  for (const NavPlace& place : all) {
    const Button b = nav_button(place, page, open, chips);
    bool pressed = button(ui, row.cut_left(button_width(ui, b) * share, kNavGap * share), b);
    if (!chips) pressed |= ui.shortcut(place.key, place.label);
    if (pressed && (place.page != page || page == Page::none)) ui.go(place.screen);
  }
  const std::string hint = "Tab moves · Enter chooses · N shows where every number comes from";
  if (bar.w - used > text_width(ui, hint, style::kSmall) + 32)
    label_in(ui, bar, hint, style::kSmall, Align::right);
}

// From the other pages, too: the workplace closes it, for there its questions and its report are.
void close_key(Ui& ui, GameContext& context, Page page) {
  if (page == Page::lab || page == Page::none || page == Page::debrief) return;
  if (context.view().ending != world::Ending::running || context.lab_game().closing()) return;
  if (ui.shortcut("Q", "Close the quarter")) ask_of(ui, kWorkplace, kClose), ui.go(kWorkplace);
}

}  // namespace

bool asked_to_close(Ui& ui) { return take_asked(ui, kWorkplace) == kClose; }

std::vector<QuantityLabel> standing_figures(const world::WorldView& view) {
  return {figure("header/cash", "cash", view.cash, text(view.cash), Meaning::money),
          figure("header/capability", "capability", view.capability,
                 view.capability.provenance == Provenance::measured ? with_spread(view.capability) : "–",
                 Meaning::plain),
          figure("header/exposure", "exposure", view.exposure, money_range(view.exposure), Meaning::law),
          figure("header/trust", "trust", view.trust, format_number(view.trust.value * 100, 0) + " %",
                 Meaning::plain)};
}

Rect game_page(Ui& ui, GameContext& context, Page page) {
  context.tick(ui);
  Rect rest = header_bar(ui, header_of(context.view()));
  goals_strip(ui, rest, context.view().grading);
  rest.h = ui.height() - rest.y;
  nav_bar(ui, context, page, rest.cut_bottom(kNavHeight));
  close_key(ui, context, page);
  return rest;
}

void page_title(Ui& ui, Rect& page, const std::string& title, const std::string& rest) {
  page.cut_top(16);
  const float h = line_height(ui, style::kHeading);
  const Rect line = page.cut_top(h, 8);
  const float w = label(ui, line.at(), title, style::kHeading, line.w);
  if (!rest.empty() && w + 16 + text_width(ui, rest, style::kSmall) <= line.w) {
    label(ui, {line.x + w + 16, line.y + h - line_height(ui, style::kSmall) - 2}, rest, style::kSmall);
  } else if (!rest.empty()) {
    page.cut_top(paragraph(ui, page, rest, style::kSmall), 8);
  }
}

}  // namespace partly::game
