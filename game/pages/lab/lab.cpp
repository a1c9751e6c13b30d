#include "game/pages/lab/lab.h"

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/models.h"
#include "game/pages/common/news.h"
#include "game/pages/common/parts.h"
#include "game/pages/common/quarter_report.h"
#include "game/pages/common/side_card.h"
#include "game/pages/lab/before.h"
#include "game/pages/lab/route_card.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/dialog.h"
#include "game/widgets/line_plot.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr const char* kActionsHeight = "lab/actions";
constexpr float kActionsGap = 8;
constexpr float kLowBoard = 740;   // of the window: four routes have just room in it
constexpr float kTwoRoutes = 620;  // from here on two routes stand side by side

const world::ModelView* in_training(const world::WorldView& view) {
  for (const world::ModelView& model : view.models)
    if (model.mine && model.state == world::ModelState::training) return &model;
  return nullptr;
}

bool allowed(const world::RouteView& route) { return std::holds_alternative<world::Quote>(route.check); }

Rect with_height(Rect area, float height) { return {area.x, area.y, area.w, height}; }

}  // namespace

const world::RouteView* LabScreen::chosen() const { return find_route(context_.view(), route_); }

world::Decision LabScreen::decision() const {
  if (mixing_) return mixer_.decision();
  const world::RouteView* route = chosen();
  if (!route) return world::TrainModel{};
  if (route->needs_licence) return world::SignLicence{};
  return route->decision;
}

void LabScreen::order(Ui& ui) {
  const world::Decision decided = decision();
  if (!context_.submit(ui, decided)) return;
  mixing_ = false;
  if (std::holds_alternative<world::SignLicence>(decided)) {
    ui.toast("Signed. Its answers may now be used for training.");
    return;
  }
  context_.lab_game().pause(true);  // until a guess was made
  ui.go("training");
}

void LabScreen::close_quarter(Ui& ui) {
  if (waits_for_guess(context_.view())) {
    ui.toast("First a guess: how good will your student be?");
    ui.go("training");
    return;
  }
  if (event_.asks_before_close(context_.view()) || unsold_.asks_before_close(context_)) return;
  context_.lab_game().pause(false);
  context_.lab_game().request_close();
}

float LabScreen::routes(Ui& ui, Rect area) {
  const world::WorldView& view = context_.view();
  const int columns = area.w >= kTwoRoutes ? 2 : 1;
  const float width = (area.w - kCardGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const std::size_t n = view.routes.size(),
                    rows = (n + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  float tallest = 0, with_lines = 0;
  for (const world::RouteView& route : view.routes) {
    const float least = route_card_height(ui, width, route);
    tallest = std::max(tallest, least);
    with_lines = std::max(with_lines, least + quote_lines_height(ui, route));
  }
  const float room = (board_height_ - kCardGap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  const float height = columns == 2 ? std::clamp(room, tallest, with_lines + 8) : 0;
  float y = area.y;
  const std::vector<world::RouteView> cards = view.routes;  // a copy: an order changes the view
  for (std::size_t i = 0; i < n; ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
    const float own = columns == 2 ? height : route_card_height(ui, width, cards[i]);
    const Rect place{area.x + column * (width + kCardGap), y, width, own};
    const RouteCardState state =
        route_card(ui, place, cards[i], context_.lab_game().rehearsal(cards[i].decision),
                   cards[i].route == route_, std::to_string(i + 1));
    if (state.chosen) route_ = cards[i].route;
    if (state.ordered) order(ui);
    if (columns == 1 || column > 0 || i + 1 == n) y += own + kCardGap;
  }
  return y - kCardGap - area.y;
}

float LabScreen::actions(Ui& ui, Rect area) {
  if (context_.view().ending != world::Ending::running) {
    ButtonRow row(ui, area.cut_top(kButtonHeight));
    if (row.add(
            {.id = "lab/debrief", .label = "To the debrief", .key = "Enter", .kind = ButtonKind::primary}))
      ui.go("debrief");
    return kButtonHeight;
  }
  const world::Decision decided = decision();
  const world::ModelView* busy = in_training(context_.view());
  Button train{.id = "lab/train", .label = "Train this student", .key = "Enter", .kind = ButtonKind::primary};
  if (std::holds_alternative<world::SignLicence>(decided)) train.label = "Sign the licence";
  if (worth_selling(context_.view())) train.kind = ButtonKind::secondary;
  if (busy) train.label = busy->guess ? "See " + busy->name : "Watch " + busy->name + " learn";
  if (!busy) train.reason = refusal_of(context_.lab_game().check(decided));
  train.enabled = train.reason.empty();
  Button mix{.id = "lab/mix", .label = mixing_ ? "Four routes" : "Mix routes", .key = "M"};
  const bool unsigned_licence = !mixing_ && std::holds_alternative<world::SignLicence>(decided);
  mix.enabled = !busy && !unsigned_licence;
  mix.reason =
      busy ? "A student is in training"
           : "Sign the licence first, or mix from another route: without it you would ask as a copier does";
  Button undo{.id = "lab/undo",
              .label = "Undo",
              .key = "Ctrl Z",
              .reason =
                  "Nothing was decided in this quarter yet, or it stands: testimony, "
                  "signatures, offers and guesses are not taken back"};
  undo.enabled = context_.lab_game().can_undo();
  const Button close{.id = "lab/close", .label = "Close the quarter", .key = "Q"};
  const float all = button_width(ui, train) + button_width(ui, mix) + button_width(ui, undo) +
                    button_width(ui, close) + 3 * kCardGap;
  const bool one_row = all <= area.w;
  ButtonRow row(ui, area.cut_top(kButtonHeight, 12));
  const bool pressed_train = row.add(train), pressed_mix = row.add(mix);
  ButtonRow second(ui, one_row ? row.rest() : area.cut_top(kButtonHeight));
  const bool pressed_undo = second.add(undo),
             pressed_close = one_row ? second.add_right(close) : second.add(close);
  if (pressed_train && busy)
    ui.go("training");
  else if (pressed_train)
    order(ui);
  if (pressed_mix) {
    mixing_ = !mixing_;
    if (const world::RouteView* route = chosen(); mixing_ && route) mixer_.set(route->decision);
  }
  if (pressed_undo) {
    context_.undo();
    context_.lab_game().pause(false);  // nothing waits for a guess any more
  }
  if (pressed_close) close_quarter(ui);
  return one_row ? kButtonHeight : 2 * kButtonHeight + 12;
}

// The four figures of the bar on top, where that has no room for them.
float LabScreen::standing(Ui& ui, Rect area) {
  float x = area.x;
  for (QuantityLabel figure : standing_figures(context_.view())) {
    figure.id = "lab/" + figure.id;
    const float w = std::max(quantity_width(ui, figure), text_width(ui, figure.name, style::kCaption));
    label(ui, {x, area.y}, figure.name, style::kCaption);
    quantity_label(ui, {x, area.y + 18}, figure);
    x += w + 20;
  }
  return 48;
}

// Where the lab came from, in windows with room for it.
void LabScreen::so_far(Ui& ui, Rect area) {
  Rect rest = card(ui, area);
  const std::vector<world::SeriesPoint>& history = context_.view().history;
  const Rect title = rest.cut_top(line_height(ui, style::kBold), 4);
  const float w = label(ui, title.at(), "So far", style::kBold);
  label(ui, {title.x + w + 8, title.y + 2}, history_note(context_.view()), style::kSmall, title.w - w - 8);
  if (history.size() < 2) {
    paragraph(ui, rest, "Capability and market share are drawn here from the second quarter on.",
              style::kSmall);
    return;
  }
  Curve capability, share;
  capability.name = "capability", capability.meaning = Meaning::student;
  share.name = "market share, %", share.meaning = Meaning::money;
  for (std::size_t i = 0; i < history.size(); ++i) {
    for (Curve* curve : {&capability, &share}) curve->x.push_back(static_cast<float>(i + 1));
    capability.y.push_back(static_cast<float>(history[i].capability));
    share.y.push_back(static_cast<float>(history[i].share * 100));
  }
  LinePlot plot{.id = "lab/so-far",
                .says = "Capability and market share over " + std::to_string(history.size()) + " quarters"};
  plot.x_low = 1, plot.x_high = context_.view().quarters, plot.y_high = 100;
  for (int q = 1; q <= context_.view().quarters; ++q) plot.x_ticks.push_back(q);
  plot.y_ticks = {0, 50, 100};
  plot.curves = {capability, share};
  line_plot(ui, {rest.x, rest.y, rest.w - 12, rest.h}, plot);
}

// A model that nobody can buy: the sentence and the button that change it.
void LabScreen::offer_sale(Ui& ui, Rect& area, const world::ModelView& model) {
  Button sell{.id = "lab/sell", .label = "Sell " + model.name, .key = "S", .kind = ButtonKind::primary};
  sell.reason = refusal_of(context_.lab_game().check(world::ReleaseModel{model.id}));
  sell.enabled = sell.reason.empty();
  const auto& models = context_.view().models;
  const bool other = std::any_of(models.begin(), models.end(),
                                 [](const world::ModelView& m) { return m.mine && m.on_sale; });
  const std::string says = "{money|▲} **" + model.name +
                           (other ? " is more capable than what you sell.** " : " earns nothing yet.** ") +
                           "It sits in the drawer until you put it on sale; the price is set under Lab.";
  const bool beside = area.w >= kTwoRoutes;
  const float width = beside ? area.w - button_width(ui, sell) - kCardGap : area.w;
  const float height = paragraph_height(ui, width, says, style::kSmallText);
  Rect row = area.cut_top(beside ? std::max(kButtonHeight, height) : height + 8 + kButtonHeight, 12);
  ButtonRow buttons(ui, beside ? with_height(row, kButtonHeight) : row.cut_bottom(kButtonHeight));
  const bool pressed = beside ? buttons.add_right(sell) : buttons.add(sell);
  paragraph(ui, {row.x, row.y + (beside ? (row.h - height) / 2 : 0), width, height}, says, style::kSmallText);
  if (pressed) put_on_sale(ui, context_, model);
}

// A route that is refused would leave Enter without effect.
void LabScreen::prefer_allowed() {
  const world::RouteView* now = chosen();
  if (!now || allowed(*now)) return;
  for (const world::RouteView& route : context_.view().routes)
    if (allowed(route)) {
      route_ = route.route;
      return;
    }
}

float LabScreen::board(Ui& ui, Rect area) {
  const float top = area.y;
  if (area.w < kTwoRoutes) {  // what the bar on top has no room for
    const world::WorldView& view = context_.view();
    label(ui, {area.x, area.y + 12},
          view.now.text() + "  ·  " + std::to_string(view.quarter_index + 1) + " of " +
              std::to_string(view.quarters),
          style::kSmall);
    area.cut_top(12 + line_height(ui, style::kSmall));
    if (!ui.focus().find("header/cash")) area.cut_top(8), area.cut_top(standing(ui, area));
  }
  const bool over = context_.view().ending != world::Ending::running;
  page_title(ui, area,
             over      ? "The game is over"
             : mixing_ ? "What should your student learn from?"
                       : "How will you get your next model?");
  const world::ModelView* busy = in_training(context_.view());
  std::string rest =
      mixing_ ? "Any mixture is allowed. The price and what it touches follow while you slide."
              : "Each card says what you would pay, what students like yours reached on a practice map, "
                "and what it exposes you to.";
  if (over) rest = context_.view().score_text;
  if (busy)
    rest = "{student|●} **" + busy->name + "** is in training. Its result lands when " + busy->due.text() +
           " closes; then you can order again.";
  const world::ModelView* unsold = worth_selling(context_.view());
  // What the cards say by themselves gives way to the cards in a low window.
  const bool needless = ui.height() < kLowBoard && !mixing_ && !over && !busy;
  event_.announce(ui, area, context_.view());
  if (unsold)
    offer_sale(ui, area, world::ModelView(*unsold));  // a copy: an order changes the view
  else if (!event_that_asks(context_.view()) && !needless)
    area.cut_top(paragraph(ui, area, rest, style::kSmall), 12);
  const float room = board_height_;
  board_height_ -= area.y - top;
  const float height = mixing_ ? mixer_.draw(ui, area, context_) : routes(ui, area);
  area.cut_top(height, kCardGap);
  const float left = room - (area.y - top);
  if (left >= 196) so_far(ui, area.cut_top(std::min(left - 16, 320.f), 16));
  return area.y - top;
}

float LabScreen::side_content(Ui& ui, Rect area) {
  switch (side_) {
    case Side::models:
      return models_list(ui, area, context_);
    case Side::business:
      return business_.draw(ui, area, context_);
    case Side::news:
      break;
  }
  return news_list(ui, area, context_.view());
}

float LabScreen::side(Ui& ui, Rect area, bool fill) {
  int index = static_cast<int>(side_);
  return side_card(ui, area, fill, {.id = "lab/side", .options = {"News", "Models", "Lab"}}, index,
                   [&](Ui& inner, Rect rest) {
                     side_ = static_cast<Side>(index);
                     return side_content(inner, rest);
                   });
}

void LabScreen::draw(Ui& ui) {
  const Rect page = game_page(ui, context_, Page::lab);
  const bool asked = asked_to_close(ui);
  if (context_.opening() || context_.may_take_over()) {  // nothing can be decided, or nothing is seen yet
    what_came_before(ui, page, context_);
    leave_.draw(ui, context_);
    return;
  }
  if (in_training(context_.view())) mixing_ = false;
  if (context_.closes() != closes_seen_) {
    closes_seen_ = context_.closes();
    side_ = Side::news;
    mixing_ = false;
    prefer_allowed();
  }
  const bool wide = page.w >= kTwoColumns;
  Rect main = page;
  if (wide) {
    Rect right = main.cut_right(std::clamp(page.w * 0.245f, 300.f, 420.f), kColumnGap);
    right.cut_top(20), right.cut_bottom(kCardGap);
    // The buttons stand below what scrolls, so that they are in view however much there is to decide.
    float& buttons_height = ui.memory()[kActionsHeight];
    const Rect buttons = main.cut_bottom(std::max(kButtonHeight, buttons_height) + kCardGap);
    board_height_ = main.h;
    ScrollArea scroll(ui, "lab", {main.x, main.y, main.w + kScrollBarRoom, main.h});
    scroll.end(board(ui, scroll.content()) - kCardGap);  // the buttons below keep their own distance
    const float used = actions(ui, {buttons.x, buttons.y + kActionsGap, buttons.w, buttons.h});
    if (buttons_height != used) buttons_height = used, ui.animate();
    side(ui, right, true);
  } else {
    board_height_ = 0;
    ScrollArea scroll(ui, "lab", {main.x, main.y, main.w + kScrollBarRoom, main.h});
    Rect content = scroll.content();
    const float top = content.y;
    content.cut_top(board(ui, content));
    content.cut_top(actions(ui, with_height(content, 200)), kCardGap);
    content.cut_top(side(ui, content, false), kCardGap);
    scroll.end(content.y - top);
  }
  closing_dialog(ui, context_);
  quarter_report(ui, context_);
  if (context_.unread()) return;
  if (asked || unsold_.draw(ui, context_)) close_quarter(ui);
  event_.draw(ui, context_);
  leave_.draw(ui, context_);
}

bool LabScreen::back() {
  if (context_.unread())
    context_.mark_read();
  else if (event_.is_open())
    event_.put_aside(context_.view());
  else if (unsold_.is_open())
    unsold_.put_aside();
  else if (mixing_)
    mixing_ = false;
  else
    leave_.toggle();
  return true;
}

std::string LabScreen::help() const {
  return "**The lab.** Choose a route with the mouse, with **1** to **4**, or with Tab and Enter; a second "
         "Enter trains it. M "
         "mixes the routes. Ctrl Z takes the "
         "last decision of this quarter back. Q closes the quarter: results land, the provider reads its "
         "logs, claims move, customers buy.\n"
         "Each card shows what you would pay now, where students of the same recipe landed on a practice "
         "map, and which clause it touches. "
         "A grey card says why it is refused.";
}

}  // namespace partly::game
