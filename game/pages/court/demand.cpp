#include "game/pages/court/demand.h"

#include <cmath>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr double kSteps = 40;  // of the slider, about

// 1, 2 or 5 times a power of ten.
double round_step(double wanted) {
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= wanted) return factor * power;
  return 10 * power;
}

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
  const law::SettlementZone& zone = p.settlement;
  const double from = zone.claimant_accepts_from.value, to = zone.defendant_pays_up_to.value;
  card_title(ui, rest, "Settlement",
             zone.has_room() ? "both would be better off within the green" : "no room now");
  rest.cut_top(4);
  const double step = round_step(std::max({from, to, 1e6}) * 1.25 / kSteps);
  const double most = std::ceil(std::max({from, to, 1e6}) * 1.25 / step) * step;
  if (proceeding_ != p.id) {
    proceeding_ = p.id;
    demand_usd_ = std::clamp(std::floor(std::max(from, to) / step) * step, step, most);
  }
  zone_bar(ui, rest.cut_top(kZoneHeight, 4),
           {.low = 0,
            .high = most,
            .they_from = from,
            .you_to = to,
            .they_text = "worth " + format_usd(from) + " to you",
            .you_text = "they pay up to " + format_usd(to),
            .room_text = "room"});
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "court/expected",
               .name = "expected award",
               .quantity = p.expected_award_usd,
               .text = money_range(p.expected_award_usd),
               .meaning = Meaning::law,
               .tag = true});
  const world::OfferView* offer = offer_in(context.view(), p.id);
  if (offer) answer_offer(ui, rest, context, world::OfferView(*offer));  // a copy: an answer changes the view
  Slider s{.id = "court/demand", .label = "Your demand", .low = step, .high = most, .step = step};
  s.text = [](double usd) { return format_usd(usd); };
  s.meaning = Meaning::money;
  slider(ui, rest.cut_top(kSliderHeight, 6), s, &demand_usd_);
  order_button(
      ui, rest, context,
      {.id = "court/demand-it",
       .label = "Demand " + format_usd(demand_usd_),
       .key = "O",
       .kind = offer ? ButtonKind::secondary : ButtonKind::primary},
      {{world::DemandSettlement{p.id, demand_usd_}}, {}, "Settled for " + format_usd(demand_usd_) + "."});
  rest.cut_top(4);
  order_button(ui, rest, context,
               {.id = "court/withdraw", .label = "Withdraw the claim", .kind = ButtonKind::quiet},
               {{world::WithdrawClaim{p.id}}, {}, "Withdrawn. No court rules on the question."});
}

}  // namespace partly::game
