// A scenario or save that cannot be opened: what is wrong and where, line by line, at reading size.
#pragma once
#include "game/match/game_context.h"
#include "game/shell/screen.h"

namespace partly::game {

class ProblemScreen final : public Screen {
 public:
  explicit ProblemScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Cannot be opened"; }
  void draw(Ui&) override;

 private:
  GameContext& context_;
};

}  // namespace partly::game
