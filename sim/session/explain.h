// A save played again without training anything, and what an event in it rests on.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/world/view/explain.h"

namespace partly::session {

Result<world::Explanation> explain_event(const std::filesystem::path& save, const std::string& event);
// The events of a save that tell a ruling or a settlement.
Result<std::vector<world::News>> events_to_explain(const std::filesystem::path& save);

}  // namespace partly::session
