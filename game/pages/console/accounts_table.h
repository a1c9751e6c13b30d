// Who asks the API: one row for each lab's account and one for the honest customers, with what the monitor
// saw and what they paid.
#pragma once
#include <string>

#include "game/match/game_context.h"

namespace partly::game {

inline constexpr const char* kHonest = "honest";  // stands for the honest customers among the accounts

// Cuts the rows off the top of `rest`; each is a widget (account/ID). The id of the row that was chosen in
// this frame, or empty.
std::string accounts_table(Ui&, Rect& rest, const world::TeacherView&, const std::string& chosen);
// The first suspected model of this account, or null.
const world::SuspectView* suspect_of(const world::TeacherView&, const world::AccountView&);

}  // namespace partly::game
