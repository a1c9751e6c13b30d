// A counterfactual run: the same scenario and seed played to the end by a policy, with its own training, for
// the debrief to show beside the player's game. A lab could have gone another route; a provider, which has
// its model, could have run its API by another temperament.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/session/trainer.h"
#include "sim/world/state/scenario.h"
#include "sim/world/view/view.h"

namespace partly::session {
class JobRunner;
}

namespace partly::counterfactual {

struct CounterfactualFigure {
  std::string id;     // "capability"
  std::string title;  // "for models"
  Quantity quantity;
};

struct CounterfactualRun {
  std::string name = {};  // "Distilled"; "Thrifty"
  bool ready = false;
  std::vector<CounterfactualFigure> figures =
      {};                  // where it stands; the same ones for every run of a scenario
  std::string court = {};  // "none", "settled for $0.9 B", "2 won, 1 settled"
};

// Where a game stands, in the terms of such a run.
CounterfactualRun run_of(const world::WorldView& view, std::string name);
// The player's own: "Distilled (you)", by the route of the model that it sells.
CounterfactualRun own_run(const world::WorldView& view);

struct CounterfactualPolicy {
  std::string policy;  // make_bot() knows it
  std::string name;
};
std::span<const CounterfactualPolicy> policies_for(const world::Scenario& scenario);

// Nothing if `should_continue` said no before the end.
std::optional<CounterfactualRun> play_counterfactual(const CounterfactualPolicy& instead,
                                                     const world::Scenario& scenario, std::uint64_t seed,
                                                     const std::shared_ptr<session::JobRunner>& runner,
                                                     const session::ShouldContinue& should_continue);

}  // namespace partly::counterfactual
