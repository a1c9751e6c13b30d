// How a figure lies over many futures.
#pragma once

namespace partly::forecast {

// Percentiles lie between order statistics, linearly: position p (n - 1), as statistics programs do by
// default.
struct Quantiles {
  double mean = 0, p5 = 0, p50 = 0, p95 = 0;
};

}  // namespace partly::forecast
