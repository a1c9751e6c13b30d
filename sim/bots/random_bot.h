// Any decision of the player's part that is legal now, up to a few a quarter: finds what rules forgot.
#pragma once
#include <cstdint>
#include <memory>

#include "sim/bots/bot.h"

namespace partly::bots {

std::unique_ptr<Bot> make_random_bot(std::uint64_t seed);

}  // namespace partly::bots
