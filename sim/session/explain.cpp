#include "sim/session/explain.h"

#include "sim/session/save.h"

namespace partly::session {
namespace {

struct Played {
  world::Scenario scenario;
  world::World world;
};

Result<Played> play_again(const std::filesystem::path& path) {
  const auto save = read_save(path);
  if (!save) return save.error();
  auto scenario = scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  auto world = replay_log(*scenario, *save, path.string(),
                          [](const std::vector<world::Job>&, const QuarterLog&) { return Status{}; });
  if (!world) return world.error();
  const QuarterLog open{world->now, save->open_quarter, {}, 0};
  if (auto status = replay_decisions(*scenario, *world, open, path.string()); !status) return status.error();
  return Played{std::move(*scenario), std::move(*world)};
}

}  // namespace

Result<world::Explanation> explain_event(const std::filesystem::path& save, const std::string& event) {
  const auto played = play_again(save);
  if (!played) return played.error();
  return world::explain(played->scenario, played->world, event);
}

Result<std::vector<world::News>> events_to_explain(const std::filesystem::path& save) {
  const auto played = play_again(save);
  if (!played) return played.error();
  return world::rulings_told(played->world);
}

}  // namespace partly::session
