#include "game/pages/court/stand.h"

#include <algorithm>

#include "game/pages/common/claim.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

struct AnswerText {
  law::Answer answer;
  const char *label, *key, *says;
  std::vector<std::string> facts;
};

std::vector<AnswerText> answers() {
  return {{law::Answer::yes, "Yes", "1", "Under oath, so very hard to contest later.", {"F43"}},
          {law::Answer::partly,
           "Partly",
           "2",
           "Admits the practice, not its scale. Weakens your own claims later.",
           {"F01", "F41"}},
          {law::Answer::no,
           "No",
           "3",
           "If it is untrue, many people know. A lie that is shown is punished, whoever wins.",
           {}}};
}

const world::AnswerOutlook* outlook_of(const world::ProceedingView& p, law::Answer answer) {
  for (const world::AnswerOutlook& outlook : p.answers)
    if (outlook.answer == answer) return &outlook;
  return nullptr;
}

// "losing 48 → 60 %", and below it what that is expected to cost.
float draw_outlook(Ui& ui, Rect row, const std::string& id, const world::ProceedingView& p,
                   const world::AnswerOutlook& outlook) {
  const float w = label(ui, row.at(), format_number(p.probability.value * 100, 0) + " → ", style::kSmall);
  figure_in(ui, {row.x + w, row.y, row.w - w, row.h},
            {.id = id + "/effect",
             .name = std::string("chance of losing after ") + law::name(outlook.answer),
             .quantity = outlook.chance,
             .text = format_number(outlook.chance.value * 100, 0) + " %",
             .meaning = Meaning::law},
            Align::left);
  figure_in(ui, {row.x, row.y + row.h, row.w, row.h},
            {.id = id + "/cost",
             .name = std::string("expected cost of ") + law::name(outlook.answer),
             .quantity = outlook.expected_usd,
             .text = "costs " + format_usd(outlook.expected_usd.value) + " on average",
             .meaning = Meaning::law},
            Align::left);
  return row.h + 2;
}

}  // namespace

void stand_panel(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  const bool asked = p.stage == law::Stage::deposition;
  const bool answered = p.answer != law::Answer::none;
  card_title(ui, rest, "On the stand: did you distil " + claimant_of(p) + "'s model?",
             asked || answered ? "" : "asked at the deposition");
  rest.cut_top(4);
  const std::vector<AnswerText> all = answers();
  const std::vector<Rect> columns = rest.columns(3, 16);
  float used = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const AnswerText& a = all[i];
    Rect column = columns[i];
    const std::string id = "court/stand/" + std::to_string(i);
    const world::Decision decision = world::Testify{p.id, a.answer};
    Button b{.id = id,
             .label = a.label,
             .key = a.key,
             .reason = refusal_of(context.lab_game().check(decision)),
             .selected = p.answer == a.answer,
             .meaning = Meaning::law};
    b.enabled = b.reason.empty();
    if (button(ui, column.cut_top(kButtonHeight, 6), b)) {
      if (context.submit(ui, decision))
        ui.toast(std::string("You said: ") + law::name(a.answer) +
                 ". That stands: testimony is not taken back.");
      return;
    }
    const float top = column.y;
    column.cut_top(paragraph(ui, column, a.says, style::kSmall), 2);
    const Rect row = column.cut_top(22, 2);
    const float chips = a.facts.empty() ? 0 : 32 * static_cast<float>(a.facts.size());
    fact_chips(ui, {row.right() - chips, row.y + 1}, id + "/fact", a.facts);
    if (const world::AnswerOutlook* outlook = answered ? nullptr : outlook_of(p, a.answer))
      column.cut_top(draw_outlook(ui, row, id, p, *outlook));
    used = std::max(used, column.y - top);
  }
  rest.cut_top(kButtonHeight + 6 + used);
}

namespace {

bool is_settled(const world::WorldView& view, int proceeding) {
  return std::any_of(view.proceedings.begin(), view.proceedings.end(), [&](const world::ProceedingView& p) {
    return p.id == proceeding && p.stage == law::Stage::settled;
  });
}

// The claimant's answer, to be taken as it is.
void counter_button(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  if (!p.counter) return;
  rest.cut_top(paragraph(ui, rest,
                         "{law|◆} They declined, and ask for **" + format_usd(p.counter->amount_usd) +
                             "**, with: " + law::describe(p.counter->terms) + ".",
                         style::kSmallText),
               4);
  const world::Decision decision = world::OfferSettlement{p.id, p.counter->amount_usd, p.counter->terms};
  Button take{.id = "court/take-counter",
              .label = "Take their terms",
              .key = "T",
              .reason = refusal_of(context.lab_game().check(decision))};
  take.enabled = take.reason.empty();
  if (button(ui, rest.cut_top(kButtonHeight, 6), take) && context.submit(ui, decision)) ui.toast("Settled.");
}

}  // namespace

void SettlementPanel::draw(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  card_title(ui, rest, "Settlement", "terms and money; the zone is your counsel's estimate");
  rest.cut_top(4);
  const bool anew = proceeding_ != p.id;
  if (anew) terms_.start_with(p.best_terms, p.outlook.list_royalty);
  counter_button(ui, rest, context, p);
  terms_.draw(ui, rest, p);
  const law::SettlementTerms terms = terms_.terms();
  const law::SettlementZone zone = p.outlook.zone(terms);
  const MoneyScale scale = money_scale(zone);
  if (anew || terms != chosen_)
    offer_usd_ = std::clamp(law::first_offer_usd(zone, scale.step), 0.0, scale.most);
  proceeding_ = p.id, chosen_ = terms;
  zone_figures(ui, rest, p, zone, scale.most);
  Slider s{.id = "court/offer", .label = "Your offer", .low = 0, .high = scale.most, .step = scale.step};
  s.text = [](double usd) { return format_usd(usd); };
  s.meaning = Meaning::money;
  const bool one_row = rest.w >= 440;
  Rect row = rest.cut_top(kButtonHeight, 4);
  const Rect button_place = one_row ? row.cut_right(190, 20) : rest.cut_top(kButtonHeight, 4);
  slider(ui, row, s, &offer_usd_);
  const world::Decision decision = world::OfferSettlement{p.id, offer_usd_, terms};
  const world::Check check = context.lab_game().check(decision);
  Button offer{.id = "court/offer-it",
               .label = "Offer " + format_usd(offer_usd_),
               .key = "O",
               .kind = ButtonKind::primary,
               .reason = refusal_of(check)};
  offer.enabled = offer.reason.empty();
  const bool pressed = button(ui, button_place, offer);
  std::string says = offer.reason.empty() ? "" : "{caution|▲} " + offer.reason;
  if (const auto* quote = std::get_if<world::Quote>(&check))
    for (const std::string& warning : quote->warnings) says += "{caution|▲} " + warning + " ";
  if (!says.empty()) rest.cut_top(paragraph(ui, rest, says, style::kSmall));
  value_lines(ui, rest, p);
  if (!pressed) return;
  const int id = p.id;  // an order changes the view
  if (context.submit(ui, decision))
    ui.toast(is_settled(context.view(), id) ? "Settled." : "Your offer is made.");
}

}  // namespace partly::game
