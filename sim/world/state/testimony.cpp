// What an answer on the stand would come to, on the record as it stands.
#include "sim/base/format.h"
#include "sim/law/counts.h"
#include "sim/world/state/claims.h"

namespace partly::world {
namespace {

struct Outcome {
  double chance = 0, usd = 0;
};

Outcome outcome_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                   const law::Record& record) {
  const law::Assessment assessment =
      law::assess(scenario.court, proceeding, opinion_on(scenario, world, proceeding, record));
  return {law::win_chance(assessment.opinion), assessment.expected_usd().value};
}

AnswerOutlook told(law::Answer answer, const Outcome& outcome, const std::string& why) {
  return {
      answer, Quantity::derived(outcome.chance, Unit::fraction, why),
      Quantity::derived(outcome.usd, Unit::usd, why + "; the award and the sanction, each with its chance")};
}

}  // namespace

AnswerOutlook outlook_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                         law::Answer answer) {
  law::Record record = record_now(scenario, world, proceeding);
  record.answer = answer;
  const Outcome as_it_stands = outcome_of(scenario, world, proceeding, record);
  const std::string why = "The chain of this claim, weighed again with this answer";
  if (!could_be_exposed(record)) return told(answer, as_it_stands, why);
  const Quantity& exposed = scenario.court.oath.exposed_chance;
  record.denial_exposed = true;
  const Outcome shown = outcome_of(scenario, world, proceeding, record);
  const auto mean = [&](double without, double with) {
    return (1 - exposed.value) * without + exposed.value * with;
  };
  return told(answer, {mean(as_it_stands.chance, shown.chance), mean(as_it_stands.usd, shown.usd)},
              why + ", the mean over whether a witness shows that it is untrue (" + text(exposed) + ")");
}

bool could_be_exposed(const law::Record& record) {
  return record.answer == law::Answer::no && record.answers_in_records > 0 && !law::shows_a_lie(record);
}

}  // namespace partly::world
