#include "sim/scenario/bind_events.h"

#include <algorithm>
#include <tuple>

#include "sim/learn/fields.h"
#include "sim/scenario/bind_learning.h"
#include "sim/scenario/rules.h"
#include "sim/world/state/fields.h"
#include "sim/world/state/orders.h"

namespace partly::scenario {
namespace {

world::EventChoice choice(const std::string& id, const Node& node) {
  world::EventChoice choice;
  choice.id = id;
  choice.title = node["title"].text();
  choice.text = node["text"].text();
  choice.if_silent = node["if_silent"].flag();
  if (node["cost_usd"].there()) choice.cost_usd = node["cost_usd"].quantity();
  if (node["trust"].there()) choice.trust = node["trust"].quantity();
  if (node["customers"].there()) choice.customers = node["customers"].quantity();
  choice.changes = node["changes"].text();
  if (node["factor"].there()) choice.factor = node["factor"].quantity();
  choice.keeps_records = node["keeps_records"].flag();
  if (node["states"].there()) choice.states = node["states"].named<world::PublicStatement>();
  return choice;
}

// By id, and last what silence means.
std::vector<world::EventChoice> choices(const Node& node) {
  std::vector<world::EventChoice> choices;
  for (const std::string& id : node.keys()) choices.push_back(choice(id, node[id]));
  std::ranges::stable_sort(choices, {}, &world::EventChoice::if_silent);
  return choices;
}

world::EventRule event(const std::string& id, const Node& node, const world::LearningRules& learning) {
  world::EventRule rule;
  rule.id = id;
  rule.title = node["title"].text();
  rule.text = node["text"].text();
  rule.fact = node["fact"].text();
  if (node["fact"].there()) node["fact"].check_fact();
  rule.first_quarter = node["first_quarter"].whole(1) - 1;
  rule.last_quarter = node["last_quarter"].whole(1) - 1;
  rule.certain = !node["chance"].there();
  if (!rule.certain) rule.chance = node["chance"].quantity();
  rule.changes = node["changes"].text();
  if (node["factor"].there()) rule.factor = node["factor"].quantity();
  rule.cuts_access = node["cuts_access"].flag();
  if (node["about"].there()) rule.about = node["about"].named<world::EventSubject>();
  if (node["choices"].there()) rule.choices = choices(node["choices"]);
  if (node["publishes"].there()) {
    rule.publishes = bind_open_weights(node["publishes"]);
    if (learning.classes > 1)
      rule.publishes->label_noise = noise_after(learning, rule.publishes->label_votes);
  }
  return rule;
}

void check_factor(const Node& node, const std::string& changes) {
  if (changes.empty() != !node["factor"].there())
    node.error("event",
               changes.empty() ? "There is a \"factor\" and nothing that it changes"
                               : "There is no \"factor\" for what it changes",
               "\"changes\" and \"factor\" belong together");
}

// Silence can neither pay nor sign, and a provider's customers are no seats.
void check_choice(const Node& node, const world::EventChoice& choice, const world::Scenario& scenario) {
  check_id(node, choice.id);
  if (!node.clean()) return;
  check_factor(node, choice.changes);
  if (choice.if_silent && (choice.cost_usd.value != 0 || choice.customers.value > 0 ||
                           choice.trust.value > 0 || choice.keeps_records || choice.states))
    node["if_silent"].error("silence", "What holds for a lab that says nothing costs and wins something here",
                            "it may lose trust or customers and change prices, no more");
  if (choice.states && !scenario.docket)
    node["states"].error("event", "Nobody hears a word in public here",
                         "add a \"docket\" with its \"statements\", or leave it out");
  if (choice.keeps_records && !scenario.arrangements.records)
    node["keeps_records"].error("event", "Nobody keeps records here",
                                "add \"records\" to the arrangements, or leave it out");
  if (choice.customers.value != 0 && scenario.role() == world::Role::teacher_lab)
    node["customers"].error("event", "A provider sells answers, not seats", "leave it out");
}

void check_choices(const Node& event_node, const world::EventRule& event, const world::Scenario& scenario) {
  const Node node = event_node["choices"];
  if (!node.there() || !node.clean()) return;
  for (const world::EventChoice& choice : event.choices) check_choice(node[choice.id], choice, scenario);
  if (!node.clean()) return;
  if (std::ranges::count(event.choices, true, &world::EventChoice::if_silent) != 1)
    node.error("silence", "Exactly one choice holds for a lab that says nothing",
               "give one of them \"if_silent\": true");
  if (event.first_quarter + 1 < static_cast<int>(scenario.opening.size()))
    event_node["first_quarter"].error(
        "window", "Nobody could answer while the opening is told",
        "the player takes over in quarter " + std::to_string(scenario.opening.size() + 1));
  if (event.last_quarter + 1 >= scenario.quarters)
    event_node["last_quarter"].error("window", "Nobody could answer any more after the game's last quarter",
                                     "the window of an event that asks ends before it");
}

void check_event(const Node& node, const world::EventRule& event, int quarters) {
  check_id(node, event.id);
  if (!node.clean()) return;
  if (event.last_quarter < event.first_quarter)
    node["last_quarter"].error("window", "The window ends before it begins",
                               "first_quarter is " + std::to_string(event.first_quarter + 1));
  else if (event.first_quarter >= quarters)
    node["first_quarter"].error("window", "The window begins after the game's last quarter",
                                "the game has " + std::to_string(quarters));
  else if (event.last_quarter >= quarters)
    node["last_quarter"].error("window", "The window ends after the game's last quarter",
                               "the game has " + std::to_string(quarters));
  check_factor(node, event.changes);
  if (!event.certain && event.chance.value == 0)
    node["chance"].warn("never", "The event \"" + event.id + "\" can never happen",
                        "raise its chance or remove it");
  if (event.publishes && event.cuts_access)
    node.error("event", "Weights are published or access is cut; these are two events", "make two of them");
  if (!event.changes.empty() && event.factor.value == 1)
    node["factor"].warn("no-effect", "A factor of 1 changes nothing",
                        "leave out \"changes\" and \"factor\" for news");
}

void check_published(const Node& node, const world::EventRule& event, const world::Scenario& scenario) {
  if (!event.publishes || !node.clean()) return;
  learn::TrainJob job = world::job_of(scenario.learning, scenario.routes[0]);
  job.open_weights = *event.publishes;
  if (const Status status = learn::check_job(job); !status)
    node.error("job", "These weights cannot be trained: " + status.error().what, status.error().remedy);
}

}  // namespace

std::vector<world::EventRule> bind_events(const Node& node, const world::LearningRules& learning) {
  std::vector<world::EventRule> events;
  for (const std::string& id : node.keys()) events.push_back(event(id, node[id], learning));
  std::sort(events.begin(), events.end(), [](const world::EventRule& a, const world::EventRule& b) {
    return std::tie(a.first_quarter, a.id) < std::tie(b.first_quarter, b.id);
  });
  return events;
}

void check_events(const Node& root, const world::Scenario& scenario) {
  if (!root["quarters"].clean()) return;
  for (const world::EventRule& event : scenario.events) {
    check_event(root["events"][event.id], event, scenario.quarters);
    if (root["arrangements"].clean() || !root["arrangements"].there())
      check_choices(root["events"][event.id], event, scenario);
    if (root["learning"].clean()) check_published(root["events"][event.id]["publishes"], event, scenario);
  }
}

double most_of_answers_usd(const std::vector<world::EventRule>& events) {
  double sum = 0;
  for (const world::EventRule& event : events) {
    double most = 0;
    for (const world::EventChoice& choice : event.choices) most = std::max(most, choice.cost_usd.value);
    sum += most;
  }
  return sum;
}

}  // namespace partly::scenario
