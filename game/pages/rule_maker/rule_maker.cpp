#include "game/pages/rule_maker/rule_maker.h"

#include <algorithm>

#include "game/pages/common/game_page.h"
#include "game/pages/common/goals.h"
#include "game/pages/common/parts.h"
#include "game/pages/rule_maker/axis_look.h"
#include "game/pages/rule_maker/ten_years.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/dialog.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kRules = 392, kMeasuring = 620, kChips = 720;

HeaderFigure figure(const AxisLook& look, const regime::Year& year) {
  QuantityLabel label{.id = std::string("header/") + look.brief,
                      .quantity = Quantity::derived(year.*look.value, look.kind,
                                                    std::string(look.title) + " in " +
                                                        std::to_string(year.year) + ", as the labs made it"),
                      .text = axis_text(look, year.*look.value),
                      .style = style::kBold,
                      .tag = false,
                      .name = look.brief};
  return {std::move(label)};
}

std::string place_of(const session::RuleMakerView& view) {
  if (!view.measured) return view.title;
  const int quarter = std::min(view.quarter, view.quarters - 1);
  return view.title + "  ·  " + (view.over ? "the end" : view.start.plus(quarter).text()) + "  ·  year " +
         std::to_string(quarter / 4 + 1) + " of " + std::to_string(view.quarters / 4);
}

}  // namespace

Rect desk_header(Ui& ui, const session::RuleMakerView& view) {
  HeaderBar bar{.place = place_of(view)};
  if (!view.history.empty())
    for (std::size_t i = 0; i < 4; ++i) bar.figures.push_back(figure(axis_looks()[i], view.history.back()));
  Rect page = header_bar(ui, bar);
  goals_strip(ui, page, view.grading);
  return page;
}

void RuleMakerScreen::enter() {
  if (!context_.at_desk()) return;
  if (seen_ != &context_.rule_maker_game()) seen_ = &context_.rule_maker_game(), rules_ = {}, labs_ = {};
  stopped_ = leaving_ = false;
  context_.rule_maker_game().measure();
}

bool RuleMakerScreen::live() const {
  return context_.at_desk() && context_.rule_maker_game().work().has_value();
}

bool RuleMakerScreen::back() {
  if (leaving_) return leaving_ = false, true;
  if (rules_.back()) return true;
  leaving_ = true;
  return true;
}

void RuleMakerScreen::measuring(Ui& ui, Rect page) {
  RuleMakerGame& game = context_.rule_maker_game();
  page.cut_top(std::clamp((page.h - 260) / 2, 16.f, 120.f));
  const float w = std::min(page.w, kMeasuring);
  const CardPart part{
      .id = "desk/measuring", .draw = [&](Rect& rest) {
        card_title(ui, rest, stopped_ ? "Stopped" : "First the networks");
        rest.cut_top(
            paragraph(
                ui, rest,
                "What labs can expect of labels, open weights and answers is no opinion: small networks are "
                "trained for it now, and an exam asks each of them whose student it is.",
                style::kSmallText),
            14);
        if (const auto work = game.work(); work && !stopped_) {
          progress_bar(ui, rest.cut_top(kProgressHeight, 14),
                       {.id = "desk/progress",
                        .done = work->done,
                        .seconds_left = work->seconds_left,
                        .says = work->what});
          ButtonRow row(ui, rest.cut_top(kButtonHeight, 4));
          if (row.add({.id = "desk/stop", .label = "Stop", .key = "S"})) game.stop(), stopped_ = true;
          return;
        }
        ButtonRow row(ui, rest.cut_top(kButtonHeight, 4));
        if (row.add(
                {.id = "desk/measure", .label = "Train them", .key = "Enter", .kind = ButtonKind::primary}))
          game.measure(), stopped_ = false;
        if (row.add({.id = "desk/home", .label = "Home", .key = "H"})) ui.go("home");
      }};
  card_stack(ui, {page.x + (page.w - w) / 2, page.y, w, page.h}, {part});
}

float RuleMakerScreen::years(Ui& ui, Rect area) {
  const float top = area.y;
  RuleMakerGame& game = context_.rule_maker_game();
  const session::RuleMakerView& view = game.view();
  const std::string tried = rules_.tried(), now = view.rule_in_force;
  const session::Futures* kept = view.over ? nullptr : game.futures(now);
  const session::Futures* other = tried.empty() || tried == now ? nullptr : game.futures(tried);
  ten_years(ui, area, view, other ? other : kept, other ? kept : nullptr);
  const CardPart labs{.id = "desk/labs", .draw = [&](Rect& rest) { labs_.rows(ui, rest, view); }};
  const CardPart why{.id = "desk/why", .draw = [&](Rect& rest) { labs_.why(ui, rest, view); }};
  area.cut_top(card_stack(ui, area, labs_.chosen() ? std::vector{labs, why} : std::vector{labs}));
  return area.y - top;
}

float RuleMakerScreen::main(Ui& ui, Rect area) {
  const float top = area.y;
  const session::RuleMakerView& view = context_.rule_maker_game().view();
  const std::string year = std::to_string(view.start.plus(view.quarter).year);
  page_title(ui, area, view.over ? "Ten years are over" : "Which rule for " + year + "?",
             view.over ? "see what each rule would have made of them"
                       : "line: what happened · band: what may come, 9 of 10 futures");
  const CardPart rules{.id = "desk/rules",
                       .draw = [&](Rect& rest) { rules_.draw(ui, rest, context_.rule_maker_game()); }};
  if (area.w < kTwoColumns) {
    area.cut_top(card_stack(ui, area, {rules}), kCardGap);
    area.cut_top(years(ui, area));
    return area.y - top;
  }
  const Rect left = area.cut_left(kRules, kCardGap);
  const float used = std::max(card_stack(ui, left, {rules}), years(ui, area));
  return area.y + used - top;
}

void RuleMakerScreen::actions(Ui& ui, Rect bar) {
  RuleMakerGame& game = context_.rule_maker_game();
  const session::RuleMakerView& view = game.view();
  ui.paint().line({0, bar.y}, {ui.width(), bar.y}, ui.theme().line, 1);
  ButtonRow row(ui, bar.inset(0, (kDeskBar - kButtonHeight) / 2));
  if (view.over) {
    if (row.add({.id = "desk/debrief", .label = "Debrief", .key = "Enter", .kind = ButtonKind::primary}))
      ui.go("desk-debrief");
  } else {
    const bool primary = !rules_.asking() && !rules_.ready(view);
    const char* wait = "Answer the question first, or go back with Esc.";
    Button year{.id = "desk/year", .label = "Next year", .key = primary ? "Enter" : "Y"};
    if (primary) year.kind = ButtonKind::primary;
    year.enabled = !rules_.asking(), year.reason = wait;
    const bool pressed = row.add(year);
    if (pressed || (primary && ui.shortcut("Y", year.label))) game.next_year();
    const Button quarter{.id = "desk/quarter",
                         .label = "Next quarter",
                         .key = "Q",
                         .enabled = !rules_.asking(),
                         .reason = wait};
    if (row.add(quarter)) game.next_quarter();
  }
  const bool chips = bar.w >= kChips;
  Button facts{.id = "desk/casefile", .label = "Case file", .key = "F", .kind = ButtonKind::quiet};
  Button home{.id = "desk/leave-it", .label = "Home", .key = "H", .kind = ButtonKind::quiet};
  if (!chips) facts.key.clear(), home.key.clear();
  if (row.add_right(facts) || (!chips && ui.shortcut("F", facts.label))) ui.go("casefile");
  if (row.add_right(home) || (!chips && ui.shortcut("H", home.label))) leaving_ = true;
}

void RuleMakerScreen::leave_dialog(Ui& ui) {
  const int pressed = dialog(
      ui,
      {.id = "desk/leaving",
       .title = "Leave the desk?",
       .text = "The game is kept as it stands. Home continues it by **R**.",
       .buttons = {{.id = "desk/leaving/go", .label = "Leave", .key = "Enter", .kind = ButtonKind::primary},
                   {.id = "desk/leaving/stay", .label = "Stay", .key = "Esc"}}});
  if (pressed == 0) ui.go("home");
  if (pressed >= 0) leaving_ = false;
}

void RuleMakerScreen::draw(Ui& ui) {
  context_.tick_desk(ui);
  Rect page = desk_header(ui, context_.rule_maker_game().view());
  page.h = ui.height() - page.y;
  if (!context_.rule_maker_game().view().measured) {
    measuring(ui, page);
    if (leaving_) leaving_ = false, ui.go("home");
    return;
  }
  const Rect bar = page.cut_bottom(kDeskBar);
  ScrollArea scroll(ui, kDeskScroll, {page.x, page.y, page.w + kScrollBarRoom, page.h});
  const float used = main(ui, scroll.content());
  scroll.end(used + kCardGap);
  actions(ui, bar);
  if (leaving_) leave_dialog(ui);
}

std::string RuleMakerScreen::help() const {
  return "**The desk.** On the left the rules; choose one, say first who gains by it, and see. Then decree "
         "it, or leave it as it "
         "is. Each change costs every lab, and makes them expect the "
         "next.\n"
         "**Enter** goes on for a year, **Q** for a quarter. In the charts the line is what happened and the "
         "band "
         "what may come: 9 of 10 futures lie in it, and half of them in the darker one. Arrow keys read a "
         "chart "
         "year by year.\n"
         "Choose a lab to see why it does what it does. Nothing here forecasts any industry: market, prices "
         "and "
         "courts are assumptions with ranges.";
}

}  // namespace partly::game
