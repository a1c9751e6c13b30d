#include "sim/world/state/opening.h"

#include "sim/world/state/identity.h"

namespace partly::world {
namespace {

int model_id(const World& world, int number) {
  const Model* model = model_at(world, world.player().id, number);
  return model == nullptr ? 0 : model->id;
}

int proceeding_id(const World& world, int number) {
  for (const law::Proceeding& proceeding : world.proceedings)
    if (proceeding.defendant == world.player().id && --number == 0) return proceeding.id;
  return 0;
}

}  // namespace

const std::vector<Decision>* opening_of(const Scenario& scenario, const World& world) {
  const auto index = static_cast<std::size_t>(world.now.since(scenario.start));
  const bool past = world.ending == Ending::running && index < scenario.opening.size();
  return past ? &scenario.opening[index] : nullptr;
}

Decision with_ids(const World& world, const Decision& decision) {
  return std::visit(
      [&](auto one) -> Decision {
        if constexpr (requires { one.model; }) one.model = model_id(world, one.model);
        if constexpr (requires { one.proceeding; }) one.proceeding = proceeding_id(world, one.proceeding);
        return one;
      },
      decision);
}

Quarter taken_over(const Scenario& scenario) {
  return scenario.start.plus(static_cast<int>(scenario.opening.size()));
}

}  // namespace partly::world
