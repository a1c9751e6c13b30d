#include "sim/econ/price_list.h"

#include "sim/base/check.h"

namespace partly::econ {

// Each line of the bill is rounded to cents once; the total is the sum of the rounded lines.
Bill bill_for(const PriceList& prices, const Counts& counts, bool with_probabilities, double query_discount) {
  PARTLY_CHECK(counts.labels >= 0 && counts.queries >= 0 && counts.other_answers >= 0 && counts.gflop >= 0);
  PARTLY_CHECK(0 <= query_discount && query_discount <= 1);
  const double query_usd =
      (with_probabilities ? prices.query_probability_usd.value : prices.query_label_usd.value) *
      (1 - query_discount);
  return {Money::usd(static_cast<double>(counts.labels) * prices.label_usd.value),
          Money::usd(static_cast<double>(counts.queries) * query_usd),
          Money::usd(static_cast<double>(counts.other_answers) * prices.query_probability_usd.value),
          Money::usd(counts.gflop * prices.gflop_usd.value), Money::usd(prices.run_usd.value)};
}

}  // namespace partly::econ
