// How a bot settles a claim against its lab: on those of the usual terms that it thinks leave both sides most
// and that it can pay, for what it thinks the claimant takes; and if that is answered by a counter-offer, it
// takes that where going on would cost it more. What going on costs is its mean for who counts money; who
// dislikes risk pays for certainty on top.
#pragma once
#include <functional>

#include "sim/bots/seat.h"

namespace partly::bots {

// True if the decision was accepted.
using Submit = std::function<bool(const Decision&)>;

struct Bargaining {
  bool may_raise = false;  // asks investors for what it lacks
  bool pays_for_certainty = false;
  law::Stage from = law::Stage::notice;  // offers nothing before
  bool takes_licence = true;             // where one is to be had
};

// For whoever wants to be rid of a claim as soon as it can be, for money and a royalty.
inline constexpr Bargaining kSettlesAtOnce{.pays_for_certainty = true, .takes_licence = false};

// Whether the claim is settled now.
bool tries_to_settle(const Seat& seat, int proceeding, const Bargaining& how, const Submit& submit);
// What it would offer now; nothing where it sees no room or has no money for it.
std::optional<OfferSettlement> offer_worth_making(const Seat& seat, int proceeding, const Bargaining& how);

}  // namespace partly::bots
