#include "sim/world/decide.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/decide_parts.h"

namespace partly::world {
namespace {

bool decides(const Lab& lab) { return is_player(lab) || lab.kind == LabKind::rival; }

// What belongs to the other side of the API.
template <class D>
std::optional<Refusal> refused_by_role(const ReadContext& context) {
  const bool teacher = is_player(context.lab) && context.world.desk;
  if (TeacherDecision<D> && !teacher)
    return Refusal{
        "role", "Only the provider decides that, and " + context.name() + " is not the provider.", {}};
  if (OneOf<D, TrainModel, SignLicence, ReserveCompute, RetainCounsel, KeepRecords, BuyWarranty,
            ExamineModel> &&
      teacher)
    return Refusal{"role", "You are the provider: others learn from your model.", "Run your API."};
  if (OneOf<D, SignLicence> && context.world.desk)
    return Refusal{"no-offer", lab_name(context.scenario, kPlayerId) + " has offered no licence.", {}};
  return std::nullopt;
}

constexpr const char* kSetByProvider = "Set by the provider at its console";

void adjust(Quantity& price, const World& world, const char* what) {
  const double factor = world.factor(what);
  if (factor == 1) return;
  const Interval was = law::range_of(price), times = world.factor_range(what);
  const Interval range{was.low * times.low, was.high * times.high};
  price = Quantity::derived(
      price.value * factor, price.unit,
      text(price) + " on the scenario's list x " + format_number(factor, 2) + " by events", range);
}

}  // namespace

Check check(const Scenario& scenario, const World& world, const Decision& decision, const std::string& lab) {
  if (world.ending != Ending::running)
    return Refusal{"ended", "The game is over.", "Start a new game, or go back to an earlier quarter."};
  const ReadContext context{scenario, world, world.lab(lab)};
  if (!decides(context.lab)) return Refusal{"role", context.name() + " takes no decisions.", {}};
  return std::visit(
      [&]<class D>(const D& one) -> Check {
        if (auto refusal = refused_by_role<D>(context)) return *refusal;
        return quote(context, one);
      },
      decision);
}

Check apply(const Scenario& scenario, World& world, const Decision& decision, const std::string& lab) {
  Check checked = check(scenario, world, decision, lab);
  if (std::holds_alternative<Quote>(checked)) {
    const WriteContext context{scenario, world, world.lab(lab)};
    std::visit([&](const auto& one) { carry_out(context, one); }, decision);
  }
  return checked;
}

Quote free_of_charge() {
  Quote quote;
  quote.upfront = Quantity::derived(0, Unit::usd, "Costs nothing");
  quote.quarters = 0;
  return quote;
}

Check paid_from_cash(const ReadContext& context, Quote quote) {
  double sum = 0;
  Interval range;
  for (const QuoteLine& line : quote.lines) {
    sum += line.amount.value;
    range.low += line.amount.range ? line.amount.range->low : line.amount.value;
    range.high += line.amount.range ? line.amount.range->high : line.amount.value;
  }
  quote.upfront = Quantity::derived(sum, Unit::usd, "Sum of the lines of this quote", range);
  const double cash = context.cash().usd();
  if (sum >= cash + 0.005)  // half a cent
    return Refusal{"cash",
                   context.name() + " has " + format_usd(cash) + "; this costs " + format_usd(sum) + ".",
                   "Raise " + format_usd(sum - cash) + " more first, or use less."};
  const double operations = context.scenario.find_lab(context.lab.id)->operations_usd.value;
  if (cash - sum < operations)
    quote.warnings.push_back("Leaves " + format_usd(cash - sum) + ", and a quarter's operations cost " +
                             format_usd(operations) + ".");
  return quote;
}

std::variant<const Model*, Refusal> own_model(const ReadContext& context, int id) {
  const Model* model = context.world.model(id);
  if (model && model->owner == context.lab.id) return model;
  return Refusal{"not-yours", context.name() + " has no model " + std::to_string(id) + ".",
                 "Choose a model of your own."};
}

void warn_of_terms(const ReadContext& context, Quote& quote, law::ClauseKind kind) {
  for (const law::Clause& clause : terms_now(context.scenario, context.world).clauses) {
    if (clause.kind != kind) continue;
    quote.terms_touched.push_back(clause);
    quote.warnings.push_back("Touches clause " + std::to_string(clause.number) +
                             " of the terms: " + clause.text);
  }
}

econ::PriceList prices_now(const Scenario& scenario, const World& world) {
  econ::PriceList prices = scenario.prices;
  adjust(prices.label_usd, world, "label_usd");
  adjust(prices.query_label_usd, world, "query_label_usd");
  adjust(prices.query_probability_usd, world, "query_probability_usd");
  adjust(prices.gflop_usd, world, "gflop_usd");
  adjust(prices.run_usd, world, "run_usd");
  if (world.desk) {
    const Console& console = world.desk->in_force;
    prices.query_label_usd = Quantity::derived(console.query_label_usd, Unit::usd_per_query, kSetByProvider);
    prices.query_probability_usd =
        Quantity::derived(console.query_probability_usd, Unit::usd_per_query, kSetByProvider);
  }
  return prices;
}

Quantity signing_fee_now(const Scenario& scenario, const World& world) {
  Quantity fee = scenario.licence.signing_fee_usd;
  adjust(fee, world, "signing_fee_usd");
  return fee;
}

law::Terms terms_now(const Scenario& scenario, const World& world) {
  law::Terms terms = terms_at(scenario, world, world.now.since(scenario.start));
  if (world.desk) {
    const Console& console = world.desk->in_force;
    terms.volume_limit = Quantity::derived(console.volume_limit, Unit::queries, kSetByProvider);
    terms.alarms_before_cut = Quantity::derived(console.alarms_before_cut, Unit::count, kSetByProvider);
  }
  adjust(terms.volume_limit, world, "volume_limit");
  adjust(terms.alarms_before_cut, world, "alarms_before_cut");
  terms.version += static_cast<int>(
      std::count_if(world.adjustments.begin(), world.adjustments.end(), [](const Adjustment& adjustment) {
        return adjustment.what == "volume_limit" || adjustment.what == "alarms_before_cut";
      }));
  return terms;
}

learn::TrainJob job_of(const LearningRules& rules, const TrainModel& decision) {
  const bool tuned = decision.sources.open_weights;
  learn::TrainJob job;
  job.task = rules.task;
  job.label_noise = rules.label_noise.value;
  job.teacher = rules.teacher;
  job.open_weights = rules.open_weights;
  job.sources = decision.sources;
  job.hidden = tuned ? rules.open_weights.hidden : decision.wide ? rules.wide_hidden : rules.student_hidden;
  job.recipe = tuned ? rules.tuning_recipe : decision.wide ? rules.wide_recipe : rules.student_recipe;
  job.alpha = static_cast<float>(rules.alpha);
  job.seeds = rules.seeds;
  return job;
}

learn::TrainJob job_for(const Scenario& scenario, const World& world, const TrainModel& decision,
                        const std::string& lab) {
  const auto earlier = std::count_if(world.models.begin(), world.models.end(),
                                     [&](const Model& model) { return model.owner == lab; });
  learn::TrainJob job = job_of(scenario.learning, decision);
  if (!is_player(world.lab(lab))) job.seeds = 1;  // nobody asks for a rival's spread
  if (world.desk) {
    job.teacher.traps = traps_of(world.desk->trap_islets, world.seed);
    job.sources = served(world.desk->in_force, job.sources);
    if (job.sources.queries > 0) job.defence = defence_of(world.desk->in_force);
  }
  job.seed = derive_seed(world.seed, "train " + lab, static_cast<std::uint64_t>(earlier));
  return job;
}

learn::TrapPatch traps_of(int islets, std::uint64_t world_seed) {
  learn::TrapPatch traps;
  traps.islets = islets;
  traps.seed = derive_seed(world_seed, "traps");
  return traps;
}

learn::TrainJob house_job(const Scenario& scenario, int islets, std::uint64_t world_seed) {
  learn::TrainJob job = job_of(scenario.learning, {});
  job.teacher.traps = traps_of(islets, world_seed);
  job.sources.own_labels = job.teacher.labels;
  job.hidden = job.teacher.hidden;
  job.recipe = job.teacher.recipe;
  job.seeds = 1;
  return job;
}

forensics::MonitorSettings monitor_now(const Scenario& scenario, const World& world) {
  forensics::MonitorSettings monitor;
  monitor.inputs = scenario.learning.inputs;
  monitor.step = scenario.provider.monitor_step;
  monitor.seed = derive_seed(world.seed, "monitor");
  if (world.desk) monitor.quantile = 1 - world.desk->in_force.alarm_rate;
  return monitor;
}

TrainModel usual(const Scenario& scenario, Route route) {
  const auto index = static_cast<std::size_t>(route);
  PARTLY_CHECK(index < scenario.routes.size());  // a mixture has no usual order
  return scenario.routes[index];
}

}  // namespace partly::world
