// A player's decisions taken again in another play of the scenario: with one of them changed, or under
// another seed. Ids are translated (id_translation.h). What cannot be carried over is named with its reason;
// the fallback policy then does what such a lab would do without its plan.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/counterfactual/fallback_policy.h"
#include "sim/counterfactual/fork.h"
#include "sim/counterfactual/id_translation.h"
#include "sim/session/session.h"

namespace partly::counterfactual {

class DecisionReplayer {
 public:
  // `game` outlives this. No order: every decision as it was.
  DecisionReplayer(const session::PlayedGame& game, std::optional<ForkOrder> order);

  void decide(bots::PlayerSeat& seat);     // what the open quarter's decisions are
  void end(const world::WorldView& view);  // names what was never come to
  const std::vector<RefusedDecision>& refused() const { return refused_; }
  const std::vector<std::string>& fallback_decisions() const { return fallback_.decisions(); }
  // Why the change itself could not be made; empty if it was.
  const std::string& problem() const { return problem_; }

 private:
  using Claim = world::ClaimIdentity;  // in the game

  void take(bots::PlayerSeat& seat, const PlayedDecision& played);
  void change(bots::PlayerSeat& seat, const PlayedDecision& played, const Change& change);
  // Empty if it was taken, else why not.
  std::string why_not_settled(const world::World& here, const world::Decision& there,
                              const world::Decision& translated) const;
  std::string submit(bots::PlayerSeat& seat, const PlayedDecision& played, const world::Decision& decision);
  void leave_out(const PlayedDecision& played, const std::string& reason);
  void place_order(bots::PlayerSeat& seat);
  void fall_back(bots::PlayerSeat& seat);
  // An event may ask in another quarter here: its answer is given when it asks.
  void answer_events(bots::PlayerSeat& seat);
  ClaimPlan plan_for(const world::World& here, const world::ProceedingView& proceeding) const;
  // The game's own answer where it would come too late here.
  bool answers_too_late(const world::World& here, const Claim& claim,
                        const law::Proceeding& proceeding) const;
  law::Answer own_answer(const Claim& claim) const;

  const session::PlayedGame& game_;
  std::optional<ForkOrder> order_;
  std::vector<PlayedDecision> decisions_;
  std::size_t next_ = 0;  // of these
  IdTranslation ids_;
  std::set<Claim> unsettled_, unanswered_;  // claims whose own settlement or answer could not be carried over
  bool unsold_ = false;                     // an own release could not be
  std::vector<Claim> answered_early_;
  std::set<std::string> answered_events_;      // given already, when the event asked here
  std::vector<PlayedDecision> event_answers_;  // of events that have not asked here yet
  FallbackPolicy fallback_;
  std::optional<PlayedDecision> wanted_;  // whose order the fallback policy is to place
  std::vector<RefusedDecision> refused_;
  std::string problem_;
};

// The save's closed quarters played again. Errors: a game whose opening is still told, one that does not
// replay, or one that comes out otherwise by its own decisions.
Result<session::PlayedGame> closed_game(const world::Scenario& scenario, const session::Save& save,
                                        MeasurementCache& cache,
                                        const session::ShouldContinue& should_continue);
// As many quarters as the game has closed, with its decisions under this seed and one of them changed.
// `played`, if given, gets the seat. Errors: where the change is refused, or of kind interrupted.
Result<Future> replay_otherwise(const session::PlayedGame& game, std::optional<ForkOrder> order,
                                std::uint64_t seed, MeasurementCache& cache,
                                const session::ShouldContinue& should_continue,
                                std::unique_ptr<session::Session>* played);

}  // namespace partly::counterfactual
