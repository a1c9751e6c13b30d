// A claim: who wants what from whom, on which theory, what that theory must prove, and what it rests on. This
// room sees measurements, never networks. weigh() is the whole way from a record to the chance of a verdict;
// assessment.h adds what hangs on it.
#pragma once
#include <string>
#include <vector>

#include "sim/law/court.h"
#include "sim/law/damages.h"
#include "sim/law/evidence.h"
#include "sim/law/record.h"
#include "sim/law/remedy.h"

namespace partly::law {

// What a claimant has to prove. The first two are proven by evidence; the next two are facts that the record
// settles; the last two are questions of law with a chance each.
enum class ElementKind {
  taught_on_answers,  // exhibits, the log, own records, the stand
  summary_missing,    // the register (X3)
  ban_in_force,       // the terms forbade training when the answers were bought (F30)
  competition,        // the model has been sold in the claimant's market (F36)
  human_authorship,   // enough of it in the answers (F32)
  kept_secret,        // although anybody can ask (F34)
};

struct Element {
  ElementKind kind = ElementKind::taught_on_answers;
  Quantity chance;  // that a court finds it met; read for questions of law only
  std::string fact;
};

// The rules of one theory, as a scenario sets them.
struct ClaimRules {
  Theory theory = Theory::contract;
  Quantity belief;    // chance that a court accepts the theory at all; the mean of a Beta (precedent.h)
  Quantity prior;     // log-odds of the fact before any evidence
  Quantity standard;  // of proof: how likely the fact must be
  std::vector<Element> elements;
  Quantity monitor_log;          // log-odds of a logged pattern or volume alarm
  Quantity admission_yes;        // the stand, log-odds (F43)
  Quantity admission_partly;     // log-odds (F01, F41)
  Quantity denial_contradicted;  // log-odds of a "no" that an exhibit or a document contradicts
  Quantity licence_covers;       // chance that a licence in force when the queries were asked permitted it
  DamagesRules damages;
  std::vector<RemedyRule> remedies;
  Quantity stage_cost_usd;  // counsel, each side, each stage
  std::vector<std::string> facts;

  bool needs(ElementKind kind) const;
};

// An element as it stands: "proven by evidence", "met", "not met", or its chance.
struct ElementStanding {
  std::string text;
  std::string fact;
  Quantity chance;
};

EvidenceChain weigh(const CourtRules& court, const ClaimRules& rules, const Record& record);
// The orders that a court may give in this case: an equitable one (injunction, deletion) follows the share of
// the model that the answers taught, and falls away in part where the claimant's own hands are unclean. An
// authority's order not to sell is for the missing summary alone; deleted is only what rests on answers.
std::vector<RemedyRule> remedies_in_case(const CourtRules& court, const ClaimRules& rules,
                                         const Record& record);
std::vector<ElementStanding> elements_of(const CourtRules& court, const ClaimRules& rules,
                                         const Record& record);
// The belief in a theory that has survived a motion to dismiss: a motion finds out a share `power` of the
// untenable ones, so b / (1 - (1 - b) power) (Bayes).
double belief_after_motion(double belief, double power);

const char* name(ElementKind kind);

}  // namespace partly::law
