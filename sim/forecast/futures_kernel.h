// The door between the plain C++ around the futures and their arithmetic, which is compiled once for each
// instruction set: the drivers worked out into the numbers that the formulas of futures.h read.
#pragma once
#include <cstddef>
#include <cstdint>

namespace partly::forecast {

struct QuarterNumbers {
  float growth, growth_sd, growth_per_point;
  float sales_shift, sales_sd;  // shift: -sd^2/2
  float cost_growth, cost_growth_sd;
  float gain, gain_sd, gain_after_cut;
  float claim_chance, claim_log, claim_log_sd;
  float settlement_chance, own_share;
  float defence_log, defence_sd;  // log of mean, less sd^2/2
  float access_cut_chance, injunction_chance, sales_when_enjoined;
  float loss_chance, order_chance, one_off;
};

// Of one claim that the lab has brought, in one quarter; the thresholds are of one uniform draw a future.
struct BroughtNumbers {
  float paid_before, paid_by, open_below;  // open_below: 1 less the chance that it has been lost
  float pays_log, pays_log_sd;             // log of mean, less sd^2/2
  float worth;
};

struct FuturesTask {
  float cash, revenue, cost, capability, claims;
  bool access_cut, enjoined;
  const QuarterNumbers* quarters;
  int quarter_count;
  const BroughtNumbers* brought;  // claim by claim, `quarter_count` each
  int brought_count;
  const float *sold_rows, *other_rows;  // of the plays, `stride` each quarter; null: there are none
  std::uint32_t key[4];
  std::size_t stride;  // futures to draw: whole vectors of any width
  float *cash_rows, *capability_rows, *claims_rows;
  std::int32_t *ruined, *access_cut_at, *enjoined_at, *paid_at;
};

using DrawFutures = void (*)(const FuturesTask&);
void draw_futures_baseline(const FuturesTask&);
#if defined(__x86_64__)
void draw_futures_avx2(const FuturesTask&);
void draw_futures_avx512(const FuturesTask&);
#endif

}  // namespace partly::forecast
