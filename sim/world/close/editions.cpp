// The frontier moves. The provider trains its next model when the scenario says so, pays for it by the list
// that everybody pays by, and sells it from the quarter on in which it has been measured; students that ask
// from then on learn from it, and models that learned from the one before are compared with it by customers.
// An event may bring new open weights: whoever starts from published weights starts from those (F53). Both
// are real runs.
#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"

namespace partly::world {
namespace {

std::string edition_name(const World& world, const std::string& lab, const std::string& first) {
  const auto earlier = std::count_if(world.models.begin(), world.models.end(),
                                     [&](const Model& model) { return model.owner == lab; });
  return first + " " + std::to_string(earlier + 1);
}

// A run of the owner's whose product is measured at the next close.
Model& queue_edition(World& world, Model model) {
  model.id = world.next_id++;
  model.begun = model.due = world.now;
  world.jobs.emplace_back(MeasureIncumbents{world.next_id++, model.job});
  world.models.push_back(std::move(model));
  return world.models.back();
}

// Who trains a frontier model raises for it: what is missing to the bill and a year of operations comes from
// investors.
void raise_for(const Scenario& scenario, World& world, const Model& model, const std::string& event) {
  const double year = 4 * scenario.find_lab(model.owner)->operations_usd.value;
  const econ::Money missing = model.paid.total() + econ::Money::usd(year) - world.ledger.cash(model.owner);
  if (missing.cents > 0)
    pay(world, event, "New shares, for " + model.name, econ::kInvestors, model.owner,
        econ::Account::investment, missing);
}

void train_teacher(const Scenario& scenario, World& world, const LaterTeacher& later) {
  const std::string& provider = scenario.lab(LabKind::provider).id;
  Model model;
  model.owner = provider;
  model.name = edition_name(world, provider, lab_name(scenario, provider) + "'s own model");
  model.job = job_for(scenario, world, {}, provider);
  model.job.teacher = later.spec;
  set_making(model.job, later.spec);
  const learn::Used plan = planned(scenario.learning, model.job);
  model.paid = econ::bill_for(prices_now(scenario, world), {plan.labels, 0, plan.flops / 1e9}, false);
  const auto event = tell(world, NewsKind::rival, lab_name(scenario, provider) + " trains its next model",
                          format_number(static_cast<double>(plan.labels), 0) + " labels and " +
                              format_number(plan.flops / 1e9, 1) + " GFLOP, by the list that you pay by.");
  raise_for(scenario, world, model, event);
  pay(world, event, "Labels for " + model.name, provider, econ::kSuppliers, econ::Account::labels,
      model.paid.labels);
  pay(world, event, "Computing for " + model.name, provider, econ::kSuppliers, econ::Account::compute,
      model.paid.compute);
  pay(world, event, "Fixed cost of the run of " + model.name, provider, econ::kSuppliers,
      econ::Account::operations, model.paid.fixed);
  queue_edition(world, std::move(model));
}

}  // namespace

void train_later_teachers(const Scenario& scenario, World& world) {
  if (scenario.role() == Role::teacher_lab) return;  // the provider's models are the player's to train
  for (const LaterTeacher& later : scenario.learning.later_teachers)
    if (later.quarter == world.now.since(scenario.start)) train_teacher(scenario, world, later);
}

void publish_weights(Closing& closing, const learn::OpenWeightsSpec& spec) {
  const std::string& publisher = closing.scenario.lab(LabKind::publisher).id;
  Model model;
  model.owner = publisher;
  model.name = edition_name(closing.world, publisher, closing.name(publisher) + " open weights");
  model.job = job_for(closing.scenario, closing.world, {}, publisher);
  model.job.open_weights = spec;
  set_making(model.job, spec);
  model.job.sources.queries = spec.provider_queries;
  closing.world.lab(publisher).released = queue_edition(closing.world, std::move(model)).id;
}

// A provider that trained on has something better to sell; where it has not, it goes on selling what it had.
void sell_next_teacher(Closing& closing, const Model& trained) {
  Lab& provider = closing.world.lab(trained.owner);
  const int classes = closing.scenario.learning.classes;
  const Model* sold = provider.released ? closing.world.model(*provider.released) : nullptr;
  if (sold && sold->result && sold->capability(classes) >= trained.capability(classes)) return;
  provider.released = trained.id;
  if (sold)
    tell(closing.world, NewsKind::market, closing.name(provider.id) + " replaces its model",
         trained.name + " answers from now on: " + format_number(trained.capability(classes), 0) +
             " points, where the one before had " + format_number(sold->capability(classes), 0) + ".");
}

}  // namespace partly::world
