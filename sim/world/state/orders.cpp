#include "sim/world/state/orders.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/rng.h"

namespace partly::world {

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
  job.teacher = teacher_now(scenario, world);
  job.open_weights = weights_now(scenario, world);
  if (decision.sources.open_weights) job.hidden = job.open_weights.hidden;
  if (const Model* own = world.model(decision.other_model)) job.other_teacher = {own->job};
  if (!is_player(world.lab(lab))) job.seeds = 1;  // nobody asks for a rival's spread
  if (world.provider_state) {
    job.teacher.traps = traps_of(world.provider_state->trap_islets, world.seed);
    job.sources = served(world.provider_state->in_force, job.sources);
    if (job.sources.queries > 0) job.defence = defence_of(world.provider_state->in_force);
  }
  job.seed = derive_seed(world.seed, "train " + lab, static_cast<std::uint64_t>(earlier));
  return job;
}

namespace {

const Model* on_sale(const Scenario& scenario, const World& world, LabKind kind) {
  const std::string& id = scenario.lab(kind).id;
  for (const Lab& lab : world.labs)
    if (lab.id == id && lab.released) return world.model(*lab.released);
  return nullptr;
}

}  // namespace

learn::TeacherSpec teacher_now(const Scenario& scenario, const World& world) {
  const Model* model = on_sale(scenario, world, LabKind::provider);
  return model ? model->job.teacher : scenario.learning.teacher;
}

learn::OpenWeightsSpec weights_now(const Scenario& scenario, const World& world) {
  const Model* model = on_sale(scenario, world, LabKind::publisher);
  return model ? model->job.open_weights : scenario.learning.open_weights;
}

learn::TrapPatch traps_of(int islets, std::uint64_t world_seed) {
  learn::TrapPatch traps;
  traps.islets = islets;
  traps.seed = derive_seed(world_seed, "traps");
  return traps;
}

learn::TrainJob provider_model_job(const Scenario& scenario, int islets, std::uint64_t world_seed) {
  learn::TrainJob job = job_of(scenario.learning, {});
  job.teacher.traps = traps_of(islets, world_seed);
  job.sources.own_labels = job.teacher.labels;
  job.hidden = job.teacher.hidden;
  job.recipe = job.teacher.recipe;
  job.seeds = 1;
  return job;
}

TrainModel usual(const Scenario& scenario, Route route) {
  const auto index = static_cast<std::size_t>(route);
  PARTLY_CHECK(index < scenario.routes.size());  // a mixture has no usual order
  return scenario.routes[index];
}

}  // namespace partly::world
