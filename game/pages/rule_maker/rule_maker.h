// The rule maker's desk: choose a rule, foresee who gains, decree, and watch ten years of labs that adapt to
// it. While the networks behind the game are still being trained it says so, with time left and Stop.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/rule_maker/industry_labs.h"
#include "game/pages/rule_maker/rules_panel.h"
#include "game/shell/screen.h"

namespace partly::game {

class RuleMakerScreen final : public Screen {
 public:
  explicit RuleMakerScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "The rule maker's desk"; }
  void enter() override;
  void draw(Ui&) override;
  bool live() const override;
  bool back() override;
  std::string help() const override;

 private:
  void measuring(Ui&, Rect page);
  float main(Ui&, Rect area);
  float years(Ui&, Rect area);
  void actions(Ui&, Rect bar);
  void leave_dialog(Ui&);

  GameContext& context_;
  RulesPanel rules_;
  IndustryLabs labs_;
  const RuleMakerGame* seen_ = nullptr;  // whose game the panels are about
  bool stopped_ = false, leaving_ = false;
};

inline constexpr float kDeskBar = 72;  // of buttons, below the pages of a rule maker's game
// The bar on top of them; returns the page below.
Rect desk_header(Ui&, const session::RuleMakerView&);

}  // namespace partly::game
