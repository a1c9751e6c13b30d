#include "game/pages/console/console.h"

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/news.h"
#include "game/pages/common/parts.h"
#include "game/pages/common/quarter_report.h"
#include "game/pages/common/side_card.h"
#include "game/pages/console/accounts_table.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kSettingsBeside = 720;

}  // namespace

void ConsoleScreen::head(Ui& ui, Rect& area) {
  const world::WorldView& view = context_.view();
  const bool over = view.ending != world::Ending::running;
  page_title(
      ui, area, over ? "The game is over" : "How open is your API?",
      over ? view.score_text : "Settings act from " + view.now.plus(1).text() + " on, the rest at once.");
  event_.announce(ui, area, view);
  for (const world::OfferView& offer : view.teacher->offers) {
    Rect row = area.cut_top(kButtonHeight, 12);
    ButtonRow buttons(ui, row);
    if (buttons.add_right({.id = "console/offer/" + std::to_string(offer.proceeding),
                           .label = "Answer in court",
                           .meaning = Meaning::law}))
      ui.go("court");
    const Rect text = buttons.rest();
    const std::string says = "{law|◆} **" + offer.title + ":** an offer of **" +
                             format_usd(offer.amount_usd.value) + "** to settle, for this quarter only.";
    const float h = paragraph_height(ui, text.w, says, style::kSmallText);
    paragraph(ui, {text.x, text.y + (text.h - h) / 2, text.w, h}, says, style::kSmallText);
  }
}

float ConsoleScreen::board(Ui& ui, Rect area) {
  const float top = area.y;
  head(ui, area);
  const CardPart api{.id = "console/api",
                     .draw = [&](Rect& rest) { settings_.api(ui, rest, context_, more_); }};
  const CardPart monitor{.id = "console/monitor",
                         .draw = [&](Rect& rest) { settings_.monitor(ui, rest, context_, more_); }};
  const CardPart accounts{.id = "console/accounts", .draw = [&](Rect& rest) {
                            card_title(ui, rest, "Who asks", "choose one for what you can do");
                            const std::string pressed =
                                accounts_table(ui, rest, *context_.view().teacher, chosen_);
                            if (pressed.empty()) return;
                            chosen_ = pressed, side_ = Side::account;
                            ui.animate();
                          }};
  area.cut_top(card_row(ui, area, {api, monitor}, 0, kSettingsBeside), kCardGap);
  area.cut_top(card_stack(ui, area, {accounts}));
  return area.y - top;
}

void ConsoleScreen::actions(Ui& ui, Rect line) {
  ButtonRow row(ui, line);
  if (context_.view().ending != world::Ending::running) {
    if (row.add(
            {.id = "lab/debrief", .label = "To the debrief", .key = "Enter", .kind = ButtonKind::primary}))
      ui.go("debrief");
    return;
  }
  const bool close =
      row.add({.id = "lab/close", .label = "Close the quarter", .key = "Q", .kind = ButtonKind::primary});
  Button undo{.id = "lab/undo",
              .label = "Undo",
              .key = "Ctrl Z",
              .reason =
                  "Nothing was decided in this quarter yet, or it stands: testimony, "
                  "signatures, offers and guesses are not taken back"};
  undo.enabled = context_.lab_game().can_undo();
  if (row.add(undo)) context_.undo();
  if (row.add_right({.id = "console/more", .label = more_ ? "Fewer settings" : "More settings", .key = "M"}))
    more_ = !more_;
  if (close) close_quarter();
}

void ConsoleScreen::close_quarter() {
  if (event_.asks_before_close(context_.view())) return;
  context_.lab_game().pause(false);
  context_.lab_game().request_close();
}

float ConsoleScreen::side_content(Ui& ui, Rect area) {
  switch (side_) {
    case Side::account:
      return account_.draw(ui, area, context_, chosen_);
    case Side::terms:
      return terms_.draw(ui, area, context_);
    case Side::news:
      break;
  }
  return news_list(ui, area, context_.view());
}

float ConsoleScreen::side(Ui& ui, Rect area, bool fill) {
  int index = static_cast<int>(side_);
  return side_card(ui, area, fill,
                   {.id = "console/side", .options = {"News", "Account", "Terms"}, .subject = chosen_}, index,
                   [&](Ui& inner, Rect rest) {
                     side_ = static_cast<Side>(index);
                     return side_content(inner, rest);
                   });
}

void ConsoleScreen::draw(Ui& ui) {
  Rect page = game_page(ui, context_, Page::lab);
  const bool asked = asked_to_close(ui);
  settings_.follow(*context_.view().teacher);
  if (context_.closes() != closes_seen_) closes_seen_ = context_.closes(), side_ = Side::news;
  const bool wide = page.w >= kTwoColumns;
  if (wide) {
    Rect right = page.cut_right(std::clamp(page.w * 0.28f, 330.f, 440.f), kColumnGap);
    right.cut_top(20), right.cut_bottom(kCardGap);
    side(ui, right, true);
  }
  const bool roomy = page.h >= 400;
  if (roomy) actions(ui, page.cut_bottom(kButtonHeight + kCardGap, 0).inset(0, kCardGap / 2));
  ScrollArea scroll(ui, "console", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect content = scroll.content();
  const float top = content.y;
  content.cut_top(board(ui, content), kCardGap);
  if (!roomy) actions(ui, content.cut_top(kButtonHeight, kCardGap));
  if (!wide) content.cut_top(side(ui, content, false), kCardGap);
  scroll.end(content.y - top);
  closing_dialog(ui, context_);
  quarter_report(ui, context_);
  if (context_.unread()) return;
  if (asked) close_quarter();
  event_.draw(ui, context_);
  leave_.draw(ui, context_);
}

bool ConsoleScreen::back() {
  if (context_.unread())
    context_.mark_read();
  else if (event_.is_open())
    event_.put_aside(context_.view());
  else
    leave_.toggle();
  return true;
}

std::string ConsoleScreen::help() const {
  return "**The console.** What you set here acts from the next quarter on; each group has its own button. M "
         "shows "
         "the finer settings: rounding, noise, traps, volume. Choose an account with the mouse or with Tab "
         "and "
         "Enter: on the right stand access, a licence and a claim.\n"
         "What the monitor finds and whom it accuses wrongly is measured at each close, on simulated streams "
         "of "
         "questions. Q closes the quarter: others train on what you serve, customers buy, claims move.";
}

}  // namespace partly::game
