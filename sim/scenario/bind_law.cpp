#include "sim/scenario/bind_law.h"

#include <algorithm>

namespace partly::scenario {
namespace {

using Keys = std::vector<std::string>;

const Keys& clause_keys() {
  static const Keys keys{"training_ban", "monitoring", "kill_trigger", "audit", "liability_cap"};
  return keys;
}
const Keys& remedy_keys() {
  static const Keys keys{"money", "injunction", "access_cut", "deletion", "audit"};
  return keys;
}
const Keys& stage_keys() {
  static const Keys keys{"notice", "complaint", "motion", "discovery", "deposition", "judgment", "appeal"};
  return keys;
}

std::string fact_of(const Node& node) {
  if (node["fact"].there()) node["fact"].check_fact();
  return node["fact"].text();
}

Quantity quantity_or(const Node& node, const Quantity& otherwise) {
  return node.there() ? node.quantity() : otherwise;
}

Quantity no_rule(Unit unit) { return Quantity::derived(0, unit, "This claim has no such rule"); }

void bind_clauses(const Node& clauses, law::Terms& terms) {
  for (std::size_t kind = 0; kind < clause_keys().size(); ++kind) {
    const Node node = clauses[clause_keys()[kind]];
    if (!node.there()) continue;
    law::Clause clause{static_cast<law::ClauseKind>(kind), node["number"].whole(1), node["text"].text(),
                       fact_of(node)};
    if (node["limit_usd"].there()) clause.limit_usd = node["limit_usd"].quantity();
    std::erase_if(terms.clauses, [&](const law::Clause& old) { return old.kind == clause.kind; });
    terms.clauses.push_back(std::move(clause));
  }
  std::sort(terms.clauses.begin(), terms.clauses.end(),
            [](const law::Clause& a, const law::Clause& b) { return a.number < b.number; });
}

law::Terms first_terms(const Node& node) {
  law::Terms terms;
  terms.version = node["version"].whole(1);
  bind_clauses(node["clauses"], terms);
  terms.volume_limit = node["volume_limit"].quantity();
  terms.alarms_before_cut = node["alarms_before_cut"].quantity();
  return terms;
}

// Each revision says what it changes; what it leaves out stays as it was in the version before.
std::vector<law::Terms> later_terms(const Node& revisions, const law::Terms& first) {
  std::vector<std::pair<int, std::string>> order;
  for (const std::string& id : revisions.keys())
    order.emplace_back(revisions[id]["from_quarter"].whole(2) - 1, id);
  std::sort(order.begin(), order.end());
  std::vector<law::Terms> versions;
  for (const auto& [quarter, id] : order) {
    const Node node = revisions[id];
    law::Terms terms = versions.empty() ? first : versions.back();
    terms.version += 1;
    terms.from_quarter = quarter;
    bind_clauses(node["clauses"], terms);
    terms.volume_limit = quantity_or(node["volume_limit"], terms.volume_limit);
    terms.alarms_before_cut = quantity_or(node["alarms_before_cut"], terms.alarms_before_cut);
    versions.push_back(std::move(terms));
  }
  return versions;
}

law::Licence licence(const Node& node) {
  law::Licence licence{node["signing_fee_usd"].quantity(), node["royalty"].quantity(),
                       node["quarters"].quantity(), node["query_discount"].quantity(),
                       node["field_of_use"].text()};
  licence.audit = node["audit"].flag();
  licence.field_share = quantity_or(node["field_share"], licence.field_share);
  return licence;
}

// The claim in contract is always told in full; the others take from it what they leave out.
void bind_weights(const Node& node, const law::ClaimRules& otherwise, law::ClaimRules& rules) {
  rules.monitor_log = quantity_or(node["monitor_log"], otherwise.monitor_log);
  rules.admission_yes = quantity_or(node["admission_yes"], otherwise.admission_yes);
  rules.admission_partly = quantity_or(node["admission_partly"], otherwise.admission_partly);
  rules.denial_contradicted = quantity_or(node["denial_contradicted"], otherwise.denial_contradicted);
  rules.licence_covers = quantity_or(node["licence_covers"], otherwise.licence_covers);
  rules.stage_cost_usd = quantity_or(node["stage_cost_usd"], otherwise.stage_cost_usd);
}

// How likely the fact is before any evidence, and how likely it must be.
void bind_proof(const Node& node, const law::ClaimRules& otherwise, law::ClaimRules& rules) {
  rules.prior = quantity_or(node["prior"], otherwise.prior);
  rules.standard = quantity_or(node["standard"], otherwise.standard);
}

law::DamagesRules damages(const Node& node, const char* avoided_key) {
  return {quantity_or(node[avoided_key], no_rule(Unit::none)),
          quantity_or(node["profit_share"], no_rule(Unit::fraction)),
          quantity_or(node["lost_margin"], no_rule(Unit::fraction)),
          quantity_or(node["statutory_usd"], no_rule(Unit::usd)),
          quantity_or(node["turnover_fine"], no_rule(Unit::fraction)),
          quantity_or(node["least_fine_usd"], no_rule(Unit::usd)),
          quantity_or(node["wilful_multiple"], no_rule(Unit::none))};
}

std::vector<law::Element> elements(const Node& node) {
  std::vector<law::Element> list;
  for (std::size_t kind = 0; kind < element_keys().size(); ++kind) {
    const Node element = node[element_keys()[kind]];
    if (!element.there()) continue;
    const Quantity settled = Quantity::derived(1, Unit::fraction, "Settled by the record, not by a chance");
    list.push_back(
        {static_cast<law::ElementKind>(kind), quantity_or(element["chance"], settled), fact_of(element)});
  }
  return list;
}

std::vector<law::RemedyRule> remedies(const Node& node) {
  std::vector<law::RemedyRule> list;
  for (std::size_t kind = 0; kind < remedy_keys().size(); ++kind)
    if (const Node remedy = node[remedy_keys()[kind]]; remedy.there())
      list.push_back({static_cast<law::Remedy>(kind), remedy["chance"].quantity(), fact_of(remedy)});
  return list;
}

std::vector<std::string> facts(const Node& node) {
  const std::vector<std::string> ids = node.texts();
  for (std::size_t i = 0; i < ids.size(); ++i) node.item(i).check_fact();
  return ids;
}

law::ClaimRules contract(const Node& node, const Node& more) {
  law::ClaimRules rules;
  rules.belief = node["belief"].quantity();
  bind_weights(node, {}, rules);
  bind_proof(more, {}, rules);
  rules.damages = damages(node, "damages_multiple");
  rules.facts = facts(node["facts"]);
  rules.elements = elements(more["elements"]);
  rules.remedies = remedies(more["remedies"]);
  return rules;
}

law::ClaimRules claim(const Node& node, law::Theory theory, const law::ClaimRules& contract) {
  law::ClaimRules rules;
  rules.theory = theory;
  rules.belief = node["belief"].quantity();
  bind_weights(node, contract, rules);
  bind_proof(node, contract, rules);
  rules.damages = damages(node, "avoided_multiple");
  rules.facts = facts(node["facts"]);
  rules.elements = elements(node["elements"]);
  rules.remedies = remedies(node["remedies"]);
  return rules;
}

law::AnswerEffect effect(const Node& node) {
  return {node["credibility_lost"].quantity(), node["penalty"].quantity(), node["norm"].quantity()};
}

law::DefenceRules defences(const Node& node) {
  return {node["creation_upheld"].quantity(), node["creation_contradicted"].quantity(),
          node["preempted"].quantity(),       node["standard_practice"].quantity(),
          node["own_claims"].quantity(),      node["claimant_copied"].quantity(),
          node["hands_bar"].quantity(),       node["hands_cut"].quantity(),
          node["credibility_lost"].quantity()};
}

law::DocumentRules documents(const Node& node) {
  return {node["stray_answers"].quantity(), node["honest_purchases"].quantity(), node["message"].quantity(),
          node["missing"].quantity(), node["missing_under_duty"].quantity()};
}

law::OathRules oath(const Node& node) {
  return {node["exposed_chance"].quantity(), node["exposed"].quantity(), node["sanction_usd"].quantity()};
}

law::CourtRules court(const Node& node) {
  law::CourtRules rules;
  rules.noise = node["noise"].quantity();
  rules.documents = documents(node["documents"]);
  rules.oath = oath(node["oath"]);
  rules.register_entry = node["register_entry"].quantity();
  const Node stand = node["stand"];
  rules.stand = {effect(stand["yes"]), effect(stand["partly"]), effect(stand["no"]),
                 effect(stand["no_contradicted"])};
  rules.defences = defences(node["defences"]);
  for (std::size_t stage = 0; stage < law::kOpenStages; ++stage)
    rules.stages.quarters[stage] = node["stages"][stage_keys()[stage]].quantity();
  rules.motion_power = node["motion_power"].quantity();
  rules.appeal_review = node["appeal_review"].quantity();
  rules.count_cost = quantity_or(node["count_cost"], rules.count_cost);
  rules.audit_quarters = node["audit_quarters"].quantity();
  rules.disclosure_from = node["disclosure_from"].quantity();
  rules.authority_looks = node["authority_looks"].quantity();
  rules.norm = {node["norm"]["start"].quantity(), node["norm"]["pull"].quantity()};
  rules.risk = {node["risk"]["claimant_tolerance_usd"].quantity(),
                node["risk"]["defendant_tolerance_usd"].quantity(),
                node["risk"]["claimant_discount"].quantity(), node["risk"]["defendant_discount"].quantity()};
  return rules;
}

std::vector<law::Theory> theories(const Node& node) {
  std::vector<law::Theory> list;
  for (const std::string& key : node.texts())
    if (const auto found = std::find(theory_keys().begin(), theory_keys().end(), key);
        found != theory_keys().end())
      list.push_back(static_cast<law::Theory>(found - theory_keys().begin()));
  return list;
}

}  // namespace

const std::vector<std::string>& theory_keys() {
  static const Keys keys{"contract", "copyright", "trade_secret", "tort", "disclosure"};
  return keys;
}

const std::vector<std::string>& element_keys() {
  static const Keys keys{"taught_on_answers", "summary_missing",  "ban_in_force",
                         "competition",       "human_authorship", "kept_secret"};
  return keys;
}

void bind_law(const Node& root, world::Scenario& scenario) {
  const Node law = root["law"];
  scenario.terms = first_terms(root["terms"]);
  scenario.later_terms = later_terms(root["terms"]["revisions"], scenario.terms);
  scenario.licence = licence(root["licence"]);
  scenario.court = court(law);
  scenario.contract = contract(root["contract"], law["contract"]);
  scenario.theories = theories(law["theories"]);
  for (const law::Theory theory : law::kTheories)
    if (theory != law::Theory::contract)
      scenario.other_claims.push_back(
          claim(law["claims"][theory_keys()[law::index_of(theory)]], theory, scenario.contract));
}

}  // namespace partly::scenario
