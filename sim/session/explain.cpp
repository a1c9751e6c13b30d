#include "sim/session/explain.h"

#include "sim/session/played_game.h"

namespace partly::session {

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
