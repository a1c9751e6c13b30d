// Something that may happen to everybody, as a scenario tells it.
#pragma once
#include <optional>
#include <string>

#include "sim/base/quantity.h"
#include "sim/learn/train_job.h"

namespace partly::world {

// A seeded event: drawn each quarter within its window, at most once a game.
struct EventRule {
  std::string id;
  std::string title;
  std::string text;
  std::string fact;       // the fact id that it is drawn from; may be empty
  int first_quarter = 0;  // index from the start
  int last_quarter = 0;
  Quantity chance;  // a quarter
  // What it changes: a factor on one price or rule, by name ("query_probability_usd", "volume_limit",
  // "market_volume", "gflop_usd", "label_usd", "run_usd", "query_label_usd", "alarms_before_cut", "belief",
  // "signing_fee_usd", "weight_trust", "claim_without_log"). Empty: news only.
  std::string changes;
  Quantity factor = Quantity::derived(1, Unit::none, "Changes nothing");
  std::optional<learn::OpenWeightsSpec> publishes =
      {};                    // new open weights, in the place of those there were (F53)
  bool cuts_access = false;  // the provider serves only who has a licence from then on (F50)
};

}  // namespace partly::world
