#include "game/pages/market/market.h"

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/history.h"
#include "game/pages/common/models.h"
#include "game/pages/common/parts.h"
#include "game/pages/market/arrangements.h"
#include "game/pages/market/labs_table.h"
#include "game/pages/market/terms.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr const char* kLogit =
    "Who chooses does so by capability, price and trust (multinomial logit, an assumption). Some buy from "
    "nobody.";

// What the two tones of the bars say, where contracts outlast a quarter.
std::string contracts_note(const world::Scenario& scenario) {
  const double renewal = scenario.market.renewal.value;
  if (renewal >= 1) return "";
  return " Dark: bound, at the price that was signed for. Light: the " + format_percent(renewal) +
         " that choose anew in this quarter.";
}

}  // namespace

void MarketScreen::head(Ui& ui, Rect& page) {
  page.cut_top(12);
  const bool wide = page.w >= 720;
  Rect row = page.cut_top(kChoiceHeight, 12);
  int tab = static_cast<int>(tab_);
  Rect tabs = wide ? row.cut_right(400) : row;
  const Choice places{.id = "market/tab", .label = {}, .options = {"Market", "Ledger", "Terms", "Ahead"}};
  if (choice(ui, tabs, places, &tab)) tab_ = static_cast<Tab>(tab);
  if (!wide) return;
  if (page.w >= kTwoColumns && context_.view().ending == world::Ending::running) {
    ButtonRow extra(ui, {row.x, row.y, row.w - 16, row.h});
    if (extra.add_right({.id = "market/debrief", .label = "The story so far", .key = "Y"})) ui.go("debrief");
    row = extra.rest();
  }
  const char* title = tab_ == Tab::market       ? "Who buys from whom"
                      : tab_ == Tab::ledger     ? "Every dollar has a reason"
                      : tab_ == Tab::ahead      ? "What may come"
                      : context_.view().teacher ? "What others agreed to"
                                                : "What you agreed to";
  label_in(ui, row, title, style::kHeading, Align::left);
}

float MarketScreen::market(Ui& ui, Rect area, float room) {
  const float top = area.y;
  const CardPart labs{
      .id = "market/labs", .draw = [&](Rect& rest) {
        labs_table(ui, rest, context_.view());
        rest.cut_top(8);
        rest.cut_top(
            paragraph(ui, rest, kLogit + contracts_note(context_.lab_game().scenario()), style::kSmall));
      }};
  const CardPart history{
      .id = "market/history", .draw = [&](Rect& rest) {
        const float used = ui.memory()["card/market/labs"] + kCardGap;
        const std::string told = history_note(context_.view());
        card_title(ui, rest, "At each close", told.empty() ? "from your first quarter to the last" : told);
        history_plots(ui, rest, context_.view(), std::clamp(room - used - 76, kHistoryHeight, 320.f));
      }};
  const CardPart yours{.id = "market/yours",
                       .draw = [&](Rect& rest) { rest.cut_top(business_.draw(ui, rest, context_)); }};
  const CardPart models{.id = "market/models", .draw = [&](Rect& rest) {
                          card_title(ui, rest, "Your models");
                          rest.cut_top(models_list(ui, rest, context_));
                        }};
  std::vector<CardPart> own{yours};
  if (!context_.view().teacher) own.insert(own.begin(), models);  // a provider's model is not trained in play
  if (area.w < kTwoColumns) {
    own.insert(own.begin(), labs), own.push_back(history);
    return card_stack(ui, area, own);
  }
  const Rect right = area.cut_right(std::clamp(area.w * 0.27f, 320.f, 440.f), kCardGap);
  return std::max(card_stack(ui, area, {labs, history}), card_stack(ui, right, own)) + area.y - top;
}

float MarketScreen::ledger(Ui& ui, Rect area, float) {
  const CardPart postings{.id = "market/postings",
                          .draw = [&](Rect& rest) { ledger_.postings(ui, rest, context_.view()); }};
  const CardPart totals{.id = "market/totals",
                        .draw = [&](Rect& rest) { ledger_.totals(ui, rest, context_.view()); }};
  if (area.w < kTwoColumns) return card_stack(ui, area, {totals, postings});
  const Rect right = area.cut_right(std::clamp(area.w * 0.31f, 340.f, 480.f), kCardGap);
  return std::max(card_stack(ui, area, {postings}), card_stack(ui, right, {totals}));
}

float MarketScreen::terms(Ui& ui, Rect area, float) {
  const CardPart clauses{.id = "market/clauses",
                         .draw = [&](Rect& rest) { terms_clauses(ui, rest, context_.view()); }};
  const CardPart account{.id = "market/account",
                         .draw = [&](Rect& rest) { terms_account(ui, rest, context_.view()); }};
  const CardPart prices{.id = "market/prices",
                        .draw = [&](Rect& rest) { price_list(ui, rest, context_.view()); }};
  if (context_.view().teacher) return card_row(ui, area, {clauses, prices});
  const CardPart offers{.id = "market/arrangements",
                        .draw = [&](Rect& rest) { arrangements_list(ui, rest, context_); }};
  const bool offered = !context_.view().arrangements.empty();
  std::vector<CardPart> wide{clauses, prices}, narrow{account};
  if (offered) wide = {clauses, offers}, narrow = {account, prices};
  if (area.w < kTwoColumns)
    return card_stack(ui, area,
                      offered ? std::vector<CardPart>{account, offers, clauses, prices}
                              : std::vector<CardPart>{account, clauses, prices});
  const Rect right = area.cut_right(std::clamp(area.w * 0.34f, 380.f, 520.f), kCardGap);
  return std::max(card_stack(ui, area, wide), card_stack(ui, right, narrow));
}

void MarketScreen::draw(Ui& ui) {
  Rect page = game_page(ui, context_, Page::market);
  const bool fixed_head = page.h >= 400;
  if (fixed_head) head(ui, page);
  const std::string id = "market/" + std::to_string(static_cast<int>(tab_));
  ScrollArea scroll(ui, id, {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  if (!fixed_head) head(ui, area);
  const float room = page.h - kCardGap;
  const float used = tab_ == Tab::market   ? market(ui, area, room)
                     : tab_ == Tab::ledger ? ledger(ui, area, room)
                     : tab_ == Tab::terms  ? terms(ui, area, room)
                                           : forecast_.draw(ui, area, context_);
  scroll.end(area.y - top + used + kCardGap);
  closing_dialog(ui, context_);
}

std::string MarketScreen::help() const {
  return "**Market.** Customers choose by capability, price and trust. Set a price and put a model on sale "
         "on the right; it counts at the next close. **Q** "
         "closes the quarter from here, too.\n"
         "**Ledger.** All that came and went, and why. Choose a reason on the right to list it alone. "
         "**Terms.** What the provider forbids, watches and may do, and what you may arrange yourself. "
         "**Ahead.** Thousands of futures under a "
         "policy of your choice, and every number that drives them; for a provider what it sells, what "
         "others pay for its answers, and what its claims may bring.";
}

}  // namespace partly::game
