// Thousands of futures of one lab, quarter by quarter, under drivers that somebody else reads off the
// present: what its cash, its capability and the claims against it may come to, how likely it is ruined, cut
// off or enjoined by then, and what claims bring that it has brought itself. A statistical forecast, not
// bookkeeping: money is a floating-point number of USD with a relative error near 1e-6, and no rule of the
// game reads it. Knows no world, no law and no networks.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/base/result.h"
#include "sim/forecast/quantiles.h"

namespace partly::forecast {

struct LabNow {
  double cash_usd = 0;
  double revenue_usd = 0;        // a quarter
  double cost_usd = 0;           // a quarter
  double capability_points = 0;  // 0 to 100
  double claims_usd = 0;         // open claims: what settling all of them would cost
  bool access_cut = false, enjoined = false;
};

// What moves one quarter. n0 to n5 are standard normal draws and u0 to u5 uniform ones, new in each quarter
// of each future; a hazard h a quarter happens with probability 1 - exp(-h). In this order:
//   cut off from now on    if u2 < p(access_cut_hazard)
//   enjoined from now on   if u3 < p(injunction_hazard) and claims are open
//   capability            += (cut off ? gain_after_cut : 1) (gain_points + gain_sd n3), kept within 0 to 100
//   revenue               *= exp(growth + growth_per_point (capability - capability now) + growth_sd n0)
//   sales                  = revenue exp(sales_sd n1 - sales_sd^2/2) (enjoined ? sales_when_enjoined : 1),
//                            and where there are plays (below) that many times what its play sold
//   cost                  *= exp(cost_growth + cost_growth_sd n2)
//   claims                += exp(claim_log_usd + claim_log_sd n4)        if u0 < p(claim_hazard)
//   defence                = defence_usd exp(defence_sd n5 - defence_sd^2/2)  if claims are open
//   claims end             if u1 < p(settlement_hazard): claims = 0, and if u4 < loss_chance they are lost:
//     paid                 = claims (1 - insured_share)
//     enjoined from now on   if u5 < order_chance and claims were open
//   cash                  += sales - cost - defence - paid + one_off_usd + what claims brought pay (below)
//                            + what else its play brought
// Revenue, cost, claims and fees are kept below 1e18 USD. A future whose cash ends a quarter below zero is
// ruined: from then on nothing in it changes.
struct QuarterDrivers {
  double growth = 0, growth_sd = 0, growth_per_point = 0;  // of the logarithm of revenue
  double sales_sd = 0;                                     // of this quarter's sales around revenue; mean 1
  double cost_growth = 0, cost_growth_sd = 0;              // of the logarithm of cost
  double gain_points = 0, gain_sd = 0, gain_after_cut = 1;
  double claim_hazard = 0;                     // claims a quarter
  double claim_log_usd = 0, claim_log_sd = 0;  // mean size exp(claim_log_usd + claim_log_sd^2/2)
  double settlement_hazard = 0, insured_share = 0;
  double defence_usd = 0, defence_sd = 0;  // mean a quarter in which claims are open
  double access_cut_hazard = 0, injunction_hazard = 0, sales_when_enjoined = 1;
  double loss_chance = 1, order_chance = 0;  // of a claim that ends; of a claim that is lost
  double one_off_usd = 0;                    // known beforehand; below zero: to pay
};

// A claim that the lab has brought against another, in one quarter: how likely it has paid and how likely it
// has ended without pay by the end of it (neither ever falls, together at most 1), and what it pays where it
// pays in this quarter: usd exp(log_sd n - log_sd^2/2). Each future draws u and n once for each such claim.
struct BroughtQuarter {
  double paid_by = 0, lost_by = 0;
  double usd = 0, log_sd = 0;  // mean; standard deviation of the logarithm
};
struct BroughtClaim {
  double worth_usd = 0;                  // counts among the open claims while it is open
  std::vector<BroughtQuarter> quarters;  // as many as the question's
};

// What some plays of the rules brought in one quarter, each the same ones in the same order: future i follows
// play i modulo their number.
struct PlayedQuarter {
  std::vector<double> sold_usd;   // revenue is a factor on it
  std::vector<double> other_usd;  // below zero: paid
};

struct FuturesQuestion {
  LabNow now;
  std::vector<QuarterDrivers> quarters;  // 1 to 100
  int futures = 10'000;                  // 1 to 1,000,000
  std::uint64_t seed = 0;
  std::vector<BroughtClaim> brought = {};  // at most 100
  std::vector<PlayedQuarter> played = {};  // as many as quarters, or none
};

// What was drawn. Quarter q of future i stands at q * stride + i.
struct FuturePaths {
  int futures = 0, quarters = 0;
  std::size_t stride = 0;
  std::vector<float> cash_usd, capability_points, claims_usd;  // claims: against the lab, or brought by it
  // Of each future: the quarter (from 0) in which it happened, or `quarters` if it did not. 0 also where it
  // was so.
  std::vector<std::int32_t> ruined, access_cut, enjoined, paid;  // paid: the first claim that it brought
};

struct QuarterFan {
  Quantiles cash_usd, capability_points, claims_usd;
  double ruined = 0, access_cut = 0, enjoined = 0, paid = 0;  // chance that it has happened by the end of it
};

// An Error (ErrorKind::usage) that names the number which makes no sense. The same question gives the same
// bits on every processor that runs one build. `room`: paths that nobody needs any more and whose memory is
// used again; fetching new memory takes longer than the drawing.
Result<FuturePaths> draw_futures(const FuturesQuestion& question, FuturePaths&& room = {});
Quantiles quantiles_of(const float* values, int count);  // count > 0
std::vector<QuarterFan> fans_of(const FuturePaths& paths);

// With the kernels of one instruction set (sim/base/instruction_sets.h); for tests and measurements.
Result<FuturePaths> draw_futures_with(const std::string& instruction_set, const FuturesQuestion& question,
                                      FuturePaths&& room = {});

}  // namespace partly::forecast
