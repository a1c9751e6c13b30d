// A player's decisions taken again in another play of the scenario: with one of them changed, or under
// another seed. Ids mean other things there, so a model is known by the order that made it, and a claim by
// its model. What no longer passes check() is noted and left out; the fallback policy then does what such a
// lab would do without its plan.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/counterfactual/fallback_policy.h"
#include "sim/counterfactual/fork.h"
#include "sim/session/played_game.h"
#include "sim/session/session.h"

namespace partly::counterfactual {

class DecisionReplayer {
 public:
  // `game` outlives this. No order: every decision as it was.
  DecisionReplayer(const session::PlayedGame& game, std::optional<ForkOrder> order);

  void decide(bots::PlayerSeat& seat);  // what the open quarter's decisions are
  const std::vector<RefusedDecision>& refused() const { return refused_; }
  const std::vector<std::string>& fallback_decisions() const { return fallback_.decisions(); }
  // Why the change itself could not be made; empty if it was.
  const std::string& problem() const { return problem_; }

 private:
  struct Claim {
    int model = 0;  // in the game
    bool by_authority = false;
    auto operator<=>(const Claim&) const = default;
  };

  void take(bots::PlayerSeat& seat, const PlayedDecision& played);
  void change(bots::PlayerSeat& seat, const PlayedDecision& played, const Change& change);
  // The decision with the ids of this play; the reason why it means nothing here.
  std::variant<world::Decision, std::string> translated(const bots::PlayerSeat& seat,
                                                        const world::Decision& decision) const;
  std::optional<int> here(int model) const;
  std::string name_here(const bots::PlayerSeat& seat, int model) const;  // empty: there is no such model
  const world::ProceedingView* here(const bots::PlayerSeat& seat, const Claim& claim) const;
  std::optional<Claim> claim_of(const world::Decision& decision) const;
  bool known(const bots::PlayerSeat& seat, const world::ProceedingView& proceeding) const;

  bool submit(bots::PlayerSeat& seat, const world::Decision& decision);
  void note_refusal(const bots::PlayerSeat& seat, const world::Decision& decision, const std::string& reason);
  void place_order(bots::PlayerSeat& seat);
  void fall_back(bots::PlayerSeat& seat);

  const session::PlayedGame& game_;
  std::optional<ForkOrder> order_;
  std::vector<PlayedDecision> decisions_;
  std::map<int, int> orders_;   // of the game's models: number of the decision that ordered it
  std::map<int, int> made_;     // number of a decision: the model that it ordered here
  std::set<Claim> own_failed_;  // claims about which a decision no longer passed
  FallbackPolicy fallback_;
  int wanted_number_ = 0;  // of the decision whose order the fallback policy is to place
  std::vector<RefusedDecision> refused_;
  std::string problem_;
};

// As many quarters as the game has closed, with its decisions under this seed and one of them changed.
// `played`, if given, gets the seat. Errors: where the change is refused, or of kind interrupted.
Result<Future> replay_otherwise(const session::PlayedGame& game, std::optional<ForkOrder> order,
                                std::uint64_t seed, MeasurementCache& cache,
                                const session::ShouldContinue& should_continue,
                                std::unique_ptr<session::Session>* played);

}  // namespace partly::counterfactual
