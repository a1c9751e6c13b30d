// Mixing the routes: nine controls for what a student learns from, with the live quote or the reason of a
// refusal.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class Mixer {
 public:
  void set(const world::TrainModel& decision) { decision_ = decision, settled_ = decision, changed_s_ = -1; }
  const world::TrainModel& decision() const { return decision_; }
  // Returns the height used.
  float draw(Ui&, Rect, GameContext&);

 private:
  float controls(Ui&, Rect, GameContext&);
  void label_quality(Ui&, Rect);
  void own_model(Ui&, Rect, const world::WorldView&);
  void hiding(Ui&, Rect, const std::string& why_not);
  float outcome(Ui&, Rect, GameContext&);

  world::TrainModel decision_;
  world::TrainModel settled_;  // what the rehearsal is about: it starts when the sliders have rested
  double changed_s_ = -1;
};

}  // namespace partly::game
