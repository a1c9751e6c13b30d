// Bots at a session: the seat that they decide from, and whole games played by them.
#pragma once
#include "sim/bots/bot.h"
#include "sim/session/session.h"
#include "sim/session/world_of.h"

namespace partly::session {

class SessionSeat final : public bots::PlayerSeat {
 public:
  explicit SessionSeat(Session& session) : session_(session) {}  // which outlives it
  const world::Scenario& scenario() const override { return session_.scenario(); }
  const world::World& world() const override { return world_of(session_); }
  const world::WorldView& view() const override { return session_.view(); }
  world::Check check(const world::Decision& decision) const override { return session_.check(decision); }
  world::Check submit(const world::Decision& decision) override { return session_.submit(decision); }
  bool can_undo() const override { return session_.can_undo(); }
  void undo() override { session_.undo(); }

 private:
  Session& session_;
};

// The open quarter's decisions; the caller closes the quarter.
void play_quarter(Session& session, bots::Bot& bot);
// The session should have an inline trainer or is waited for.
void play_to_the_end(Session& session, bots::Bot& bot);

}  // namespace partly::session
