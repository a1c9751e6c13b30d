#include "sim/regime/outlook.h"

#include <algorithm>
#include <cmath>

namespace partly::regime {
namespace {

// Share of a quarter's profits, by expectation.
double kept_in_spite_of_reform(const Beliefs& beliefs, double reform_a_year) {
  return 1 - beliefs.reform_loss.value * (1 - std::pow(1 - reform_a_year, 0.25));
}

}  // namespace

Outlook::Outlook(const Industry& industry, const Curves& curves, const State& state, Party self)
    : industry_(industry), state_(state), self_(self) {
  const Lab& me = state.labs[static_cast<std::size_t>(self)];
  const Business& business = industry.business;
  const double run_quarters = business.run_quarters.value;
  const double kept = (1 - business.discount.value) * kept_in_spite_of_reform(industry.beliefs, state.reform);
  loss_a_quarter_ = curves.edition_loss / business.edition_quarters.value;
  price_usd_ = me.price_usd;
  other_utility_ = econ::utility(industry.market, 0, me.price_usd, me.trust);
  horizon_ = industry.character(me.temperament).horizon.value;
  for (int quarter = 0; quarter < horizon_; ++quarter) annuity_ += std::pow(kept, run_quarters + quarter);
  catch_up_ = 1 - std::pow(1 - state.catch_up, horizon_ / 4);
  if (me.on_sale)
    present_ = std::max(
        0.0, capability_now(industry, curves, *me.on_sale, state.quarter) - loss_a_quarter_ * run_quarters);
  for (Party i = 0; i < static_cast<Party>(state.labs.size()); ++i) {
    const Lab& lab = state.labs[static_cast<std::size_t>(i)];
    if (i == self || !lab.sells()) continue;
    const double capability = capability_now(industry, curves, *lab.on_sale, state.quarter);
    best_rival_ = std::max(best_rival_, capability);
    rivals_.push_back({i, capability, econ::utility(industry.market, 0, lab.price_usd, lab.trust)});
  }
}

double Outlook::share(double capability, double catch_up) const {
  const double weight = industry_.market.weight_capability.value / 100;
  const double mine = std::exp(other_utility_ + weight * capability);
  double all = mine + std::exp(industry_.market.nobody_utility.value);
  for (const Rival& rival : rivals_) {
    const double theirs = rival.capability + catch_up * std::max(0.0, capability - rival.capability);
    all += std::exp(rival.other_utility + weight * theirs);
  }
  return mine / all;
}

double Outlook::profit_usd(double capability, double royalty, double catch_up, double after) const {
  const double quarter = state_.quarter + industry_.business.run_quarters.value + after;
  const double units = econ::volume_usd(industry_.market, static_cast<int>(quarter)) *
                       share(std::max(0.0, capability), catch_up) /
                       industry_.market.reference_price_usd.value;
  const double tribute = capability > best_rival_ ? state_.tribute_usd : 0;
  return units * (price_usd_ * (1 - royalty) - industry_.business.serving_usd.value) + tribute;
}

double Outlook::worth_usd(double capability, double royalty) const {
  const double at_launch = profit_usd(capability, royalty, 0, 0);
  const double at_horizon = profit_usd(capability - loss_a_quarter_ * horizon_, royalty, catch_up_, horizon_);
  return annuity_ * (at_launch + at_horizon) / 2;
}

double Outlook::worth_of_keeping_usd() const {
  if (present_ < 0) return 0;
  return worth_usd(present_, state_.labs[static_cast<std::size_t>(self_)].on_sale->royalty);
}

double Outlook::worth_beside_usd(Party rival, double capability_of_rival) const {
  Outlook other = *this;
  const auto found = std::ranges::find(other.rivals_, rival, &Rival::lab);
  if (found != other.rivals_.end()) {
    found->capability = capability_of_rival;
  } else {
    const Lab& lab = state_.labs[static_cast<std::size_t>(rival)];
    other.rivals_.push_back(
        {rival, capability_of_rival, econ::utility(industry_.market, 0, lab.price_usd, lab.trust)});
  }
  return other.worth_of_keeping_usd();
}

double Outlook::year_profit_usd(double capability, int copies, double capability_of_copies) const {
  Outlook other = *this;
  std::ranges::sort(other.rivals_, {}, &Rival::capability);
  for (std::size_t i = 0; i < other.rivals_.size() && i < static_cast<std::size_t>(copies); ++i)
    other.rivals_[i].capability = std::max(other.rivals_[i].capability, capability_of_copies);
  return 4 * other.profit_usd(capability, 0, 0, 0);
}

double Outlook::sales_usd(double capability) const {
  return econ::volume_usd(industry_.market, state_.quarter) * share(capability, 0) * price_usd_ /
         industry_.market.reference_price_usd.value;
}

double Outlook::operations_usd() const { return annuity_ * industry_.business.operations_usd.value; }

}  // namespace partly::regime
