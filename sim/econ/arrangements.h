// What a lab may arrange for money beside training and selling, as a scenario offers it: computing reserved
// ahead, counsel on a retainer, records of how models are made, a warranty for published weights, a product
// line on the provider's own answers. What a scenario leaves out is not on offer. All figures are
// assumptions.
#pragma once
#include <optional>

#include "sim/base/quantity.h"

namespace partly::econ {

// So much arithmetic a quarter below the list price, paid whether it is used or not.
struct ComputeContract {
  Quantity gflop;     // a quarter
  Quantity quarters;  // term
  Quantity discount;  // off the list price when signed, fraction
};

enum class Counsel { none, house, trial };  // nobody on a retainer, a few of one's own, trial lawyers

struct Retainer {
  Quantity retainer_usd;       // a quarter
  Quantity stage_cost_factor;  // on what a stage of a proceeding costs the client
  Quantity log_odds;           // added to the evidence of every claim against the client (negative helps it)
};

// A file of what each model was trained on, kept while it is trained; it cannot be written later.
struct RecordKeeping {
  Quantity keeping_usd;       // a quarter
  Quantity plea_without;      // of a plea of independent creation, what is believed without such a file
  Quantity summary_unproven;  // log-odds against whoever publishes a summary that no file backs (X3)
  Quantity summary_trust;     // trust gained by a summary that a file backs (F55)
};

// The publisher answers for the past of its weights: damages and settlements over them, up to a cap.
struct Warranty {
  Quantity fee_usd;   // once
  Quantity quarters;  // term
  Quantity cap_usd;   // in all
};

// What published weights ask of whoever sells on them: nothing up to so many sales, then a share of the rest.
struct WeightsLicence {
  Quantity free_sales_usd;  // a quarter
  Quantity royalty;         // of sales above that, fraction
};

// A product of the player's that passes the provider's answers on: it lives on access.
struct Resale {
  Quantity sales_usd;   // in the first quarter; it grows as the market does
  Quantity cost_share;  // of sales, paid to the provider for the answers
};

struct Arrangements {
  std::optional<ComputeContract> compute;
  std::optional<Retainer> house_counsel, trial_counsel;
  std::optional<RecordKeeping> records;
  std::optional<Quantity> exam_usd;  // a provenance exam of one's own model, for one's own eyes
  std::optional<Warranty> warranty;
  std::optional<WeightsLicence> weights_licence;
  std::optional<Resale> resale;

  const Retainer* retainer(Counsel counsel) const;  // null for none, or where it is not on offer
};

const char* name(Counsel counsel);  // "trial lawyers"

}  // namespace partly::econ
