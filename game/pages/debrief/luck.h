// Was it luck? The same decisions over other seeds, and which decision mattered most: both measured by
// playing the game again in the background, once somebody asks for it.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class LuckCard {
 public:
  void draw(Ui&, Rect& rest, GameContext&);
  bool waiting() const { return waiting_; }

 private:
  bool asked_ = false, waiting_ = false;
};

class WhatMattered {
 public:
  void draw(Ui&, Rect& rest, GameContext&);
  bool waiting() const { return waiting_; }

 private:
  bool asked_ = false, waiting_ = false;
};

}  // namespace partly::game
