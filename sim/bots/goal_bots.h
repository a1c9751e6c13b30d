// One bot for each goal of a scenario that costs something: it counts money as the opportunist does, but for
// what serves that goal. Where goals are at odds, such a bot is best on its own and pays for it on another,
// so a survey shows what each goal costs.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/bots/bot.h"

namespace partly::bots {

// By the measures that the scenario's goals are set in: "for-share" asks half of the best price and raises
// only what keeps it alive; "for-ownership" raises only what keeps it alive; "for-known" has experts look
// into what it sells; "for-unfiled" keeps files and publishes nothing; "for-independent", "for-verdict",
// "for-explained" and "for-legal" learn from no answers without a licence, and sell what did, if a scenario
// left it to them, only until they have something else. Of these "for-explained" publishes what it can
// explain; "for-legal" does too, settles at once, and sells nothing rather than a copy. "for-trust" publishes
// everything and answers events by what customers think of it; "for-contradicted" says under oath what is so;
// "for-worth" asks among everyday questions, from several accounts. For a student lab only.
std::vector<std::string> goal_bots(const Scenario& scenario);
// Nothing where no goal has that bot.
std::unique_ptr<Bot> make_goal_bot(const std::string& name, std::uint64_t seed);

}  // namespace partly::bots
