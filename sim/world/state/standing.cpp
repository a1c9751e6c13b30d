#include "sim/world/state/standing.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/showings.h"

namespace partly::world {
namespace {

// Who has cut an account has read what its models were made of.
bool in_the_log(const World& world, const Model& model) {
  return world.lab(model.owner).cut_in && alarm_logged(model);
}

}  // namespace

bool licensed(const World& world, const Lab& lab) {
  return lab.licence_until && world.now <= *lab.licence_until;
}

const Model* in_training(const World& world, const std::string& lab) {
  for (const Model& model : world.models)
    if (model.owner == lab && model.state == ModelState::training) return &model;
  return nullptr;
}

const Model* flagship(const Scenario& scenario, const World& world, const std::string& lab) {
  if (const auto released = world.lab(lab).released)
    if (const Model* model = world.model(*released); model && model->result) return model;
  const Model* best = nullptr;
  for (const Model& model : world.models) {
    if (model.owner != lab || model.state != ModelState::trained) continue;
    const int classes = scenario.learning.classes;
    if (!best || model.capability(classes) > best->capability(classes)) best = &model;
  }
  return best;
}

bool copied(const Model& model) {
  return model.state == ModelState::trained && learn::answers_behind(model.job) > 0 && !model.licensed;
}

int answers_bought(const World& world, const Model& model) {
  const Model* asked = world.model(model.asked_model);
  const bool own = asked && asked->owner == model.owner;
  return model.job.sources.queries + (own ? answers_bought(world, *asked) : 0);
}

bool answers_on_sale(const World& world, int model) {
  return std::ranges::any_of(world.labs,
                             [&](const Lab& lab) { return lab.sells_answers && lab.released == model; });
}

bool starts_from_answers(const learn::TrainJob& order) {
  const learn::TrainJob* job = &order;
  while (!job->sources.open_weights && !job->other_teacher.empty()) job = &job->other_teacher.front();
  return job->sources.open_weights && job->open_weights.provider_queries > 0;
}

bool inherits(const Model& model) {
  return model.state == ModelState::trained && starts_from_answers(model.job);
}

bool past_unknown(const Scenario& scenario, const Model& model) {
  const learn::TrainJob* job = &model.job;
  while (!job->sources.open_weights && !job->other_teacher.empty()) job = &job->other_teacher.front();
  const auto in_question = [](const learn::OpenWeightsSpec& spec) { return spec.provider_queries > 0; };
  const bool question = in_question(scenario.learning.open_weights) ||
                        std::ranges::any_of(scenario.events, [&](const EventRule& event) {
                          return event.publishes && in_question(*event.publishes);
                        });
  return question && job->sources.open_weights && learn::answers_behind(model.job) == 0 && !model.own_exam;
}

bool owes_nothing(const Model& model) {
  return model.state == ModelState::trained && learn::answers_behind(model.job) == 0 && !inherits(model);
}

bool counted(const Model& model) { return model.result && model.result->used.flops > 0; }

bool alarm_logged(const Model& model) {
  return model.monitor && model.monitor->alarm != forensics::AlarmKind::none;
}

bool known_to_provider(const World& world, const Model& model) {
  const bool suspected = world.provider_state && world.provider_state->suspicion(model.id);
  return suspected || in_the_log(world, model) || (model.summary_published && !owes_nothing(model));
}

bool may_be_claimed(const Scenario& scenario, const World& world, const Model& model) {
  return (copied(model) || inherits(model)) && best_theory(scenario, world, model) &&
         !bar_to_claim(world, model.id) &&
         (ever_sold(world.lab(model.owner), model) || known_to_provider(world, model));
}

bool ever_sold(const Lab& lab, const Model& model) { return lab.released == model.id || model.sales_usd > 0; }

int quarters_left(const Scenario& scenario, const World& world) {
  return world.ending == Ending::running ? scenario.quarters - world.now.since(scenario.start) : 0;
}

std::string lab_name(const Scenario& scenario, const std::string& lab) {
  const LabSetup* setup = scenario.find_lab(lab);
  return setup ? setup->name : lab == econ::kAuthority ? "The authority" : lab;
}

learn::MlpShape shape_of(const LearningRules& rules, const learn::TrainJob& job) {
  learn::MlpShape shape{{rules.inputs}};
  shape.widths.insert(shape.widths.end(), job.hidden.begin(), job.hidden.end());
  shape.widths.push_back(rules.classes);
  return shape;
}

learn::Used planned(const LearningRules& rules, const learn::TrainJob& job) {
  const learn::Sources& sources = job.sources;
  double flops = learn::planned_flops(shape_of(rules, job), job.recipe, learn::examples_of(sources));
  if (!job.other_teacher.empty())
    flops += sources.other_answers * learn::answering_flops(shape_of(rules, job.other_teacher.front()));
  return {static_cast<std::int64_t>(sources.own_labels) * sources.label_votes, sources.queries, flops};
}

learn::TrainJob alleged_copy(const Scenario& scenario, const World& world, const Model& suspect) {
  TrainModel order = usual(scenario, Route::distil);
  learn::Defence defence;
  int bought = 0;
  for (const Model& model : world.models) {
    const learn::Sources& sources = model.job.sources;
    if (model.owner != suspect.owner || model.begun > suspect.begun || sources.queries == 0) continue;
    bought += sources.queries;
    order.sources.access = sources.access;
    order.sources.top_k = sources.top_k;
    order.sources.digits = sources.digits;
    defence = model.job.defence;
  }
  if (bought > 0)
    order.sources.queries = std::min(bought, learn::kMaxQueries);
  else if (suspect.job.open_weights.provider_queries > 0)
    order = usual(scenario, Route::open_weights);
  learn::TrainJob job = job_of(scenario.learning, order);
  job.teacher = suspect.job.teacher;
  job.open_weights = suspect.job.open_weights;
  job.defence = defence;
  return job;
}

Examine exam_of(const Scenario& scenario, const World& world, const Model& suspect, int id, int proceeding,
                const forensics::ExamSettings& settings) {
  const LearningRules& rules = scenario.learning;
  return {id,
          proceeding,
          suspect.job,
          {rules.student_hidden, rules.student_recipe},
          {rules.wide_hidden, rules.wide_recipe},
          settings,
          alleged_copy(scenario, world, suspect)};
}

econ::MarketRules market_now(const Scenario& scenario, const World& world) {
  econ::MarketRules rules = scenario.market;
  rules.volume_usd.value *= world.factor("market_volume");
  rules.nobody_utility.value *= world.factor("nobody_utility");
  rules.weight_trust.value *= world.factor("weight_trust");
  rules.field_share = scenario.licence.field_share.value;
  return rules;
}

econ::Offer offer_of(const Scenario& scenario, const Lab& lab, const Model& model) {
  return {lab.id, std::clamp(model.capability(scenario.learning.classes), 0.0, 100.0), lab.price_usd,
          std::clamp(lab.trust, 0.0, 1.0), model.licensed};
}

std::vector<econ::Offer> offers_now(const Scenario& scenario, const World& world) {
  std::vector<econ::Offer> offers;
  for (const Lab& lab : world.labs) {
    const Model* model = lab.released ? world.model(*lab.released) : nullptr;
    if (model && model->result) offers.push_back(offer_of(scenario, lab, *model));
  }
  return offers;
}

double tip_chance(const Scenario& scenario, const World& world, bool copy) {
  const ProviderRules& rules = scenario.provider;
  const double usual = copy ? rules.claim_without_log.value : rules.false_tip.value;
  return std::min(1.0, usual * world.factor("claim_without_log"));  // what makes people talk makes them err
}

Quantity prospective_claim(const Scenario& scenario, const World& world, const Model& model) {
  const auto theory = best_theory(scenario, world, model);
  if (!theory) return Quantity::derived(0, Unit::usd, "Nobody could bring a claim in this scenario");
  const law::Record record = record_at_notice(scenario, world, model);
  const law::ClaimRules rules = claim_now(scenario, world, *theory);
  const bool known = known_to_provider(world, model);
  const int quarters = quarters_left(scenario, world);
  const double noticed = known ? 1 : 1 - std::pow(1 - tip_chance(scenario, world, true), quarters);
  const law::EvidenceChain chain = law::weigh(scenario.court, rules, record);
  law::Record after_exam = record;  // an exam may yet speak as loudly as its references let it
  after_exam.showings.push_back(loudest_showing(scenario.exam));
  const law::Award award =
      award_on(scenario, world, model, *theory, scenario.lab(LabKind::provider).id, record);
  return Quantity::derived(
      noticed * chain.probability() * award.total_usd(), Unit::usd,
      model.name + ": chance of a claim " + format_percent(noticed) +
          (known ? " (the provider knows of it)"
                 : " (in " + std::to_string(quarters) + " quarters at " +
                       format_percent(tip_chance(scenario, world, true)) + " each)") +
          " x chance of losing it " + format_percent(chain.probability()) + " x damages " +
          format_usd(award.total_usd()),
      Interval{0, law::weigh(scenario.court, rules, after_exam).probability_range().high *
                      law::range_of(award.total()).high});
}

Quantity exposure(const Scenario& scenario, const World& world, const std::string& lab) {
  double expected = 0;
  Interval range;
  std::string formula;
  const auto add = [&](double value, Interval spread, const std::string& text) {
    expected += value;
    range.low += spread.low;
    range.high += spread.high;
    formula += (formula.empty() ? "" : "; ") + text;
  };
  for (const law::Proceeding& proceeding : world.proceedings) {
    if (!proceeding.open() || proceeding.defendant != lab) continue;
    const Model* model = world.model(proceeding.model);
    const law::Assessment assessment = assessment_of(scenario, world, proceeding);
    const Quantity award = assessment.expected_award();
    add(award.value, law::range_of(award),
        model->name + ": chance of losing the open claim " + format_percent(assessment.chance_in_the_end()) +
            " x damages " + format_usd(assessment.award_if_won().value));
  }
  for (const Model& model : world.models) {
    if (model.owner != lab) continue;
    if (past_unknown(scenario, model)) {
      if (ever_sold(world.lab(lab), model))
        formula += (formula.empty() ? "" : "; ") + model.name + ": nobody has looked into its weights' past";
      continue;
    }
    if (!may_be_claimed(scenario, world, model)) continue;
    const Quantity claim = prospective_claim(scenario, world, model);
    add(claim.value, law::range_of(claim), claim.explanation);
  }
  return Quantity::derived(
      expected, Unit::usd,
      formula.empty()
          ? "No open claim, and no copied model that the provider knows of or that is or was on sale"
          : formula,
      range);
}

namespace {

// One standard deviation over the seeds to each side.
Interval capability_range(const Model& model, int classes) {
  const double mean = model.capability(classes);
  double square = 0;
  for (const learn::StudentScore& student : model.result->students) {
    const double off = learn::capability(student.accuracy, classes) - mean;
    square += off * off;
  }
  const std::size_t n = model.result->students.size();
  const double sd = n < 2 ? 0 : std::sqrt(square / static_cast<double>(n - 1));
  return {std::max(0.0, mean - sd), mean + sd};
}

// A model that lies in a drawer promises less each quarter; one on sale is what it is.
double believed_promise(const Scenario& scenario, const World& world, const Lab& lab, const Model& model) {
  const int idle = lab.released == model.id ? 0 : std::max(0, world.now.since(model.due) - 1);
  return std::pow(1 - scenario.funding.promise_fade.value, idle);
}

}  // namespace

Quantity valuation(const Scenario& scenario, const World& world, const std::string& lab) {
  const Model* model = flagship(scenario, world, lab);
  const Lab& own = world.lab(lab);
  const Quantity liability = exposure(scenario, world, lab);
  // Of answers sold on, investors count what does not go to the provider.
  const auto& resale = scenario.arrangements.resale;
  const double kept_of_resale = resale ? 1 - resale->cost_share.value : 0;
  const double promised = model ? believed_promise(scenario, world, own, *model) : 0;
  const int waited = world.now.since(scenario.start);
  econ::LabStanding standing{model ? promised * model->capability(scenario.learning.classes) : 0, own.trust,
                             4 * (own.sales_usd - own.serving_usd + kept_of_resale * own.arranged.resale_usd),
                             waited, liability.value};
  Interval measured = model ? capability_range(*model, scenario.learning.classes) : Interval{};
  measured.low *= promised, measured.high *= promised;
  return Quantity::derived(
      econ::valuation_usd(scenario.funding, standing), Unit::usd,
      "Capability " + format_number(standing.capability, 0) + " x trust " + format_percent(own.trust) +
          " x " + format_usd(scenario.funding.usd_per_point.value) + " a point + " +
          format_number(scenario.funding.sales_multiple.value, 1) +
          " x yearly sales less what serving them takes " + format_usd(standing.yearly_sales_usd) +
          ", at least what is left of a promise of " + format_usd(scenario.funding.floor_usd.value) +
          " after " + std::to_string(waited) + " quarters, " +
          format_usd(econ::promise_usd(scenario.funding, waited)) + ", less exposure " +
          format_usd(liability.value),
      econ::valuation_range_usd(scenario.funding, standing, measured, law::range_of(liability)));
}

Quantity raise_limit(const Scenario& scenario, const World& world, const std::string& lab) {
  const double share = scenario.funding.raise_limit.value;
  const double value = valuation(scenario, world, lab).value;
  const double raised = world.lab(lab).raised_this_quarter_usd;
  return Quantity::derived(std::max(0.0, share * value - raised), Unit::usd,
                           format_percent(share) + " of the valuation of " + format_usd(value) + ", less " +
                               format_usd(raised) + " raised this quarter");
}

}  // namespace partly::world
