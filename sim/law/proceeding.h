// A proceeding: one claim on its way through the stages (stages.h), with all that the court has before it and
// what came of it. The rulings themselves are in judge.h.
#pragma once
#include <optional>
#include <string>

#include "sim/base/quarter.h"
#include "sim/law/claim.h"
#include "sim/law/settlement_terms.h"
#include "sim/law/stages.h"

namespace partly::law {

struct Verdict {
  bool for_claimant = false;
  double probability = 0;  // that the chain gave; the draw decided
  double award_usd = 0;
  bool theory_accepted = false;       // the substantive ruling: it moves the belief for everybody (F38)
  bool proven = false;                // the breach
  std::vector<Remedy> remedies = {};  // ordered, money among them
  double sanction_usd = 0;            // for a denial that was found untrue, whoever won
};

// What stood before the court when the claim was decided or ended: kept, so that it can be explained later.
struct Opinion {
  EvidenceChain chain;
  Award award;                                // if the claim succeeds
  std::vector<RemedyRule> remedies = {};      // that the court may order then
  std::optional<Quantity> sanction_usd = {};  // owed if a denial is found untrue; none without a denial
};

// What the other side has answered to an offer or a demand that it did not take: terms and a sum that it
// would take. It stands until the quarter closes, and nothing less is heard in that quarter.
struct CounterOffer {
  Quarter made;
  SettlementTerms terms;
  double amount_usd = 0;
};

struct Proceeding {
  int id = 0;
  std::string claimant, defendant;  // lab ids; an authority may be a claimant
  Theory theory = Theory::contract;
  int model = 0;  // the defendant's model in question
  Stage stage = Stage::notice;
  Quarter opened, stage_since;
  Filings filed;
  Record record;
  std::optional<Opinion> opinion;
  std::optional<Verdict> verdict;
  bool upheld_or_changed = false;  // an appeal has spoken
  std::optional<double> settled_usd;
  std::optional<SettlementTerms> settled_terms = {};  // where it was settled
  std::optional<CounterOffer> counter = {};
  std::vector<std::string> events;  // ids of the news that tell its rulings, in order

  bool open() const { return law::open(stage); }
};

}  // namespace partly::law
