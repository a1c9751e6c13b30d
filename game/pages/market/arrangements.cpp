#include "game/pages/market/arrangements.h"

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/widgets/card.h"

namespace partly::game {
namespace {

// Records, and whoever is on a retainer: the same button ends them.
bool can_be_ended(const world::ArrangementView& row) {
  return row.in_force && std::holds_alternative<world::Quote>(row.check);
}

std::string label_of(const world::ArrangementView& row) {
  if (std::holds_alternative<world::ReserveCompute>(row.decision)) return "Reserve it";
  if (std::holds_alternative<world::BuyWarranty>(row.decision)) return "Buy the warranty";
  if (std::holds_alternative<world::RetainCounsel>(row.decision))
    return row.in_force ? "End the retainer" : "Retain them";
  if (std::holds_alternative<world::SellAnswers>(row.decision))
    return row.in_force ? "Sell no more" : "Sell them";
  return row.in_force ? "Stop keeping them" : "Keep records";
}

std::string state_of(const world::ArrangementView& row) {
  if (!row.in_force) return "not arranged";
  return row.until ? "{money|● **in force**} until the end of " + row.until->text()
                   : "{money|● **in force**}";
}

std::string cost_name(const world::ArrangementView& row) {
  if (std::holds_alternative<world::BuyWarranty>(row.decision)) return "fee, once";
  if (std::holds_alternative<world::SellAnswers>(row.decision)) return "what an answer brings";
  return "at each close";
}

// The fee of what is paid once stands in the quote, below the button.
bool quoted_below(const world::ArrangementView& row) {
  const auto* quote = std::get_if<world::Quote>(&row.check);
  return quote && !quote->lines.empty();
}

void one_row(Ui& ui, Rect& rest, GameContext& context, const world::ArrangementView& row) {
  const std::string id = "arrangement/" + row.id;
  rest.cut_top(paragraph(ui, rest, "**" + row.title + "**  ·  " + state_of(row), style::kSmallText), 2);
  rest.cut_top(paragraph(ui, rest, row.text, style::kSmall), 6);
  if (!quoted_below(row))
    figure_line(ui, rest.cut_top(kFigureHeight, 2),
                {.id = id + "/cost",
                 .name = cost_name(row),
                 .quantity = row.cost,
                 .meaning = Meaning::money,
                 .tag = true});
  const std::string done = can_be_ended(row) ? row.title + ": ended." : row.title + ": arranged.";
  order_button(ui, rest, context, {.id = id, .label = label_of(row)},
               {.decisions = {row.decision}, .nothing = {}, .done = done});
}

}  // namespace

void arrangements_list(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "Arrangements", "yours to begin and to end");
  const std::vector<world::ArrangementView> rows =
      context.view().arrangements;  // a copy: an order changes them
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) rest.cut_top(8), rule(ui, rest.at(), rest.w);
    rest.cut_top(8);
    one_row(ui, rest, context, rows[i]);
  }
}

}  // namespace partly::game
