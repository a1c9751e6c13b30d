// What the networks of a scenario learn: task, recipes, teacher, published weights. A task made of image
// files finds them below the scenario's own folder and nowhere else.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

world::LearningRules bind_learning(const Node& node);
learn::Recipe bind_recipe(const Node& node);
learn::OpenWeightsSpec bind_open_weights(const Node& node);
// What so many people a label leave wrong in this world.
double noise_after(const world::LearningRules& rules, int votes);

}  // namespace partly::scenario
