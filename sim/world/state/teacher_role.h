// What a scenario says of a player who is the provider: where the console stands at the start, who the honest
// customers of the API are, and what trade and trust hang on. The rates themselves are measured in play
// (sim/world/state/job.h, WatchCrowd); what they cost is assumed here.
#pragma once
#include "sim/base/quantity.h"
#include "sim/learn/train_job.h"

namespace partly::world {

struct TeacherRole {
  learn::Access access = learn::Access::probabilities;  // at the start
  int digits = -1;
  Quantity alarm_rate;  // at the start: share of honest accounts that the monitor may accuse

  int honest_accounts = 200;  // simulated each quarter
  Quantity honest_queries;    // of an honest account in a quarter: the median
  Quantity honest_spread;     // of the logarithm of that
  Quantity
      trade_usd;  // what honest customers pay in the first quarter for full answers at the start's prices
  Quantity price_elasticity;  // at the list price: -1.2 loses 1.2 % of the queries for 1 % more on it

  Quantity worth_of_accuracy;    // share of the trade lost for each share of answers made wrong
  Quantity worth_of_confidence;  // share of the trade lost for a mean error of 1 in served confidence
  Quantity trade_lost_asked;     // of an honest customer who is accused and keeps its access
  Quantity trust_lost_accused;   // if every honest account were accused and cut
  Quantity burden_monitoring;    // share of the trade that a monitoring clause costs
  Quantity burden_audit;         // the same for an audit clause

  Quantity trust_lost_arbitrary_cut;  // for ending an access without an alarm and a clause
  Quantity trust_lost_claim;          // for a claim that a court has found wrong
  Quantity licence_reach;             // share of the provider's model's capability that a licensee counts on
  Quantity fear_of_claim;   // chance of a claim that a lab which copies counts on before any was brought
  Quantity fear_per_claim;  // what each claim that was brought adds to it
};

}  // namespace partly::world
