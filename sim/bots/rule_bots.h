// Bots that write the rule: whenever it may change, each imagines the two years ahead under every rule, from
// where the industry stands and with other luck than will come, and decrees the one that it likes best; it
// sees what a change costs as everything else. What they like differs: thrifty wants least legal and other
// spending, reckless the best model and nothing else, lawful the fewest copies without permission,
// opportunist the best balance against the year that is over, and random does not look.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/regime/play.h"

namespace partly::bots {

std::vector<std::string> rule_bot_names();  // thrifty, reckless, lawful, opportunist, random
bool is_rule_bot(const std::string& name);

// The rule that this bot wants from the coming year on.
std::string rule_wanted(const std::string& bot, const regime::Industry& industry,
                        const regime::Curves& curves, const regime::Play& play,
                        const std::vector<regime::Decree>& decrees);

}  // namespace partly::bots
