#include "sim/scenario/rules.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/format.h"
#include "sim/econ/ledger.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/bind_arrangements.h"
#include "sim/scenario/bind_docket.h"
#include "sim/scenario/bind_events.h"
#include "sim/scenario/bind_goals.h"
#include "sim/scenario/bind_opening.h"
#include "sim/scenario/bind_suit.h"
#include "sim/scenario/bind_teacher.h"
#include "sim/scenario/rules_law.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/fields.h"
#include "sim/world/state/orders.h"
#include "sim/world/view/lab_measures.h"

namespace partly::scenario {
namespace {

using world::LabKind;

void check_cast(const Node& labs, const world::Scenario& scenario) {
  const auto is_player = [](const world::LabSetup& lab) { return lab.kind == LabKind::player; };
  const bool teacher = scenario.role() == world::Role::teacher_lab;
  if (std::count_if(scenario.labs.begin(), scenario.labs.end(), is_player) == 1)
    if (const std::string& id = scenario.lab(LabKind::player).id; id != world::kPlayerId)
      labs[id].error("cast", "The player's lab is called \"" + id + "\" here",
                     std::string("its id is \"") + world::kPlayerId + "\"; its name is free");
  for (const LabKind kind : {LabKind::player, LabKind::provider, LabKind::publisher}) {
    const auto count = std::count_if(scenario.labs.begin(), scenario.labs.end(),
                                     [&](const auto& lab) { return lab.kind == kind; });
    if (kind == LabKind::player && teacher) {
      if (count > 0)
        labs.error("cast", "The lab \"player\" is the provider, so nobody else is the player",
                   "the others may be rivals");
      continue;
    }
    if (count == 1) continue;
    labs.error(
        "cast",
        "There must be exactly one " + std::string(enum_name(kind)) + "; here are " + std::to_string(count),
        count == 0 ? "give one lab this kind" : "the others may be rivals");
  }
}

void check_lab(const Node& node, const world::LabSetup& lab) {
  const bool rival = lab.kind == LabKind::rival;
  for (const char* key : {"temperament", "start_labels"}) {
    if (rival && !node[key].there())
      node.error("missing-key", "The rival \"" + lab.id + "\" has no \"" + key + "\"");
    if (!rival && node[key].there())
      node[key].error("cast", std::string("Only a rival has a \"") + key + "\"",
                      "remove it, or make the lab a rival");
  }
  if (rival && node["price_usd"].there())
    node["price_usd"].error("cast", "A rival asks the price that earns it most", "remove it");
  if (!rival && !node["price_usd"].there())
    node.error("missing-key", "The lab \"" + lab.id + "\" has no \"price_usd\"");
}

void check_prices(const Node& root, const world::Scenario& scenario) {
  const double reference = scenario.market.reference_price_usd.value, span = scenario.play.price_span.value;
  if (!root["market"].clean() || !root["play"].clean()) return;
  if (span < 1)
    return root["play"]["price_span"]["value"].error("range",
                                                     "A price span below 1 leaves no price to choose");
  for (const world::LabSetup& lab : scenario.labs) {
    const Node price = root["labs"][lab.id]["price_usd"];
    if (price.clean() && (lab.price_usd.value < reference / span || lab.price_usd.value > reference * span))
      price["value"].error("range",
                           "The price of \"" + lab.id + "\" lies outside " + format_usd(reference / span) +
                               " to " + format_usd(reference * span),
                           "the reference price divided and multiplied by the price span");
  }
}

// The books tell the outside parties by their ids.
void check_not_of_the_books(const Node& node, const std::string& id) {
  for (const char* outside :
       {econ::kCustomers, econ::kSuppliers, econ::kInvestors, econ::kCounsel, econ::kAuthority})
    if (id == outside)
      node.error("id", "\"" + id + "\" is a party of the books already", "choose another id");
}

void check_labs(const Node& root, const world::Scenario& scenario) {
  const Node labs = root["labs"];
  for (const world::LabSetup& lab : scenario.labs) {
    check_id(labs[lab.id], lab.id);
    if (labs[lab.id].clean()) check_lab(labs[lab.id], lab);
    if (labs[lab.id].clean()) check_not_of_the_books(labs[lab.id], lab.id);
  }
  std::map<std::string, std::string> owner;
  for (const world::LabSetup& lab : scenario.labs)
    if (const auto [other, fresh] = owner.emplace(lab.name, lab.id); !fresh && labs[lab.id].clean())
      labs[lab.id]["name"].error("duplicate",
                                 "\"" + lab.id + "\" and \"" + other->second + "\" have the same name");
  if (labs.clean()) check_cast(labs, scenario);
}

// The route's own order must be of its route, and within what the engine takes.
void check_route(const Node& node, const std::string& key, const learn::Sources& sources) {
  const bool asks = sources.queries > 0, open = sources.open_weights;
  if (key == "scratch" && (asks || open))
    node.error("route", "From scratch means no queries and no open weights");
  if (key == "distil" && (!asks || open))
    node.error("route", "Distilling needs queries, and no open weights");
  if (key == "licence" && !asks) node.error("route", "A licence is for queries; this order asks none");
  if (key == "open_weights" && !open)
    node.error("route", "This order does not start from the open weights", "add \"open_weights\": true");
}

void check_routes(const Node& root, const world::Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.routes.size(); ++i) {
    const std::string& key = route_keys()[i];
    const Node node = root["routes"][key];
    const world::TrainModel& order = scenario.routes[i];
    if (!node.clean()) continue;
    check_route(node, key, order.sources);
    if (order.wide && order.sources.open_weights)
      node["wide"].error("route", "The open weights bring a network of their own", "remove \"wide\"");
    if (!node.clean() || !root["learning"].clean()) continue;
    if (const Status status = learn::check_job(world::job_of(scenario.learning, order)); !status)
      node.error("job", "This order cannot be trained: " + status.error().what, status.error().remedy);
  }
}

// Each later model has to be trainable, and to be there for some of the game.
void check_later_teachers(const Node& root, const world::Scenario& scenario) {
  const Node later = root["learning"]["later_teachers"];
  if (!later.there() || !root["learning"].clean() || !root["quarters"].clean()) return;
  for (const world::LaterTeacher& one : scenario.learning.later_teachers) {
    check_id(later[one.id], one.id);
    if (one.quarter + 1 >= scenario.quarters)
      later[one.id]["from_quarter"].error(
          "window", "Nobody would ever buy what is trained in quarter " + std::to_string(one.quarter + 1),
          "the game has " + std::to_string(scenario.quarters));
    learn::TrainJob job = world::job_of(scenario.learning, scenario.routes[0]);
    job.teacher = one.spec;
    if (const Status status = learn::check_job(job); !status)
      later[one.id].error("job", "This model cannot be trained: " + status.error().what,
                          status.error().remedy);
  }
}

void check_exam(const Node& exam, const world::Scenario& scenario) {
  if (!exam.clean()) return;
  if (const Status status = forensics::check(scenario.exam); !status)
    exam[status.error().where].error("exam", status.error().what, status.error().remedy);
}

void check_signs(const Node& root, const world::Scenario& scenario) {
  const Node market = root["market"];
  need(market["weight_capability"], scenario.market.weight_capability.value >= 0,
       "Customers do not shun capability");
  need(market["weight_price"], scenario.market.weight_price.value >= 0, "Customers do not seek high prices");
  need(market["weight_trust"], scenario.market.weight_trust.value >= 0, "Customers do not shun trust");
  need(root["funding"]["sales_multiple"], scenario.funding.sales_multiple.value >= 0,
       "Sales cannot lower a valuation");
  need(root["licence"]["quarters"], scenario.licence.quarters.value >= 1,
       "A licence lasts at least one quarter");
}

// In a quarter, at the price that brings most, and with trust grown to 1.
double most_of_honest_trade_usd(const world::Scenario& scenario) {
  if (!scenario.teacher_role || scenario.role() != world::Role::teacher_lab) return 0;
  const double quarters = scenario.quarters, span = std::max(1.0, scenario.play.price_span.value);
  const double elasticity = scenario.teacher_role->price_elasticity.value;
  const double price = elasticity < 0 ? std::clamp(-1 / elasticity, 1 / span, span) : span;
  double trade = scenario.teacher_role->trade_usd.value * price * std::exp(elasticity * (price - 1)) *
                 std::pow(1 + std::max(0.0, scenario.market.growth.value), quarters) /
                 std::max(0.01, scenario.find_lab(world::kPlayerId)->trust.value);
  for (const world::EventRule& event : scenario.events)
    if (event.changes == "market_volume") trade *= std::max(1.0, event.factor.value);
  return trade;
}

// More than all sums of a game together can come to: the books refuse what 64 bits could not add up.
double most_usd(const world::Scenario& scenario) {
  const double quarters = scenario.quarters;
  double demand = scenario.market.volume_usd.value * scenario.play.price_span.value *
                  std::pow(1 + std::max(0.0, scenario.market.growth.value), quarters);
  for (const world::EventRule& event : scenario.events)
    if (event.changes == "market_volume") demand *= std::max(1.0, event.factor.value);
  const double valuation =
      std::max(scenario.funding.floor_usd.value, 100 * scenario.funding.usd_per_point.value +
                                                     4 * scenario.funding.sales_multiple.value * demand);
  const double arranged = most_arranged_usd(scenario.arrangements, demand / scenario.market.volume_usd.value);
  const double claim = most_of_a_claim_usd(scenario, quarters * demand);
  double sum = quarters * most_of_honest_trade_usd(scenario) + most_of_answers_usd(scenario.events);
  for (const world::LabSetup& lab : scenario.labs)
    sum += lab.cash_usd.value +
           quarters * (lab.operations_usd.value + demand + scenario.funding.raise_limit.value * valuation +
                       claim + arranged + scenario.licence.signing_fee_usd.value);
  return sum;
}

void check_books(const Node& root, const world::Scenario& scenario) {
  for (const char* part :
       {"quarters", "labs", "market", "funding", "licence", "contract", "law", "play", "events"})
    if (!root[part].clean()) return;
  if (root["arrangements"].there() && !root["arrangements"].clean()) return;
  const double limit = econ::Money{econ::kMostCents}.usd();
  if (const double most = most_usd(scenario); most > limit)
    root["market"].error(
        "books", "A game could turn over " + format_usd(most) + "; the books hold " + format_usd(limit),
        "lower the market's volume or growth, the price span, the fees or what investors pay");
}

}  // namespace

void check_id(const Node& place, const std::string& id) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), fits) && id.front() != '-') return;
  place.error("id", "\"" + id.substr(0, 40) + "\" is no id", "small letters, digits and hyphens, 40 at most");
}

void check_rules(const Node& root, const world::Scenario& scenario) {
  if (root["id"].clean()) check_id(root["id"], scenario.id);
  check_labs(root, scenario);
  if (root["labs"].clean()) check_goals(root["briefing"]["goals"], world::lab_measures(scenario.role()));
  check_prices(root, scenario);
  check_law(root, scenario);
  check_routes(root, scenario);
  check_later_teachers(root, scenario);
  check_events(root, scenario);
  check_opening(root["opening"], scenario);
  check_suit(root["suit"], scenario);
  check_arrangements(root["arrangements"], scenario.arrangements);
  check_docket(root, scenario);
  check_exam(root["exam"], scenario);
  check_teacher(root, scenario);
  check_signs(root, scenario);
  check_books(root, scenario);
}

}  // namespace partly::scenario
