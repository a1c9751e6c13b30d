// A road not taken: the same scenario and seed played to the end by a policy, with its own training, for the
// debrief to show beside the player's game. A lab could have gone another route; a provider, which has its
// model, could have run its API by another temper.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/session/trainer.h"
#include "sim/world/scenario.h"
#include "sim/world/view.h"

namespace partly::session {

class JobRunner;

struct RoadFigure {
  std::string id;     // "capability"
  std::string title;  // "for models"
  Quantity quantity;
};

struct Road {
  std::string name = {};  // "Distilled"; "Thrifty"
  bool ready = false;
  std::vector<RoadFigure> figures = {};  // where it stands; the same ones for every road of a scenario
  std::string court = {};                // "none", "settled for $0.9 B", "2 won, 1 settled"
};

// Where a game stands, in the terms of a road.
Road road_of(const world::WorldView& view, std::string name);
// The player's own: "Distilled (you)", by the route of the model that it sells.
Road own_road(const world::WorldView& view);

struct RoadPolicy {
  std::string policy;  // make_policy() knows it
  std::string name;
};
std::span<const RoadPolicy> roads_through(const world::Scenario& scenario);

// Nothing if `go_on` said no before the end.
std::optional<Road> play_road(const RoadPolicy& road, world::Scenario scenario, std::uint64_t seed,
                              std::shared_ptr<JobRunner> runner, const GoOn& go_on);

}  // namespace partly::session
