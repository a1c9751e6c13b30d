// A claim: who wants what from whom, on which theory, and what it rests on. This room sees measurements,
// never networks. Contract only in the first loop (F35: the real exposure); other theories follow the same
// shape.
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/law/evidence.h"

namespace partly::law {

enum class Theory { contract };

// The rules of one theory, as a scenario sets them.
struct ClaimRules {
  Theory theory = Theory::contract;
  Quantity belief;               // chance that a court accepts the theory at all (F31, F35 and X1 pull apart)
  Quantity exhibit_cap;          // largest log-odds that one statistical exhibit may carry
  Quantity exhibit_power;        // share of real copies that the exam finds
  Quantity monitor_log;          // log-odds of a logged pattern or volume alarm
  Quantity admission_yes;        // the stand, log-odds (F43)
  Quantity admission_partly;     // log-odds (F01, F41)
  Quantity denial_contradicted;  // log-odds of a "no" against a strong exhibit
  Quantity licence_defence;      // log-odds of a licence in force when the queries were asked (negative)
  Quantity damages_multiple;     // of the licence fee and royalty that were not paid (avoided cost)
  Quantity profit_share;         // of the model's sales that a judgment may take
  Quantity stage_cost_usd;       // counsel, each side, each stage
  std::vector<std::string> facts;
};

enum class Answer { none, yes, partly, no };  // on the stand: "Did you distil?"

// What the court has before it, as measured.
struct Record {
  bool exhibit_heard = false;
  double exhibit_p = 1;            // at the model level, after Bonferroni
  double false_positive_rate = 0;  // on the exam's own innocents
  std::string exhibit_run;         // where it was measured
  bool alarm_logged = false;
  bool licensed = false;
  Answer answer = Answer::none;
};

EvidenceChain weigh(const ClaimRules& rules, const Record& record);

struct Damages {
  double avoided_cost_usd = 0;
  double profits_usd = 0;
  double total_usd() const { return avoided_cost_usd + profits_usd; }
};
Damages damages(const ClaimRules& rules, double licence_fee_usd, double royalty_usd, double model_sales_usd);

const char* name(Answer answer);
const char* name(Theory theory);

}  // namespace partly::law
