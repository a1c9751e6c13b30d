// An event that asks something of the lab: a line on the page that leads to it, and the dialog with its
// answers.
#pragma once
#include <set>

#include "game/match/game_context.h"

namespace partly::game {

// The oldest that waits for an answer in this quarter; null: none does.
const world::EventView* event_that_asks(const world::WorldView&);
// The next one after it that does.
const world::EventView* event_that_asks_after(const world::WorldView&, const std::string& event);

class EventDialog {
 public:
  // Says what asks, with the button that opens the dialog. Cuts what it uses off the top of `area`; nothing
  // where nothing asks.
  void announce(Ui&, Rect& area, const world::WorldView&);
  void open(const world::WorldView&);
  // Before a quarter closes: opens at what nobody has looked at yet, once for each event. True: it did.
  bool asks_before_close(const world::WorldView&);
  bool is_open() const { return !shown_.empty(); }
  void put_aside(const world::WorldView&);  // goes on to the next that asks, if there is one
  void draw(Ui&, GameContext&);             // over the page, while it is open

 private:
  void show(Ui&, GameContext&, const world::EventView&);

  std::string shown_ = {};  // the event; "" while the dialog is closed
  std::set<std::string> looked_at_ = {};
};

}  // namespace partly::game
