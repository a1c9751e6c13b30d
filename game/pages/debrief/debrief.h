// The debrief: what happened, what it cost, what the court saw, and the same seed under the other routes.
// Open at any time as "so far"; the other roads are retrained once the game has ended.
#pragma once
#include <filesystem>

#include "game/match/game_context.h"
#include "game/pages/debrief/luck.h"
#include "game/pages/debrief/what_if.h"
#include "game/shell/screen.h"

namespace partly::game {

class DebriefScreen final : public Screen {
 public:
  // `reports`: the folder that Export writes to.
  DebriefScreen(GameContext& context, std::filesystem::path reports)
      : context_(context), reports_(std::move(reports)) {}
  std::string title() const override { return "Debrief"; }
  void draw(Ui&) override;
  bool live() const override {
    return context_.busy() || waiting_ || what_if_.waiting() || luck_.waiting() || mattered_.waiting();
  }
  std::string help() const override;

 private:
  void head(Ui&, Rect& area);
  float cards(Ui&, Rect area);
  void write_report(Ui&);

  GameContext& context_;
  std::filesystem::path reports_;
  std::vector<counterfactual::CounterfactualRun> runs_ = {};
  WhatIf what_if_;
  LuckCard luck_;
  WhatMattered mattered_;
  bool waiting_ = false;  // for a road
};

}  // namespace partly::game
