#include "sim/forecast/prospects.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/law/counts.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"

namespace partly::forecast {
namespace {

// What a run learns from decides what it can reach, far more than its seed does.
enum class Diet { answers, weights, labels };

Diet diet_of(const learn::Sources& sources) {
  if (sources.queries > 0) return Diet::answers;
  return sources.open_weights ? Diet::weights : Diet::labels;
}

bool alike(const learn::TrainJob& a, const learn::TrainJob& b) {
  return diet_of(a.sources) == diet_of(b.sources) && a.hidden == b.hidden;
}

struct Assumed {
  double value, low, high;
};
constexpr Assumed kSdOfAlike{1.5, 0.5, 4};   // points between models of one diet in one world
constexpr Assumed kSdOfRehearsal{2, 1, 4};   // the practice map is another map
constexpr Assumed kSdBelowTeacher{4, 2, 8};  // where only the provider's model is measured
constexpr Assumed kUnmeasured{82, 60, 95};   // where nothing is
constexpr double kSdUnmeasured = 8;
constexpr Assumed kBelowTeacher{3, 0, 8};  // a copy stays so far below its teacher
constexpr Assumed kAlarmOfPattern{0.95, 0.8, 1};
constexpr Assumed kAlarmUnderCover{0.3, 0.05, 0.8};
constexpr Assumed kAlarmOfSeveralAccounts{0.2, 0.02, 0.8};

CapabilityProspect prospect(double mean, double sd, const std::string& why) {
  const double points = std::clamp(mean, 0.0, 100.0);
  return {Quantity::derived(points, Unit::points, why,
                            Interval{std::max(0.0, points - 2 * sd), std::min(100.0, points + 2 * sd)}),
          sd};
}

std::optional<double> measured(const Scenario& scenario, const World& world, LabKind kind) {
  const Lab& lab = world.lab(scenario.lab(kind).id);
  const Model* model = lab.released ? world.model(*lab.released) : nullptr;
  if (!model || !model->result) return std::nullopt;
  return model->capability(scenario.learning.classes);
}

std::optional<CapabilityProspect> from_models_alike(const Scenario& scenario, const World& world,
                                                    const learn::TrainJob& job) {
  std::vector<double> reached;
  for (const Model& model : world.models) {
    const auto kind = world.lab(model.owner).kind;
    if (kind == LabKind::provider || kind == LabKind::publisher) continue;
    if (!model.result || model.result->students.empty() || !alike(model.job, job)) continue;
    reached.push_back(model.capability(scenario.learning.classes));
  }
  if (reached.empty()) return std::nullopt;
  return prospect(mean(reached), kSdOfAlike.value,
                  "Mean of the " + std::to_string(reached.size()) +
                      " measured in this game that learned from the same "
                      "kind of source, with an assumed standard deviation of " +
                      format_number(kSdOfAlike.value, 1) + " points (" + format_number(kSdOfAlike.low, 0) +
                      " to " + format_number(kSdOfAlike.high, 0) + ")");
}

bool exam_to_come(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  return !proceeding.opinion && world::exam_to_come(claim_now(scenario, world, proceeding.theory),
                                                    record_now(scenario, world, proceeding));
}

// Of the claimant in the end: the same account as the court page's, over what the exam may still say.
double chance_at_judgment(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  if (proceeding.opinion) return assessment_of(scenario, world, proceeding).chance_in_the_end();
  double chance = 0;
  for (const SupposedRecord& one :
       records_at_judgment(claim_now(scenario, world, proceeding.theory),
                           as_it_will_be_pleaded(record_now(scenario, world, proceeding), proceeding.stage),
                           expected_by_owner(scenario, world, *world.model(proceeding.model))))
    chance += one.chance *
              law::assess(scenario.court, proceeding, opinion_on(scenario, world, proceeding, one.record))
                  .chance_in_the_end();
  return chance;
}

// From one standard deviation of the claimant's reading of the facts, and one of the law, on either side. A
// claimant that reads its case badly may take next to nothing, whose logarithm knows no bound: what is less
// than a tenth of the usual counts as a tenth.
double log_sd_of_settlement(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                            const law::SettlementTerms& terms, double sales_usd) {
  if (proceeding.claimant == kPlayerId || by_authority(proceeding)) return 0;
  constexpr double kLeastShare = 0.1;
  const double sd = scenario.court.noise.value * M_PI / std::sqrt(3.0);  // of a logistic variable
  const auto takes_usd = [&](const Reading& reading) {
    const auto seen =
        settlement_outlook(scenario, world, proceeding, {Eyes::of_defendant, sales_usd, reading});
    return seen.zone(terms).claimant_accepts_from.value;
  };
  const double least_usd = std::max(1e6, kLeastShare * takes_usd({}));
  const auto log_usd = [&](const Reading& reading) {
    return std::log(std::max(least_usd, takes_usd(reading)));
  };
  const double by_fact = (log_usd({sd, 0}) - log_usd({-sd, 0})) / 2;
  const double by_law = (log_usd({0, sd}) - log_usd({0, -sd})) / 2;
  return std::hypot(by_fact, by_law);
}

}  // namespace

CapabilityProspect capability_prospect(const Scenario& scenario, const World& world,
                                       const learn::TrainJob& job, const std::optional<Quantity>& rehearsed) {
  if (rehearsed)
    return prospect(
        rehearsed->value, kSdOfRehearsal.value,
        "What students of this order reached on a practice map, with an assumed standard deviation "
        "of " +
            format_number(kSdOfRehearsal.value, 0) + " points between maps");
  if (const auto known = from_models_alike(scenario, world, job)) return *known;
  if (const auto teacher = measured(scenario, world, LabKind::provider))
    return prospect(*teacher - kBelowTeacher.value, kSdBelowTeacher.value,
                    "The provider's " + format_number(*teacher, 0) + " points less an assumed " +
                        format_number(kBelowTeacher.value, 0) + " (" + format_number(kBelowTeacher.low, 0) +
                        " to " + format_number(kBelowTeacher.high, 0) + "): nothing alike is measured yet");
  return {
      Quantity::assumed(kUnmeasured.value, Unit::points, {kUnmeasured.low, kUnmeasured.high},
                        "Nothing is measured in this game yet; most students of these networks end there"),
      kSdUnmeasured};
}

Quantity alarm_prospect(const Scenario& scenario, const World& world, const Model& model) {
  const learn::Sources& sources = model.job.sources;
  if (sources.queries == 0 || model.licensed)
    return Quantity::derived(0, Unit::fraction, "It asks nothing without a licence");
  if (model.monitor)
    return Quantity::derived(alarm_logged(model) ? 1 : 0, Unit::fraction,
                             "The provider's log holds the answer");
  const double limit = terms_now(scenario, world).volume_limit.value;
  if (limit > 0 && sources.queries > limit * model.split.accounts)
    return Quantity::derived(1, Unit::fraction,
                             "It asks more in a quarter than the volume limit of " + format_number(limit, 0) +
                                 " an account lets pass");
  int runs = 0, alarms = 0;
  for (const Model& one : world.models) {
    if (!one.monitor || one.licensed || one.job.sources.cover_share != sources.cover_share) continue;
    if (one.split.accounts != model.split.accounts) continue;
    ++runs;
    alarms += alarm_logged(one);
  }
  // Laplace's rule of succession keeps a handful of runs from sounding certain.
  if (runs > 0)
    return Quantity::derived((alarms + 1.0) / (runs + 2.0), Unit::fraction,
                             std::to_string(alarms) + " alarms in " + std::to_string(runs) +
                                 " runs of this kind in this game, by Laplace's rule of succession");
  if (model.split.accounts > 1)
    return Quantity::assumed(
        kAlarmOfSeveralAccounts.value, Unit::fraction,
        {kAlarmOfSeveralAccounts.low, kAlarmOfSeveralAccounts.high},
        "Each of its accounts asks about one neighbourhood; seen where enough are traced to one payer");
  const bool covered = sources.cover_share >= 0.5;
  const double looks = static_cast<double>(sources.queries) / std::max(1, scenario.provider.monitor_step);
  if (looks < 1) return Quantity::derived(0, Unit::fraction, "The monitor does not look so early");
  const Assumed& chance = covered ? kAlarmUnderCover : kAlarmOfPattern;
  return Quantity::assumed(chance.value, Unit::fraction, {chance.low, chance.high},
                           covered
                               ? "Most of its queries imitate an honest customer"
                               : "Runs that ask at an even spread are noticed within some dozens of queries");
}

ClaimProspect prospect_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                          double sales_usd) {
  const law::Proceeding filed = as_it_will_be_filed(scenario, world, proceeding);
  ClaimProspect prospect;
  const auto outlook = settlement_outlook(scenario, world, proceeding, {Eyes::of_defendant, sales_usd});
  const law::SettlementTerms terms{.royalty = outlook.usual_royalty()};
  const law::SettlementZone zone = outlook.zone(terms);
  prospect.settlement_usd = zone.claimant_accepts_from;
  prospect.settlement_log_sd = log_sd_of_settlement(scenario, world, proceeding, terms, sales_usd);
  prospect.settlement_royalty = outlook.to_claimant.sales_ahead_usd.value > 0 ? terms.royalty : 0;
  prospect.can_settle = zone.has_room() && !by_authority(proceeding);
  prospect.quarters = closes_until(scenario, world, proceeding, law::Stage::decided);
  prospect.stage_cost_usd = stage_cost_of(scenario, filed);

  World then = world;
  Model& model = *then.model(proceeding.model);
  const bool sold = world.lab(model.owner).released == model.id;
  if (sold && !proceeding.opinion) model.sales_usd += sales_usd * std::max(0, prospect.quarters - 1);
  prospect.award_usd = assessment_of(scenario, then, filed).award_if_won();
  const law::Assessment today = assessment_of(scenario, world, proceeding);
  prospect.award_today_usd = today.award_if_won();
  prospect.loss_chance_today = today.in_the_end();
  prospect.expected_today_usd = today.expected_award();
  prospect.loss_chance =
      Quantity::derived(chance_at_judgment(scenario, world, filed), Unit::fraction,
                        exam_to_come(scenario, world, proceeding)
                            ? "The account of the claim as it will stand at the judgment: the books open, "
                              "and the exam held, with "
                              "what such exams have been measured to say; today's record gives " +
                                  format_percent(today.chance_in_the_end())
                            : "The account of the claim, as the court page has it");
  const law::Opinion opinion = assessment_of(scenario, world, filed).opinion;
  prospect.order_chance =
      Quantity::derived(law::order_chance(opinion, {law::Remedy::injunction, law::Remedy::deletion}),
                        Unit::fraction, "Injunction or deletion, where the claim is lost");
  return prospect;
}

ClaimProspect prospect_of_notice(const Scenario& scenario, const World& world, const Model& model,
                                 Quarter quarter, double sales_usd, bool alarmed) {
  World then = world;
  Model& suspect = *then.model(model.id);
  const bool sold = world.lab(model.owner).released == model.id;
  const Quarter on_sale = sold ? world.now : std::max(world.now, model.due.plus(1));
  suspect.sales_usd += sales_usd * std::max(0, quarter.since(on_sale) + 1);
  suspect.state = ModelState::trained;
  if (alarmed && !suspect.monitor) suspect.monitor.emplace().alarm = forensics::AlarmKind::pattern;
  Lab& lab = then.lab(model.owner);
  lab.released = model.id;
  lab.sales_usd = sales_usd;
  then.now = quarter.plus(1);

  law::Proceeding claim;
  claim.claimant = scenario.lab(LabKind::provider).id;
  claim.defendant = model.owner;
  claim.theory = best_theory(scenario, then, suspect).value_or(law::Theory::contract);
  claim.model = model.id;
  claim.opened = claim.stage_since = then.now;
  claim.record = record_at_notice(scenario, then, suspect);
  ClaimProspect prospect = prospect_of(scenario, then, claim, sales_usd);
  ++prospect.quarters;  // the close that brings the notice
  return prospect;
}

}  // namespace partly::forecast
