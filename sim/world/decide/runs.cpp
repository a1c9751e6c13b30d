// What is decided about a run that goes on: to stop it, and a guess at its result.
#include <algorithm>

#include "sim/world/decide/parts.h"

namespace partly::world {

Check quote(const ReadContext& context, const StopTraining& decision) {
  const auto found = own_model(context, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Model& model = *std::get<const Model*>(found);
  if (model.state != ModelState::training)
    return Refusal{"not-training", model.name + " is not in training.", "Choose a run that is."};
  Quote quote = free_of_charge();
  quote.warnings.push_back("What the run has cost is not paid back.");
  return quote;
}

void carry_out(const WriteContext& context, const StopTraining& decision) {
  Model& model = *context.world.model(decision.model);
  model.state = ModelState::stopped;
  std::erase_if(context.world.jobs, [&](const Job& job) {
    const auto* training = std::get_if<TrainStudent>(&job);
    return training && training->model == decision.model;
  });
  tell(context.world, NewsKind::training, model.name + " is stopped", "Nothing is paid back.");
}

Check quote(const ReadContext& context, const GuessCapability& decision) {
  const auto found = own_model(context, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Model& model = *std::get<const Model*>(found);
  if (model.state != ModelState::training)
    return Refusal{"landed", "The result of " + model.name + " is already known.",
                   "Guess before the quarter closes."};
  if (!(decision.points >= 0 && decision.points <= 100))
    return Refusal{"bounds", "Capability lies between 0 and 100 points.", "Guess a number in between."};
  return free_of_charge();
}

void carry_out(const WriteContext& context, const GuessCapability& decision) {
  context.world.model(decision.model)->guess = decision.points;
}

}  // namespace partly::world
