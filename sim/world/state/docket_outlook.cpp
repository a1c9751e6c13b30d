#include "sim/world/state/docket_outlook.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

double briefs_log_odds(const DocketRules& rules, const DocketCase& docket_case) {
  double sum = 0;
  for (const Brief& brief : docket_case.briefs)
    sum += brief.side == BriefSide::for_theory ? rules.brief_log_odds.value : -rules.brief_log_odds.value;
  return sum;
}

// What has survived a motion to dismiss stands firmer in its own case, as in one's own (law/claim.h).
Quantity before_briefs(const Scenario& scenario, const World& world, const DocketCaseRule& rule,
                       const DocketCase& docket_case) {
  const Quantity belief = rule.theory ? claim_now(scenario, world, *rule.theory).belief : rule.claimant_wins;
  const bool heard = rule.theory != law::Theory::disclosure && docket_case.stage > law::Stage::motion;
  if (!heard || !docket_case.open()) return belief;
  const double power = scenario.court.motion_power.value;
  const Interval range = belief.range.value_or(Interval{belief.value, belief.value});
  return Quantity::derived(
      law::belief_after_motion(belief.value, power), Unit::fraction,
      "Chance of " + format_percent(belief.value) +
          " at the start; it has survived a motion, which finds out " + text(scenario.court.motion_power) +
          " of what is untenable (Bayes)",
      Interval{law::belief_after_motion(range.low, power), law::belief_after_motion(range.high, power)});
}

std::optional<std::string> seen_in_court(const Scenario& scenario, const World& world, const Lab& lab,
                                         const law::Proceeding& proceeding) {
  if (by_authority(proceeding)) return std::nullopt;
  if (proceeding.claimant == lab.id && proceeding.record.claimant_copied.value_or(false))
    return "a court has looked into its own past";
  if (proceeding.defendant != lab.id) return std::nullopt;
  if (proceeding.stage == law::Stage::decided && proceeding.verdict && proceeding.verdict->proven)
    return "a court has found it proven";
  if (proceeding.settled_terms && proceeding.settled_terms->admission) return "it has admitted it to settle";
  const law::Record record = record_now(scenario, world, proceeding);
  if (law::shows_a_lie(record)) return "its own papers say otherwise";
  if (law::exhibit_contradicts(record)) return "the court's exam says otherwise";
  return std::nullopt;
}

}  // namespace

Quantity chance_of_ruling(const Scenario& scenario, const World& world, const DocketCase& docket_case) {
  const Quantity before = before_briefs(scenario, world, *scenario.docket->find(docket_case.id), docket_case);
  const double log_odds = briefs_log_odds(*scenario.docket, docket_case);
  if (log_odds == 0) return before;
  const Interval range = before.range.value_or(Interval{before.value, before.value});
  return Quantity::derived(
      moved_by_log_odds(before.value, log_odds), Unit::fraction,
      "Belief of " + format_percent(before.value) + ", moved by briefs by " + format_number(log_odds, 2) +
          " in log-odds (" + text(scenario.docket->brief_log_odds) + " each)",
      Interval{moved_by_log_odds(range.low, log_odds), moved_by_log_odds(range.high, log_odds)});
}

double chance_of_dismissal(const Scenario& scenario, const World& world, const DocketCase& docket_case) {
  return scenario.court.motion_power.value * (1 - chance_of_ruling(scenario, world, docket_case).value);
}

int stage_quarters(const DocketCaseRule& rule) {
  return std::max(1, static_cast<int>(std::lround(rule.stage_quarters.value)));
}

bool stage_ends(const DocketCaseRule& rule, const DocketCase& docket_case, Quarter closing) {
  return closing.since(docket_case.stage_since) + 1 >= stage_quarters(rule);
}

HalfYear half_year_from(const Scenario& scenario, const World& world, const DocketCase& docket_case,
                        Quarter first) {
  const DocketCaseRule& rule = *scenario.docket->find(docket_case.id);
  HalfYear ahead{rule.settles.value, 0};
  if (!stage_ends(rule, docket_case, first)) return ahead;
  if (docket_case.stage == law::Stage::judgment) ahead.ends = 1;
  if (docket_case.stage == law::Stage::motion) ahead.ends = chance_of_dismissal(scenario, world, docket_case);
  return ahead;
}

std::optional<std::string> deed_against_word(const Scenario& scenario, const World& world, const Lab& lab) {
  for (const Model& model : world.models)
    if (model.owner == lab.id && model.summary_published && copied(model))
      return "its own summary of training names the answers";
  for (const law::Proceeding& proceeding : world.proceedings)
    if (auto deed = seen_in_court(scenario, world, lab, proceeding)) return deed;
  return std::nullopt;
}

}  // namespace partly::world
