// Before a game: where one stands, what one is asked for, and what the toy shows and does not.
#pragma once
#include "game/match/game_context.h"
#include "game/shell/screen.h"

namespace partly::game {

class BriefingScreen final : public Screen {
 public:
  explicit BriefingScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Briefing"; }
  void draw(Ui&) override;

 private:
  const world::Briefing& briefing() const;
  const world::Grading& grading() const;
  std::string scenario_title() const;
  std::string facts() const;  // minutes, quarters, what one starts with
  float story(Ui&, Rect);
  float honesty(Ui&, Rect);

  GameContext& context_;
};

// Facts cited in a text as [F20] or [F20](F20): the first form becomes a link too.
std::string link_facts(const std::string& text);

}  // namespace partly::game
