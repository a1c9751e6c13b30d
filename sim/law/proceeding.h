// A proceeding: one claim on its way through the stages (stages.h), with all that the court has before it and
// what came of it. It rests on one theory or on several counts, in one complaint (Fed. R. Civ. P. 8(d)): the
// facts, the record and the stand are common to them; each count has its theory's elements, proof and
// remedies. What follows from several counts together is in counts.h, the rulings are in judge.h.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/law/claim.h"
#include "sim/law/settlement_terms.h"
#include "sim/law/stages.h"

namespace partly::law {

// The ruling on one count.
struct CountFinding {
  Theory theory = Theory::contract;
  bool theory_accepted = false;  // moves the belief for everybody (F38)
  bool proven = false;           // the fact, by this count's standard
  bool won = false;
  double award_usd = 0;  // of this count; one wrong is paid once
};

struct Verdict {
  bool for_claimant = false;
  double probability = 0;                   // that the chain gave; the draw decided
  double award_usd = 0;                     // the largest of the counts that were won
  bool theory_accepted = false;             // of the principal count
  bool proven = false;                      // the breach, by the standard of one count at least
  std::vector<Remedy> remedies = {};        // ordered on any count, money among them
  double sanction_usd = 0;                  // for a denial that was found untrue, whoever won
  std::vector<CountFinding> findings = {};  // of each count, the principal first
};

struct CountOpinion {
  Theory theory = Theory::contract;
  EvidenceChain chain;
  Award award;                            // if this count succeeds
  std::vector<RemedyRule> remedies = {};  // that the court may order then
};

// What stood before the court when the claim was decided or ended: kept, so that it can be explained later.
struct Opinion {
  std::vector<CountOpinion> counts;           // the principal first; never empty
  std::optional<Quantity> sanction_usd = {};  // owed if a denial is found untrue; none without a denial

  const CountOpinion& principal() const { return counts.front(); }
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
  std::string claimant, defendant;   // lab ids; an authority may be a claimant
  Theory theory = Theory::contract;  // of the principal count
  std::vector<Theory> further = {};  // counts beside it
  std::vector<Theory> fallen = {};   // that a motion has dismissed while others went on
  int model = 0;                     // the defendant's model in question
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
  std::vector<Theory> theories() const { return all_of(theory, further); }  // the principal first
  bool rests_on(Theory one) const {
    return theory == one || std::find(further.begin(), further.end(), one) != further.end();
  }
};

}  // namespace partly::law
