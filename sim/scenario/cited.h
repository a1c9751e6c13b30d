// The facts that a sentence cites ("... (F43)"): which they are, and the sentence with the status of each
// that is not established, so that an opinion or an allegation never reads as a fact.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/casefile.h"

namespace partly::scenario {

std::vector<std::string> cited_facts(std::string_view text);
// "Hard to contest (F43)." becomes "Hard to contest (F43: opinion)."
std::string with_status(std::string_view text, const CaseFile& facts);

}  // namespace partly::scenario
