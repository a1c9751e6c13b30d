// What follows from scenario and world together and is asked for in many places: who sells what, who may ask
// the provider, what a claim is worth, what investors would pay. All const.
#pragma once
#include <string>

#include "sim/econ/market.h"
#include "sim/world/state/world.h"

namespace partly::world {

bool licensed(const World& world, const Lab& lab);
const Model* in_training(const World& world, const std::string& lab);
// What the lab sells, else its best trained model, else nothing.
const Model* flagship(const Scenario& scenario, const World& world, const std::string& lab);
// Trained on the provider's answers, at first hand or through other models that it asked, with no licence in
// force when they were asked.
bool copied(const Model& model);
// Of those answers, what its owner bought of the provider itself: another lab that sells answers has bought
// its own, and no contract passes on with them.
int answers_bought(const World& world, const Model& model);
// Whether this model is on sale and its owner sells its answers to whoever pays for them.
bool answers_on_sale(const World& world, int model);
// From published weights that were themselves taught on the provider's answers, or from a model that was.
bool starts_from_answers(const learn::TrainJob& order);
// Trained so.
bool inherits(const Model& model);
// From published weights of which some may have been taught so, and no exam of its owner's has said: what it
// exposes its lab to cannot be reckoned, whichever weights they are. A claim that is open reckons for itself.
bool past_unknown(const Scenario& scenario, const Model& model);
// Trained, and on none of the provider's answers: not a copy by any way, nor a licensed one.
bool owes_nothing(const Model& model);
// Whether what its making took was counted: it was trained in this game, and not published before it.
bool counted(const Model& model);
bool alarm_logged(const Model& model);  // by the provider's monitor, when it was taught

int quarters_left(const Scenario& scenario, const World& world);  // with the present one
std::string lab_name(const Scenario& scenario, const std::string& lab);
learn::MlpShape shape_of(const LearningRules& rules, const learn::TrainJob& job);
// What a job will use if it runs to its end: what quotes and bills are made of. What a run did use is counted
// and stands in its result.
learn::Used planned(const LearningRules& rules, const learn::TrainJob& job);

// How the provider alleges that a copy was made, from what it can know: the answers that the lab's account
// bought until then, as they were sold; of an account that bought none, the usual order of who starts from
// weights that its answers have gone into, where such are published, or else of who distils. Never what the
// model learned from.
learn::TrainJob alleged_copy(const Scenario& scenario, const World& world, const Model& suspect);
// The provenance exam on a model: innocents are of the two kinds of network that this world's honest labs
// train, copiers of the alleged kind.
Examine exam_of(const Scenario& scenario, const World& world, const Model& suspect, int id, int proceeding,
                const forensics::ExamSettings& settings);

econ::MarketRules market_now(const Scenario& scenario, const World& world);
// Of a model that is measured, at the lab's price of today.
econ::Offer offer_of(const Scenario& scenario, const Lab& lab, const Model& model);
// Of all labs that sell something that is measured, in the order of the labs.
std::vector<econ::Offer> offers_now(const Scenario& scenario, const World& world);

// That somebody tells the provider in a quarter, rightly or wrongly, that a model is a copy, as events have
// left it: rightly of one that was ever sold, wrongly of one on sale.
double tip_chance(const Scenario& scenario, const World& world, bool copy);
// Its log, a summary or, of a player, a signal that was told has pointed the provider to it.
bool known_to_provider(const World& world, const Model& model);
bool ever_sold(const Lab& lab, const Model& model);
// A copied model that nobody has claimed yet and that the provider knows of, or may learn of as it was ever
// sold: what was sold can be claimed after it was taken from the market, as limitation outlasts the game.
bool may_be_claimed(const Scenario& scenario, const World& world, const Model& model);
// What a judgment on a copied model that nobody has claimed yet may cost: chance of a claim x chance of
// losing it x damages.
Quantity prospective_claim(const Scenario& scenario, const World& world, const Model& model);
Quantity exposure(const Scenario& scenario, const World& world, const std::string& lab);
Quantity valuation(const Scenario& scenario, const World& world, const std::string& lab);
Quantity raise_limit(const Scenario& scenario, const World& world,
                     const std::string& lab);  // what is left of it

}  // namespace partly::world
