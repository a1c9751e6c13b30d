#include "sim/bots/turn.h"

#include "sim/bots/rivals.h"

namespace partly::bots {

void decide_quarter(const Scenario& scenario, World& world) {
  for (const LabSetup& setup : scenario.labs) {
    if (setup.kind != LabKind::rival) continue;
    WorldSeat seat(scenario, world, setup.id);
    play_rival(setup.temperament, seat);
  }
}

World begin(const Scenario& scenario, std::uint64_t seed) {
  return world::begin(scenario, seed, decide_quarter);
}

void close_quarter(const Scenario& scenario, World& world, std::span<const JobResult> results) {
  world::close_quarter(scenario, world, results, decide_quarter);
}

}  // namespace partly::bots
