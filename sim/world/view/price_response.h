// What the lab's product would sell for at each price, when the present quarter closes: by the market's own
// logit, with everybody else's offers as they stand and with the customers who are bound by a contract.
#pragma once
#include <vector>

namespace partly::world {

struct PricePoint {
  double price_usd = 0;
  double share = 0;      // of all customers, 0..1, those who are bound included
  double sales_usd = 0;  // in the quarter
  double left_usd = 0;   // of them, once customers are served and royalties are paid
};

// Between the two points that are next to this price, straight over its logarithm; outside, the nearest.
// Needs a point.
PricePoint at_price(const std::vector<PricePoint>& response, double price_usd);

}  // namespace partly::world
