// A proceeding as a state machine that moves at most one stage a quarter:
// notice -> complaint -> discovery -> hearing -> decided; settled or withdrawn from any open stage.
#pragma once
#include <optional>
#include <string>

#include "sim/base/quarter.h"
#include "sim/base/rng.h"
#include "sim/law/claim.h"

namespace partly::law {

enum class Stage { notice, complaint, discovery, hearing, decided, settled, withdrawn };

struct Verdict {
  bool for_claimant = false;
  double probability = 0;  // that the chain gave; the draw decided
  double award_usd = 0;
};

struct Proceeding {
  int id = 0;
  std::string claimant, defendant;  // lab ids
  Theory theory = Theory::contract;
  int model = 0;  // the defendant's model in question
  Stage stage = Stage::notice;
  Quarter opened, stage_since;
  Record record;
  std::optional<Verdict> verdict;
  std::optional<double> settled_usd;

  bool open() const { return stage < Stage::decided; }
};

// The next stage in the ordinary course. A hearing, which only judge() ends, and a closed stage stay as they
// are.
Stage next_stage(Stage stage);
int stages_left(Stage stage);  // to be paid for until the verdict, the present one included; 0 when closed
// The draw at the end of a hearing. `rng` is the proceeding's own stream.
Verdict judge(const ClaimRules& rules, const Proceeding& proceeding, const Damages& damages, Rng& rng);

// What each side expects from going on, and the room between them (no room if from > up to).
struct SettlementZone {
  Quantity claimant_accepts_from;
  Quantity defendant_pays_up_to;
  bool has_room() const { return claimant_accepts_from.value <= defendant_pays_up_to.value; }
};
SettlementZone settlement_zone(const ClaimRules& rules, const Proceeding& proceeding, const Damages& damages);

const char* name(Stage stage);

}  // namespace partly::law
