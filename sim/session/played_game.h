// A save played again without training anything: its scenario, its log, and the world that it stands in.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/session/save.h"

namespace partly::session {

struct PlayedGame {
  world::Scenario scenario;
  Save save;
  world::World world;  // with the decisions of the open quarter
};

// Sees each quarter of a played game with the jobs whose results it holds, in order.
using WithResults = std::function<void(const std::vector<world::Job>& due, const QuarterLog& quarter)>;

// Errors of the save's own, or of kind mismatch where it does not replay. `each`, if given, sees every closed
// quarter.
Result<PlayedGame> play_again(const std::filesystem::path& save, const WithResults& each = {});
Result<PlayedGame> play_again(world::Scenario scenario, Save save, const std::string& where,
                              const WithResults& each = {});

}  // namespace partly::session
