// Bots for the part that a scenario's player takes: one for each route, one for each temperament (managers.h,
// providers.h), one for each goal that something has to be given up for (goal_bots.h), a random legal one,
// and one that decides nothing. Who goes a route minds the rest of its lab too: so what a survey compares are
// the routes, not who set a price and who did not.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/bots/bot.h"

namespace partly::bots {

// Those that fit the part: the routes scratch, distil, license and open-weights (not for a provider, which
// has its model); the temperaments thrifty, reckless, lawful and opportunist; for-share and the like, by the
// scenario's goals; random; wait (not for a provider).
std::vector<std::string> player_bots(const Scenario& scenario);
// Refuses a name that is not among them.
Result<std::unique_ptr<Bot>> make_bot(const std::string& name, std::uint64_t seed, const Scenario& scenario);

// Goes one of the four routes, sells what it has made at the first price, settles where that pays, and
// decides nothing else: what a forecast of "train nothing more" is about. Nothing where no route has that
// name.
std::unique_ptr<Bot> make_plain_route_bot(const std::string& route);

}  // namespace partly::bots
