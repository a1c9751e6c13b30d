#include "sim/counterfactual/verdicts.h"

#include <algorithm>
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/bots/turn.h"
#include "sim/forensics/statistics.h"
#include "sim/law/judge.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/showings.h"
#include "sim/world/state/standing.h"

namespace partly::counterfactual {
namespace {

constexpr int kPlentifulLabels = 40'000;
constexpr int kPatience = 4;  // so many labels want a run so many times as long

world::TrainModel on_own_data(world::TrainModel order) {
  order.sources.own_labels = order.sources.queries;
  order.sources.queries = 0;
  return order;
}

// Neither log nor books nor testimony: what the exhibit says is all that the court can weigh.
law::Record record_of(const forensics::Exhibit& exhibit) {
  law::Record record;
  if (exhibit.tests_asked > 0) record.showings.push_back(world::showing_of(exhibit, {}));
  return record;
}

Result<HeardCase> hear(const world::Scenario& scenario, const world::TrainModel& order, std::uint64_t seed,
                       MeasurementCache& cache, const session::ShouldContinue& should_continue) {
  const world::World world = bots::begin(scenario, seed);
  world::Model suspect;
  suspect.job = world::job_for(scenario, world, order, world::kPlayerId);
  const auto result =
      cache.result_of(world::exam_of(scenario, world, suspect, 0, 0, scenario.exam), should_continue);
  if (!result) return result.error();
  const forensics::Exhibit& exhibit = std::get<world::Examined>(*result).exhibit;
  const law::ClaimRules& rules = scenario.claim(law::Theory::contract);
  const law::Opinion opinion{
      {{law::Theory::contract, law::weigh(scenario.court, rules, record_of(exhibit)), {}, rules.remedies}},
      {}};
  Rng rng(seed, "verdicts");  // the same draws for whatever the lab trained on
  const law::Verdict verdict = law::judge(opinion, rng);
  return HeardCase{seed, exhibit.log_ratio(), verdict.probability, verdict.for_claimant};
}

Result<double> teacher_accuracy(const world::Scenario& scenario, MeasurementCache& cache,
                                const session::ShouldContinue& should_continue) {
  for (const world::Job& job : bots::begin(scenario, scenario.seed).jobs) {
    if (!std::holds_alternative<world::MeasureIncumbents>(job)) continue;
    const auto result = cache.result_of(job, should_continue);
    if (!result) return result.error();
    return std::get<world::IncumbentsMeasured>(*result).teacher.accuracy;
  }
  return 0.0;
}

}  // namespace

double VerdictsOf::lost() const { return mean(each_of(cases, &HeardCase::lost)); }
double VerdictsOf::mean_chance() const { return mean(each_of(cases, &HeardCase::chance)); }
double VerdictsOf::found() const {
  return mean(each_of(cases, [](const HeardCase& one) { return one.log_ratio >= law::kStrongLogRatio; }));
}
double VerdictsOf::median_log_ratio() const {
  return cases.empty() ? 0 : median(each_of(cases, &HeardCase::log_ratio));
}

double TeacherVerdicts::sign_test_p() const {
  int more = 0, less = 0;
  for (std::size_t i = 0; i < on_answers.cases.size(); ++i) {
    more += on_answers.cases[i].lost && !on_own_data.cases[i].lost;
    less += !on_answers.cases[i].lost && on_own_data.cases[i].lost;
  }
  const int n = more + less, extreme = std::max(more, less);
  return std::min(1.0, 2 * forensics::binomial_upper_tail(extreme, n, 0.5));
}

world::Scenario with_near_perfect_teacher(world::Scenario scenario) {
  world::LearningRules& rules = scenario.learning;
  rules.teacher.labels = kPlentifulLabels;
  rules.teacher.label_noise = 0;
  rules.teacher.recipe.steps *= kPatience;
  rules.label_noise.value = 0;
  scenario.exam.selector_noise = 0;
  scenario.exam.reference_noise = {0, 0, 0};
  return scenario;
}

Result<TeacherVerdicts> verdicts_with(const world::Scenario& scenario, const std::string& teacher,
                                      const std::vector<std::uint64_t>& seeds, MeasurementCache& cache,
                                      const session::ShouldContinue& should_continue) {
  const world::TrainModel on_answers = world::usual(scenario, world::Route::distil);
  const auto accuracy = teacher_accuracy(scenario, cache, should_continue);
  if (!accuracy) return accuracy.error();
  TeacherVerdicts verdicts{teacher, *accuracy, {}, {}};
  for (const std::uint64_t seed : seeds) {
    const auto copy = hear(scenario, on_answers, seed, cache, should_continue);
    if (!copy) return copy.error();
    const auto own = hear(scenario, on_own_data(on_answers), seed, cache, should_continue);
    if (!own) return own.error();
    verdicts.on_answers.cases.push_back(*copy);
    verdicts.on_own_data.cases.push_back(*own);
  }
  return verdicts;
}

}  // namespace partly::counterfactual
