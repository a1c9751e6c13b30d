#include "sim/bots/managers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/bots/rivals.h"
#include "sim/law/counts.h"
#include "sim/law/judge.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/event_answers.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"

namespace partly::bots {
namespace {

constexpr int kPricesTried = 65;          // over the whole span, evenly in the logarithm
constexpr double kLicenceDilution = 0.1;  // the most of the lab that the lawful one sells for a licence

// Decisions are tried on a copy of the world, so that each is checked as it will stand when it is applied.
struct Manager {
  Temperament temperament;
  const Scenario& scenario;
  World world;
  const std::string& id;
  std::vector<Decision> decisions = {};

  const Lab& lab() const { return world.lab(id); }
  double cash() const { return world.ledger.cash(id).usd(); }
  bool does(const Decision& decision) {
    if (std::holds_alternative<Refusal>(apply(scenario, world, decision, id))) return false;
    decisions.push_back(decision);
    return true;
  }
};

bool refuses_to_sell(const Manager& manager, const Decision& decision) {
  const auto* release = std::get_if<ReleaseModel>(&decision);
  return release && manager.temperament == Temperament::lawful &&
         likely_lost(manager.scenario, manager.world, release->model);
}

// What a court will probably forbid is not sold on: another model takes its place, if there is one.
void take_off_sale_what_is_lost(Manager& manager) {
  if (manager.temperament != Temperament::lawful || !manager.lab().released) return;
  if (!likely_lost(manager.scenario, manager.world, *manager.lab().released)) return;
  const Model* other = best_clean_model(manager.scenario, manager.world, manager.id);
  const bool another = other && other->id != *manager.lab().released;
  another ? manager.does(ReleaseModel{other->id}) : manager.does(WithdrawModel{});
}

// Money for the licence and the run that it is for, where investors give it for a small part of the lab.
void raise_for_licence(Manager& manager) {
  if (manager.temperament != Temperament::lawful || licensed(manager.world, manager.lab())) return;
  if (in_training(manager.world, manager.id)) return;
  const double wanted = 2 * manager.scenario.licence.signing_fee_usd.value +
                        2 * manager.scenario.find_lab(manager.id)->operations_usd.value;
  const double missing = wanted - manager.cash();
  const double value = valuation(manager.scenario, manager.world, manager.id).value;
  if (missing > 0 && missing <= kLicenceDilution * value) manager.does(RaiseFunds{missing});
}

// What is left to win by another look at the case, against its price.
bool worth_an_appeal(const Manager& manager, const law::Proceeding& claim) {
  if (!claim.verdict || !claim.verdict->for_claimant) return false;
  const double change = manager.scenario.court.appeal_review.value * (1 - claim.verdict->probability);
  return change * claim.verdict->award_usd > stage_cost_of(manager.scenario, claim).value;
}

bool worth_a_motion(const Manager& manager, const law::Proceeding& claim) {
  const law::Opinion opinion = assessment_of(manager.scenario, manager.world, claim).opinion;
  return law::relief_by_motion_usd(manager.scenario.court, opinion) >
         stage_cost_of(manager.scenario, claim).value;
}

// The defences that the record supports. The lawful one pleads only what is so; those who count take whatever
// may help; the reckless one has said its piece already (rivals.h).
void defend(Manager& manager) {
  std::vector<int> claims;
  for (const law::Proceeding& claim : manager.world.proceedings)
    if (claim.open() && claim.defendant == manager.id && !by_authority(claim)) claims.push_back(claim.id);
  for (const int id : claims) {
    const law::Proceeding& claim = *manager.world.proceeding(id);
    if (claim.record.answers_in_records == 0) manager.does(Plead{id, law::Defence::independent_creation});
    if (manager.temperament == Temperament::lawful || manager.temperament == Temperament::reckless) continue;
    manager.does(Plead{id, law::Defence::preemption});
    if (worth_a_motion(manager, claim)) manager.does(MoveToDismiss{id});
    if (worth_an_appeal(manager, claim)) manager.does(AppealVerdict{id});
  }
}

// The lawful one can show what each of its models was trained on, where it can pay for two years of files.
void keep_records(Manager& manager) {
  const auto& records = manager.scenario.arrangements.records;
  constexpr int kQuarters = 8;
  if (manager.temperament != Temperament::lawful || !records || manager.lab().arranged.records_since) return;
  if (kQuarters * records->keeping_usd.value < manager.cash()) manager.does(KeepRecords{true});
}

// What the lawful one sells it explains on the same day, where there is a duty to.
void disclose(Manager& manager) {
  if (manager.temperament == Temperament::lawful && manager.lab().released)
    manager.does(PublishSummary{*manager.lab().released});
}

bool untrue(const Manager& manager, const EventChoice& choice) {
  return choice.states == PublicStatement::we_never_did &&
         std::ranges::any_of(manager.world.models,
                             [&](const Model& model) { return model.owner == manager.id && copied(model); });
}

// What an answer is worth to this temperament; silence is worth nothing. The reckless one counts what it
// sells and not what that costs, and the lawful one says nothing that is untrue.
double worth_usd(const Manager& manager, const EventRule& event, const EventChoice& choice) {
  if (manager.temperament == Temperament::lawful && untrue(manager, choice)) return 0;
  const double worth = prospect_of(manager.scenario, manager.world, manager.lab(), event, choice).value;
  return manager.temperament == Temperament::reckless ? worth + choice.cost_usd.value : worth;
}

void answer(Manager& manager, const EventRule& event) {
  const EventChoice* best = nullptr;
  double most = 0;
  for (const EventChoice& choice : event.choices)
    if (const double worth = worth_usd(manager, event, choice); worth > most) best = &choice, most = worth;
  if (best) manager.does(AnswerEvent{event.id, best->id});
}

// The thrifty one answers nothing that might cost something.
void answer_events(Manager& manager) {
  if (manager.temperament == Temperament::thrifty) return;
  const std::vector<EventAsked> asked = manager.world.events_asked;
  for (const EventAsked& each : asked)
    if (each.open()) answer(manager, *find_event(manager.scenario, each.event));
}

// What rivals can learn from its product they can learn from the provider's, unless its own is the better
// one: then it keeps its answers to itself. The lawful one passes on nothing that it was not taught by
// itself.
void sell_answers(Manager& manager) {
  const auto product_of = [&](const Lab& lab) {
    return lab.released ? manager.world.model(*lab.released) : nullptr;
  };
  const Model* own = product_of(manager.lab());
  const Model* teacher = product_of(manager.world.lab(manager.scenario.lab(LabKind::provider).id));
  if (!own || !own->result || !teacher || !teacher->result) return;
  const int classes = manager.scenario.learning.classes;
  const bool may = manager.temperament != Temperament::lawful || learn::answers_behind(own->job) == 0;
  const bool sells = may && own->capability(classes) <= teacher->capability(classes);
  if (sells != manager.lab().sells_answers) manager.does(SellAnswers{sells});
}

// The reckless one wants customers and asks half of what would earn it most.
void set_price(Manager& manager) {
  const double share = manager.temperament == Temperament::reckless ? kRecklessPriceShare : 1;
  if (const auto price = new_price_usd(manager.scenario, manager.world, manager.id, share))
    manager.does(SetPrice{*price});
}

}  // namespace

double best_price_usd(const Scenario& scenario, const World& world, const std::string& lab) {
  const Lab& own = world.lab(lab);
  if (!own.released || !world.model(*own.released)->result) return own.price_usd;
  std::vector<econ::Offer> offers = offers_now(scenario, world);
  const std::size_t mine =
      static_cast<std::size_t>(std::ranges::find(offers, lab, &econ::Offer::party) - offers.begin());
  const double span = std::max(1.0, scenario.play.price_span.value);
  const double lowest = scenario.market.reference_price_usd.value / span;
  const econ::MarketRules market = market_now(scenario, world);
  double best = own.price_usd, most = -std::numeric_limits<double>::infinity();
  for (int i = 0; i < kPricesTried; ++i) {
    offers[mine].price_usd = lowest * std::pow(span * span, static_cast<double>(i) / (kPricesTried - 1));
    const double left = left_usd(scenario, world, own, econ::sell(market, 0, offers)[mine]);
    if (left > most) best = offers[mine].price_usd, most = left;
  }
  return best;
}

std::optional<double> new_price_usd(const Scenario& scenario, const World& world, const std::string& lab,
                                    double share_of_best) {
  constexpr double kWorthAList = 1.02;
  const double span = std::max(1.0, scenario.play.price_span.value);
  const double reference = scenario.market.reference_price_usd.value;
  const Lab& own = world.lab(lab);
  const Model* sold = own.released ? world.model(*own.released) : nullptr;
  if (!sold || !sold->result) return std::nullopt;
  const double cost = serving_usd(scenario, world, *sold).value;  // nobody sells below it
  const double wanted = std::max(cost, share_of_best * best_price_usd(scenario, world, lab));
  const double price = std::clamp(wanted, reference / span, reference * span);
  const double ratio = price / own.price_usd;
  if (std::max(ratio, 1 / ratio) <= kWorthAList) return std::nullopt;
  return price;
}

const Model* best_clean_model(const Scenario& scenario, const World& world, const std::string& lab) {
  const int classes = scenario.learning.classes;
  const Model* best = nullptr;
  for (const Model& model : world.models)
    if (model.owner == lab && model.state == ModelState::trained && !model.enjoined && !copied(model) &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  return best;
}

bool likely_lost(const Scenario& scenario, const World& world, int model) {
  const law::Proceeding* claim = claim_on(world, model);
  return claim && claim->open() && law::win_chance(assessment_of(scenario, world, *claim).opinion) > 0.5;
}

std::vector<Decision> manage_the_rest_as(Temperament temperament, const Scenario& scenario,
                                         const World& world, const std::string& lab) {
  Manager manager{temperament, scenario, world, lab};
  take_off_sale_what_is_lost(manager);
  disclose(manager);
  defend(manager);
  sell_answers(manager);
  set_price(manager);
  answer_events(manager);  // by the price that those who sign would pay
  return std::move(manager.decisions);
}

std::vector<Decision> manage_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng) {
  Manager manager{temperament, scenario, world, lab};
  keep_records(manager);  // before anything is trained: a file cannot be written later
  raise_for_licence(manager);
  const World prepared = manager.world;
  for (const Decision& decision : decide_as(temperament, scenario, prepared, lab, rng))
    if (!refuses_to_sell(manager, decision) && !manager.does(decision)) break;  // its plan has failed
  const World decided = manager.world;
  for (const Decision& decision : manage_the_rest_as(temperament, scenario, decided, lab))
    manager.does(decision);
  return std::move(manager.decisions);
}

}  // namespace partly::bots
