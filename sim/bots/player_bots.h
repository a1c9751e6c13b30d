// Bots for the part that a scenario's player takes: one for each route, one for each temperament (managers.h,
// providers.h), and a random legal one.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/bots/bot.h"

namespace partly::bots {

// Those that fit the part: the routes scratch, distil, license and open-weights (not for a provider, which
// has its model); the temperaments thrifty, reckless, lawful and opportunist; random.
std::vector<std::string> player_bots(const Scenario& scenario);
// Refuses a name that is not among them.
Result<std::unique_ptr<Bot>> make_bot(const std::string& name, std::uint64_t seed, const Scenario& scenario);

}  // namespace partly::bots
