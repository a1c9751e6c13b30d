// The multinomial logit (McFadden 1974): a customer buys from i with probability exp(u_i) / sum exp(u), where
// buying from nobody is one of the choices. It follows that a newcomer takes from all in proportion.
#include "sim/econ/market.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"

namespace partly::econ {
namespace {

// Of the offers in their order, and last of nobody. Utilities are taken relative to the greatest, so that no
// exponential can overflow.
std::vector<double> shares(const MarketRules& rules, std::span<const Offer> offers) {
  std::vector<double> shares;
  for (const Offer& offer : offers)
    shares.push_back(utility(rules, offer.capability, offer.price_usd, offer.trust));
  shares.push_back(rules.nobody_utility.value);
  const double greatest = *std::max_element(shares.begin(), shares.end());
  double sum = 0;
  for (double& share : shares) sum += share = std::exp(share - greatest);
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace

double utility(const MarketRules& rules, double capability, double price_usd, double trust) {
  PARTLY_CHECK(price_usd > 0 && rules.reference_price_usd.value > 0);
  return rules.weight_capability.value * capability / 100 + rules.weight_trust.value * trust -
         rules.weight_price.value * std::log(price_usd / rules.reference_price_usd.value);
}

double volume_usd(const MarketRules& rules, int quarters_since_start) {
  return rules.volume_usd.value * std::pow(1 + rules.growth.value, quarters_since_start);
}

std::vector<Sale> sell(const MarketRules& rules, int quarters_since_start, std::span<const Offer> offers) {
  const double volume = volume_usd(rules, quarters_since_start);
  const std::vector<double> share_of = shares(rules, offers);
  std::vector<Sale> sales;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const double relative_price = offers[i].price_usd / rules.reference_price_usd.value;
    sales.push_back({offers[i].party, share_of[i], volume * share_of[i] * relative_price,
                     volume * share_of[i] / rules.reference_price_usd.value});
  }
  return sales;
}

}  // namespace partly::econ
