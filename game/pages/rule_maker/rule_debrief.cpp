#include "game/pages/rule_maker/rule_debrief.h"

#include <algorithm>

#include "game/pages/common/game_page.h"
#include "game/pages/common/goals.h"
#include "game/pages/common/parts.h"
#include "game/pages/common/talk.h"
#include "game/pages/rule_maker/rule_maker.h"
#include "game/pages/rule_maker/ten_years.h"
#include "game/widgets/button.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

// "2026 Terms are enforceable, 2030 A right of its own".
std::string decreed(const session::RuleMakerView& view) {
  std::string text;
  if (view.decrees.empty() || view.decrees.front().year > 0)
    text = std::to_string(view.start.year) + " " + view.title_of(view.first_rule);
  for (const regime::Decree& decree : view.decrees)
    text += (text.empty() ? "" : ", ") + std::to_string(view.start.year + decree.year) + " " +
            view.title_of(decree.rule);
  return text;
}

void forecasts_card(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  card_title(ui, rest, "Your forecasts");
  if (view.foresights.empty()) {
    rest.cut_top(paragraph(ui, rest, "You tried no other rule, so nothing was foreseen.", style::kSmall));
    return;
  }
  int right = 0, asked = 0;
  for (const session::Foresight& one : view.foresights) {
    right += one.right(), asked += static_cast<int>(one.said.size());
    rest.cut_top(
        paragraph(ui, rest,
                  view.start.plus(one.quarter).text() + ": **" + view.title_of(one.rule) + "** in place of " +
                      view.title_of(one.over) + ", " + std::to_string(one.right()) + " of " +
                      std::to_string(one.said.size()) + " right.",
                  style::kSmallText),
        4);
  }
  const double share = asked > 0 ? static_cast<double>(right) / asked : 0;
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/foreseen",
               .name = "foreseen in all",
               .quantity = Quantity::derived(share, Unit::fraction,
                                             std::to_string(right) + " of " + std::to_string(asked) +
                                                 " groups; guessing gets one in three"),
               .tag = true});
}

}  // namespace

float RuleDebriefScreen::cards(Ui& ui, Rect area) {
  const float top = area.y;
  RuleMakerGame& game = context_.rule_maker_game();
  const session::RuleMakerView& view = game.view();
  const world::Briefing& briefing = game.briefing();
  page_title(ui, area, view.over ? "What your rules came to" : "What your rules came to so far",
             decreed(view));
  const CardPart judged{.id = "debrief/grading",
                        .draw = [&](Rect& rest) { grading_card(ui, rest, view.grading, view.over); }};
  if (!view.grading.empty()) area.cut_top(card_stack(ui, area, {judged}), kCardGap);
  const CardPart table{.id = "debrief/rules", .draw = [&](Rect& rest) { table_.draw(ui, rest, game); }};
  area.cut_top(card_stack(ui, area, {table}), kCardGap);
  ten_years(ui, area, view, nullptr, nullptr);
  area.cut_top(kCardGap - 12);
  const CardPart forecasts{.id = "debrief/forecasts",
                           .draw = [&](Rect& rest) { forecasts_card(ui, rest, view); }};
  const CardPart talk{.id = "debrief/talk", .draw = [&](Rect& rest) { talk_card(ui, rest, briefing); }};
  const CardPart honesty{.id = "debrief/honesty",
                         .draw = [&](Rect& rest) { honesty_card(ui, rest, briefing); }};
  if (area.w < kTwoColumns) {
    area.cut_top(card_stack(ui, area, {talk, forecasts, honesty}));
    return area.y - top;
  }
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  area.cut_top(
      std::max(card_stack(ui, columns[0], {talk}), card_stack(ui, columns[1], {forecasts, honesty})));
  return area.y - top;
}

void RuleDebriefScreen::draw(Ui& ui) {
  context_.tick_desk(ui);
  Rect page = desk_header(ui, context_.rule_maker_game().view());
  page.h = ui.height() - page.y;
  const Rect bar = page.cut_bottom(kDeskBar);
  ScrollArea scroll(ui, "rule-debrief", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  const float used = cards(ui, scroll.content());
  scroll.end(used + kCardGap);
  ui.paint().line({0, bar.y}, {ui.width(), bar.y}, ui.theme().line, 1);
  ButtonRow row(ui, bar.inset(0, (kDeskBar - kButtonHeight) / 2));
  if (row.add({.id = "debrief/home", .label = "Play again", .key = "H", .kind = ButtonKind::primary}))
    ui.go("home");
  if (row.add({.id = "debrief/back", .label = "Back to the desk", .key = "Esc"})) ui.go("desk");
  if (row.add_right({.id = "debrief/casefile", .label = "Case file", .key = "F", .kind = ButtonKind::quiet}))
    ui.go("casefile");
}

std::string RuleDebriefScreen::help() const {
  return "**The rules side by side.** Each rule is played for ten years with the same twenty seeds. ± is the "
         "spread "
         "over the seeds: within it rules are not told apart. Turn one assumption to an end of its range and "
         "see "
         "whether your choice survives. The row below the rules has tried all of them: *firm* where no other "
         "rule "
         "passes the best of a column, *open* where one does or cannot be told apart from it.\n"
         "The goals set are one choice among many. Say which axis matters to you, and why.";
}

}  // namespace partly::game
