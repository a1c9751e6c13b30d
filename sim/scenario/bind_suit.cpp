#include "sim/scenario/bind_suit.h"

#include <algorithm>

#include "sim/scenario/bind_law.h"

namespace partly::scenario {
namespace {

constexpr const char* kOtherGrounds = "promise";

law::CountRules count(const std::string& id, const Node& node) {
  law::CountRules rules;
  rules.id = id;
  rules.title = node["title"].text();
  const std::string ground = node["ground"].text();
  if (const auto found = std::find(theory_keys().begin(), theory_keys().end(), ground);
      found != theory_keys().end())
    rules.theory = static_cast<law::Theory>(found - theory_keys().begin());
  rules.chance = node["chance"].quantity();
  rules.sum_usd = node["sum_usd"].quantity();
  rules.stop_listing = node["order"].text() == "stop_listing";
  rules.fact = node["fact"].text();
  if (node["fact"].there()) node["fact"].check_fact();
  return rules;
}

void check_defendant(const Node& node, const world::Scenario& scenario, const std::string& defendant) {
  const world::LabSetup* lab = scenario.find_lab(defendant);
  const bool other = lab && (lab->kind == world::LabKind::provider || lab->kind == world::LabKind::rival);
  if (!other)
    node.error("suit", "\"" + defendant + "\" is no lab that the player could sue",
               "name the provider or a rival");
}

}  // namespace

std::optional<law::SuitRules> bind_suit(const Node& node) {
  if (!node.there()) return std::nullopt;
  law::SuitRules suit{node["defendant"].text(), node["title"].text(), {}, node["stage_cost_usd"].quantity()};
  for (const std::string& id : node["counts"].keys()) suit.counts.push_back(count(id, node["counts"][id]));
  return suit;
}

void check_suit(const Node& node, const world::Scenario& scenario) {
  if (!node.there() || !scenario.suit) return;
  if (scenario.role() == world::Role::teacher_lab)
    node.error("suit", "A provider brings its claims from the console", "remove \"suit\"");
  if (node["defendant"].clean()) check_defendant(node["defendant"], scenario, scenario.suit->defendant);
  for (const law::CountRules& count : scenario.suit->counts)
    if (count.theory && !scenario.enables(*count.theory))
      node["counts"][count.id]["ground"].error(
          "suit", "The theory of this count cannot be brought in this scenario",
          std::string("name one of \"theories\", or \"") + kOtherGrounds + "\"");
}

}  // namespace partly::scenario
