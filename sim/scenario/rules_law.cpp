#include "sim/scenario/rules_law.h"

#include <algorithm>
#include <map>

#include "sim/scenario/bind_law.h"

namespace partly::scenario {
namespace {

// Clause numbers are cited, so each stands for one clause.
void check_numbers(const Node& clauses) {
  std::map<int, std::string> text_of;
  for (const std::string& kind : clauses.keys()) {
    const Node number = clauses[kind]["number"];
    if (!number.clean()) continue;
    if (const auto [other, fresh] = text_of.emplace(number.whole(0), kind); !fresh)
      number.error("duplicate",
                   "Clause " + std::to_string(number.whole(0)) + " is already \"" + other->second + "\"");
  }
}

void check_cap(const Node& clauses) {
  for (const std::string& kind : clauses.keys()) {
    const Node limit = clauses[kind]["limit_usd"];
    if (kind == "liability_cap" && clauses[kind].clean() && !limit.there())
      clauses[kind].error("missing-key", "A liability cap has no \"limit_usd\"");
    if (kind != "liability_cap" && limit.there())
      limit.error("clause", "Only a liability cap has a \"limit_usd\"", "remove it");
  }
}

void check_terms(const Node& terms, const world::Scenario& scenario) {
  check_numbers(terms["clauses"]);
  check_cap(terms["clauses"]);
  for (const std::string& id : terms["revisions"].keys()) {
    const Node revision = terms["revisions"][id];
    check_numbers(revision["clauses"]);
    check_cap(revision["clauses"]);
    const Node from = revision["from_quarter"];
    if (from.clean() && from.whole(2) > scenario.quarters)
      from.error("window", "The revision comes after the game's last quarter",
                 "the game has " + std::to_string(scenario.quarters));
  }
  if (terms.clean() && !scenario.terms.find(law::ClauseKind::training_ban))
    terms["clauses"].warn("no-ban",
                          "The terms forbid no training, so that the claim in contract rests on nothing",
                          "add a \"training_ban\"");
}

void check_elements(const Node& elements) {
  for (const std::string& key : elements.keys()) {
    const bool of_law = key == "human_authorship" || key == "kept_secret";
    const Node element = elements[key];
    if (!element.clean()) continue;
    if (of_law && !element["chance"].there())
      element.error("missing-key", "The question of law \"" + key + "\" has no \"chance\"");
    if (!of_law && element["chance"].there())
      element["chance"].error(
          "element", "\"" + key + "\" is settled by evidence or by the record, not by a chance", "remove it");
  }
}

void check_contract(const Node& contract, const law::ClaimRules& rules) {
  need(contract["damages_multiple"], rules.damages.avoided_multiple.value >= 0, "Damages cannot be negative");
}

void check_court(const Node& law, const law::CourtRules& court) {
  const Node defences = law["defences"], stand = law["stand"];
  need(defences["creation_upheld"], court.defences.creation_upheld.value <= 0,
       "A plea that is borne out cannot speak against who made it");
  need(law["noise"], court.noise.value > 0,
       "A judge without any noise decides alike however thin the record");
  need(law["documents"]["missing_under_duty"],
       court.documents.missing_under_duty.value >= court.documents.missing.value,
       "What there was a duty to keep cannot be missed less than what there was none to keep");
  const std::pair<const char*, const law::AnswerEffect*> answers[] = {
      {"yes", &court.stand.yes},
      {"partly", &court.stand.partly},
      {"no", &court.stand.no},
      {"no_contradicted", &court.stand.no_contradicted}};
  for (const auto& [key, effect] : answers)
    need(stand[key]["penalty"], effect->penalty.value >= 0 && effect->penalty.value <= 10,
         "A factor on the award lies between 0 and 10");
}

}  // namespace

void check_law(const Node& root, const world::Scenario& scenario) {
  const Node law = root["law"];
  if (root["quarters"].clean()) check_terms(root["terms"], scenario);
  check_contract(root["contract"], scenario.contract);
  check_court(law, scenario.court);
  check_elements(law["contract"]["elements"]);
  for (const std::string& key : law["claims"].keys()) {
    check_elements(law["claims"][key]["elements"]);
    need(law["claims"][key]["avoided_multiple"],
         law["claims"][key]["avoided_multiple"]["value"].number(0) >= 0, "Damages cannot be negative");
  }
  for (std::size_t i = 0; i < scenario.theories.size(); ++i)
    if (std::count(scenario.theories.begin(), scenario.theories.end(), scenario.theories[i]) > 1 &&
        law["theories"].clean())
      law["theories"].error("duplicate", "A theory is named twice", "name each once");
}

double most_of_a_claim_usd(const world::Scenario& scenario, double sales_usd) {
  double most = 0;
  for (const law::Theory theory : scenario.theories) {
    const law::ClaimRules& rules = scenario.claim(theory);
    const law::DamagesRules& damages = rules.damages;
    most =
        std::max(most, damages.avoided_multiple.value * (scenario.licence.signing_fee_usd.value + sales_usd) +
                           (damages.profit_share.value + damages.lost_margin.value) * sales_usd +
                           damages.statutory_usd.value + damages.least_fine_usd.value +
                           4 * damages.turnover_fine.value * sales_usd + 8 * rules.stage_cost_usd.value +
                           scenario.court.oath.sanction_usd.value);
  }
  const law::StandRules& stand = scenario.court.stand;
  return most * std::max({1.0, stand.yes.penalty.value, stand.partly.penalty.value, stand.no.penalty.value,
                          stand.no_contradicted.penalty.value});
}

}  // namespace partly::scenario
