#include "game/pages/court/demand.h"

#include <cmath>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/widgets/card.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

const world::OfferView* offer_in(const world::WorldView& view, int proceeding) {
  if (!view.teacher) return nullptr;
  for (const world::OfferView& offer : view.teacher->offers)
    if (offer.proceeding == proceeding) return &offer;
  return nullptr;
}

void answer_offer(Ui& ui, Rect& rest, GameContext& context, const world::OfferView& offer) {
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "court/offered",
               .name = "they offer, for this quarter",
               .quantity = offer.amount_usd,
               .meaning = Meaning::money,
               .tag = true});
  rest.cut_top(paragraph(ui, rest, "With: " + offer.terms + ".", style::kSmall), 4);
  std::vector<Rect> halves = rest.columns(2, 12);
  order_button(ui, halves[0], context,
               {.id = "court/accept",
                .label = "Accept " + format_usd(offer.amount_usd.value),
                .key = "G",
                .kind = ButtonKind::primary},
               {{world::AnswerOffer{offer.proceeding, true}}, {}, "Settled."});
  order_button(ui, halves[1], context, {.id = "court/decline", .label = "Decline"},
               {{world::AnswerOffer{offer.proceeding, false}}, {}, "Declined. The claim goes on."});
  rest.cut_top(std::max(halves[0].y, halves[1].y) - rest.y, 4);
}

}  // namespace

void DemandPanel::draw(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  card_title(ui, rest, "Settlement", "terms and money; the zone is your counsel's estimate");
  rest.cut_top(4);
  const bool anew = proceeding_ != p.id;
  if (anew) terms_.start_with(p.best_terms, p.outlook.list_royalty);
  if (p.counter)
    rest.cut_top(paragraph(ui, rest,
                           "{law|◆} They declined, and offer **" + format_usd(p.counter->amount_usd) +
                               "**, with: " + law::describe(p.counter->terms) + ".",
                           style::kSmallText),
                 4);
  terms_.draw(ui, rest, p);
  const law::SettlementTerms terms = terms_.terms();
  const law::SettlementZone zone = p.outlook.zone(terms);
  const MoneyScale scale = money_scale(zone);
  const double wanted = std::max(zone.claimant_accepts_from.value, zone.defendant_pays_up_to.value);
  if (anew || terms != chosen_)
    demand_usd_ = std::clamp(std::floor(wanted / scale.step) * scale.step, scale.step, scale.most);
  proceeding_ = p.id, chosen_ = terms;
  zone_figures(ui, rest, p, zone, scale.most);
  const world::OfferView* offer = offer_in(context.view(), p.id);
  if (offer) answer_offer(ui, rest, context, world::OfferView(*offer));  // a copy: an answer changes the view
  Slider s{.id = "court/demand",
           .label = "Your demand",
           .low = scale.step,
           .high = scale.most,
           .step = scale.step};
  s.text = [](double usd) { return format_usd(usd); };
  s.meaning = Meaning::money;
  slider(ui, rest.cut_top(kSliderHeight, 6), s, &demand_usd_);
  order_button(ui, rest, context,
               {.id = "court/demand-it",
                .label = "Demand " + format_usd(demand_usd_),
                .key = "O",
                .kind = offer ? ButtonKind::secondary : ButtonKind::primary},
               {{world::DemandSettlement{p.id, demand_usd_, terms}}, {}, "Your demand is made."});
  rest.cut_top(4);
  value_lines(ui, rest, p);
  order_button(ui, rest, context,
               {.id = "court/withdraw", .label = "Withdraw the claim", .kind = ButtonKind::quiet},
               {{world::WithdrawClaim{p.id}}, {}, "Withdrawn. No court rules on the question."});
}

}  // namespace partly::game
