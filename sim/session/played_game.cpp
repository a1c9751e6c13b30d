#include "sim/session/played_game.h"

#include <utility>

namespace partly::session {

Result<PlayedGame> play_again(world::Scenario scenario, Save save, const std::string& where,
                              const WithResults& each) {
  const auto show = [&](const std::vector<world::Job>& due, const QuarterLog& quarter) {
    if (each) each(due, quarter);
    return Status{};
  };
  auto world = replay_log(scenario, save, where, show);
  if (!world) return world.error();
  const QuarterLog open{world->now, save.open_quarter, {}, 0};
  if (auto status = replay_decisions(scenario, *world, open, where); !status) return status.error();
  return PlayedGame{std::move(scenario), std::move(save), std::move(*world)};
}

Result<PlayedGame> play_again(const std::filesystem::path& path, const WithResults& each) {
  auto save = read_save(path);
  if (!save) return save.error();
  auto scenario = scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  return play_again(std::move(*scenario), std::move(*save), path.string(), each);
}

}  // namespace partly::session
