// A save played again without training anything: its scenario, its log, and the world that it stands in.
#pragma once
#include <filesystem>

#include "sim/session/memory.h"
#include "sim/session/save.h"

namespace partly::session {

struct PlayedGame {
  world::Scenario scenario;
  Save save;
  world::World world;  // with the decisions of the open quarter
};

// Errors of the save's own, or of kind mismatch where it does not replay. `memory`, if given, keeps its
// measurements.
Result<PlayedGame> play_again(const std::filesystem::path& save, Memory* memory = nullptr);
Result<PlayedGame> play_again(world::Scenario scenario, Save save, const std::string& where,
                              Memory* memory = nullptr);

}  // namespace partly::session
