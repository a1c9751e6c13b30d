#include "game/pages/court/settlement_terms.h"

#include <cmath>

#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr double kDearestRoyalty = 30;  // per cent, of the slider
enum Later { past_only, royalty, deletion, licence };

}  // namespace

void TermsPicker::start_with(const law::SettlementTerms& terms, double list_royalty) {
  later_ = terms.deletion ? deletion : terms.licence ? licence : terms.royalty > 0 ? royalty : past_only;
  royalty_percent_ = std::round(100 * (terms.royalty > 0 ? terms.royalty : list_royalty));
  undertaking_ = terms.undertaking, audit_ = terms.audit, admission_ = terms.admission;
}

law::SettlementTerms TermsPicker::terms() const {
  law::SettlementTerms terms;
  if (later_ == royalty) terms.royalty = royalty_percent_ / 100;
  terms.licence = later_ == licence;
  terms.deletion = later_ == deletion;
  terms.undertaking = undertaking_, terms.audit = audit_, terms.admission = admission_;
  return terms;
}

void TermsPicker::draw(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  const std::string no_licence = p.licence_to_be_had ? "" : "No licence is to be had in this settlement.";
  choice(ui, rest.cut_top(kChoiceHeight + 24, 6),
         {.id = "court/later",
          .label = "What is sold later",
          .options = {"Left open", "Royalty", "Model deleted", "Licence"},
          .reasons = {"", "", "", no_licence},
          .meaning = Meaning::law},
         &later_);
  if (later_ == royalty)
    slider(ui, rest.cut_top(kSliderHeight, 6),
           {.id = "court/royalty",
            .label = "Royalty",
            .low = 1,
            .high = kDearestRoyalty,
            .unit = "% of its sales"},
           &royalty_percent_);
  std::vector<Rect> thirds = rest.columns(3, 8);
  const float top = rest.y;
  toggle(ui, thirds[0].cut_top(kToggleHeight), {.id = "court/undertaking", .label = "No asking"},
         &undertaking_);
  toggle(ui, thirds[1].cut_top(kToggleHeight), {.id = "court/audit", .label = "Audit"}, &audit_);
  toggle(ui, thirds[2].cut_top(kToggleHeight), {.id = "court/admission", .label = "Admission"}, &admission_);
  rest.cut_top(thirds[0].y - top, 6);
}

MoneyScale money_scale(const law::SettlementZone& zone) {
  const double range =
      std::max({zone.claimant_accepts_from.value, zone.defendant_pays_up_to.value, 1e6}) * 1.25;
  const double wanted = std::max(1.0, range / 40), power = std::pow(10.0, std::floor(std::log10(wanted)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0})
    if (factor * power >= wanted) step = factor * power;
  return {step, std::ceil(range / step) * step};
}

void zone_figures(Ui& ui, Rect& rest, const world::ProceedingView& p, const law::SettlementZone& zone,
                  double most) {
  const double from = zone.claimant_accepts_from.value, to = zone.defendant_pays_up_to.value;
  zone_bar(ui, rest.cut_top(kZoneHeight, 4),
           {.low = 0,
            .high = most,
            .they_from = from,
            .you_to = to,
            .they_text = (p.brought ? "worth " : "they accept about ") + format_usd(from) +
                         (p.brought ? " to you" : ""),
            .you_text = (p.brought ? "they pay about " : "you pay up to ") + format_usd(to),
            .room_text = "room"});
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "court/expected",
               .name = "expected award today",
               .quantity = p.expected_award_usd,
               .text = money_range(p.expected_award_usd),
               .meaning = Meaning::law,
               .tag = true});
}

void value_lines(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  const law::CaseValue& value = p.brought ? p.outlook.claimant : p.outlook.defendant;
  if (value.parts.empty()) return;
  rest.cut_top(6);
  for (const law::ValuePart& part : value.parts)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/value/" + part.id,
                 .name = part.text,
                 .quantity = part.usd,
                 .meaning = Meaning::law,
                 .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "court/value",
               .name = p.brought ? "= what going on is worth to you" : "= what going on costs you",
               .quantity = value.total,
               .meaning = Meaning::law,
               .tag = true,
               .strong = true});
}

}  // namespace partly::game
