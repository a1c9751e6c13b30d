// A rule maker's game as text: year by year which rule was in force, what came of it, and where the labs
// stood at its end. Golden plays are such texts, so that a changed rule is read as a changed story.
#pragma once
#include <functional>
#include <string>

#include "sim/session/docket.h"

namespace partly::session {

// Id of the rule that is wanted from the coming year on.
using RuleWish = std::function<std::string(const Docket&)>;

// From where the docket stands to its end; `wish` is asked before every year, and heard where the rule may
// change.
std::string play_as_text(Docket& docket, const std::string& title, const RuleWish& wish);

}  // namespace partly::session
