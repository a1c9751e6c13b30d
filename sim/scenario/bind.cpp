#include "sim/scenario/bind.h"

#include <algorithm>
#include <tuple>

#include "sim/learn/fields.h"
#include "sim/scenario/bind_arrangements.h"
#include "sim/scenario/bind_docket.h"
#include "sim/scenario/bind_events.h"
#include "sim/scenario/bind_goals.h"
#include "sim/scenario/bind_law.h"
#include "sim/scenario/bind_learning.h"
#include "sim/scenario/bind_opening.h"
#include "sim/scenario/bind_suit.h"
#include "sim/scenario/bind_teacher.h"
#include "sim/world/state/fields.h"

namespace partly::scenario {
namespace {

world::LabSetup lab(const std::string& id, const Node& node) {
  world::LabSetup lab;
  lab.id = id;
  lab.name = node["name"].text();
  lab.kind = node["kind"].named<world::LabKind>();
  lab.temperament = node["temperament"].named<world::Temperament>();
  lab.cash_usd = node["cash_usd"].quantity();
  lab.trust = node["trust"].quantity();
  if (node["price_usd"].there()) lab.price_usd = node["price_usd"].quantity();
  lab.operations_usd = node["operations_usd"].quantity();
  lab.start_labels =
      node["start_labels"].there()
          ? node["start_labels"].quantity()
          : Quantity::derived(0, Unit::labels, "Only a rival begins with a model of its own labels");
  return lab;
}

// By part in the play, then by id: the order in which they are shown.
std::vector<world::LabSetup> labs(const Node& node) {
  std::vector<world::LabSetup> labs;
  for (const std::string& id : node.keys()) labs.push_back(lab(id, node[id]));
  std::sort(labs.begin(), labs.end(), [](const world::LabSetup& a, const world::LabSetup& b) {
    return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
  });
  return labs;
}

econ::PriceList prices(const Node& node) {
  return {node["label_usd"].quantity(), node["query_label_usd"].quantity(),
          node["query_probability_usd"].quantity(), node["gflop_usd"].quantity(), node["run_usd"].quantity()};
}

econ::MarketRules market(const Node& node) {
  econ::MarketRules rules{node["volume_usd"].quantity(),          node["growth"].quantity(),
                          node["reference_price_usd"].quantity(), node["weight_capability"].quantity(),
                          node["weight_price"].quantity(),        node["weight_trust"].quantity(),
                          node["nobody_utility"].quantity()};
  if (node["renewal"].there()) rules.renewal = node["renewal"].quantity();
  return rules;
}

econ::FundingRules funding(const Node& node) {
  return {node["floor_usd"].quantity(), node["usd_per_point"].quantity(), node["sales_multiple"].quantity(),
          node["raise_limit"].quantity(), node["promise_fade"].quantity()};
}

world::ProviderRules provider(const Node& node) {
  world::ProviderRules rules{node["monitor_step"].whole(1),
                             node["claim_after_quarters"].quantity(),
                             node["claim_without_log"].quantity(),
                             node["false_tip"].quantity(),
                             node["trust_loss_judgment"].quantity(),
                             node["trust_loss_cut"].quantity(),
                             node["trust_gain"].quantity(),
                             node["cuts_in_training"].flag(),
                             {},
                             node["account_usd"].quantity(),
                             node["account_traced"].quantity()};
  if (node["queries_per_quarter"].there()) rules.queries_per_quarter = node["queries_per_quarter"].quantity();
  return rules;
}

forensics::ExamSettings exam(const Node& node) {
  forensics::ExamSettings settings;
  settings.natural_pool = node["natural_pool"].whole(settings.natural_pool);
  settings.outside_pool = node["outside_pool"].whole(settings.outside_pool);
  settings.questions = node["questions"].whole(settings.questions);
  settings.least_questions = node["least_questions"].whole(settings.least_questions);
  settings.alone_share = node["alone_share"].number(settings.alone_share);
  settings.selector_models = node["selector_models"].whole(settings.selector_models);
  settings.reference_models = node["reference_models"].whole(settings.reference_models);
  settings.copier_models = node["copier_models"].whole(settings.copier_models);
  settings.copier_own_shares = node["copier_own_shares"].numbers(settings.copier_own_shares);
  settings.unseen_models = node["unseen_models"].whole(settings.unseen_models);
  settings.labels = node["labels"].whole(settings.labels);
  settings.selector_noise = node["selector_noise"].number(settings.selector_noise);
  settings.reference_noise = node["reference_noise"].numbers(settings.reference_noise);
  settings.reference_sizes = node["reference_sizes"].numbers(settings.reference_sizes);
  settings.large_every = node["large_every"].whole(settings.large_every);
  settings.large_labels = node["large_labels"].whole(settings.large_labels);
  return settings;
}

world::TrainModel order(const Node& node) {
  world::TrainModel order;
  learn::Sources& sources = order.sources;
  sources.own_labels = node["own_labels"].whole(0);
  sources.queries = node["queries"].whole(0);
  if (node["access"].there()) sources.access = node["access"].named<learn::Access>();
  sources.top_k = node["top_k"].whole(sources.top_k);
  sources.digits = node["digits"].whole(sources.digits);
  sources.cover_share = node["cover_share"].number(0);
  sources.label_votes = node["label_votes"].whole(1);
  sources.open_weights = node["open_weights"].flag();
  order.wide = node["wide"].flag();
  order.accounts = node["accounts"].whole(1);
  return order;
}

world::Briefing briefing(const Node& node) {
  return {node["paragraphs"].texts(), bind_goals(node["goals"]), node["toy_shows"].texts(),
          node["toy_does_not"].texts(), node["questions"].texts()};
}

}  // namespace

world::TrainModel bind_order(const Node& node) { return order(node); }
econ::PriceList bind_prices(const Node& node) { return prices(node); }
econ::MarketRules bind_market(const Node& node) { return market(node); }
world::Briefing bind_briefing(const Node& node) { return briefing(node); }

const std::vector<std::string>& route_keys() {
  static const std::vector<std::string> keys{"scratch", "distil", "licence", "open_weights"};
  return keys;
}

world::Scenario bind(const Node& root) {
  world::Scenario scenario;
  scenario.id = root["id"].text();
  scenario.title = root["title"].text();
  scenario.teaser = root["teaser"].text();
  scenario.minutes = root["minutes"].whole(1);
  scenario.briefing = briefing(root["briefing"]);
  scenario.start = {root["start"]["year"].whole(2025), root["start"]["quarter"].whole(1)};
  scenario.quarters = root["quarters"].whole(1);
  scenario.seed = root["seed"].seed();
  scenario.learning = bind_learning(root["learning"]);
  if (const auto& folder = root.reading().folder; folder && !scenario.learning.task.files.images.empty())
    scenario.folder = folder->string();
  scenario.labs = labs(root["labs"]);
  scenario.prices = prices(root["prices"]);
  scenario.market = market(root["market"]);
  for (world::LabSetup& lab : scenario.labs)
    if (lab.kind == world::LabKind::rival)
      lab.price_usd = Quantity::derived(scenario.market.reference_price_usd.value, Unit::usd,
                                        "The reference price, until it has something to sell");
  scenario.serving.seats_per_answer = root["serving"]["seats_per_answer"].quantity();
  scenario.funding = funding(root["funding"]);
  bind_law(root, scenario);
  scenario.suit = bind_suit(root["suit"]);
  scenario.provider = provider(root["provider"]);
  scenario.play.precedent_weight = root["play"]["precedent_weight"].quantity();
  scenario.play.price_span = root["play"]["price_span"].quantity();
  scenario.arrangements = bind_arrangements(root["arrangements"]);
  scenario.exam = exam(root["exam"]);
  for (std::size_t i = 0; i < scenario.routes.size(); ++i)
    scenario.routes[i] = order(root["routes"][route_keys()[i]]);
  scenario.opening = bind_opening(root["opening"]);
  scenario.events = bind_events(root["events"], scenario.learning);
  scenario.docket = bind_docket(root["docket"]);
  scenario.teacher_role = bind_teacher(root);
  return scenario;
}

}  // namespace partly::scenario
