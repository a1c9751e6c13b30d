// A game as a value, open in some quarter: a copy of it goes on by itself, so that one quarter can be decided
// in several ways. It is the game that a session plays, without log, saves and threads.
#pragma once
#include <cstdint>

#include "sim/base/result.h"
#include "sim/bots/bot.h"
#include "sim/session/trainer.h"
#include "sim/world/state/world.h"

namespace partly::survey {

class Branch {
 public:
  // In the first quarter that is the player's: what the scenario tells of the time before has been played.
  // Scenario and work outlive it and its copies.
  static Result<Branch> begin(const world::Scenario& scenario, std::uint64_t seed, const session::Work& work);

  const world::World& world() const { return world_; }
  bool running() const { return world_.ending == world::Ending::running; }
  int decide(bots::Bot& bot);  // how many decisions it has taken, and not taken back
  Status close();              // trains what is due; an Error where that fails
  // Whatever has not been drawn yet is drawn by this seed. What is in training keeps its own.
  void redraw(std::uint64_t seed) { world_.seed = seed; }

 private:
  Branch(const world::Scenario& scenario, world::World world, const session::Work& work)
      : scenario_(&scenario), work_(&work), world_(std::move(world)) {}
  Status play_opening();

  const world::Scenario* scenario_;
  const session::Work* work_;
  world::World world_;
};

}  // namespace partly::survey
