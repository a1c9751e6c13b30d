#include "sim/law/settlement.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kMostExponent =
    500;  // e to the power of more would overflow; the linear form is exact there

double above_zero(const Quantity& quantity) { return std::max(0.0, quantity.value); }

Quantity usd(double value, std::string why, std::optional<Interval> range = {}) {
  return Quantity::derived(value, Unit::usd, std::move(why), range);
}

// The sums of one side in the end, as they are worth today, with one chance and one price of counsel.
struct GoingOn {
  Side side;
  const Stakes& of;
  double chance, stage_cost;

  double award_today() const {
    return discounted_usd(above_zero(of.award_usd) + above_zero(of.award_to_come_usd), of.discount.value,
                          of.quarters);
  }
  double if_won() const {
    return award_today() + above_zero(of.orders_usd) + above_zero(of.later_royalty_usd);
  }
  double expected() const { return chance * if_won(); }
  double certain() const {
    return side == Side::claimant ? certain_gain_usd(chance, if_won(), of.tolerance_usd.value)
                                  : certain_loss_usd(chance, if_won(), of.tolerance_usd.value);
  }
  // One stage a quarter, the next one soonest.
  double counsel() const {
    double sum = 0;
    for (int stage = 0; stage < of.stages; ++stage)
      sum += discounted_usd(stage_cost, of.discount.value, stage);
    return sum;
  }
  double total() const {
    const double borne = side == Side::claimant ? -counsel() : counsel();
    return certain() + of.sanction_usd.value + of.precedent_usd.value + borne;
  }
};

class SideAccount {
 public:
  SideAccount(Side side, const Stakes& of) : side_(side), of_(of) {}
  CaseValue value() {
    const GoingOn at{side_, of_, of_.chance.value, of_.stage_cost_usd.value};
    add_award(at);
    add_what_follows(at);
    add_own(at);
    return {std::move(parts_), total(at)};
  }

 private:
  void add(const char* id, std::string text, double value, const std::string& why) {
    if (value != 0) parts_.push_back({id, std::move(text), usd(value, why)});
  }
  std::string chance_text() const { return format_percent(of_.chance.value) + " chance"; }

  void add_award(const GoingOn& at) {
    const double p = at.chance, far = above_zero(of_.award_usd) + above_zero(of_.award_to_come_usd);
    add("award", "Expected award on the sales so far", p * above_zero(of_.award_usd),
        chance_text() + " x " + format_usd(of_.award_usd.value) + ". " + of_.chance.explanation);
    add("award_to_come", "And on the sales until the judgment", p * above_zero(of_.award_to_come_usd),
        chance_text() + " x " + format_usd(of_.award_to_come_usd.value) + ". " +
            of_.award_to_come_usd.explanation);
    add("delay", "It is paid later", p * (at.award_today() - far),
        std::to_string(of_.quarters) + " quarters at " + text(of_.discount) + " each. " +
            of_.discount.explanation);
  }

  void add_what_follows(const GoingOn& at) {
    add("orders", "Orders beside money", at.chance * above_zero(of_.orders_usd),
        chance_text() + " x " + format_usd(of_.orders_usd.value) + ". " + of_.orders_usd.explanation);
    add("later_royalty", "A royalty after the judgment", at.chance * above_zero(of_.later_royalty_usd),
        chance_text() + " x " + format_usd(of_.later_royalty_usd.value) + ". " +
            of_.later_royalty_usd.explanation);
    add("sanction", "A sanction for the denial", of_.sanction_usd.value, of_.sanction_usd.explanation);
    add("precedent", "What a ruling does to other claims", of_.precedent_usd.value,
        of_.precedent_usd.explanation);
  }

  void add_own(const GoingOn& at) {
    add("counsel", "Own counsel", side_ == Side::claimant ? -at.counsel() : at.counsel(),
        std::to_string(of_.stages) + (of_.stages == 1 ? " stage" : " stages") + " at " +
            format_usd(of_.stage_cost_usd.value) + ", each discounted");
    add(kCertaintyPart, side_ == Side::claimant ? "Given up for certainty" : "Given for certainty",
        at.certain() - at.expected(),
        "By a party that can bear " + format_usd(of_.tolerance_usd.value) + " (Pratt 1964). " +
            of_.tolerance_usd.explanation);
  }

  Quantity total(const GoingOn& at) const {
    const Interval chance = range_of(of_.chance), cost = range_of(of_.stage_cost_usd);
    const bool claims = side_ == Side::claimant;
    const GoingOn low{side_, of_, chance.low, claims ? cost.high : cost.low};
    const GoingOn high{side_, of_, chance.high, claims ? cost.low : cost.high};
    return usd(at.total(),
               std::string("What going on ") + (claims ? "is worth to the claimant" : "costs the defendant") +
                   ": the parts added up, of which " + chance_text() + " of an award of " +
                   format_usd(above_zero(of_.award_usd) + above_zero(of_.award_to_come_usd)),
               Interval{std::min(low.total(), at.total()), std::max(high.total(), at.total())});
  }

  Side side_;
  const Stakes& of_;
  std::vector<ValuePart> parts_;
};

// One end of the room: what going on comes to, less what the terms bring or cost beside money.
Quantity end_of(const CaseValue& value, double terms_usd, const SettlementTerms& terms) {
  const auto least = [&](double going_on) { return std::max(0.0, going_on - terms_usd); };
  const Interval range = range_of(value.total);
  return usd(least(value.total.value),
             value.total.explanation + ", less " + format_usd(terms_usd) + " for: " + describe(terms),
             Interval{least(range.low), least(range.high)});
}

}  // namespace

double certain_gain_usd(double chance, double amount_usd, double tolerance_usd) {
  const double p = std::clamp(chance, 0.0, 1.0), amount = std::max(0.0, amount_usd);
  if (tolerance_usd <= 0 || p == 0 || p == 1) return p * amount;
  return -tolerance_usd * std::log1p(p * std::expm1(-amount / tolerance_usd));
}

double certain_loss_usd(double chance, double amount_usd, double tolerance_usd) {
  const double p = std::clamp(chance, 0.0, 1.0), amount = std::max(0.0, amount_usd);
  if (tolerance_usd <= 0 || p == 0 || p == 1) return p * amount;
  if (amount / tolerance_usd > kMostExponent)
    return std::max(p * amount, amount + tolerance_usd * std::log(p));
  return tolerance_usd * std::log1p(p * std::expm1(amount / tolerance_usd));
}

double discounted_usd(double usd, double rate, int quarters) {
  return usd / std::pow(1 + std::max(0.0, rate), std::max(0, quarters));
}

CaseValue value_of_going_on(Side side, const Stakes& stakes) { return SideAccount(side, stakes).value(); }

double TermValues::of(const SettlementTerms& terms) const {
  double sum = 0;
  if (!terms.deletion) sum += terms.royalty * sales_ahead_usd.value;
  if (terms.licence) sum += licence_usd.value;
  if (!covers_later_sales(terms)) sum += uncovered_usd.value;
  if (terms.undertaking) sum += undertaking_usd.value;
  if (terms.audit) sum += audit_usd.value;
  if (terms.deletion) sum += deletion_usd.value;
  if (terms.admission) sum += admission_usd.value;
  return sum;
}

SettlementZone SettlementOutlook::zone(const SettlementTerms& terms) const {
  return {end_of(claimant, to_claimant.of(terms), terms), end_of(defendant, to_defendant.of(terms), terms),
          claimant.total.value};
}

double SettlementOutlook::gain_usd(const SettlementTerms& terms) const {
  return defendant.total.value - to_defendant.of(terms) -
         std::max(0.0, claimant.total.value - to_claimant.of(terms));
}

double SettlementOutlook::usual_royalty() const {
  constexpr double kLeastRoyalty = 0.001;  // rates are told to the tenth of a per cent
  const double ahead = to_claimant.sales_ahead_usd.value;
  if (ahead <= 0) return list_royalty;
  const double fits = std::ceil(claimant.total.value / ahead / kLeastRoyalty) * kLeastRoyalty;
  return std::clamp(fits, std::min(kLeastRoyalty, list_royalty), list_royalty);
}

std::vector<SettlementTerms> SettlementOutlook::usual_terms(bool licence_to_be_had) const {
  std::vector<SettlementTerms> usual{{}, {.royalty = usual_royalty()}, {.deletion = true}};
  if (licence_to_be_had) usual.push_back({.licence = true});
  return usual;
}

SettlementTerms SettlementOutlook::best_terms(bool licence_to_be_had) const {
  const std::vector<SettlementTerms> usual = usual_terms(licence_to_be_had);
  return *std::max_element(usual.begin(), usual.end(), [&](const auto& one, const auto& other) {
    return gain_usd(one) < gain_usd(other);
  });
}

double first_offer_usd(const SettlementZone& zone, double step_usd) {
  const double from = zone.claimant_accepts_from.value, step = std::max(step_usd, 1.0);
  const double whole = std::ceil(from / step) * step;
  return whole <= zone.defendant_pays_up_to.value ? whole : from;
}

}  // namespace partly::law
