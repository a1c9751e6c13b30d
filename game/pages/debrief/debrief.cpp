#include "game/pages/debrief/debrief.h"

#include "game/pages/common/forecasts.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/pages/common/talk.h"
#include "game/pages/debrief/console_review.h"
#include "game/pages/debrief/counterfactual_runs.h"
#include "game/pages/debrief/ending.h"
#include "game/pages/debrief/review.h"
#include "game/pages/debrief/see_why.h"
#include "game/pages/debrief/turning_points.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/folders.h"

namespace partly::game {

void DebriefScreen::write_report(Ui& ui) {
  const world::WorldView& view = context_.view();
  const std::filesystem::path path =
      reports_ / ("report-" + view.scenario_id + "-seed-" + std::to_string(view.seed) + ".html");
  const Status written = write_atomically(path, report_html(context_.lab_game().scenario(), view, runs_));
  ui.toast(written ? "Report written: " + path.string() : written.error().message());
}

void DebriefScreen::head(Ui& ui, Rect& area) {
  const world::WorldView& view = context_.view();
  const bool over = view.ending != world::Ending::running;
  ButtonRow buttons(ui, {area.x, area.y + 12, area.w, 40}, 12);
  if (buttons.add_right({.id = "debrief/export", .label = "Export", .key = "E"})) write_report(ui);
  if (over && buttons.add_right(
                  {.id = "debrief/home", .label = "Play again", .key = "H", .kind = ButtonKind::primary}))
    ui.go("home");
  Rect title = area;
  title.w = buttons.rest().w;
  const std::string says = view.ending == world::Ending::insolvent
                               ? "the lab ran out of money"
                               : "after " + std::to_string(view.quarters) + " quarters";
  const std::string whole = "What happened, and what else could have";
  const bool fits = text_width(ui, whole, style::kHeading) < title.w;
  page_title(ui, title, !over ? "What happened so far" : fits ? whole : "What happened", over ? says : "");
  area.cut_top(std::max(title.y - area.y, 60.f));
}

float DebriefScreen::cards(Ui& ui, Rect area) {
  const float top = area.y;
  const world::WorldView& view = context_.view();
  const world::Briefing& briefing = context_.lab_game().scenario().briefing;
  const CardPart timeline{.id = "debrief/timeline",
                          .draw = [&](Rect& r) { turning_points_card(ui, r, view, 130); }};
  const CardPart runs{.id = "debrief/roads",
                      .draw = [&](Rect& r) { counterfactual_runs_card(ui, r, view, runs_); },
                      .share = 1.5f};
  const CardPart bill{.id = "debrief/bill", .draw = [&](Rect& r) { bill_card(ui, r, view); }};
  const CardPart court{.id = "debrief/court", .draw = [&](Rect& r) { court_card(ui, r, view); }};
  const CardPart guesses{.id = "debrief/guesses", .draw = [&](Rect& r) { guesses_card(ui, r, view); }};
  const CardPart talk{.id = "debrief/talk", .draw = [&](Rect& r) { talk_card(ui, r, briefing); }};
  const CardPart honesty{.id = "debrief/honesty", .draw = [&](Rect& r) { honesty_card(ui, r, briefing); }};
  const CardPart earned{.id = "debrief/earned", .draw = [&](Rect& r) { earnings_card(ui, r, view); }};
  const CardPart watched{.id = "debrief/watched", .draw = [&](Rect& r) { watch_card(ui, r, view); }};
  const CardPart claims{.id = "debrief/claims", .draw = [&](Rect& r) { own_claims_card(ui, r, view); }};
  if (!view.grading.empty()) area.cut_top(ending_cards(ui, area, view), kCardGap);
  area.cut_top(card_row(ui, area, {timeline}), kCardGap);
  if (view.teacher) {
    area.cut_top(card_row(ui, area, {earned, watched}), kCardGap);
    area.cut_top(card_row(ui, area, {runs, bill}), kCardGap);
    area.cut_top(card_row(ui, area, {claims}), kCardGap);
  } else {
    area.cut_top(card_row(ui, area, {runs, bill}), kCardGap);
    area.cut_top(card_row(ui, area, {court, guesses}), kCardGap);
  }
  if (view.docket.there()) {
    const CardPart others{.id = "debrief/others", .draw = [&](Rect& r) { other_cases_card(ui, r, view); }};
    const CardPart foreseen{.id = "debrief/foreseen",
                            .draw = [&](Rect& r) { forecast_scores(ui, r, view.docket); }};
    area.cut_top(card_row(ui, area, {others, foreseen}), kCardGap);
  }
  const CardPart what_if{.id = "debrief/what-if", .draw = [&](Rect& r) { what_if_.draw(ui, r, context_); }};
  const CardPart mattered{
      .id = "debrief/mattered", .draw = [&](Rect& r) { mattered_.draw(ui, r, context_); }, .share = 1.5f};
  const CardPart luck{.id = "debrief/luck", .draw = [&](Rect& r) { luck_.draw(ui, r, context_); }};
  const CardPart why{.id = "debrief/see-why", .draw = [&](Rect& r) { see_why_card(ui, r, view); }};
  area.cut_top(card_row(ui, area, {why}), kCardGap);
  area.cut_top(card_row(ui, area, {what_if}), kCardGap);
  area.cut_top(card_row(ui, area, {mattered, luck}), kCardGap);
  area.cut_top(card_row(ui, area, {talk, honesty}));
  return area.y - top;
}

void DebriefScreen::draw(Ui& ui) {
  const Rect page = game_page(ui, context_, Page::debrief);
  if (context_.view().ending != world::Ending::running) runs_ = context_.lab_game().counterfactual_runs();
  waiting_ = runs_ready(runs_) < static_cast<int>(runs_.size());
  ScrollArea scroll(ui, "debrief", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  head(ui, area);
  area.cut_top(cards(ui, area));
  scroll.end(area.y - top + kCardGap);
}

std::string DebriefScreen::help() const {
  return "**The debrief.** The roads not taken are played with the same seed by a simple policy for each "
         "route, or for each temperament of a provider, with networks trained "
         "anew on this machine; rows appear as they are done. E writes all of this as a page that any "
         "browser opens.\n"
         "The height of a turning point is the money that moved with it. **What mattered most** plays the "
         "game again "
         "without each decision; **what if** does so for one that you choose; **luck** plays the same "
         "decisions under "
         "other seeds.\n"
         "**See why** leads to the lessons that show what decided this game; **S** opens the first.";
}

}  // namespace partly::game
