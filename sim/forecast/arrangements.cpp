// What a forecast shows of the lab's arrangements; what they bring and cost is in the plays.
#include <algorithm>

#include "sim/forecast/reader.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {

void ForecastReader::read_arrangements() {
  const econ::Arrangements& offered = scenario_.arrangements;
  const Arranged& arranged = player_.arranged;
  if (arranged.compute_until && world_.now <= *arranged.compute_until)
    show("reserved_computing", "Reserved computing, a quarter",
         Quantity::derived(arranged.gflop_usd, Unit::usd,
                           "The contract's, to the end of " + arranged.compute_until->text()));
  if (const econ::Retainer* retainer = offered.retainer(arranged.counsel))
    show("retainer", "Retainer for counsel, a quarter", retainer->retainer_usd);
  if (arranged.records_since)
    show("records", "Records of the models, a quarter", offered.records->keeping_usd);
  show_resale();
  show_weights_royalty();
}

void ForecastReader::show_resale() {
  const double now_usd = resale_now_usd(scenario_, world_, player_);
  if (now_usd <= 0) return;
  const double kept = 1 - scenario_.arrangements.resale->cost_share.value;
  show("resale", "Sales of the provider's answers, a quarter",
       Quantity::derived(kept * now_usd, Unit::usd, "What is kept of them; they end with access"));
}

// Above so many sales a quarter published weights ask for their share.
void ForecastReader::show_weights_royalty() {
  const auto& licence = scenario_.arrangements.weights_licence;
  if (!licence) return;
  for (int q = std::max(0, product_.first_sale); q < request_.quarters; ++q) {
    const std::vector<double> sold = sold_at(q);
    if (sold.empty() || !offered_at(q).job.sources.open_weights) continue;
    if (mean(sold) <= licence->free_sales_usd.value) continue;
    show("weights_royalty", "Royalty on sales above the free part", licence->royalty);
    return;
  }
}

}  // namespace partly::forecast
