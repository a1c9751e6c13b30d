// The multinomial logit (McFadden 1974): a customer buys from i with probability exp(u_i) / sum exp(u), where
// buying from nobody is one of the choices. It follows that a newcomer takes from all in proportion.
#include "sim/econ/market.h"

#include <algorithm>
#include <cmath>
#include <iterator>

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

double seats_of(const Customers& decided) {
  double seats = decided.without_seats;
  for (const Custom& one : decided.custom) seats += one.seats;
  return seats;
}

// What part of those who decided last quarter stays with it: fewer than do not choose anew only where the
// market has shrunk below them.
double staying_share(const MarketRules& rules, double seats_now, const Customers& decided) {
  const double seats = seats_of(decided);
  const double staying = 1 - rules.renewal.value;
  return seats > 0 ? std::min(staying, seats_now / seats) : 0;
}

// To so many customers, of whom some have decided.
std::vector<Sale> sell_to(const MarketRules& rules, double seats, std::span<const Offer> offers,
                          const Customers& decided) {
  const double staying = staying_share(rules, seats, decided);
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
    sales.push_back(std::move(sale));
  }
  return sales;
}

// How those inside a licence's field of use decided, and those outside. Who buys from a licensee is inside,
// as far as the field holds them; the others are spread alike.
struct ByField {
  Customers inside, outside;
};

ByField by_field(const Customers& decided, std::span<const Offer> offers, double field_share) {
  const auto under_licence = [&](const Custom& custom) {
    const auto offer = std::ranges::find(offers, custom.party, &Offer::party);
    return offer != offers.end() && offer->licensed;
  };
  double licensees = 0;
  for (const Custom& custom : decided.custom) licensees += under_licence(custom) ? custom.seats : 0;
  const double all = seats_of(decided), room = field_share * all;
  const double kept = licensees > 0 ? std::min(1.0, room / licensees) : 0;  // of theirs
  const double inside =
      all > licensees ? std::max(0.0, room - licensees) / (all - licensees) : 0;  // of the others
  ByField parts;
  for (const Custom& custom : decided.custom) {
    const double share = under_licence(custom) ? kept : inside;
    parts.inside.custom.push_back({custom.party, share * custom.seats, custom.price_usd});
    if (!under_licence(custom))
      parts.outside.custom.push_back({custom.party, (1 - share) * custom.seats, custom.price_usd});
  }
  parts.inside.without_seats = inside * decided.without_seats;
  parts.outside.without_seats = (1 - inside) * decided.without_seats;
  return parts;
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
  const double seats = all_seats(rules, quarters_since_start);
  const bool limited = rules.field_share < 1 && std::ranges::any_of(offers, &Offer::licensed);
  std::vector<Sale> sales;
  if (!limited) {
    sales = sell_to(rules, seats, offers, decided);
  } else {
    std::vector<Offer> without_licence;
    std::ranges::remove_copy_if(offers, std::back_inserter(without_licence), &Offer::licensed);
    const ByField parts = by_field(decided, offers, rules.field_share);
    sales = sell_to(rules, rules.field_share * seats, offers, parts.inside);
    for (const Sale& also : sell_to(rules, (1 - rules.field_share) * seats, without_licence, parts.outside)) {
      Sale& sale = *std::ranges::find(sales, also.party, &Sale::party);
      sale.seats += also.seats, sale.revenue_usd += also.revenue_usd;
    }
  }
  for (Sale& sale : sales) sale.share = sale.seats / seats;
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
  return own ? staying_share(rules, all_seats(rules, quarters_since_start), decided) * own->seats : 0;
}

}  // namespace partly::econ
