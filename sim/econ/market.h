// Who buys from whom: shares by capability, price and trust (multinomial logit, an assumption stated as
// such in every scenario), with the choice to buy from nobody.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::econ {

struct MarketRules {
  Quantity volume_usd;  // what all customers together would spend in the first quarter at the reference price
  Quantity growth;      // of the volume, a quarter (fraction)
  Quantity reference_price_usd;  // price at which the price term is zero
  Quantity weight_capability;    // utility of 100 capability points
  Quantity weight_price;         // utility lost when the price is e times the reference
  Quantity weight_trust;         // utility of full trust over none
  Quantity nobody_utility;       // utility of not buying
};

struct Offer {
  std::string party;
  double capability = 0;  // 0..100, measured
  double price_usd = 0;   // > 0
  double trust = 0;       // 0..1
};

struct Sale {
  std::string party;
  double share = 0;        // of all customers, 0..1
  double revenue_usd = 0;  // in this quarter
  double seats = 0;        // how many it is sold to, at its price each
};

// In the order of the offers. What is missing to one is the share of those who buy from nobody; a lab with
// nothing to sell makes no offer.
std::vector<Sale> sell(const MarketRules& rules, int quarters_since_start, std::span<const Offer> offers);

// The two laws that shares and sales follow from, for those who only think about the market.
double utility(const MarketRules& rules, double capability, double price_usd, double trust);
double volume_usd(const MarketRules& rules, int quarters_since_start);

}  // namespace partly::econ
