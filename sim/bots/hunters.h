// Players that look for what rarely happens: one that copies and fights every claim to the end, one that
// spends until nothing is left, one that keeps quiet until it is asked, one that tries whatever it has not
// tried yet. They prove that a stage, a decision or an ending can be reached; nobody would play so to win.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/bots/bot.h"

namespace partly::bots {

// litigant, spendthrift, stubborn and curious; for a provider, who trains nothing, curious alone.
std::vector<std::string> hunter_names(Role role);
// Nothing if there is no hunter of that name.
std::unique_ptr<Bot> make_hunter(const std::string& name, std::uint64_t seed);

}  // namespace partly::bots
