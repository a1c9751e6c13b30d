// The world behind a session: for bots, which decide as a lab does that knows its own books, and for reports
// and audits. Screens draw the view; the window never includes this (tests/tree/layering_test.sh).
#pragma once
#include "sim/session/session.h"
#include "sim/world/state/world.h"

namespace partly::session {

const world::World& world_of(const Session& session);

}  // namespace partly::session
