// Models and labs as a front end sees them, and how well the player guessed.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/state/serving.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

// Mean over the seeds with one standard deviation to each side.
Quantity over_seeds(const Model& model, double scale, double offset, Unit unit,
                    double learn::StudentScore::*score, const std::string& what) {
  const auto& students = model.result->students;
  double mean = 0, square = 0;
  for (const auto& student : students)
    mean += (offset + scale * student.*score) / static_cast<double>(students.size());
  for (const auto& student : students) {
    const double off = offset + scale * student.*score - mean;
    square += off * off;
  }
  const bool one = students.size() < 2;
  const double sd = one ? 0 : std::sqrt(square / static_cast<double>(students.size() - 1));
  return Quantity::measured(
      mean, unit, run_of(model),
      what + (one ? "" : ", mean of " + std::to_string(students.size()) + " seeds ± sd"),
      one ? std::nullopt : std::optional(Interval{mean - sd, mean + sd}));
}

Quantity not_measured(Unit unit) {
  return Quantity::derived(0, unit, "Not measured yet: the result lands at the close");
}

void add_measurements(const Seen& seen, const Model& model, ModelView& view) {
  view.capability = capability_quantity(seen, model);
  if (!model.result) {
    view.accuracy = view.agreement = not_measured(Unit::fraction);
    return;
  }
  view.accuracy = over_seeds(model, 1, 0, Unit::fraction, &learn::StudentScore::accuracy,
                             "Right answers on the secret exam");
  view.agreement = over_seeds(model, 1, 0, Unit::fraction, &learn::StudentScore::agreement,
                              "Same answers as the provider's model on the exam");
  view.steps = model.job.recipe.steps;
  view.loss_mean = model.result->loss_mean;
  view.loss_low = model.result->loss_low;
  view.loss_high = model.result->loss_high;
}

// What a run used is measured, what it is to use is derived. Nobody counted how published weights were made.
void add_counts(const Seen& seen, const Model& model, ModelView& view) {
  const bool is_counted = counted(model);
  const learn::Used used = is_counted ? model.result->used : planned(seen.scenario.learning, model.job);
  const auto count = [&](double value, Unit unit, const char* how, const char* plan) {
    return is_counted ? Quantity::measured(value, unit, run_of(model), how)
                      : Quantity::derived(value, unit, std::string("As ordered: ") + plan);
  };
  view.labels = count(static_cast<double>(used.labels), Unit::labels,
                      "Counted as they were drawn for the student that ships", "own labels of one student");
  view.queries = count(static_cast<double>(used.queries), Unit::queries,
                       "Counted as the API answered the student that ships", "queries of one student");
  view.flop =
      count(used.flops, Unit::flop,
            "6 x parameters x examples, counted as the engine passed them through the student that ships",
            "6 x parameters x batch x steps");
}

void add_costs(const Model& model, ModelView& view) {
  const auto paid = [](econ::Money amount, const char* what) {
    return money_quantity(amount.usd(), std::string(what) + ", at the prices when it was ordered");
  };
  view.labels_usd = paid(model.paid.labels, "Labels x price of a label");
  view.queries_usd = paid(model.paid.queries, "Queries x price of a query");
  view.compute_usd = paid(model.paid.compute, "GFLOP x price of a GFLOP");
  view.fixed_usd = paid(model.paid.fixed, "Fixed cost of a run");
  view.total_usd = paid(model.paid.total(), "Labels, queries, training and the fixed cost");
}

std::string monitor_text(const Model& model) {
  if (!model.monitor) return {};
  const forensics::MonitorReport& report = *model.monitor;
  if (report.alarm == forensics::AlarmKind::none) return "No alarm";
  std::string text = "Alarm";
  if (report.alarm_at_query) text += " after " + format_number(*report.alarm_at_query, 0) + " queries";
  text += std::string(" (") + forensics::name(report.alarm) + ")";
  return model.licensed ? text + ", allowed by the licence" : text;
}

ModelView model_view(const Seen& seen, const Model& model) {
  ModelView view;
  view.id = model.id;
  view.name = model.name;
  view.owner = model.owner;
  view.route = model.route;
  view.state = model.state;
  view.begun = model.begun;
  view.due = model.due;
  view.mine = model.owner == seen.player().id;
  view.on_sale = seen.world.lab(model.owner).released == model.id;
  view.licensed = model.licensed;
  view.enjoined = model.enjoined;
  view.summary_published = model.summary_published;
  view.on_file = model.on_file;
  view.warranted = model.warranted;
  view.queries_lost = Quantity::derived(model.queries_lost, Unit::queries,
                                        "Ordered, less those answered before access ended");
  if (view.mine) view.own_exam = model.own_exam;
  view.guess = model.guess;
  view.monitor = monitor_text(model);
  view.sources = model.job.sources;
  add_measurements(seen, model, view);
  add_counts(seen, model, view);
  add_costs(model, view);
  view.serving_usd = serving_usd(seen.scenario, seen.world, model);
  view.label_votes = model.job.sources.label_votes;
  return view;
}

std::string remark_on(const Seen& seen, const Lab& lab) {
  if (lab.access_cut) return "access cut";
  if (licensed(seen.world, lab)) return "licensed until " + lab.licence_until->text();
  return lab.kind == LabKind::publisher ? "free weights" : "";
}

Quantity bound_quantity(const Seen& seen, const Lab& lab) {
  const econ::MarketRules market = market_now(seen.scenario, seen.world);
  const int quarter = seen.world.now.since(seen.scenario.start);
  const econ::Custom* custom = seen.world.customers.of(lab.id);
  if (!custom) return Quantity::derived(0, Unit::fraction, "Nobody bought from it at the last close");
  return Quantity::derived(
      econ::bound_seats(market, quarter, seen.world.customers, lab.id) / econ::all_seats(market, quarter),
      Unit::fraction,
      "Its customers of the last close but the " + format_percent(market.renewal.value) +
          " that choose anew, of all customers; they pay " + format_usd(custom->price_usd) +
          " as they have signed");
}

LabView lab_view(const Seen& seen, const Lab& lab) {
  LabView view;
  view.id = lab.id;
  view.name = lab_name(seen.scenario, lab.id);
  view.kind = lab.kind;
  const Model* model = lab.released ? seen.world.model(*lab.released) : nullptr;
  view.capability =
      model ? capability_quantity(seen, *model) : Quantity::derived(0, Unit::points, "Sells nothing");
  view.price = money_quantity(lab.price_usd, lab.kind == LabKind::publisher
                                                 ? "What hosting the free weights costs a customer"
                                                 : "Set by the lab");
  view.trust = Quantity::derived(lab.trust, Unit::fraction,
                                 "From the scenario; falls with cuts and lost judgments (F56)");
  view.share = Quantity::derived(lab.share, Unit::fraction,
                                 "Multinomial logit over capability, price and trust at the last close");
  view.bound = bound_quantity(seen, lab);
  view.sales = money_quantity(lab.sales_usd, "What customers paid at the last close");
  if (model && lab.kind != LabKind::publisher) view.serving = serving_usd(seen.scenario, seen.world, *model);
  view.model = model ? model->name : "";
  view.remark = remark_on(seen, lab);
  return view;
}

}  // namespace

Quantity capability_quantity(const Seen& seen, const Model& model) {
  if (!model.result) return not_measured(Unit::points);
  const int classes = seen.scenario.learning.classes;
  const double offset = learn::capability(0, classes);
  return over_seeds(model, learn::capability(1, classes) - offset, offset, Unit::points,
                    &learn::StudentScore::accuracy,
                    "100 x (accuracy - 1/" + std::to_string(classes) + ") / (1 - 1/" +
                        std::to_string(classes) + ") on the secret exam: 0 is guessing, 100 is perfect");
}

// The player's first, newest first.
std::vector<ModelView> model_views(const Seen& seen) {
  std::vector<ModelView> views;
  for (const Model& model : seen.world.models) views.push_back(model_view(seen, model));
  std::reverse(views.begin(), views.end());
  std::stable_partition(views.begin(), views.end(), [](const ModelView& view) { return view.mine; });
  return views;
}

std::vector<LabView> lab_views(const Seen& seen) {
  std::vector<LabView> views;
  for (const Lab& lab : seen.world.labs) views.push_back(lab_view(seen, lab));
  return views;
}

std::vector<GuessView> guess_views(const Seen& seen) {
  std::vector<GuessView> guesses;
  for (const Model& model : seen.world.models)
    if (model.guess && model.result)
      guesses.push_back({model.name, *model.guess, capability_quantity(seen, model)});
  return guesses;
}

Quantity calibration_of(const std::vector<GuessView>& guesses) {
  if (guesses.empty()) return Quantity::derived(0, Unit::points, "No guess has been measured yet");
  double sum = 0;
  for (const GuessView& guess : guesses) sum += std::abs(guess.guessed - guess.measured.value);
  return Quantity::derived(sum / static_cast<double>(guesses.size()), Unit::points,
                           "Mean distance between guess and measurement over " +
                               std::to_string(guesses.size()) +
                               (guesses.size() == 1 ? " guess" : " guesses"));
}

}  // namespace partly::world
