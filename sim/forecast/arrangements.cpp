// What a forecast reads off the lab's arrangements: contracts, retainers and records are paid at each close,
// and the provider's answers are sold on for as long as access is likely to last.
#include <algorithm>
#include <cmath>

#include "sim/forecast/reader.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {

void ForecastReader::read_arrangements() {
  const econ::Arrangements& offered = scenario_.arrangements;
  const Arranged& arranged = player_.arranged;
  if (arranged.compute_until && world_.now <= *arranged.compute_until) {
    const int closes = arranged.compute_until->since(world_.now) + 1;
    for (int q = 0; q < std::min(closes, request_.quarters); ++q) at(q).one_off_usd -= arranged.gflop_usd;
    show("reserved_computing", "Reserved computing, a quarter",
         Quantity::derived(arranged.gflop_usd, Unit::usd,
                           "The contract's, to the end of " + arranged.compute_until->text()));
  }
  const auto each_close = [&](const char* id, const char* text, const Quantity& usd) {
    out_.question.now.cost_usd += usd.value;
    show(id, text, usd);
  };
  if (const econ::Retainer* retainer = offered.retainer(arranged.counsel))
    each_close("retainer", "Retainer for counsel, a quarter", retainer->retainer_usd);
  if (arranged.records_since)
    each_close("records", "Records of the models, a quarter", offered.records->keeping_usd);
  read_resale();
}

void ForecastReader::read_resale() {
  const double now_usd = resale_now_usd(scenario_, world_, player_);
  if (now_usd <= 0) return;
  const double kept = 1 - scenario_.arrangements.resale->cost_share.value;
  const econ::MarketRules market = market_now(scenario_, world_);
  const int quarter = world_.now.since(scenario_.start);
  double still = 1;  // chance that access is not cut by then
  for (int q = 0; q < request_.quarters; ++q) {
    still *= std::exp(-at(q).access_cut_hazard);
    const double grown = econ::volume_usd(market, quarter + q) / econ::volume_usd(market, quarter);
    at(q).one_off_usd += still * kept * now_usd * grown;
  }
  show("resale", "Sales of the provider's answers, a quarter",
       Quantity::derived(kept * now_usd, Unit::usd,
                         "What is kept of them; they end with access, so each quarter counts by the chance "
                         "that it is open"));
}

// Above so many sales a quarter published weights ask for their share.
void ForecastReader::put_weights_royalty(const MarketOutlook& outlook) {
  const auto& licence = scenario_.arrangements.weights_licence;
  if (!licence) return;
  bool owed = false;
  for (int q = std::max(0, product_.first_sale); q < request_.quarters; ++q) {
    const Model& sold = offered_at(q);
    if (!sold.job.sources.open_weights) continue;
    const double above =
        outlook.quarters[static_cast<std::size_t>(q)].sales_usd - licence->free_sales_usd.value;
    at(q).one_off_usd -= licence->royalty.value * std::max(0.0, above);
    owed = owed || above > 0;
  }
  if (owed) show("weights_royalty", "Royalty on sales above the free part", licence->royalty);
}

}  // namespace partly::forecast
