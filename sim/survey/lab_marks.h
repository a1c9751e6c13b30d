// What happened in a lab's game, read off a session between its moves, as marks: "event agents-boom",
// "decision train", "stage appeal". All const.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "sim/session/session.h"

namespace partly::survey {

// Everything that might happen in this scenario, as marks.
std::vector<std::string> possible_marks(const world::Scenario& scenario);
// Adds what has happened so far; to be called before and after each close, as proceedings move.
void note_marks(const session::Session& session, std::set<std::string>& marks);
// Why the player's lab was not lawful and restrained: it copied without a licence, it lost a judgment as the
// defendant, or it sold a model while a summary was due and had published none; a provider: it lost a claim
// that it had brought, or its monitor accused more than one honest customer in twenty. Empty if it was.
std::set<std::string> wrongs_of(const session::Session& session);

}  // namespace partly::survey
