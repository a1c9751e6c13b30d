// How a side reads a case, and what the record and the calendar of a case will be: the parts of a valuation
// (valuation.h) that know no money.
#include <algorithm>

#include "sim/base/rng.h"
#include "sim/world/state/identity.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

using law::Side;

const std::string& party(const law::Proceeding& proceeding, Side side) {
  return side == Side::claimant ? proceeding.claimant : proceeding.defendant;
}

}  // namespace

law::CountOdds read_odds(const law::EvidenceChain& chain, double award_usd, const Reading& reading) {
  double law = 1;
  for (const law::Condition& condition : chain.conditions) {
    const double p = condition.chance.value;
    const bool open = condition.id == law::kTheoryCondition && p > 0 && p < 1;
    law *= open ? law::logistic(law::logit(p) + reading.law) : p;
  }
  return {chain.proven_probability_with(reading.fact), law, std::max(0.0, award_usd)};
}

Reading reading_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                   Side side) {
  const std::string& lab = party(proceeding, side);
  if (proceeding.id == 0 || lab == kPlayerId || by_authority(proceeding)) return {};
  Rng rng(world.seed, side == Side::claimant ? "reading, claimant" : "reading, defendant",
          draws_of(world, proceeding));
  const double noise = scenario.court.noise.value;
  const double fact = noise * law::logit(rng.uniform()), law = noise * law::logit(rng.uniform());
  return {fact, law};
}

bool exam_to_come(const law::ClaimRules& rules, const law::Record& now) {
  return now.showings.empty() && rules.needs(law::ElementKind::taught_on_answers);
}

std::vector<SupposedRecord> records_at_judgment(const law::ClaimRules& rules, const law::Record& now,
                                                const std::vector<ExpectedShowing>& expected) {
  if (!exam_to_come(rules, now)) return {{1, now}};
  std::vector<SupposedRecord> records;
  for (const ExpectedShowing& one : expected) {
    law::Record heard = now;
    heard.records_open = true;
    heard.showings = {one.showing};
    records.push_back({one.chance, std::move(heard)});
  }
  return records;
}

law::Record as_it_will_be_pleaded(law::Record record, law::Stage stage) {
  const bool too_late = stage > law::Stage::deposition;
  if (!too_late && !record.pleads(law::Defence::preemption)) record.pleas.push_back(law::Defence::preemption);
  return record;
}

int closes_until(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                 law::Stage wanted) {
  int closes = 0;
  for (law::Stage stage = proceeding.stage; law::open(stage) && stage < wanted;
       stage = law::next_stage(stage, proceeding.filed)) {
    const int lasted = stage == proceeding.stage ? std::max(0, world.now.since(proceeding.stage_since)) : 0;
    closes += std::max(1, scenario.court.stages.length(stage) - lasted);
  }
  return std::max(1, closes);
}

double royalty_after_judgment(const Scenario& scenario, const law::Proceeding& proceeding,
                              double taught_share) {
  return by_authority(proceeding) ? 0 : scenario.licence.royalty.value * taught_share;
}

}  // namespace partly::world
