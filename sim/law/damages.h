// What a won claim is worth in money, line by line. The models are those that courts know: the cost that was
// avoided, a share of the profits, the claimant's lost profit, a statutory sum, a fine by turnover (X3).
// Which of them a theory brings, and how much, are parameters.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::law {

// A rule whose value is zero brings nothing.
struct DamagesRules {
  Quantity avoided_multiple;  // of the licence fee and royalty that were not paid
  Quantity profit_share;      // of the model's sales
  Quantity lost_margin;       // of the sales that went from the claimant to the model
  Quantity statutory_usd;     // a model
  Quantity turnover_fine;     // of a year's turnover
  Quantity least_fine_usd;    // the fine is at least so much where there is one
  Quantity
      wilful_multiple;  // what plain intent makes of the award, where the theory knows that; 0: it does not
};

// What the claimant says it lost, as the ledger and the market have it.
struct Losses {
  Quantity licence_fee_usd;
  Quantity royalty_usd;      // that a licence would have asked of the model's sales
  Quantity model_sales_usd;  // of the model in dispute, so far
  Quantity diverted_usd;     // of those, what the claimant would have sold instead
  Quantity turnover_usd;     // of the defendant, a year
};

struct AwardLine {
  std::string id;  // "avoided_cost", "penalty"
  std::string text;
  Quantity usd;  // may be negative: a cap
};

struct Award {
  std::vector<AwardLine> lines;  // add up to the total

  double total_usd() const;
  Quantity total() const;
};

// What the case itself does to the lines.
struct AwardFactors {
  double taught_share =
      1;  // of what the model learned from: what rests on its sales follows it (apportionment)
  int signs_of_intent = 0;                 // of kSignsOfIntent (record.h)
  std::optional<Quantity> penalty = {};    // the factor that testimony has put on the award
  std::optional<Quantity> hands_cut = {};  // share that falls away for the claimant's unclean hands
  std::optional<Quantity> cap = {};  // of the terms; in contract only, and the caller passes it only there
};

Award award_for(const DamagesRules& rules, const Losses& losses, const AwardFactors& factors = {});

}  // namespace partly::law
