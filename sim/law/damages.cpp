#include "sim/law/damages.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/law/evidence.h"
#include "sim/law/record.h"

namespace partly::law {
namespace {

Quantity none() { return Quantity::derived(0, Unit::usd, "Nothing"); }

double positive(const Quantity& quantity) { return std::max(0.0, quantity.value); }

// rule x base, with the range of both.
Quantity product(const Quantity& rule, const Quantity& base, const std::string& formula) {
  const Interval factor = range_of(rule), amount = range_of(base);
  const auto times = [](double a, double b) { return std::max(0.0, a) * std::max(0.0, b); };
  return Quantity::derived(times(rule.value, base.value), Unit::usd, formula,
                           Interval{times(factor.low, amount.low), times(factor.high, amount.high)});
}

void add(Award& award, const char* id, const char* text, Quantity usd) {
  if (usd.value != 0) award.lines.push_back({id, text, std::move(usd)});
}

void add_avoided_cost(Award& award, const DamagesRules& rules, const Losses& losses) {
  const Interval fee = range_of(losses.licence_fee_usd), royalty = range_of(losses.royalty_usd);
  const Quantity unpaid = Quantity::derived(positive(losses.licence_fee_usd) + positive(losses.royalty_usd),
                                            Unit::usd, "Fee and royalty that were not paid",
                                            Interval{fee.low + royalty.low, fee.high + royalty.high});
  add(award, "avoided_cost", "Avoided cost: the licence that was not paid",
      product(rules.avoided_multiple, unpaid,
              format_number(rules.avoided_multiple.value, 1) + " x (licence fee " +
                  text(losses.licence_fee_usd) + " + royalty " + text(losses.royalty_usd) + "). " +
                  rules.avoided_multiple.explanation));
}

void add_share(Award& award, const char* id, const char* title, const Quantity& share, const Quantity& base,
               const std::string& of_what) {
  add(award, id, title,
      product(share, base, text(share) + " of " + of_what + " of " + text(base) + ". " + share.explanation));
}

void add_statutory(Award& award, const DamagesRules& rules) {
  const Interval range = range_of(rules.statutory_usd);
  add(award, "statutory", "Statutory sum for the model",
      Quantity::derived(positive(rules.statutory_usd), Unit::usd,
                        "As the scenario sets it. " + rules.statutory_usd.explanation,
                        Interval{std::max(0.0, range.low), std::max(0.0, range.high)}));
}

void add_fine(Award& award, const DamagesRules& rules, const Losses& losses) {
  if (rules.turnover_fine.value <= 0) return;
  const double share = rules.turnover_fine.value * positive(losses.turnover_usd);
  const double fine = std::max(share, positive(rules.least_fine_usd));
  add(award, "fine", "Fine by turnover",
      Quantity::derived(fine, Unit::usd,
                        "The higher of " + text(rules.least_fine_usd) + " and " + text(rules.turnover_fine) +
                            " of a year's turnover of " + text(losses.turnover_usd) +
                            ": the most that the rule allows",
                        Interval{0, fine}));
}

// A factor on all lines so far, as a line of its own.
void add_factor(Award& award, const char* id, const char* title, const Quantity& factor,
                const std::string& why) {
  const double sum = award.total_usd();
  const Interval range = range_of(factor);
  add(award, id, title,
      Quantity::derived((factor.value - 1) * sum, Unit::usd,
                        format_number(factor.value, 2) + " x the lines above. " + why,
                        Interval{(range.low - 1) * sum, (range.high - 1) * sum}));
}

// Intent is shown by degrees: so many of the signs that a court looks for.
void add_wilful(Award& award, const Quantity& multiple, int signs) {
  if (multiple.value <= 1 || signs <= 0) return;
  const double degree = static_cast<double>(signs) / kSignsOfIntent;
  const Interval range = range_of(multiple);
  const auto factor = [&](double most) { return 1 + (std::max(1.0, most) - 1) * degree; };
  add_factor(award, "wilful", "Raised for intent",
             Quantity::derived(factor(multiple.value), Unit::none, "Intent",
                               Interval{factor(range.low), factor(range.high)}),
             std::to_string(signs) + " of " + std::to_string(kSignsOfIntent) +
                 " signs of intent on the way to " + format_number(multiple.value, 1) + " x. " +
                 multiple.explanation);
}

void add_hands(Award& award, const Quantity& cut) {
  const double sum = award.total_usd();
  const Interval range = range_of(cut);
  add(award, "unclean_hands", "Lowered for the claimant's unclean hands (F57)",
      Quantity::derived(-cut.value * sum, Unit::usd, text(cut) + " of the lines above. " + cut.explanation,
                        Interval{-range.high * sum, -range.low * sum}));
}

// What rests on a model's sales rests on all that the model learned from.
Quantity apportioned(const Quantity& base, double share) {
  if (share >= 1) return base;
  const Interval range = range_of(base);
  return Quantity::derived(base.value * share, base.unit,
                           base.explanation + " x " + format_percent(share) +
                               ", the claimant's share of what the model learned from",
                           Interval{range.low * share, range.high * share});
}

void add_cap(Award& award, const Quantity& cap) {
  const double over = award.total_usd() - positive(cap);
  if (over > 0)
    add(award, "cap", "Beyond the liability cap of the terms",
        Quantity::derived(-over, Unit::usd,
                          "The terms limit liability to " + text(cap) + ". " + cap.explanation));
}

}  // namespace

double Award::total_usd() const {
  double sum = 0;
  for (const AwardLine& line : lines) sum += line.usd.value;
  return sum;
}

Quantity Award::total() const {
  if (lines.empty()) return none();
  Interval range;
  for (const AwardLine& line : lines) {
    range.low += range_of(line.usd).low;
    range.high += range_of(line.usd).high;
  }
  return Quantity::derived(total_usd(), Unit::usd, "Sum of the lines of the award", range);
}

Award award_for(const DamagesRules& rules, const Losses& whole, const AwardFactors& factors) {
  Award award;
  Losses losses = whole;
  for (Quantity* base : {&losses.royalty_usd, &losses.model_sales_usd, &losses.diverted_usd})
    *base = apportioned(*base, factors.taught_share);
  add_avoided_cost(award, rules, losses);
  add_share(award, "profits", "A share of what the model earned", rules.profit_share, losses.model_sales_usd,
            "the model's sales");
  add_share(award, "lost_profit", "The claimant's lost profit", rules.lost_margin, losses.diverted_usd,
            "sales that the model took from it");
  add_statutory(award, rules);
  add_fine(award, rules, losses);
  add_wilful(award, rules.wilful_multiple, factors.signs_of_intent);
  if (factors.penalty)
    add_factor(award, "penalty",
               factors.penalty->value > 1 ? "Raised for what was said on the stand" : "Lowered for candour",
               *factors.penalty, factors.penalty->explanation);
  if (factors.hands_cut) add_hands(award, *factors.hands_cut);
  if (factors.cap) add_cap(award, *factors.cap);
  return award;
}

}  // namespace partly::law
