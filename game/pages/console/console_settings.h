// A provider's settings: what the API serves, what an answer costs, and how closely accounts are watched.
// They are moved here and handed in by a button for each group; whatever is handed in acts from the next
// quarter on.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class ConsoleSettings {
 public:
  // Takes over what stands ordered: at the start, after an undo, when a quarter has closed.
  void follow(const world::TeacherView&);
  void api(Ui&, Rect& rest, GameContext&, bool more);
  void monitor(Ui&, Rect& rest, GameContext&, bool more);

 private:
  void price(Ui&, Rect& rest, GameContext&);
  void defence(Ui&, Rect& rest);
  void limits(Ui&, Rect& rest);
  void traps(Ui&, Rect& rest, GameContext&);
  std::vector<world::Decision> changes_to_api() const;
  std::vector<world::Decision> changes_to_monitor() const;

  world::Console set_, known_;  // on the controls, and as ordered when last seen
  int islets_ = 0, known_islets_ = -1;
  bool begun_ = false;
};

// The threshold of those that were tried at the last close which comes nearest to a rate; null before the
// first.
const world::WatchLevelView* level_near(const world::TeacherView&, double alarm_rate);

}  // namespace partly::game
