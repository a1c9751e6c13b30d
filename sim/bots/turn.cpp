#include "sim/bots/turn.h"

#include "sim/bots/rivals.h"

namespace partly::bots {

void decide_quarter(const Scenario& scenario, World& world) {
  const auto index = static_cast<std::uint64_t>(world.now.since(scenario.start));
  for (const LabSetup& setup : scenario.labs) {
    if (setup.kind != LabKind::rival) continue;
    Rng rng(world.seed, "rival " + setup.id, index);
    for (const Decision& decision : decide_as(setup.temperament, scenario, world, setup.id, rng))
      if (std::holds_alternative<Refusal>(apply(scenario, world, decision, setup.id)))
        break;  // its plan has failed
  }
}

World begin(const Scenario& scenario, std::uint64_t seed) {
  return world::begin(scenario, seed, decide_quarter);
}

void close_quarter(const Scenario& scenario, World& world, std::span<const JobResult> results) {
  world::close_quarter(scenario, world, results, decide_quarter);
}

}  // namespace partly::bots
