// Four temperaments, each a few lines: what it would train, what it says on the stand. What all have in
// common is below. What follows a refused proposal does not happen.
#include "sim/world/rivals.h"

#include <algorithm>

#include "sim/world/standing.h"

namespace partly::world {
namespace {

struct Bot {
  Temperament temperament;
  const Scenario& scenario;
  const World& world;
  const Lab& lab;
  Rng& rng;
  std::vector<Decision> decisions;

  double cash() const { return world.ledger.cash(lab.id).usd(); }
  double operations() const { return scenario.find_lab(lab.id)->operations_usd.value; }
};

// Sells its best model.
void sell_best(Bot& bot) {
  const int classes = bot.scenario.learning.classes;
  const Model* best = nullptr;
  for (const Model& model : bot.world.models)
    if (model.owner == bot.lab.id && model.result &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  if (best && bot.lab.released != best->id) bot.decisions.push_back(ReleaseModel{best->id});
}

// Keeps a year of operations in hand as far as investors let it.
void keep_solvent(Bot& bot) {
  if (bot.cash() >= 4 * bot.operations()) return;
  const double limit = raise_limit(bot.scenario, bot.world, bot.lab.id).value;
  if (limit >= 1) bot.decisions.push_back(RaiseFunds{std::min(limit, 4 * bot.operations())});
}

law::Answer answer_of(Temperament temperament) {
  switch (temperament) {
    case Temperament::lawful:
      return law::Answer::yes;
    case Temperament::reckless:
      return law::Answer::no;
    default:
      return law::Answer::partly;
  }
}

// Settles at what the claimant takes if that is less than going on costs; else answers when asked.
void face_claims(Bot& bot) {
  for (const law::Proceeding& proceeding : bot.world.proceedings) {
    if (!proceeding.open() || proceeding.defendant != bot.lab.id) continue;
    const auto zone = law::settlement_zone(contract_now(bot.scenario, bot.world), proceeding,
                                           damages_on(bot.scenario, *bot.world.model(proceeding.model)));
    if (zone.has_room() && bot.temperament != Temperament::reckless)
      bot.decisions.push_back(OfferSettlement{proceeding.id, zone.claimant_accepts_from.value});
    else if (proceeding.stage == law::Stage::hearing)
      bot.decisions.push_back(Testify{proceeding.id, answer_of(bot.temperament)});
  }
}

// The older its newest model, the likelier the next: after a year for certain.
double urge_to_train(const Bot& bot) {
  int age = 4;
  for (const Model& model : bot.world.models)
    if (model.owner == bot.lab.id) age = std::min(age, bot.world.now.since(model.begun));
  return age / 4.0;
}

bool may_ask(const Bot& bot) { return !bot.lab.access_cut || licensed(bot.world, bot.lab); }

void train(Bot& bot) {
  const TrainModel open = usual(bot.scenario, Route::open_weights);
  TrainModel distil = usual(bot.scenario, Route::distil);
  switch (bot.temperament) {
    case Temperament::thrifty:  // half the usual queries
      distil.sources.queries /= 2;
      bot.decisions.push_back(may_ask(bot) ? distil : open);
      return;
    case Temperament::reckless:  // four times as many
      distil.sources.queries *= 4;
      bot.decisions.push_back(may_ask(bot) ? distil : open);
      return;
    case Temperament::lawful: {  // the licence if there is money for it, else labels of its own
      const bool rich = bot.cash() > 2 * bot.scenario.licence.signing_fee_usd.value;
      if (!licensed(bot.world, bot.lab) && rich) bot.decisions.push_back(SignLicence{});
      const bool may = licensed(bot.world, bot.lab) || rich;
      bot.decisions.push_back(may ? usual(bot.scenario, Route::licence) : open);
      return;
    }
    case Temperament::opportunist: {  // what is free first, then the teacher's answers on top of it
      const bool has_trained = std::any_of(
          bot.world.models.begin(), bot.world.models.end(),
          [&](const Model& model) { return model.owner == bot.lab.id && model.job.sources.open_weights; });
      if (!has_trained || !may_ask(bot)) {
        bot.decisions.push_back(open);
        return;
      }
      distil.sources.open_weights = true;
      bot.decisions.push_back(distil);
      return;
    }
  }
}

}  // namespace

std::vector<Decision> decide_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng) {
  Bot bot{temperament, scenario, world, world.lab(lab), rng, {}};
  sell_best(bot);
  face_claims(bot);
  keep_solvent(bot);
  if (!in_training(world, lab) && bot.cash() > 2 * bot.operations() && rng.chance(urge_to_train(bot)))
    train(bot);
  return std::move(bot.decisions);
}

}  // namespace partly::world
