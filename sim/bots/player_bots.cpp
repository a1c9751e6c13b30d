#include "sim/bots/player_bots.h"

#include <algorithm>
#include <array>
#include <functional>

#include "sim/base/check.h"
#include "sim/base/rng.h"
#include "sim/bots/goal_bots.h"
#include "sim/bots/managers.h"
#include "sim/bots/providers.h"
#include "sim/bots/random_bot.h"
#include "sim/bots/settling.h"
#include "sim/world/state/opening.h"
#include "sim/world/state/standing.h"

namespace partly::bots {
namespace {

constexpr const char* kWaits = "wait";
constexpr int kYear = 4;  // quarters

using MayBeSold = std::function<bool(const ModelView&)>;

const ModelView* best_model(const WorldView& view, const MayBeSold& may_be_sold) {
  const ModelView* best = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == ModelState::trained && may_be_sold(model) &&
        (best == nullptr || model.capability.value > best->capability.value))
      best = &model;
  return best;
}

void sell_the_best(PlayerSeat& seat, const MayBeSold& may_be_sold) {
  const auto* best = best_model(seat.view(), may_be_sold);
  if (best != nullptr && !best->on_sale) submit_if_allowed(seat, ReleaseModel{best->id});
}

// As soon as both sides would rather have it than go on.
void settle_at_once(PlayerSeat& seat) {
  const auto proceedings = seat.view().proceedings;
  for (const auto& proceeding : proceedings)
    if (proceeding.mine && law::open(proceeding.stage))
      tries_to_settle(seat, proceeding.id, kSettlesAtOnce,
                      [&](const Decision& decision) { return submit_if_allowed(seat, decision); });
}

void answer_in_court(PlayerSeat& seat, law::Answer answer) {
  const auto proceedings = seat.view().proceedings;
  for (const auto& proceeding : proceedings)
    if (proceeding.mine) submit_if_allowed(seat, Testify{proceeding.id, answer});
  submit_if_allowed(seat, AnswerOnOwnTraining{answer});  // the same to the same question
}

// Raises what a decision lacks, as far as investors go this quarter; false if it is still out of reach.
bool make_affordable(PlayerSeat& seat, const Decision& decision) {
  const auto check = seat.check(decision);
  if (std::holds_alternative<Quote>(check)) return true;
  if (std::get<Refusal>(check).rule != "cash") return false;
  const double limit = seat.view().raise_limit.value;
  if (limit > 0) submit_if_allowed(seat, RaiseFunds{limit});
  return allowed(seat, decision);
}

bool in_training(const WorldView& view) {
  return std::ranges::any_of(view.models,
                             [](const auto& m) { return m.mine && m.state == ModelState::training; });
}

// Trained since the player took over: what the opening of a scenario has trained is not of the policy's
// making.
bool has_model(const PlayerSeat& seat) {
  const Quarter from = taken_over(seat.scenario());
  return std::ranges::any_of(seat.view().models, [&](const auto& m) {
    return m.mine && m.state == ModelState::trained && m.begun >= from;
  });
}

const RouteView& route_view(const WorldView& view, Route route) {
  const auto it = std::ranges::find_if(view.routes, [&](const auto& r) { return r.route == route; });
  PARTLY_CHECK(it != view.routes.end());
  return *it;
}

// Follows one route: gets the means, places its usual order, sells the best model, settles what can be
// settled.
class RouteBot : public Bot {
 public:
  RouteBot(std::string name, Route route) : name_(std::move(name)), route_(route) {}
  std::string name() const override { return name_; }
  Route route() const override { return route_; }

  void play_quarter(PlayerSeat& seat) override {
    settle_at_once(seat);
    answer_in_court(seat, law::Answer::partly);
    sell_the_best(seat, [&](const ModelView& model) { return sells(seat, model); });
    if (!in_training(seat.view()) && !has_model(seat) && may_order(seat)) order_if(seat, make_affordable);
  }

 protected:
  virtual bool sells(const PlayerSeat&, const ModelView&) const { return true; }
  // Under a licence, which ends after some quarters and is signed anew.
  bool may_order(PlayerSeat& seat) const {
    if (route_ != Route::licence || licensed(seat.world(), seat.world().lab(seat.lab()))) return true;
    return make_affordable(seat, SignLicence{}) && submit_if_allowed(seat, SignLicence{});
  }
  void order_if(PlayerSeat& seat, bool (*affordable)(PlayerSeat&, const Decision&)) const {
    const Decision order = route_view(seat.view(), route_).decision;
    if (affordable(seat, order)) seat.submit(order);
  }

 private:
  std::string name_;
  Route route_;
};

// The same by somebody who minds the rest of the lab too, so that routes are compared and not how diligently
// they are gone: prices, defences, answers to events and summaries as a lab that counts money, or a lawful
// one, has them (managers.h); and once a year its order again, where that can be paid for without investors.
class DiligentRouteBot final : public RouteBot {
 public:
  using RouteBot::RouteBot;

  void play_quarter(PlayerSeat& seat) override {
    RouteBot::play_quarter(seat);
    if (newest_is_a_year_old(seat) && may_order(seat)) order_if(seat, affordable_now);
    for (const Decision& decision :
         manage_the_rest_as(temperament(), seat.scenario(), seat.world(), seat.lab()))
      submit_if_allowed(seat, decision);
  }

 private:
  Temperament temperament() const {
    return route() == Route::distil ? Temperament::opportunist : Temperament::lawful;
  }
  bool sells(const PlayerSeat& seat, const ModelView& model) const override {
    return temperament() != Temperament::lawful || !likely_lost(seat.scenario(), seat.world(), model.id);
  }
  static bool affordable_now(PlayerSeat& seat, const Decision& decision) { return allowed(seat, decision); }
  static bool newest_is_a_year_old(const PlayerSeat& seat) {
    if (in_training(seat.view()) || !has_model(seat)) return false;
    return std::ranges::all_of(seat.view().models, [&](const ModelView& model) {
      return !model.mine || seat.world().now.since(model.begun) >= kYear;
    });
  }
};

// One of the four temperaments in charge of the lab. Which family of bots that is follows from the part that
// the scenario's player takes.
class TemperamentBot final : public Bot {
 public:
  TemperamentBot(std::string name, Temperament temperament, std::uint64_t seed)
      : name_(std::move(name)), temperament_(temperament), seed_(seed) {}
  std::string name() const override { return name_; }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    const auto quarter = static_cast<std::uint64_t>(seat.view().quarter_index);
    Rng rng(seed_, name_ + " policy", quarter);
    for (const Decision& decision : decisions(seat, rng)) seat.submit(decision);
  }

 private:
  std::vector<Decision> decisions(const PlayerSeat& seat, Rng& rng) const {
    if (seat.scenario().role() == Role::teacher_lab)
      return provide_as(temperament_, seat.scenario(), seat.world());
    return manage_as(temperament_, seat.scenario(), seat.world(), seat.lab(), rng);
  }

  std::string name_;
  Temperament temperament_;
  std::uint64_t seed_;
};

// Decides nothing in any quarter: what a game is worth without a player, against which others are held.
class WaitingBot final : public Bot {
 public:
  std::string name() const override { return kWaits; }
  Route route() const override { return Route::mixed; }
  void play_quarter(PlayerSeat&) override {}
};

constexpr std::array kRoutes{std::pair{"scratch", Route::scratch}, std::pair{"distil", Route::distil},
                             std::pair{"license", Route::licence},
                             std::pair{"open-weights", Route::open_weights}};

// Both spellings of the two words that have two.
std::string known_name(const std::string& name) {
  if (name == "distill") return "distil";
  return name == "licence" ? "license" : name;
}

}  // namespace

std::vector<std::string> player_bots(const Scenario& scenario) {
  std::vector<std::string> names;
  if (scenario.role() != Role::teacher_lab)  // it goes no route to a model: it has one
    for (const auto& [name, route] : kRoutes) names.emplace_back(name);
  for (const Temperament temperament : econ::kTemperaments) names.emplace_back(econ::name(temperament));
  for (const std::string& name : goal_bots(scenario)) names.push_back(name);
  names.emplace_back("random");
  if (scenario.role() != Role::teacher_lab) names.emplace_back(kWaits);
  return names;
}

std::unique_ptr<Bot> make_plain_route_bot(const std::string& wanted) {
  for (const auto& [name, route] : kRoutes)
    if (wanted == name) return std::unique_ptr<Bot>(new RouteBot(name, route));
  return nullptr;
}

Result<std::unique_ptr<Bot>> make_bot(const std::string& asked, std::uint64_t seed,
                                      const Scenario& scenario) {
  const std::string wanted = known_name(asked);
  const auto known = player_bots(scenario);
  if (std::ranges::find(known, wanted) == known.end()) {
    std::string names;
    for (const auto& each : known) names += (names.empty() ? "" : ", ") + each;
    return Error{ErrorKind::usage, "There is no policy \"" + asked + "\" for the part that is played here",
                 scenario.id, "Choose one of: " + names};
  }
  for (const auto& [name, route] : kRoutes)
    if (wanted == name) return std::unique_ptr<Bot>(new DiligentRouteBot(name, route));
  if (const auto temperament = enum_named<Temperament>(wanted))
    return std::unique_ptr<Bot>(new TemperamentBot(econ::name(*temperament), *temperament, seed));
  if (auto devoted = make_goal_bot(wanted, seed)) return devoted;
  if (wanted == kWaits) return std::unique_ptr<Bot>(new WaitingBot);
  return make_random_bot(seed);
}

}  // namespace partly::bots
