#include "sim/world/view/price_response.h"

#include <algorithm>
#include <cmath>

#include "sim/world/state/in_force.h"
#include "sim/world/state/serving.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

constexpr int kPricesShown = 41;  // over the span that the scenario leaves, evenly in the logarithm

}  // namespace

std::vector<PricePoint> price_response(const Seen& seen) {
  const Lab& lab = seen.player();
  const Model* product = lab.released ? seen.world.model(*lab.released) : nullptr;
  if (!product || !product->result) return {};
  std::vector<econ::Offer> offers = offers_now(seen.scenario, seen.world);
  const auto own = std::ranges::find(offers, lab.id, &econ::Offer::party);
  if (own == offers.end()) return {};
  const std::ptrdiff_t mine = own - offers.begin();
  const econ::MarketRules market = market_now(seen.scenario, seen.world);
  const double span = std::max(1.5, seen.scenario.play.price_span.value);
  const int quarter = seen.world.now.since(seen.scenario.start);
  std::vector<PricePoint> points;
  for (int i = 0; i < kPricesShown; ++i) {
    own->price_usd = market.reference_price_usd.value * std::pow(span, 2.0 * i / (kPricesShown - 1) - 1);
    const auto sales = econ::sell(market, quarter, offers, seen.world.customers);
    const econ::Sale& sale = sales[static_cast<std::size_t>(mine)];
    points.push_back(
        {own->price_usd, sale.share, sale.revenue_usd, left_usd(seen.scenario, seen.world, lab, sale)});
  }
  return points;
}

PricePoint at_price(const std::vector<PricePoint>& response, double price_usd) {
  const auto above = std::ranges::lower_bound(response, price_usd, {}, &PricePoint::price_usd);
  if (above == response.begin()) return response.front();
  if (above == response.end()) return response.back();
  const PricePoint &low = *(above - 1), &high = *above;
  const double t = std::log(price_usd / low.price_usd) / std::log(high.price_usd / low.price_usd);
  return {price_usd, std::lerp(low.share, high.share, t), std::lerp(low.sales_usd, high.sales_usd, t),
          std::lerp(low.left_usd, high.left_usd, t)};
}

}  // namespace partly::world
