#include "game/pages/lab/route_card.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/pages/common/quote.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {
namespace {

constexpr float kRehearsalFigure = 84;  // room for "rehearsing…", or for a figure with its spread and tag
constexpr TextStyle kMoney{.type = Type::body, .weight = Weight::bold, .meaning = Meaning::money};

// What stands under the capability bar.
std::string consequence(const world::RouteView& route) {
  if (const auto* refusal = std::get_if<world::Refusal>(&route.check))
    return refusal->rule == "busy" || refusal->rule == "ended"
               ? ""
               : "{caution|●} " + refusal_of(route.check);  // the page says that one, once
  return exposure_text(std::get<world::Quote>(route.check));
}

}  // namespace

void rehearsal_bar(Ui& ui, Rect area, const std::string& id, const session::Rehearsal& rehearsal) {
  const Rect line = area.cut_top(20, 4), track = area.cut_top(8);
  const std::string whole = "capability of students like yours";
  const bool fits = text_width(ui, whole, style::kCaption) + kRehearsalFigure <= line.w;
  label_in(ui, line, fits ? whole : "students like yours", style::kCaption, Align::left);
  if (!rehearsal.ready) {
    label_in(ui, line, "rehearsing…", style::kCaption, Align::right);
    ui.paint().fill(track, ui.theme().track, 4);
    ui.wake_at(ui.now_s() + kLookAgain_s);
    return;
  }
  if (!rehearsal.problem.empty()) {
    label_in(ui, line, "no rehearsal: " + rehearsal.problem, style::kCaption, Align::right);
    ui.paint().fill(track, ui.theme().track, 4);
    return;
  }
  const Quantity& q = rehearsal.capability;
  QuantityLabel value{.id = id + "/capability", .quantity = q, .text = with_spread(q)};
  value.style = {.type = Type::small, .weight = Weight::bold};
  value.name = "on a practice map";
  quantity_label_right(ui, {line.right(), line.y}, value);
  const Interval spread = q.range.value_or(Interval{q.value, q.value});
  range_bar(ui, track, {.low = 0, .high = 100, .from = spread.low, .to = spread.high, .marks = {}});
}

float quote_lines_height(Ui& ui, const world::RouteView& route) {
  const auto* quote = std::get_if<world::Quote>(&route.check);
  return quote ? 22 + static_cast<float>(quote->lines.size()) * (line_height(ui, style::kSmall) + 4) : 0;
}

float route_card_height(Ui& ui, float width, const world::RouteView& route) {
  const float inside = width - 2 * kCardPadding;
  const std::string below = consequence(route);
  return 2 * (kCardPadding - 4) + line_height(ui, style::kBold) + 4 +
         paragraph_height(ui, inside, route.text, style::kSmall) + 8 + kRehearsalHeight +
         (below.empty() ? 0 : 8 + paragraph_height(ui, inside, below, style::kSmall));
}

RouteCardState route_card(Ui& ui, Rect area, const world::RouteView& route,
                          const session::Rehearsal& rehearsal, bool selected, const std::string& key) {
  const std::string id = "route/" + std::to_string(static_cast<int>(route.route));
  const auto* refusal = std::get_if<world::Refusal>(&route.check);
  const auto* quote = std::get_if<world::Quote>(&route.check);
  ClickableCard sheet{.id = id, .text = route.title, .selected = selected, .enabled = refusal == nullptr};
  if (refusal) sheet.text += ". " + refusal_of(route.check);  // for a reader; the eye finds it on the card
  const CardState state = begin_card(ui, area, sheet);
  Rect rest = state.inside;

  const Rect head = rest.cut_top(line_height(ui, style::kBold), 4);
  float price = 0;
  if (quote) {
    QuantityLabel upfront{.id = id + "/upfront", .quantity = quote->upfront, .style = kMoney};
    upfront.name = "to pay now";
    const float title = text_width(ui, route.title, style::kBold) + 12;
    upfront.tag =
        title + quantity_width(ui, upfront) <= head.w;  // else its explanation alone says what it is
    price = quantity_width(ui, upfront) + 12;
    quantity_label_right(ui, {head.right(), head.y}, upfront);
  }
  float chip = key_chip_width(ui, key) + 8;
  if (chip + text_width(ui, route.title, style::kBold) > head.w - price)
    chip = 0;  // the title before its key
  if (chip > 0) key_chip(ui, {head.x, head.centre().y}, key, ui.theme().muted);
  label(ui, {head.x + chip, head.y}, route.title, style::kBold, head.w - price - chip);
  rest.cut_top(paragraph(ui, rest, route.text, style::kSmall), 8);
  rehearsal_bar(ui, rest.cut_top(kRehearsalHeight, 8), id, rehearsal);
  end_card(ui, sheet);  // a reason to refuse is not dimmed
  const std::string below = consequence(route);
  if (!below.empty()) rest.cut_top(paragraph(ui, rest, below, style::kSmall), 12);
  if (quote && rest.h >= quote_lines_height(ui, route) - 12) {  // tall windows show what the sum is made of
    rule(ui, rest.at(), rest.w);
    rest.cut_top(10);
    quote_lines(ui, rest, id, *quote);
  }
  const bool by_key = refusal == nullptr && ui.shortcut(key, route.title);
  const bool by_keyboard = state.interaction.ring;
  return {by_key || (state.interaction.activated && !by_keyboard) || (by_keyboard && !refusal && !selected),
          state.interaction.activated && by_keyboard && selected && !refusal};
}

}  // namespace partly::game
