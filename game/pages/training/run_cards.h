// The cards beside a training run: the secret exam, agreement with the teacher, what was used so far, the
// loss.
#pragma once
#include <optional>

#include "game/match/game_context.h"

namespace partly::game {

// What a run shows, from its live progress or, after its quarter closed, from the model's own record.
struct RunFigures {
  std::string run = {};  // names the measurement: "run 12"
  Quantity capability = {}, agreement = {};
  double accuracy = 0, accuracy_low = 0, accuracy_high = 0;
  double teacher_capability = 0;
  int seeds = 5;
  std::optional<double> guess = {};
  bool finished = false;
};
RunFigures figures_of(const session::Progress&, const world::Scenario&, std::optional<double> guess);
RunFigures figures_of(const world::ModelView&, const world::WorldView&, const world::Scenario&);

inline constexpr float kExamHeight = 186, kAgreementHeight = 80, kUsedHeight = 164, kRunHeight = 108;
void exam_card(Ui&, Rect, const RunFigures&);
void agreement_card(Ui&, Rect, const RunFigures&);
// What the student that ships has used: counted while it runs, and afterwards as its model says.
struct UsedFigures {
  Quantity labels = {}, queries = {}, flop = {};
};
UsedFigures used_by(const session::Progress&, const world::ModelView&);
UsedFigures used_by(const world::ModelView&);
// That, with what the lab paid for it; arithmetic is paid step by step.
void used_card(Ui&, Rect, const UsedFigures&, const world::ModelView&, bool finished);
// What runs: its sources, engine and pace.
void run_card(Ui&, Rect, const session::Progress&, const std::string& sources);

struct LossCurves {
  std::vector<float> mean, low, high, points;
  int steps = 0, steps_done = 0, model = 0;
};
void loss_card(Ui&, Rect, const LossCurves&, int seeds);

}  // namespace partly::game
