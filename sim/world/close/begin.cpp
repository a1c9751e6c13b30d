// The first quarter. The provider and the publisher have their models already; a survey measures them by the
// first close. A rival's first model is in training, paid for before the game begins.
#include "sim/world/close/parts.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/books.h"
#include "sim/world/state/orders.h"

namespace partly::world {
namespace {

void open_lab(World& world, const LabSetup& setup, const std::string& event) {
  Lab lab;
  lab.id = setup.id;
  lab.kind = setup.kind;
  lab.trust = setup.trust.value;
  lab.price_usd = setup.price_usd.value;
  world.labs.push_back(std::move(lab));
  pay(world, event, "Cash of " + setup.name + " at the start", econ::kInvestors, setup.id,
      econ::Account::investment, econ::Money::usd(setup.cash_usd.value));
}

// A rival's: on its start_labels. Provider and publisher say themselves what theirs was made of (set_making).
Model first_model(const Scenario& scenario, World& world, const LabSetup& setup) {
  Model model;
  model.id = world.next_id++;
  model.owner = setup.id;
  model.begun = model.due = world.now;
  TrainModel order;
  order.sources.own_labels = static_cast<int>(setup.start_labels.value);
  model.job = job_for(scenario, world, order, setup.id);
  return model;
}

void queue_measuring(const Scenario& scenario, World& world) {
  learn::TrainJob provider_model;
  for (const LabKind kind : {LabKind::provider, LabKind::publisher}) {
    const LabSetup& setup = scenario.lab(kind);
    Model model = first_model(scenario, world, setup);
    model.name = setup.name + (kind == LabKind::provider ? "'s own model" : " open weights");
    if (kind == LabKind::provider) {
      set_making(model.job, scenario.learning.teacher);
      provider_model = model.job;
    } else {
      set_making(model.job, scenario.learning.open_weights);
      model.job.sources.queries = scenario.learning.open_weights.provider_queries;
    }
    world.lab(setup.id).released = model.id;
    world.models.push_back(std::move(model));
  }
  world.jobs.emplace_back(MeasureIncumbents{world.next_id++, std::move(provider_model)});
}

void queue_first_model(const Scenario& scenario, World& world, const LabSetup& setup) {
  Model model = first_model(scenario, world, setup);
  model.name = setup.name + " 1";
  forensics::MonitorSettings monitor;
  monitor.inputs = scenario.learning.inputs;
  world.jobs.emplace_back(TrainStudent{world.next_id++, model.id, setup.id, false, model.job, monitor});
  world.models.push_back(std::move(model));
}

// What courts believe before anybody has asked them.
void open_courts(const Scenario& scenario, World& world) {
  for (const law::Theory theory : scenario.theories)
    world.precedent.of(theory) =
        law::Belief::about(scenario.claim(theory).belief.value, scenario.play.precedent_weight.value);
  if (scenario.docket)
    for (const DocketCaseRule& rule : scenario.docket->cases)
      if (rule.theory)  // nobody may bring it here, and still a court may speak to it
        world.precedent.of(*rule.theory) = law::Belief::about(scenario.claim(*rule.theory).belief.value,
                                                              scenario.play.precedent_weight.value);
  world.precedent.norm = scenario.court.norm.start.value;
}

// The console as it stands at the start of a player's who is the provider.
void set_provider_state(const Scenario& scenario, World& world) {
  if (scenario.role() != Role::teacher_lab) return;
  Console console;
  console.access = scenario.teacher_role->access;
  console.digits = scenario.teacher_role->digits;
  console.query_label_usd = scenario.prices.query_label_usd.value;
  console.query_probability_usd = scenario.prices.query_probability_usd.value;
  console.alarm_rate = scenario.teacher_role->alarm_rate.value;
  console.volume_limit = static_cast<int>(scenario.terms.volume_limit.value);
  console.alarms_before_cut = static_cast<int>(scenario.terms.alarms_before_cut.value);
  world.provider_state.emplace().ordered = console;
}

}  // namespace

World begin(const Scenario& scenario, std::uint64_t seed, OthersDecide others_decide) {
  World world;
  world.seed = seed;
  world.now = scenario.start;
  open_courts(scenario, world);
  const auto event = tell(world, NewsKind::world, scenario.title, scenario.teaser);
  for (const LabSetup& setup : scenario.labs) open_lab(world, setup, event);
  set_provider_state(scenario, world);
  queue_measuring(scenario, world);
  for (const LabSetup& setup : scenario.labs)
    if (setup.kind == LabKind::rival && setup.start_labels.value >= 1)
      queue_first_model(scenario, world, setup);
  open_provider_quarter(scenario, world);
  open_docket_cases(scenario, world);
  others_decide(scenario, world);
  return world;
}

}  // namespace partly::world
