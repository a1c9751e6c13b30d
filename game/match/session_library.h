// The games that are really played: scenarios from disk, a session behind each game, the autosave among the
// saves.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "game/match/lab_game.h"
#include "sim/learn/engines.h"

namespace partly::session {
class RuleMakerSession;
}

namespace partly::game {

struct LibraryOptions {
  learn::EngineRequest engine;
  std::optional<std::uint64_t> seed;  // in place of the scenario's
  std::string extra_scenario;         // a file named on the command line, listed first
  std::filesystem::path autosave;     // usually saves_folder() / "autosave.json"
  bool threaded = true;
  std::filesystem::path docket = {};  // of the rule maker's game; empty: beside the autosave
};

// A desk as its pages reach it.
std::unique_ptr<RuleMakerGame> rule_maker_game_on(std::unique_ptr<session::RuleMakerSession>);

std::filesystem::path default_autosave();  // among the saves of this person

// Read anew at each start, so that what the settings page changes holds from the next game on.
std::unique_ptr<Library> make_session_library(std::shared_ptr<const LibraryOptions>);

}  // namespace partly::game
