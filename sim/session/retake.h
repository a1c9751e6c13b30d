// A player's decisions taken again in another play of the scenario: with one of them changed, or under
// another seed. Ids mean other things there, so a model is known by the order that made it, and a claim by
// its model. What no longer passes check() is noted and left out; the caretaker then does what such a lab
// would do without its plan: keeps trying to place an order that lacks money, sells its best model if it
// sells none, and settles claims that the game itself never had where both sides gain, or says "partly" when
// asked.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/session/fork.h"
#include "sim/session/played_game.h"
#include "sim/session/session.h"

namespace partly::session {

class DecisionReplayer {
 public:
  // `game` outlives this. No order: every decision as it was.
  DecisionReplayer(const PlayedGame& game, std::optional<ForkOrder> order);

  void decide(Session& session);  // what the open quarter's decisions are
  const std::vector<RefusedDecision>& refused() const { return refused_; }
  const std::vector<std::string>& fallback_decisions() const { return caretaken_; }
  // Why the change itself could not be made; empty if it was.
  const std::string& problem() const { return problem_; }

 private:
  struct Claim {
    int model = 0;  // in the game
    bool by_authority = false;
    auto operator<=>(const Claim&) const = default;
  };

  void take(Session& session, const PlayedDecision& played);
  void change(Session& session, const PlayedDecision& played, const Change& change);
  // The decision with the ids of this play; the reason why it means nothing here.
  std::variant<world::Decision, std::string> translated(const Session& session,
                                                        const world::Decision& decision) const;
  std::optional<int> here(int model) const;
  std::string name_here(const Session& session, int model) const;  // empty: there is no such model
  const world::ProceedingView* here(const Session& session, const Claim& claim) const;
  std::optional<Claim> claim_of(const world::Decision& decision) const;
  bool known(const Session& session, const world::ProceedingView& proceeding) const;

  bool submit(Session& session, const world::Decision& decision);
  void note_refusal(const Session& session, const world::Decision& decision, const std::string& reason);
  void take_care(Session& session);
  void place_order(Session& session);
  void sell_the_best(Session& session);
  void face_claims(Session& session);
  bool act(Session& session, const world::Decision& decision);

  const PlayedGame& game_;
  std::optional<ForkOrder> order_;
  std::vector<PlayedDecision> decisions_;
  std::map<int, int> orders_;                 // of the game's models: number of the decision that ordered it
  std::map<int, int> made_;                   // number of a decision: the model that it ordered here
  std::set<Claim> own_failed_;                // claims about which a decision no longer passed
  std::optional<world::TrainModel> pending_;  // an order that waits for money
  bool pending_licence_ = false;
  int pending_number_ = 0;
  std::vector<RefusedDecision> refused_;
  std::vector<std::string> caretaken_;
  std::string problem_;
};

// As many quarters as the game has closed, with its decisions under this seed and one of them changed.
// `played`, if given, gets the session. Errors: where the change is refused, or of kind interrupted.
Result<Future> replay_otherwise(const PlayedGame& game, std::optional<ForkOrder> order, std::uint64_t seed,
                                Memory& memory, const ShouldContinue& should_continue, std::unique_ptr<Session>* played);

}  // namespace partly::session
