// Something that may happen to everybody, as a scenario tells it, and what a lab may answer to it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/learn/train_job.h"
#include "sim/world/state/docket_decisions.h"

namespace partly::world {

// Whom an event is about; of others it is not told.
enum class EventSubject { everybody, sellers, sellers_on_weights, sellers_without_summary };

// One of the answers that the player's lab may give in the quarter after an event. Its figures are
// assumptions; what the answer is worth follows from what the lab sells, at which price, and from what it
// has to hide.
struct EventChoice {
  std::string id;
  std::string title;       // as a button says it
  std::string text;        // what it means
  bool if_silent = false;  // holds for a lab that gives no answer: one of the choices, which costs nothing
  Quantity cost_usd = Quantity::derived(0, Unit::usd, "Costs nothing");     // at once
  Quantity trust = Quantity::derived(0, Unit::fraction, "Moves no trust");  // added to the lab's
  // Of all customers: so many who buy from nobody sign with the lab at its price; negative: so many of its
  // own end their contracts. Fewer sign where the price is above the reference price, and only within a
  // licence's field of use.
  Quantity customers = Quantity::derived(0, Unit::fraction, "Nobody signs and nobody leaves");
  std::string changes;  // as an event changes it, for everybody
  Quantity factor = Quantity::derived(1, Unit::none, "Changes nothing");
  bool keeps_records = false;                  // from now on, as KeepRecords does
  std::optional<PublicStatement> states = {};  // in public, as StatePublicly does
};

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
  bool certain = false;      // it happens in one of those quarters, each as likely; there is no chance then
  std::vector<EventChoice> choices = {};         // by id, last what silence means; none: nobody is asked
  EventSubject about = EventSubject::everybody;  // that the player's lab has to be for it to happen

  // That it happens in this quarter if it has not happened before.
  double chance_in(int quarter) const;
  const EventChoice* find(const std::string& choice) const;
  const EventChoice* if_silent() const;  // null where nobody is asked
};

}  // namespace partly::world
