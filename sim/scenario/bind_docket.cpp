#include "sim/scenario/bind_docket.h"

#include <algorithm>
#include <array>

#include "sim/scenario/rules.h"

namespace partly::scenario {
namespace {

constexpr std::array kTheoryKeys{"contract", "copyright", "trade_secret", "tort", "disclosure"};
constexpr std::array kSignalKeys{"policy_page", "dismissal_talk", "silence"};

world::DocketCaseRule docket_case(const std::string& id, const Node& node) {
  world::DocketCaseRule rule;
  rule.id = id;
  rule.claimant = node["claimant"].text();
  rule.defendant = node["defendant"].text();
  rule.about = node["about"].text();
  if (node["theory"].there()) {
    const auto at = std::ranges::find(kTheoryKeys, node["theory"].text());
    if (at != kTheoryKeys.end())
      rule.theory = law::kTheories[static_cast<std::size_t>(at - kTheoryKeys.begin())];
  }
  rule.grounds = node["grounds"].text();
  if (node["claimant_wins"].there()) rule.claimant_wins = node["claimant_wins"].quantity();
  rule.opens = node["opens"].whole(1) - 1;
  rule.stage_quarters = node["stage_quarters"].quantity();
  rule.settles = node["settles"].quantity();
  rule.fact = node["fact"].text();
  if (node["fact"].there()) node["fact"].check_fact();
  return rule;
}

world::StatementRules statements(const Node& node) {
  return {node["practice_norm"].quantity(), node["practice_trust"].quantity(),
          node["denial_trust"].quantity(), node["denial_lost"].quantity()};
}

// On a theory that claims of this scenario have rules for, or on other grounds with a chance of their own.
void check_case(const Node& node, const world::DocketCaseRule& rule, const world::Scenario& scenario) {
  check_id(node, rule.id);
  if (!node.clean()) return;
  const bool other = node["grounds"].there() && node["claimant_wins"].there();
  if (rule.theory.has_value() == other || node["grounds"].there() != node["claimant_wins"].there())
    node.error("docket", "A case turns on a theory or on other grounds",
               "give \"theory\", or \"grounds\" and \"claimant_wins\"");
  const auto has_rules = [&](law::Theory theory) {
    return theory == law::Theory::contract ||
           std::ranges::find(scenario.other_claims, theory, &law::ClaimRules::theory) !=
               scenario.other_claims.end();
  };
  if (rule.theory && !has_rules(*rule.theory))
    node["theory"].error("docket", "This scenario has no rules for a claim in that theory",
                         "set its claim under \"law\", or choose another theory");
  if (rule.opens >= scenario.quarters)
    node["opens"].error("window", "The case opens after the game's last quarter",
                        "the game has " + std::to_string(scenario.quarters));
}

}  // namespace

std::optional<world::DocketRules> bind_docket(const Node& node) {
  if (!node.there()) return std::nullopt;
  world::DocketRules rules;
  for (const std::string& id : node["cases"].keys())
    rules.cases.push_back(docket_case(id, node["cases"][id]));
  std::ranges::stable_sort(rules.cases, {}, &world::DocketCaseRule::opens);
  for (std::size_t i = 0; i < kSignalKeys.size(); ++i) {
    const Node signal = node["signals"][kSignalKeys[i]];
    rules.signals.push_back(
        {static_cast<world::SignalKind>(i), signal["before"].quantity(), signal["otherwise"].quantity()});
  }
  rules.brief_usd = node["brief_usd"].quantity();
  rules.brief_log_odds = node["brief_log_odds"].quantity();
  rules.statements = statements(node["statements"]);
  return rules;
}

void check_docket(const Node& root, const world::Scenario& scenario) {
  if (!scenario.docket || !root["quarters"].clean()) return;
  for (const world::DocketCaseRule& rule : scenario.docket->cases)
    check_case(root["docket"]["cases"][rule.id], rule, scenario);
}

}  // namespace partly::scenario
