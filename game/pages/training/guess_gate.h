// Predict first: before any figure of a run is shown, the player commits to a guess.
#pragma once
#include <optional>

#include "game/match/game_context.h"

namespace partly::game {

class GuessGate {
 public:
  inline static constexpr float kHeight = 284;
  // True in the frame in which the guess was given; `points` then holds it.
  bool draw(Ui&, Rect, const world::ModelView&, const world::WorldView&, double* points);

 private:
  int model_ = 0;
  std::optional<double> guess_;  // none before the player makes one: a number would be an answer suggested
};

// "500 answers with probabilities, 200 labels of your own": what a student learns from.
std::string sources_text(const world::ModelView&, const std::string& provider);

}  // namespace partly::game
