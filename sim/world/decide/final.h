// What stands once it is done, even before the quarter closes: words under oath, signatures, what another
// side has answered to, and a guess, since what came after it has been seen.
#pragma once
#include "sim/world/state/decision.h"

namespace partly::world {

template <class... Kinds>
bool is_one_of(const Decision& decision) {
  return (std::holds_alternative<Kinds>(decision) || ...);
}

inline bool is_final(const Decision& decision) {
  return is_one_of<Testify, SignLicence, GuessCapability, OfferSettlement, DemandSettlement, AnswerOffer,
                   OfferLicence, SendNotice, AnswerCard, FileBrief, StatePublicly, FileSuit, DropSuit,
                   AnswerOnOwnTraining, AnswerEvent>(decision);
}

}  // namespace partly::world
