// What an order trains: from a decision, or the name of the provider's model, to the job that the trainer
// does.
#pragma once
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

// The provider's model with so many trap islets in it, as a job that names it.
learn::TrainJob provider_model_job(const Scenario& scenario, int islets, std::uint64_t world_seed);
learn::TrapPatch traps_of(int islets, std::uint64_t world_seed);

// How the provider's model and the published weights of today were made: those that are on sale.
learn::TeacherSpec teacher_now(const Scenario& scenario, const World& world);
learn::OpenWeightsSpec weights_now(const Scenario& scenario, const World& world);

// What a model is made of whose maker states it, the provider or the publisher.
template <class Spec>  // TeacherSpec or OpenWeightsSpec
void set_making(learn::TrainJob& job, const Spec& spec) {
  job.sources.own_labels = spec.labels;
  job.sources.label_votes = spec.label_votes;
  job.hidden = spec.hidden;
  job.recipe = spec.recipe;
  job.seeds = 1;
}

// What a TrainModel decision trains and how, before it is known who trains and when: without a seed.
learn::TrainJob job_of(const LearningRules& rules, const TrainModel& decision);
// The training job behind a TrainModel decision (also for rehearsals, which swap the map).
learn::TrainJob job_for(const Scenario& scenario, const World& world, const TrainModel& decision,
                        const std::string& lab);
// The wide from-scratch run that the articles call building the model oneself, and so on: a route's usual
// order.
TrainModel usual(const Scenario& scenario, Route route);

}  // namespace partly::world
