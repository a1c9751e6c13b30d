// The three moments at which a court speaks: a motion to dismiss, the judgment, an appeal. Each is one draw
// from the proceeding's own stream with chances that the chain gives; nothing else in the room is drawn.
#pragma once
#include "sim/base/rng.h"
#include "sim/law/proceeding.h"

namespace partly::law {

// Chance that a motion to dismiss ends one count: the theory is untenable and the motion finds it out. The
// motion is heard count by count.
double dismissal_chance(const CourtRules& court, const EvidenceChain& chain);
double dismissal_chance(const CourtRules& court, const Opinion& opinion);  // that it ends every count
// What the counts that may fall in a motion take with them of the expected award.
double relief_by_motion_usd(const CourtRules& court, const Opinion& opinion);

// Theory, points of law and breach are drawn apart, so that a ruling says which of them failed; the breach
// once for all counts. What further counts come to moves nothing of the principal one.
Verdict judge(const Opinion& opinion, Rng& rng);

// With the scenario's chance the case is decided anew on the same chain; else the verdict is upheld.
Verdict on_appeal(const CourtRules& court, const Opinion& opinion, const Verdict& verdict, Rng& rng);

// Chance that what was ruled is still decided anew.
double review_left(const CourtRules& court, const Proceeding& proceeding);
// Chance that the claimant wins in the end, as matters stand: the chain's before the judgment, what an appeal
// may still change after it.
double final_chance(const CourtRules& court, const Proceeding& proceeding, double chain_chance);

}  // namespace partly::law
