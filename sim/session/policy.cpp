#include "sim/session/policy.h"

#include <algorithm>
#include <array>

#include "sim/base/rng.h"
#include "sim/session/random_teacher.h"
#include "sim/session/world_of.h"
#include "sim/bots/managers.h"
#include "sim/world/state/opening.h"
#include "sim/bots/providers.h"

namespace partly::session {
namespace {

using world::Decision;
using world::WorldView;

bool allowed(const Session& session, const Decision& decision) {
  return std::holds_alternative<world::Quote>(session.check(decision));
}

bool submit_if_allowed(Session& session, const Decision& decision) {
  return allowed(session, decision) && std::holds_alternative<world::Quote>(session.submit(decision));
}

const world::ModelView* best_model(const WorldView& view) {
  const world::ModelView* best = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained &&
        (best == nullptr || model.capability.value > best->capability.value))
      best = &model;
  return best;
}

void sell_the_best(Session& session) {
  const auto* best = best_model(session.view());
  if (best != nullptr && !best->on_sale) submit_if_allowed(session, world::ReleaseModel{best->id});
}

// Pays what the other side would take wherever that is less than going on is expected to cost.
void settle_where_both_gain(Session& session) {
  const auto proceedings = session.view().proceedings;
  for (const auto& proceeding : proceedings) {
    if (!proceeding.mine || !law::open(proceeding.stage) || !proceeding.settlement.has_room()) continue;
    submit_if_allowed(
        session, world::OfferSettlement{proceeding.id, proceeding.settlement.claimant_accepts_from.value});
  }
}

void answer_in_court(Session& session, law::Answer answer) {
  const auto proceedings = session.view().proceedings;
  for (const auto& proceeding : proceedings)
    if (proceeding.mine) submit_if_allowed(session, world::Testify{proceeding.id, answer});
}

// Raises what a decision lacks, as far as investors go this quarter; false if it is still out of reach.
bool make_affordable(Session& session, const Decision& decision) {
  const auto check = session.check(decision);
  if (std::holds_alternative<world::Quote>(check)) return true;
  if (std::get<world::Refusal>(check).rule != "cash") return false;
  const double limit = session.view().raise_limit.value;
  if (limit > 0) submit_if_allowed(session, world::RaiseFunds{limit});
  return allowed(session, decision);
}

bool in_training(const WorldView& view) {
  return std::ranges::any_of(view.models,
                             [](const auto& m) { return m.mine && m.state == world::ModelState::training; });
}

// Trained since the player took over: what the opening of a scenario has trained is not of the policy's
// making.
bool has_model(const Session& session) {
  const Quarter from = world::taken_over(session.scenario());
  return std::ranges::any_of(session.view().models, [&](const auto& m) {
    return m.mine && m.state == world::ModelState::trained && m.begun >= from;
  });
}

const world::RouteView& route_view(const WorldView& view, world::Route route) {
  const auto it = std::ranges::find_if(view.routes, [&](const auto& r) { return r.route == route; });
  PARTLY_CHECK(it != view.routes.end());
  return *it;
}

// Follows one route: gets the means, trains its usual order once, sells the best model, settles what can be
// settled.
class RoutePolicy final : public Policy {
 public:
  RoutePolicy(std::string name, world::Route route) : name_(std::move(name)), route_(route) {}
  std::string name() const override { return name_; }
  world::Route route() const override { return route_; }

  void play_quarter(Session& session) override {
    settle_where_both_gain(session);
    answer_in_court(session, law::Answer::partly);
    sell_the_best(session);
    if (in_training(session.view()) || has_model(session)) return;
    if (route_ == world::Route::licence && !session.view().terms.licence_until &&
        (!make_affordable(session, world::SignLicence{}) ||
         !submit_if_allowed(session, world::SignLicence{})))
      return;
    const Decision order = route_view(session.view(), route_).decision;
    if (make_affordable(session, order)) session.submit(order);
  }

 private:
  std::string name_;
  world::Route route_;
};

// One of the four temperaments in charge of the lab. Which family of bots that is follows from the part that
// the scenario's player takes.
class TemperamentPolicy final : public Policy {
 public:
  TemperamentPolicy(std::string name, world::Temperament temperament, std::uint64_t seed)
      : name_(std::move(name)), temperament_(temperament), seed_(seed) {}
  std::string name() const override { return name_; }
  world::Route route() const override { return world::Route::mixed; }

  void play_quarter(Session& session) override {
    const auto quarter = static_cast<std::uint64_t>(session.view().quarter_index);
    Rng rng(seed_, name_ + " policy", quarter);
    for (const Decision& decision : decisions(session, rng)) session.submit(decision);
  }

 private:
  std::vector<Decision> decisions(const Session& session, Rng& rng) const {
    if (session.scenario().role() == world::Role::teacher_lab)
      return bots::provide_as(temperament_, session.scenario(), world_of(session));
    return bots::manage_as(temperament_, session.scenario(), world_of(session), world::kPlayerId, rng);
  }

  std::string name_;
  world::Temperament temperament_;
  std::uint64_t seed_;
};

// Any legal decision, up to a few a quarter: finds what rules forgot.
class RandomPolicy final : public Policy {
 public:
  explicit RandomPolicy(std::uint64_t seed) : rng_(seed, "random policy") {}
  std::string name() const override { return "random"; }
  world::Route route() const override { return world::Route::mixed; }

  void play_quarter(Session& session) override {
    const std::uint64_t tries = rng_.below(6);
    for (std::uint64_t i = 0; i < tries; ++i) {
      submit_if_allowed(session, any_decision(session.view()));
      if (rng_.chance(0.1) && session.can_undo()) session.undo();
    }
  }

 private:
  template <class T, std::size_t N>
  T one_of(const std::array<T, N>& choices) {
    return choices[rng_.below(N)];
  }

  world::TrainModel any_training() {
    world::TrainModel decision;
    decision.sources.own_labels = one_of(std::array{0, 100, 300, 1000});
    decision.sources.queries = one_of(std::array{0, 60, 250, 500});
    decision.sources.access =
        one_of(std::array{learn::Access::labels, learn::Access::top_k, learn::Access::probabilities});
    decision.sources.cover_share = one_of(std::array{0.0, 0.5, 0.9});
    decision.sources.open_weights = rng_.chance(0.3);
    return decision;
  }

  int any_model(const WorldView& view) {
    return view.models.empty() ? 0 : view.models[rng_.below(view.models.size())].id;
  }
  int any_proceeding(const WorldView& view) {
    return view.proceedings.empty() ? 0 : view.proceedings[rng_.below(view.proceedings.size())].id;
  }

  Decision any_decision(const WorldView& view) {
    if (view.teacher && rng_.chance(0.8)) return any_teacher_decision(view, rng_);
    switch (rng_.below(19)) {
      case 0:
        return world::GuessCapability{any_model(view), rng_.uniform(0, 100)};
      case 1:
        return world::ReleaseModel{any_model(view)};
      case 2:
        return world::WithdrawModel{};
      case 3:
        return world::SetPrice{rng_.uniform(1, 60)};
      case 4:
        return world::SignLicence{};
      case 5:
        return world::RaiseFunds{rng_.uniform() * view.raise_limit.value};
      case 6:
        return world::OfferSettlement{any_proceeding(view), rng_.uniform(0, 3e9)};
      case 7:
        return world::Testify{any_proceeding(view),
                              one_of(std::array{law::Answer::yes, law::Answer::partly, law::Answer::no})};
      case 8:
        return world::StopTraining{any_model(view)};
      case 9:
        return world::MoveToDismiss{any_proceeding(view)};
      case 10:
        return world::Plead{any_proceeding(view), one_of(law::kDefences)};
      case 11:
        return world::AppealVerdict{any_proceeding(view)};
      case 12:
        return world::PublishSummary{any_model(view)};
      case 13:
        return world::ReserveCompute{};
      case 14:
        return world::RetainCounsel{
            one_of(std::array{econ::Counsel::none, econ::Counsel::house, econ::Counsel::trial})};
      case 15:
        return world::KeepRecords{rng_.chance(0.7)};
      case 16:
        return world::BuyWarranty{};
      case 17:
        return world::ExamineModel{any_model(view)};
      default:
        return any_training();
    }
  }

  Rng rng_;
};

constexpr std::array kRoutes{
    std::pair{"scratch", world::Route::scratch}, std::pair{"distil", world::Route::distil},
    std::pair{"license", world::Route::licence}, std::pair{"open-weights", world::Route::open_weights}};
constexpr std::array kTemperaments{std::pair{"thrifty", world::Temperament::thrifty},
                                   std::pair{"reckless", world::Temperament::reckless},
                                   std::pair{"lawful", world::Temperament::lawful},
                                   std::pair{"opportunist", world::Temperament::opportunist}};

// Both spellings of the two words that have two.
std::string known_name(const std::string& name) {
  if (name == "distill") return "distil";
  return name == "licence" ? "license" : name;
}

}  // namespace

std::vector<std::string> policy_names(const world::Scenario& scenario) {
  std::vector<std::string> names;
  if (scenario.role() != world::Role::teacher_lab)  // it goes no route to a model: it has one
    for (const auto& [name, route] : kRoutes) names.emplace_back(name);
  for (const auto& [name, temperament] : kTemperaments) names.emplace_back(name);
  names.emplace_back("random");
  return names;
}

Result<std::unique_ptr<Policy>> make_policy(const std::string& asked, std::uint64_t seed,
                                            const world::Scenario& scenario) {
  const std::string wanted = known_name(asked);
  const auto known = policy_names(scenario);
  if (std::ranges::find(known, wanted) == known.end()) {
    std::string names;
    for (const auto& each : known) names += (names.empty() ? "" : ", ") + each;
    return Error{ErrorKind::usage, "There is no policy \"" + asked + "\" for the part that is played here",
                 scenario.id, "Choose one of: " + names};
  }
  for (const auto& [name, route] : kRoutes)
    if (wanted == name) return std::unique_ptr<Policy>(new RoutePolicy(name, route));
  for (const auto& [name, temperament] : kTemperaments)
    if (wanted == name) return std::unique_ptr<Policy>(new TemperamentPolicy(name, temperament, seed));
  return std::unique_ptr<Policy>(new RandomPolicy(seed));
}

void play_to_the_end(Session& session, Policy& policy) {
  while (session.view().ending == world::Ending::running) {
    policy.play_quarter(session);
    session.request_close();
    while (session.closing()) {
      session.tick();
      if (session.closing()) session.trainer().wait_for_results();
    }
  }
}

}  // namespace partly::session
