// Four temperaments, each a few lines: what it would train, what it says on the stand. What all have in
// common is below. What follows a refused proposal does not happen.
#include "sim/bots/rivals.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/bots/managers.h"
#include "sim/bots/settling.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::bots {
namespace {

constexpr double kBudgetShare = 0.5;  // of free cash, for answers
constexpr int kFewestQueries = 60;    // to learn anything from

struct Rival {
  Temperament temperament;
  const Scenario& scenario;
  const World& world;
  const Lab& lab;
  Rng& rng;
  std::vector<Decision> decisions = {};
  double raised_usd = 0;  // by the decisions so far, less what they spend

  double cash() const { return world.ledger.cash(lab.id).usd() + raised_usd; }
  double operations() const { return scenario.find_lab(lab.id)->operations_usd.value; }
};

// Sells its best model.
void sell_best(Rival& bot) {
  const int classes = bot.scenario.learning.classes;
  const Model* best = nullptr;
  for (const Model& model : bot.world.models)
    if (model.owner == bot.lab.id && model.state == ModelState::trained && !model.enjoined &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  if (best && bot.lab.released != best->id) bot.decisions.push_back(ReleaseModel{best->id});
}

// As much as investors let it.
void raise_money(Rival& bot, double amount_usd) {
  const double limit = raise_limit(bot.scenario, bot.world, bot.lab.id).value - bot.raised_usd;
  if (limit < 1 || amount_usd < 1) return;
  bot.decisions.push_back(RaiseFunds{std::min(limit, amount_usd)});
  bot.raised_usd += std::min(limit, amount_usd);
}

// Keeps a year of operations in hand as far as investors let it.
void keep_solvent(Rival& bot) {
  if (bot.cash() < 4 * bot.operations()) raise_money(bot, 4 * bot.operations());
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

// A claim is answered whatever else fails: what is refused now is not tried.
void propose(Rival& bot, const Decision& decision) {
  if (std::holds_alternative<Quote>(check(bot.scenario, bot.world, decision, bot.lab.id)))
    bot.decisions.push_back(decision);
}

// Everything that delays: the reckless one never settles.
void fight(Rival& bot, const law::Proceeding& proceeding) {
  propose(bot, MoveToDismiss{proceeding.id});
  propose(bot, Plead{proceeding.id, law::Defence::standard_practice});
  propose(bot, AppealVerdict{proceeding.id});
}

// The lawful one says what its models are made of before anybody asks.
void disclose(Rival& bot) {
  if (bot.temperament == Temperament::lawful && bot.lab.released)
    propose(bot, PublishSummary{*bot.lab.released});
}

// A seat in a world of its own: what is decided there is noted, and can be decided again.
class TrialSeat final : public Seat {
 public:
  explicit TrialSeat(const Rival& bot) : bot_(bot), world_(bot.world) {
    for (const Decision& decision : bot.decisions) apply(bot.scenario, world_, decision, bot.lab.id);
  }
  const Scenario& scenario() const override { return bot_.scenario; }
  const World& world() const override { return world_; }
  const std::string& lab() const override { return bot_.lab.id; }
  Check check(const Decision& decision) const override {
    return world::check(bot_.scenario, world_, decision, lab());
  }
  Check submit(const Decision& decision) override {
    Check done = apply(bot_.scenario, world_, decision, lab());
    if (std::holds_alternative<Quote>(done)) taken_.push_back(decision);
    return done;
  }
  const std::vector<Decision>& taken() const { return taken_; }

 private:
  const Rival& bot_;
  World world_;
  std::vector<Decision> taken_;
};

// The lawful one wants peace and pays for it; the others count money, and the opportunist waits for what the
// exam says before it counts.
Bargaining bargaining_of(Temperament temperament) {
  const bool waits = temperament == Temperament::opportunist;
  return {true, temperament == Temperament::lawful, waits ? law::Stage::deposition : law::Stage::notice};
}

// Tried in a world of its own, since what comes next hangs on what is answered.
bool settles(Rival& bot, const law::Proceeding& proceeding) {
  TrialSeat trial(bot);
  const bool agreed = tries_to_settle(trial, proceeding.id, bargaining_of(bot.temperament),
                                      [&](const Decision& decision) { return submits(trial, decision); });
  bot.decisions.insert(bot.decisions.end(), trial.taken().begin(), trial.taken().end());
  bot.raised_usd = (trial.world().ledger.cash(bot.lab.id) - bot.world.ledger.cash(bot.lab.id)).usd();
  return agreed;
}

// Settles where both sides can agree (settling.h); else answers when asked.
void face_claims(Rival& bot) {
  for (const law::Proceeding& proceeding : bot.world.proceedings) {
    if (!proceeding.open() || proceeding.defendant != bot.lab.id) continue;
    if (by_authority(proceeding)) {
      propose(bot, PublishSummary{proceeding.model});
      continue;
    }
    // An offer to a player may be declined, so that the question on the stand is answered all the same.
    if (bot.temperament != Temperament::reckless && settles(bot, proceeding)) continue;
    if (bot.temperament == Temperament::reckless) fight(bot, proceeding);
    propose(bot, Testify{proceeding.id, answer_of(bot.temperament)});
  }
  propose(bot, AnswerOnOwnTraining{answer_of(bot.temperament)});
}

// The older its newest model, the likelier the next: after a year for certain.
double urge_to_train(const Rival& bot) {
  int age = 4;
  for (const Model& model : bot.world.models)
    if (model.owner == bot.lab.id) age = std::min(age, bot.world.now.since(model.begun));
  return age / 4.0;
}

bool may_ask(const Rival& bot) { return !bot.lab.access_cut || licensed(bot.world, bot.lab); }

// Where a player sets the prices it asks no more than half of its free cash buys, and nothing where too few
// answers would be left to learn from.
TrainModel within_budget(const Rival& bot, TrainModel asking, const TrainModel& otherwise) {
  if (!bot.world.provider_state) return asking;
  const Console& console = bot.world.provider_state->in_force;
  const bool bare = served(console, asking.sources).access == learn::Access::labels;
  const double discount = licensed(bot.world, bot.lab) ? bot.scenario.licence.query_discount.value : 0;
  const double price = (bare ? console.query_label_usd : console.query_probability_usd) * (1 - discount);
  const double budget = kBudgetShare * std::max(0.0, bot.cash() - 2 * bot.operations());
  if (price > 0)
    asking.sources.queries = static_cast<int>(std::min<double>(asking.sources.queries, budget / price));
  return asking.sources.queries >= kFewestQueries ? asking : otherwise;
}

// The licence if there is money for it, else labels of its own. From a player it cannot be had for the
// asking.
void train_lawfully(Rival& bot, const TrainModel& open) {
  const bool rich = bot.cash() > 2 * bot.scenario.licence.signing_fee_usd.value && !bot.world.provider_state;
  if (!licensed(bot.world, bot.lab) && rich) bot.decisions.push_back(SignLicence{});
  const bool may = licensed(bot.world, bot.lab) || rich;
  bot.decisions.push_back(may ? within_budget(bot, usual(bot.scenario, Route::licence), open) : open);
}

std::optional<double> measured_capability(const Rival& bot, LabKind kind) {
  const Lab& lab = bot.world.lab(bot.scenario.lab(kind).id);
  const Model* model = lab.released ? bot.world.model(*lab.released) : nullptr;
  if (!model || !model->result) return std::nullopt;
  return model->capability(bot.scenario.learning.classes);
}

// What a run would bring until the game's end, its bill paid; nothing that cannot be paid for now.
double worth_of_run(const Rival& bot, const TrainModel& order, double capability) {
  const Check asked = check(bot.scenario, bot.world, order, bot.lab.id);
  const auto* quote = std::get_if<Quote>(&asked);
  if (!quote) return 0;
  const int quarters = std::max(0, quarters_left(bot.scenario, bot.world) - quote->quarters);
  return quarters * sales_with(bot.scenario, bot.world, bot.lab.id, capability) - quote->upfront.value;
}

// What a claim that a copy may draw by chance alone takes of it. The reckless one fears none.
double feared_usd(const Rival& bot, double teacher) {
  if (bot.temperament == Temperament::reckless) return 0;
  const int quarters = quarters_left(bot.scenario, bot.world);
  const double noticed = 1 - std::pow(1 - tip_chance(bot.scenario, bot.world, true), quarters);
  const double sold = quarters * sales_with(bot.scenario, bot.world, bot.lab.id, teacher);
  return noticed * claim_on_a_copy(bot.scenario, bot.world, bot.lab.id, sold);
}

// The best product of another lab whose answers are on sale (SellAnswers); null if there is none.
const Model* product_to_ask(const Rival& bot) {
  const int classes = bot.scenario.learning.classes;
  const Model* best = nullptr;
  for (const Model& model : bot.world.models)
    if (model.owner != bot.lab.id && model.result && answers_on_sale(bot.world, model.id) &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  return best;
}

TrainModel asking(const Rival& bot, const Model& product) {
  TrainModel order = usual(bot.scenario, Route::distil);
  order.sources.other_answers = std::exchange(order.sources.queries, 0);
  order.other_model = product.id;
  return order;
}

// Whoever sells answers forbids nobody to train on them. What its product was taught by others it does not
// tell, so that no claim is feared; the provider may have the better teacher, and cuts off who asks it too
// much.
bool asks_seller(const Rival& bot, const Model& product, const TrainModel& open, const TrainModel& distil) {
  const double capability = product.capability(bot.scenario.learning.classes);
  const double worth = worth_of_run(bot, asking(bot, product), capability);
  if (worth <= 0) return false;  // or it cannot be ordered
  const auto published = measured_capability(bot, LabKind::publisher);
  if (published && worth <= worth_of_run(bot, open, *published)) return false;
  const auto teacher = measured_capability(bot, LabKind::provider);
  if (!teacher || !may_ask(bot)) return true;
  return worth > worth_of_run(bot, distil, *teacher) - feared_usd(bot, *teacher);
}

// Who fears a claim leans on published weights as soon as they are good enough (F53): what they bring is
// compared with what a copy brings, less the claim that is feared.
bool leans_on_weights(const Rival& bot, const TrainModel& open, const TrainModel& distil) {
  const auto published = measured_capability(bot, LabKind::publisher);
  const auto teacher = measured_capability(bot, LabKind::provider);
  if (!published || !teacher) return false;
  return worth_of_run(bot, open, *published) >
         worth_of_run(bot, distil, *teacher) - feared_usd(bot, *teacher);
}

void train(Rival& bot) {
  const TrainModel open = usual(bot.scenario, Route::open_weights);
  TrainModel distil = usual(bot.scenario, Route::distil);
  if (licensed(bot.world, bot.lab)) return train_lawfully(bot, open);  // nothing is left to hide
  // The lawful one asks nobody whose own answers it cannot vouch for.
  const Model* product = bot.temperament == Temperament::lawful ? nullptr : product_to_ask(bot);
  if (product && asks_seller(bot, *product, open, distil)) {
    bot.decisions.push_back(asking(bot, *product));
    return;
  }
  if (bot.temperament != Temperament::lawful && leans_on_weights(bot, open, distil)) {
    bot.decisions.push_back(open);
    return;
  }
  switch (bot.temperament) {
    case Temperament::thrifty:  // half the usual queries
      distil.sources.queries /= 2;
      bot.decisions.push_back(may_ask(bot) ? within_budget(bot, distil, open) : open);
      return;
    case Temperament::reckless:  // four times as many
      distil.sources.queries *= 4;
      bot.decisions.push_back(may_ask(bot) ? within_budget(bot, distil, open) : open);
      return;
    case Temperament::lawful:
      train_lawfully(bot, open);
      return;
    case Temperament::opportunist: {  // what is free first, then the teacher's answers on top of it
      const bool has_trained = std::any_of(
          bot.world.models.begin(), bot.world.models.end(),
          [&](const Model& model) { return model.owner == bot.lab.id && model.job.sources.open_weights; });
      if (!has_trained || !may_ask(bot)) {
        bot.decisions.push_back(open);
        return;
      }
      distil.sources.open_weights = true;
      bot.decisions.push_back(within_budget(bot, distil, open));
      return;
    }
  }
}

}  // namespace

std::vector<Decision> decide_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng) {
  Rival bot{temperament, scenario, world, world.lab(lab), rng, {}};
  keep_solvent(bot);  // first: money for counsel and settlements comes from here
  sell_best(bot);
  disclose(bot);
  face_claims(bot);
  if (!in_training(world, lab) && bot.cash() > 2 * bot.operations() && rng.chance(urge_to_train(bot)))
    train(bot);
  return std::move(bot.decisions);
}

void play_rival(Temperament temperament, Seat& seat) {
  const auto index = static_cast<std::uint64_t>(seat.world().now.since(seat.scenario().start));
  Rng rng(seat.world().seed, "rival " + seat.lab(), index);
  for (const Decision& decision : decide_as(temperament, seat.scenario(), seat.world(), seat.lab(), rng))
    if (!submits(seat, decision)) break;
  const double share = temperament == Temperament::reckless ? kRecklessPriceShare : 1;
  if (const auto price = new_price_usd(seat.scenario(), seat.world(), seat.lab(), share))
    submits(seat, SetPrice{*price});
}

}  // namespace partly::bots
