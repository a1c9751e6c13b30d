// The end of a rule maker's game: the ten years as they went, every rule beside every other, what one changed
// assumption would do, the forecasts, and what to talk about.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/rule_maker/rule_table.h"
#include "game/shell/screen.h"

namespace partly::game {

class RuleDebriefScreen final : public Screen {
 public:
  explicit RuleDebriefScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Debrief of the rules"; }
  void draw(Ui&) override;
  bool live() const override { return context_.at_desk() && context_.rule_maker_game().work().has_value(); }
  std::string help() const override;

 private:
  float cards(Ui&, Rect area);

  GameContext& context_;
  RuleTable table_;
};

}  // namespace partly::game
