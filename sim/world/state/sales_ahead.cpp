#include "sim/world/state/sales_ahead.h"

#include <algorithm>
#include <cmath>

#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

struct Sold {
  double owner_usd = 0, claimant_usd = 0;
};

// A market in which one lab's offer may be taken away or changed.
class MarketAhead {
 public:
  MarketAhead(const Scenario& scenario, const World& world, const Model& model, const std::string& claimant)
      : owner_(model.owner),
        claimant_(claimant),
        rules_(market_now(scenario, world)),
        decided_(world.customers),
        index_(world.now.since(scenario.start)),
        others_(offers_now(scenario, world)) {
    std::erase_if(others_, [&](const econ::Offer& offer) { return offer.party == owner_; });
  }

  // The next close, after which its customers have decided.
  Sold close(const std::optional<econ::Offer>& own) {
    std::vector<econ::Offer> offers = others_;
    if (own) offers.push_back(*own);
    const std::vector<econ::Sale> sales = econ::sell(rules_, index_, offers, decided_);
    decided_ = econ::customers_after(rules_, index_++, sales);
    Sold sold;
    for (const econ::Sale& sale : sales) {
      if (sale.party == owner_) sold.owner_usd = sale.revenue_usd;
      if (sale.party == claimant_) sold.claimant_usd = sale.revenue_usd;
    }
    return sold;
  }
  double growth(int ahead) const { return std::pow(1 + rules_.growth.value, ahead); }
  // Of customers who would buy elsewhere, the share that the claimant gets.
  double claimant_share() const {
    double all = 0, theirs = 0;
    for (const econ::Sale& sale : econ::sell(rules_, index_, others_)) {
      all += sale.share;
      if (sale.party == claimant_) theirs = sale.share;
    }
    return all > 0 ? theirs : 0;
  }

 private:
  std::string owner_, claimant_;
  econ::MarketRules rules_;
  econ::Customers decided_;
  int index_;
  std::vector<econ::Offer> others_;
};

// What would be sold in the model's place.
const Model* best_other(const Scenario& scenario, const World& world, const Model& model) {
  const int classes = scenario.learning.classes;
  const Model* best = nullptr;
  for (const Model& other : world.models)
    if (other.owner == model.owner && other.id != model.id && other.state == ModelState::trained &&
        !other.enjoined && (!best || other.capability(classes) > best->capability(classes)))
      best = &other;
  return best;
}

// Of a dollar of sales, what its seller keeps; no lab is better off for losing a sale. An authority sells
// nothing.
double margin_left(const Scenario& scenario, const World& world, const std::string& lab) {
  for (const Lab& one : world.labs)
    if (one.id == lab) return std::max(0.0, margin_of(scenario, world, one));
  return 1;
}

econ::Offer offer_at(const Scenario& scenario, const Lab& lab, const Model& model, double trust) {
  econ::Offer offer = offer_of(scenario, lab, model);
  offer.trust = std::clamp(trust, 0.0, 1.0);
  return offer;
}

}  // namespace

SalesAhead sales_ahead(const Scenario& scenario, const World& world, const Model& model,
                       const std::string& claimant, int closes, std::optional<double> quarterly_usd) {
  const MarketAhead market(scenario, world, model, claimant);
  const Lab& owner = world.lab(model.owner);
  SalesAhead ahead;
  const bool sold = owner.released == model.id && (quarterly_usd || model.result);
  const Model* other = best_other(scenario, world, model);
  const double kept = margin_left(scenario, world, model.owner);
  const double won = margin_left(scenario, world, claimant);
  MarketAhead market_with = market, market_without = market;
  for (int t = 0; t < closes; ++t) {
    if (!sold || quarterly_usd) {
      const double usd = sold ? *quarterly_usd * market.growth(t) : 0;
      ahead.model_usd.push_back(usd);
      ahead.lost_usd.push_back(kept * usd);
      ahead.gained_usd.push_back(won * market.claimant_share() * usd);
      continue;
    }
    const Sold with = market_with.close(offer_at(scenario, owner, model, owner.trust));
    const Sold without = market_without.close(
        other ? std::optional(offer_at(scenario, owner, *other, owner.trust)) : std::nullopt);
    ahead.model_usd.push_back(with.owner_usd);
    ahead.lost_usd.push_back(kept * std::max(0.0, with.owner_usd - without.owner_usd));
    ahead.gained_usd.push_back(won * std::max(0.0, without.claimant_usd - with.claimant_usd));
  }
  return ahead;
}

SalesAhead sales_ahead_with_less_trust(const Scenario& scenario, const World& world, const Model& model,
                                       const std::string& claimant, int closes, double trust_lost) {
  const MarketAhead market(scenario, world, model, claimant);
  const Lab& owner = world.lab(model.owner);
  const Model* sold = owner.released ? world.model(*owner.released) : nullptr;
  MarketAhead trusted_market = market, doubting_market = market;
  SalesAhead ahead;
  for (int t = 0; t < closes; ++t) {
    const double missing = std::max(0.0, trust_lost - t * scenario.provider.trust_gain.value);
    const bool sells = sold && sold->result;
    const Sold with = trusted_market.close(
        sells ? std::optional(offer_at(scenario, owner, *sold, owner.trust)) : std::nullopt);
    const Sold doubted = doubting_market.close(
        sells ? std::optional(offer_at(scenario, owner, *sold, owner.trust - missing)) : std::nullopt);
    ahead.model_usd.push_back(doubted.owner_usd);
    ahead.lost_usd.push_back(std::max(0.0, with.owner_usd - doubted.owner_usd));
    ahead.gained_usd.push_back(std::max(0.0, doubted.claimant_usd - with.claimant_usd));
  }
  return ahead;
}

}  // namespace partly::world
