// What the law makes of the state of the game: the rules as rulings have left them, the record of a
// proceeding with all that is true of the parties today, and what follows from both. All const; the law
// itself is sim/law's business. Once a court has decided, its opinion stands as it was written.
#pragma once
#include <optional>
#include <string>

#include "sim/law/assessment.h"
#include "sim/world/state/answer_outlook.h"
#include "sim/world/state/world.h"

namespace partly::world {

// With the belief where rulings, talk and custom have moved it.
law::ClaimRules claim_now(const Scenario& scenario, const World& world, law::Theory theory);
// The version in force in a quarter of the game, counted from 0: the scenario's, or what the player
// published.
const law::Terms& terms_at(const Scenario& scenario, const World& world, int quarter);
// The terms that bound whoever bought answers for this model.
const law::Terms& terms_when_asked(const Scenario& scenario, const World& world, const Model& model);

// What a court would have before it at the notice of a claim on this model.
law::Record record_at_notice(const Scenario& scenario, const World& world, const Model& model);
law::Record record_now(const Scenario& scenario, const World& world, const law::Proceeding& proceeding);

law::Losses losses_on(const Scenario& scenario, const World& world, const Model& model,
                      const std::string& claimant);
law::Award award_on(const Scenario& scenario, const World& world, const Model& model, law::Theory theory,
                    const std::string& claimant, const law::Record& record);

// All that a court would have before it and all that would follow, on a record that may be supposed.
law::Opinion opinion_on(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                        const law::Record& record);
// The one account of a claim as it stands: every page, forecast and command shows its lines.
law::Assessment assessment_of(const Scenario& scenario, const World& world,
                              const law::Proceeding& proceeding);
bool could_be_exposed(const law::Record& record);  // an untrue "no" that no document contradicts
AnswerOutlook outlook_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                         law::Answer answer);

// Of the principal count alone.
law::EvidenceChain chain_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding);
law::Award award_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding);

// Keeps chain and award as they stand now, so that how a claim ended can be explained later.
void write_down(const Scenario& scenario, const World& world, law::Proceeding& proceeding);

// The theory that promises a claimant most on this model; none if the scenario enables none that it could
// bring.
std::optional<law::Theory> best_theory(const Scenario& scenario, const World& world, const Model& model);

// A claim at its notice; `opened` is the first quarter that sees it.
law::Proceeding& open_claim(const Scenario& scenario, World& world, const Model& model, law::Theory theory,
                            const std::string& claimant, Quarter opened);

// The newest claim by the provider on a model; all counts share its fate. What was decided stays so, and what
// a settlement covers; where a settlement covers only what was sold before it, what is sold later can be
// claimed. A duty that is still not met can be claimed again by the authority: the newest such claim.
const law::Proceeding* claim_on(const World& world, int model);
const law::Proceeding* bar_to_claim(const World& world, int model);  // null if one can be brought
const law::Proceeding* disclosure_claim_on(const World& world, int model);
// Of what is sold after a judgment for the claimant, where no order ends the sale: the licence's own royalty,
// as far as the model learned from the answers (Paice v. Toyota 2007: an ongoing royalty in place of an
// order).
double royalty_after_judgment(const Scenario& scenario, const law::Proceeding& proceeding,
                              double taught_share);
// Who brings a duty to disclose: no lab, and a party of the books.
bool by_authority(const law::Proceeding& proceeding);

}  // namespace partly::world
