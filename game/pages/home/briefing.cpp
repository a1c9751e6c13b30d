#include "game/pages/home/briefing.h"

#include <cctype>

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kWidestBriefing = 720;

// A card as tall as what `content` draws; it learns its height from the frame before.
template <class Content>
float fitted_card(Ui& ui, const char* id, Rect area, Content content) {
  float& height = ui.memory()[std::string("fitted/") + id];
  Rect inside = card(ui, {area.x, area.y, area.w, height});
  const float top = inside.y;
  inside.h = 1e6f;
  content(inside);
  const float wanted = inside.y - top + 2 * (kCardPadding - 4);
  if (wanted != height) height = wanted, ui.animate();
  return height;
}

void bullets(Ui& ui, Rect& area, const std::vector<std::string>& lines, const char* mark,
             const TextStyle& style) {
  for (const std::string& line : lines) {
    Rect row = area;
    paragraph(ui, row.cut_left(18, 6), mark, style);
    area.cut_top(paragraph(ui, row, link_facts(line), style), 8);
  }
}

}  // namespace

std::string link_facts(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text.find(']', i);
    const bool fact = text[i] == '[' && end != std::string::npos && end - i <= 4 && end - i >= 3 &&
                      (text[i + 1] == 'F' || text[i + 1] == 'X') &&
                      std::isdigit(static_cast<unsigned char>(text[i + 2]));
    if (!fact || (end + 1 < text.size() && text[end + 1] == '(')) {
      out += text[i];
      continue;
    }
    const std::string id = text.substr(i + 1, end - i - 1);
    out += "[" + id + "](" + id + ")";
    i = end;
  }
  return out;
}

const world::Briefing& BriefingScreen::briefing() const {
  return context_.at_desk() ? context_.rule_maker_game().briefing() : context_.lab_game().scenario().briefing;
}

const world::Grading& BriefingScreen::grading() const {
  return context_.at_desk() ? context_.rule_maker_game().view().grading : context_.view().grading;
}

std::string BriefingScreen::scenario_title() const {
  return context_.at_desk() ? context_.rule_maker_game().view().title : context_.lab_game().scenario().title;
}

std::string BriefingScreen::facts() const {
  if (context_.at_desk()) {
    const session::RuleMakerView& view = context_.rule_maker_game().view();
    return std::to_string(view.minutes) + " minutes · " + std::to_string(view.quarters / 4) + " years from " +
           view.start.text() + " · you own no lab; you make the rule";
  }
  const world::WorldView& view = context_.view();
  const Quarter start = view.now.plus(-view.quarter_index);
  const std::string span = std::to_string(context_.lab_game().scenario().minutes) + " minutes · " +
                           std::to_string(view.quarters) + " quarters from " + start.text() + " · ";
  const std::string seed = " · seed " + std::to_string(view.seed);
  if (view.told_quarters == 0) return span + "you start with " + format_usd(view.cash.value) + seed;
  return span + history_note(view) + ", you take over in " + start.plus(view.told_quarters).text() + seed;
}

float BriefingScreen::story(Ui& ui, Rect area) {
  const float top = area.y;
  area.cut_top(24);
  area.cut_top(paragraph(ui, area, "**" + scenario_title() + "**", style::kDisplay), 4);
  area.cut_top(paragraph(ui, area, facts(), style::kSmall), 16);
  const float width = std::min(area.w, kWidestBriefing);
  int n = 0;
  for (const std::string& text : briefing().paragraphs) {
    const Linked said = linked_paragraph(ui, "briefing/" + std::to_string(n++),
                                         {area.x, area.y, width, area.h}, link_facts(text));
    if (!said.activated.empty()) open_case_file(ui, said.activated);
    area.cut_top(said.height, 12);
  }
  area.cut_top(8);
  label(ui, area.cut_top(line_height(ui, style::kBold), 8).at(), "What you are asked for, and judged by",
        style::kBold);
  Rect goals{area.x, area.y, width, area.h};
  for (const world::GoalStanding& goal : grading().goals) {
    bullets(ui, goals, {goal.text + " **" + capitalised(goal.title) + " " + goal.wanted + ".**"},
            "{student|●}", style::kBody);
    goals.y -= 6;
    Rect line = goals;
    line.cut_left(24);
    goals.cut_top(paragraph(ui, line, goal.meaning + ". Now: " + goal.shown + ".", style::kSmall), 12);
  }
  return goals.y - top;
}

float BriefingScreen::honesty(Ui& ui, Rect area) {
  const float top = area.y;
  area.cut_top(28);
  area.cut_top(fitted_card(ui, "shows", area,
                           [&](Rect& inside) {
                             label(ui, inside.cut_top(line_height(ui, style::kBold), 8).at(),
                                   "What the toy shows", style::kBold);
                             bullets(ui, inside, briefing().toy_shows, "{money|●}", style::kSmallText);
                           }),
               kCardGap);
  area.cut_top(fitted_card(ui, "does-not", area, [&](Rect& inside) {
    label(ui, inside.cut_top(line_height(ui, style::kBold), 8).at(), "What it does not show", style::kBold);
    bullets(ui, inside, briefing().toy_does_not, "{caution|▲}", style::kSmallText);
  }));
  return area.y - top;
}

void BriefingScreen::draw(Ui& ui) {
  context_.tick_desk(ui);
  Rect page = header_bar(ui, {.place = scenario_title() + "  ·  briefing"});
  page.h = ui.height() - page.y;
  Rect bottom = page.cut_bottom(kButtonHeight + 2 * kCardGap);
  ui.paint().line({0, bottom.y}, {ui.width(), bottom.y}, ui.theme().line, 1);
  bottom = bottom.inset(0, kCardGap);
  ScrollArea scroll(ui, "briefing", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  float used = 0;
  if (area.w >= kTwoColumns) {
    const Rect right = area.cut_right(std::clamp(page.w * 0.32f, 360.f, 520.f), 40);
    used = std::max(story(ui, area), honesty(ui, right));
  } else {
    used = story(ui, area);
    area.cut_top(used);
    used += honesty(ui, area);
  }
  scroll.end(used + kCardGap);
  ButtonRow row(ui, bottom);
  if (row.add({.id = "briefing/start", .label = "Start", .key = "Enter", .kind = ButtonKind::primary}))
    ui.go(context_.at_desk() ? "desk" : "lab");
  if (row.add({.id = "briefing/casefile", .label = "Case file", .key = "F"})) ui.go("casefile");
  if (row.add({.id = "briefing/back", .label = "Back", .key = "Esc"})) ui.back();
}

}  // namespace partly::game
