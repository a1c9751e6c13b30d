// A game as text: quarter by quarter what was decided, what was measured, what happened, and how the books
// stand. Golden plays are such texts, so that a changed rule is read as a changed story; the terminal game
// speaks it too.
#pragma once
#include <string>

#include "sim/bots/bot.h"
#include "sim/session/session.h"

namespace partly::session {

// The quarters of the scenario's opening, as they went; empty if it has none.
std::string past_text(const Session& session);
// The quarter that closed last, as a few lines.
std::string quarter_text(const Session& session);
// How the goals are met, how the game ended, and its books.
std::string ending_text(const Session& session);
// A whole game by a policy.
std::string play_as_text(Session& session, const std::string& title, bots::Bot& bot);

}  // namespace partly::session
