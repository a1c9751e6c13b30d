// A page of its own for what a close brought that changes the game: a verdict, a settlement, an order, the
// end of access, the first customers, the end of the money. Title, picture, what led to it in the order of
// time, and one button to go on. Seen once.
#pragma once
#include "game/match/game_context.h"
#include "game/shell/screen.h"

namespace partly::game {

class MomentScreen final : public Screen {
 public:
  explicit MomentScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "What happened"; }
  void draw(Ui&) override;
  bool back() override;
  std::string help() const override;

 private:
  float content(Ui&, Rect area);
  void go_on(Ui&);

  GameContext& context_;
  bool leaving_ = false;  // Esc, done at the next frame
};

}  // namespace partly::game
