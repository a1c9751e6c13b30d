// Another way from a decision of a played game: the decision dropped, replaced, or taken by another route.
// The past is replayed with its stored measurements, only what changed is trained again, and the player's own
// later decisions are taken again wherever they still pass check(). One that does not is named with its
// reason; there, and against claims that the game itself never had, the fallback policy (fallback_policy.h)
// decides. A counterfactual run is a
// fork before the first decision.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/outcome.h"
#include "sim/session/quarter_log.h"
#include "sim/session/trainer.h"

namespace partly::session {
struct Save;
}

namespace partly::counterfactual {

// A decision of the player, numbered through the whole game from 1 in the order taken. What the scenario
// tells of the time before the player took over is nobody's choice: it has no number and is played as it was.
struct PlayedDecision {
  int number = 0;
  Quarter quarter;
  world::Decision decision;
};
std::vector<PlayedDecision> decisions_of(const world::Scenario& scenario,
                                         const std::vector<session::QuarterLog>& log);

struct DropDecision {
  bool operator==(const DropDecision&) const = default;
};
struct SwapRoute {  // of a TrainModel: the usual order of this route, with the licence signed if it needs one
  world::Route route = world::Route::scratch;
  bool operator==(const SwapRoute&) const = default;
};
using Change = std::variant<DropDecision, world::Decision, SwapRoute>;

struct ForkOrder {
  int decision = 0;
  Change change;
  bool operator==(const ForkOrder&) const = default;
};
// "drop", "scratch", "distil", "license", "open-weights", or a decision in words as `partly-sim fork` reads
// it: "train queries=250 access=labels", "price 30", "settle 2e9". An Error of kind usage says what is known.
Result<Change> change_named(const std::string& text, const world::Decision& instead_of);
std::string describe(const Change& change);  // "dropped", "scratch instead"

// A decision of the game that could not be carried over, and why.
struct RefusedDecision {
  PlayedDecision played;
  std::string reason;
};

struct Future {
  session::Outcome outcome;
  std::uint64_t hash = 0;                // of the world
  std::vector<RefusedDecision> refused;  // every own decision that was not taken, and no other
  std::vector<std::string>
      fallback_decisions;             // of the fallback policy: "Q2 2026: settle claim 12 for $1.94 B"
  std::vector<std::string> problems;  // whatever else went otherwise than told, in sentences
  int retrained = 0;                  // jobs that no stored measurement served
};

struct Fork {
  PlayedDecision decision;
  std::string change;         // in words
  session::Outcome original;  // at the same quarter
  std::uint64_t original_hash = 0;
  Future instead;
  std::optional<Quarter> first_difference;  // none: nothing came of the change
};

class MeasurementCache;  // measurements by the jobs that they are of (measurement_cache.h)

// An Error where there is no such decision, where the change itself is refused, where the game does not come
// out as it was played when nothing is changed (ErrorKind::mismatch), or (ErrorKind::interrupted) if
// `should_continue` said no.
Result<Fork> fork(const world::Scenario& scenario, const session::Save& game, const ForkOrder& order,
                  MeasurementCache& cache, const session::ShouldContinue& should_continue);

}  // namespace partly::counterfactual
