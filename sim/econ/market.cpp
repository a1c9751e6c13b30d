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

// What part of those who decided last quarter stays with it: fewer than do not choose anew only where the
// market has shrunk below them.
double staying_share(const MarketRules& rules, int quarters_since_start, const Customers& decided) {
  double seats = decided.without_seats;
  for (const Custom& one : decided.custom) seats += one.seats;
  const double staying = 1 - rules.renewal.value;
  return seats > 0 ? std::min(staying, all_seats(rules, quarters_since_start) / seats) : 0;
}

std::vector<Sale> sell_to_all(const MarketRules& rules, int quarters_since_start,
                              std::span<const Offer> offers, const Customers& decided) {
  const double seats = all_seats(rules, quarters_since_start);
  const double staying = staying_share(rules, quarters_since_start, decided);
  double choosing = seats - staying * decided.without_seats;
  for (const Offer& offer : offers)
    if (const Custom* own = decided.of(offer.party)) choosing -= staying * own->seats;
  const std::vector<double> share_of = shares(rules, offers);
  std::vector<Sale> sales;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const double signing = std::max(0.0, choosing) * share_of[i];
    Sale sale{offers[i].party, 0, signing * offers[i].price_usd, signing};
    if (const Custom* own = decided.of(sale.party)) {
      sale.seats += staying * own->seats;
      sale.revenue_usd += staying * own->seats * own->price_usd;
    }
    sale.share = sale.seats / seats;
    sales.push_back(std::move(sale));
  }
  return sales;
}

// Part of a sale inside the field and part outside; nothing outside where it is sold under the licence.
Sale put_together(const Sale& inside, const Sale* outside, double field_share) {
  Sale sale = inside;
  for (double Sale::*what : {&Sale::share, &Sale::revenue_usd, &Sale::seats})
    sale.*what = field_share * inside.*what + (outside ? (1 - field_share) * outside->*what : 0);
  return sale;
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

double choosing_share(const MarketRules& rules) {
  return 1 - (1 - rules.renewal.value) / (1 + std::max(0.0, rules.growth.value));
}

double all_seats(const MarketRules& rules, int quarters_since_start) {
  return volume_usd(rules, quarters_since_start) / rules.reference_price_usd.value;
}

const Custom* Customers::of(const std::string& party) const {
  const auto found = std::ranges::find(custom, party, &Custom::party);
  return found == custom.end() ? nullptr : &*found;
}

std::vector<Sale> sell(const MarketRules& rules, int quarters_since_start, std::span<const Offer> offers,
                       const Customers& decided) {
  const double field = rules.field_share;
  if (field >= 1) return sell_to_all(rules, quarters_since_start, offers, decided);
  std::vector<Offer> without_licence;
  Customers inside = decided;
  for (const Offer& offer : offers) {
    if (!offer.licensed)
      without_licence.push_back(offer);
    else
      for (Custom& custom : inside.custom)
        if (custom.party == offer.party) custom.seats = field > 0 ? custom.seats / field : 0;
  }
  const std::vector<Sale> outside = sell_to_all(rules, quarters_since_start, without_licence, decided);
  std::vector<Sale> sales;
  for (const Sale& sale : sell_to_all(rules, quarters_since_start, offers, inside)) {
    const auto also = std::ranges::find(outside, sale.party, &Sale::party);
    sales.push_back(put_together(sale, also == outside.end() ? nullptr : &*also, field));
  }
  return sales;
}

Customers customers_after(const MarketRules& rules, int quarters_since_start, std::span<const Sale> sales) {
  Customers customers;
  customers.without_seats = all_seats(rules, quarters_since_start);
  for (const Sale& sale : sales) {
    if (sale.seats <= 0) continue;
    customers.custom.push_back({sale.party, sale.seats, sale.revenue_usd / sale.seats});
    customers.without_seats -= sale.seats;
  }
  customers.without_seats = std::max(0.0, customers.without_seats);
  return customers;
}

double bound_seats(const MarketRules& rules, int quarters_since_start, const Customers& decided,
                   const std::string& party) {
  const Custom* own = decided.of(party);
  return own ? staying_share(rules, quarters_since_start, decided) * own->seats : 0;
}

}  // namespace partly::econ
