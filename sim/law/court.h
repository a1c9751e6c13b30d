// How a court of a scenario works, whatever the theory: what it makes of own records and of what is said, how
// long its stages take, what motions and appeals look at, how parties value risk. Every figure is a quantity
// of the scenario (scenarios/parameters/legal.json holds the shared ones).
#pragma once
#include "sim/law/defence.h"
#include "sim/law/stages.h"
#include "sim/law/stand.h"

namespace partly::law {

// What counts as custom in the industry (F02, F13), and how far that pulls at every theory (F40).
struct NormRules {
  Quantity start;  // 0..1
  Quantity pull;   // of a theory's acceptance that a full custom above the start would take, fraction
};

// How parties value what is uncertain and what is late (settlement.h): the sum at which a party begins to
// fear a loss more than it hopes for a gain, and what a quarter's delay takes off.
struct RiskRules {
  Quantity claimant_tolerance_usd;
  Quantity defendant_tolerance_usd;
  Quantity claimant_discount;  // a quarter, fraction
  Quantity defendant_discount;
};

// What discovery makes of what a defendant kept and did not keep (claim.cpp).
struct DocumentRules {
  Quantity stray_answers;     // that a typical innocent file holds: copied by others, bought with a data set
  Quantity honest_purchases;  // answers that a typical customer buys and trains nothing on
  Quantity message;           // log-odds of an internal message that says what the answers were for
  Quantity missing;           // log-odds of no file, where answers were bought
  Quantity missing_under_duty;  // the same, where a claim or an audit clause had asked for it
};

// What an untrue "no" risks beside its weight as evidence.
struct OathRules {
  Quantity exposed_chance;  // that a witness shows it, where no document does, before the judgment
  Quantity exposed;         // log-odds of that witness
  Quantity sanction_usd;  // owed by a party whose denial the court finds to be untrue, whatever the law says
};

// Where a scenario does not say it.
Quantity one_more_count();

struct CourtRules {
  Quantity noise;  // scale of what a judge adds to the posterior, log-odds
  DocumentRules documents;
  OathRules oath;
  Quantity register_entry;  // log-odds of a register that holds no summary, for a duty to disclose (X3)
  StandRules stand;
  DefenceRules defences;
  StageRules stages;
  Quantity motion_power;                   // share of untenable theories that a motion to dismiss finds out
  Quantity appeal_review;                  // chance that an appeal decides anew instead of upholding
  Quantity count_cost = one_more_count();  // of a stage's counsel, that one more count costs, fraction
  Quantity audit_quarters;                 // how long an audit that a court orders lasts
  Quantity disclosure_from;  // quarters from the game's start until fines for a missing summary apply (X3)
  Quantity authority_looks;  // chance a quarter that the authority asks for a missing summary
  NormRules norm;
  RiskRules risk;
};

}  // namespace partly::law
