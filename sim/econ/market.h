// Who buys from whom: shares by capability, price and trust (multinomial logit, an assumption stated as
// such in every scenario), with the choice to buy from nobody. Customers who have decided stay with it until
// their contract or their budget ends: only some of them choose anew in a quarter, so that who comes late
// finds most of the market taken and a price holds for longer than the quarter in which it is asked (Farrell
// and Klemperer 2007, on competition with switching costs).
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
  Quantity renewal = Quantity::derived(1, Unit::fraction, "Everybody chooses every quarter");
  // the share of those who decided last quarter that choose anew, 0..1
  double field_share = 1;  // of all customers, those to whom what is made under a licence may be sold, 0..1
};

struct Offer {
  std::string party;
  double capability = 0;  // 0..100, measured
  double price_usd = 0;   // > 0
  double trust = 0;       // 0..1
  bool licensed = false;  // its model learned under a licence: MarketRules::field_share
};

struct Sale {
  std::string party;
  double share = 0;        // of all customers, 0..1
  double revenue_usd = 0;  // in this quarter
  double seats = 0;        // how many it is sold to, at its price each
};

// Who buys from one seller, and what they have signed for.
struct Custom {
  std::string party;
  double seats = 0;
  double price_usd = 0;  // a seat and quarter, on average; holds until they choose anew
};
// How all customers decided when the market last closed. Empty: nobody has decided anything yet.
struct Customers {
  std::vector<Custom> custom;  // by seller
  double without_seats = 0;    // decided to buy from nobody

  const Custom* of(const std::string& party) const;  // null: none
};

// In the order of the offers. What is missing to one is the share of those who buy from nobody; a lab with
// nothing to sell makes no offer, and whoever bought from it chooses anew at once, as newcomers do. Customers
// outside a licence's field of use choose among what was made without one; who sells under a licence has all
// its customers inside.
std::vector<Sale> sell(const MarketRules& rules, int quarters_since_start, std::span<const Offer> offers,
                       const Customers& decided = {});
// How they have decided then.
Customers customers_after(const MarketRules& rules, int quarters_since_start, std::span<const Sale> sales);
// Of those who bought from this party last, the seats that stay with it in this quarter if it goes on
// selling.
double bound_seats(const MarketRules& rules, int quarters_since_start, const Customers& decided,
                   const std::string& party);

// The two laws that shares and sales follow from, for those who only think about the market.
double utility(const MarketRules& rules, double capability, double price_usd, double trust);
double volume_usd(const MarketRules& rules, int quarters_since_start);
// Of all customers of a quarter, those who are new or choose anew, where the market only grows.
double choosing_share(const MarketRules& rules);
double all_seats(const MarketRules& rules, int quarters_since_start);

}  // namespace partly::econ
