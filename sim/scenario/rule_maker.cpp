#include "sim/scenario/rule_maker.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/format.h"
#include "sim/regime/fields.h"
#include "sim/regime/measures.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/bind_goals.h"
#include "sim/scenario/bind_learning.h"
#include "sim/scenario/rules.h"
#include "sim/scenario/suggest.h"

namespace partly::scenario {
namespace {

using regime::Industry;
using regime::Permission;

Quantity quantity_or_none(const Node& node, Unit unit) {
  return node.there() ? node.quantity() : Quantity::derived(0, unit, "This rule has none");
}

regime::CurvePlan plan(const Node& node) {
  regime::CurvePlan plan;
  plan.task = {node["task"]["name"].text(), node["task"]["seed"].seed()};
  plan.label_noise = node["label_noise"].quantity().value;
  plan.network = {node["hidden"].wholes({1}), bind_recipe(node["recipe"])};
  plan.tuning = bind_recipe(node["tuning_recipe"]);
  plan.open_weights = bind_open_weights(node["open_weights"]);
  plan.teacher_labels = node["teacher_labels"].wholes({1});
  plan.label_budgets = node["label_budgets"].wholes({1});
  plan.query_budgets = node["query_budgets"].wholes({1});
  plan.seeds = node["seeds"].whole(plan.seeds);
  plan.exam_selectors = node["exam_selectors"].whole(plan.exam_selectors);
  plan.exam_references = node["exam_references"].whole(plan.exam_references);
  plan.seed = node["seed"].seed();
  return plan;
}

regime::LabSetup adaptive_lab(const std::string& id, const Node& node) {
  return {id, node["name"].text(), node["temperament"].named<econ::Temperament>(),
          node["cash_usd"].quantity(), node["start_labels"].quantity()};
}

regime::Rule rule(const std::string& id, const Node& node) {
  regime::Rule rule;
  rule.id = id;
  rule.title = node["title"].text();
  rule.text = node["text"].text();
  rule.facts = node["facts"].texts();
  for (std::size_t i = 0; i < rule.facts.size(); ++i) node["facts"].item(i).check_fact();
  rule.permission = node["permission"].named<regime::Permission>();
  rule.licence_usd = quantity_or_none(node["licence_usd"], Unit::usd);
  rule.royalty = quantity_or_none(node["royalty"], Unit::fraction);
  rule.protected_quarters = quantity_or_none(node["protected_quarters"], Unit::count);
  rule.notice = quantity_or_none(node["notice"], Unit::fraction);
  rule.belief = quantity_or_none(node["belief"], Unit::fraction);
  rule.damages_multiple = quantity_or_none(node["damages_multiple"], Unit::none);
  rule.profit_share = quantity_or_none(node["profit_share"], Unit::fraction);
  rule.withdrawal = quantity_or_none(node["withdrawal"], Unit::fraction);
  rule.audit = quantity_or_none(node["audit"], Unit::fraction);
  rule.fine_share = quantity_or_none(node["fine_share"], Unit::fraction);
  rule.declaration_usd = quantity_or_none(node["declaration_usd"], Unit::usd);
  return rule;
}

regime::Business business(const Node& node) {
  return {node["serving_usd"].quantity(),      node["operations_usd"].quantity(),
          node["price_speed"].quantity(),      node["run_quarters"].quantity(),
          node["edition_quarters"].quantity(), node["bare_points"].quantity(),
          node["discount"].quantity(),         node["trust"].quantity(),
          node["trust_loss"].quantity(),       node["trust_gain"].quantity()};
}

regime::Courts courts(const Node& node) {
  return {node["counsel_usd"].quantity(),     node["quarters"].quantity(),
          node["settlement"].quantity(),      node["precedent_weight"].quantity(),
          node["false_suspicion"].quantity(), node["bargaining"].quantity(),
          node["adapting_usd"].quantity(),    node["examination_usd"].quantity()};
}

void bind_industry(const Node& node, Industry& industry) {
  industry.change_every_years = node["change_every_years"].whole(1);
  industry.first_rule = node["first_rule"].text();
  for (const std::string& id : node["labs"].keys())
    industry.labs.push_back(adaptive_lab(id, node["labs"][id]));
  for (const econ::Temperament temperament : econ::kTemperaments) {
    const Node character = node["characters"][econ::name(temperament)];
    industry.characters[static_cast<std::size_t>(temperament)] = {character["risk_weight"].quantity(),
                                                                  character["horizon"].quantity()};
  }
  industry.business = business(node["business"]);
  industry.beliefs = {node["beliefs"]["catch_up"].quantity(), node["beliefs"]["speed"].quantity(),
                      node["beliefs"]["reform"].quantity(), node["beliefs"]["reform_loss"].quantity()};
  industry.courts = courts(node["courts"]);
  industry.entry = {node["entry"]["chance"].quantity(), node["entry"]["cash_usd"].quantity(),
                    node["entry"]["most_labs"].whole(2)};
  for (const std::string& id : node["rules"].keys()) industry.rules.push_back(rule(id, node["rules"][id]));
}

void check_calendar(const Node& root, const Industry& industry) {
  if (root["quarters"].clean() && industry.quarters % 4 != 0)
    root["quarters"].error(
        "calendar",
        "A rule maker's game lasts whole years; " + std::to_string(industry.quarters) + " quarters are none",
        "a multiple of 4");
  if (root["start"].clean() && industry.start.quarter != 1)
    root["start"]["quarter"].error("calendar", "A rule maker's game begins with a year", "quarter 1");
}

void check_labs(const Node& labs, const Industry& industry) {
  if (!labs.clean()) return;
  std::map<std::string, std::string> owner;
  for (const regime::LabSetup& lab : industry.labs) {
    check_id(labs[lab.id], lab.id);
    if (const auto [other, fresh] = owner.emplace(lab.name, lab.id); !fresh)
      labs[lab.id]["name"].error("duplicate",
                                 "\"" + lab.id + "\" and \"" + other->second + "\" have the same name");
  }
  const auto has_model = [](const auto& lab) { return lab.start_labels.value > 0; };
  if (std::ranges::none_of(industry.labs, has_model))
    labs.error("cast", "No lab has a model at the start, so that there is nothing to buy or to learn from",
               "give one some \"start_labels\"");
}

void check_chosen_rules(const Node& node, const Industry& industry) {
  std::vector<std::string> ids;
  for (const regime::Rule& rule : industry.rules) {
    ids.push_back(rule.id);
    check_id(node["rules"][rule.id], rule.id);
    const Node place = node["rules"][rule.id];
    if (!place.clean()) continue;
    if (rule.damages_multiple.value < 0)
      place["damages_multiple"]["value"].error("range", "Damages cannot be negative");
    const bool pointless = rule.permission == Permission::free &&
                           (rule.notice.value > 0 || rule.royalty.value > 0 || rule.licence_usd.value > 0);
    if (pointless)
      place.warn("no-effect", "Where learning is free, nobody pays for a licence and nobody is pursued",
                 "leave these out, or choose another permission");
    if (rule.permission == Permission::statutory && rule.belief.value > 0)
      place.warn("no-effect", "Under a statute no court has to believe in a claim", "leave \"belief\" out");
  }
  if (node["first_rule"].clean() && node["rules"].clean() && industry.rule_index(industry.first_rule) < 0)
    node["first_rule"].error("reference", "There is no rule \"" + industry.first_rule + "\"",
                             did_you_mean(industry.first_rule, ids));
}

// Counted in whole quarters, of which there must be some.
void check_whole(const Node& node, const Quantity& quantity, double least) {
  if (!node.clean()) return;
  if (quantity.value < least)
    node["value"].error("range", "This takes at least " + format_number(least, 0) + " quarter");
  else if (quantity.value != std::floor(quantity.value))
    node["value"].error("range", "Quarters are counted whole");
}

void check_business(const Node& node, const Industry& industry) {
  const Node business = node["business"];
  check_whole(business["run_quarters"], industry.business.run_quarters, 1);
  check_whole(node["courts"]["quarters"], industry.courts.quarters, 1);
  for (const econ::Temperament temperament : econ::kTemperaments) {
    const Node character = node["characters"][econ::name(temperament)];
    check_whole(character["horizon"], industry.character(temperament).horizon, 1);
    if (character["risk_weight"].clean() && industry.character(temperament).risk_weight.value < 0)
      character["risk_weight"]["value"].error("range", "Nobody seeks to be pursued");
  }
  const auto need = [&](const char* key, bool holds, const char* message) {
    if (business[key].clean() && !holds) business[key]["value"].error("range", message);
  };
  need("edition_quarters", industry.business.edition_quarters.value >= 1,
       "An edition lasts at least a quarter");
  need("bare_points", industry.business.bare_points.value >= 0, "Nobody gains by bare answers");
}

void check_market(const Node& market, const Industry& industry) {
  const auto need = [&](const char* key, bool holds, const char* message) {
    if (market[key].clean() && !holds) market[key]["value"].error("range", message);
  };
  need("weight_capability", industry.market.weight_capability.value >= 0, "Customers do not shun capability");
  need("weight_price", industry.market.weight_price.value > 0,
       "Were customers blind to prices, no price would be too high");
  need("weight_trust", industry.market.weight_trust.value >= 0, "Customers do not shun trust");
  if (market["renewal"].there())
    market["renewal"].error("role", "In a rule maker's industry all customers choose anew every quarter",
                            "Leave renewal out");
}

// What customers could pay in all, as sales and again as awards over them, and what labs bring and
// owe beside it: more than anybody can ever hold, since licences are paid from what one has.
double most_usd(const Industry& industry) {
  const double quarters = industry.quarters, labs = industry.entry.most_labs + quarters;
  const double demand = industry.market.volume_usd.value * regime::kPriceSpan *
                        std::pow(1 + std::max(0.0, industry.market.growth.value), quarters);
  double founding = industry.entry.cash_usd.value;
  for (const regime::LabSetup& lab : industry.labs) founding = std::max(founding, lab.cash_usd.value);
  double owed = industry.courts.counsel_usd.value + industry.courts.adapting_usd.value +
                industry.courts.examination_usd.value + industry.business.operations_usd.value;
  double of_sales = 1;
  for (const regime::Rule& rule : industry.rules) {
    owed = std::max(
        owed, owed + rule.declaration_usd.value + (1 + rule.damages_multiple.value) * rule.licence_usd.value);
    of_sales = std::max(of_sales, rule.profit_share.value + rule.damages_multiple.value * rule.royalty.value);
  }
  return (1 + of_sales) * quarters * demand + labs * (founding + quarters * owed);
}

void check_books(const Node& root, const Industry& industry) {
  for (const char* part : {"quarters", "market", "industry"})
    if (!root[part].clean()) return;
  const double limit = econ::Money{econ::kMostCents}.usd();
  if (const double most = most_usd(industry); most > limit)
    root["market"].error(
        "books", "A game could turn over " + format_usd(most) + "; the books hold " + format_usd(limit),
        "lower the market's volume or growth or what is owed under a rule");
}

void check_plan(const Node& learning, const regime::CurvePlan& plan) {
  if (!learning.clean()) return;
  if (const auto task = learn::make_task(plan.task); !task)
    return learning["task"]["name"].error("value", task.error().what, task.error().remedy);
  if (const Status status = regime::check(plan); !status)
    learning.error("job", "This cannot be measured: " + status.error().what, status.error().remedy);
}

}  // namespace

RuleMaker bind_rule_maker(const Node& root) {
  RuleMaker scenario;
  scenario.id = root["id"].text();
  scenario.title = root["title"].text();
  scenario.teaser = root["teaser"].text();
  scenario.minutes = root["minutes"].whole(1);
  scenario.briefing = bind_briefing(root["briefing"]);
  Industry& industry = scenario.industry;
  industry.start = {root["start"]["year"].whole(2025), root["start"]["quarter"].whole(1)};
  industry.quarters = root["quarters"].whole(4);
  industry.seed = root["seed"].seed();
  industry.plan = plan(root["learning"]);
  industry.prices = bind_prices(root["prices"]);
  industry.market = bind_market(root["market"]);
  bind_industry(root["industry"], industry);
  return scenario;
}

void check_rule_maker(const Node& root, const RuleMaker& scenario) {
  const Industry& industry = scenario.industry;
  if (root["id"].clean()) check_id(root["id"], scenario.id);
  check_goals(root["briefing"]["goals"], regime::measures());
  check_calendar(root, industry);
  check_labs(root["industry"]["labs"], industry);
  check_chosen_rules(root["industry"], industry);
  check_business(root["industry"], industry);
  check_market(root["market"], industry);
  check_books(root, industry);
  check_plan(root["learning"], industry.plan);
}

}  // namespace partly::scenario
