// An event that asks something of the lab: a line on the page that leads to it, and the dialog with its
// answers.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// The oldest that waits for an answer in this quarter; null: none does.
const world::EventView* event_that_asks(const world::WorldView&);

class EventDialog {
 public:
  // Says what asks, with the button that opens the dialog. Cuts what it uses off the top of `area`; nothing
  // where nothing asks.
  void announce(Ui&, Rect& area, const world::WorldView&);
  void open() { open_ = true; }
  // Before a quarter closes: opens for what nobody has looked at yet, once for each event. True: it did.
  bool asks_before_close(const world::WorldView&);
  bool is_open() const { return open_; }
  void put_aside() { open_ = false; }
  void draw(Ui&, GameContext&);  // over the page, while it is open

 private:
  bool open_ = false;
  std::string looked_at_ = {};  // the event
};

}  // namespace partly::game
