// The question before a quarter is closed in which nothing is on sale, though something could be and the last
// quarter had sales: an oversight loses every customer.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class UnsoldQuestion {
 public:
  bool asks_before_close(GameContext&);  // once a quarter. True: it does
  bool is_open() const { return open_; }
  void put_aside() { open_ = false; }
  bool draw(Ui&, GameContext&);  // over the page, while it asks. True: close all the same

 private:
  bool open_ = false;
  int asked_in_ = -1;  // the quarter
};

}  // namespace partly::game
