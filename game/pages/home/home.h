// The first page: what this is, one key to start, the way back to a saved game, and a student that really
// trains.
#pragma once
#include "game/match/game_context.h"
#include "game/match/seeds.h"
#include "game/shell/screen.h"

namespace partly::game {

class HomeScreen final : public Screen {
 public:
  explicit HomeScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Did your model learn, or copy?"; }
  void draw(Ui&) override;
  void enter() override;
  bool live() const override;
  std::string help() const override;

 private:
  float main(Ui&, Rect);
  void buttons(Ui&, Rect& area);
  void scenarios(Ui&, Rect& area);
  void steps(Ui&, Rect& area);
  void seeds(Ui&, Rect& area);
  void start(Ui&, const ScenarioCard&);
  float side(Ui&, Rect);
  float demonstration(Ui&, Rect);
  float sandbox(Ui&, Rect);
  float case_file(Ui&, Rect);
  void footer(Ui&, Rect);

  GameContext& context_;
  SeedChoice seed_ = SeedChoice::own;  // of the game that is started next
  int frames_ = 0;                     // the first frame waits for nothing: the demonstration starts after it
};

}  // namespace partly::game
