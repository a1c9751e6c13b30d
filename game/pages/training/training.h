// A student in training, live: first the guess, then maps, exam, costs and loss while it learns, then the
// result.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/training/guess_gate.h"
#include "game/shell/screen.h"
#include "game/widgets/button.h"

namespace partly::game {

class TrainingScreen final : public Screen {
 public:
  explicit TrainingScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Training"; }
  void draw(Ui&) override;
  bool live() const override { return context_.busy(); }
  bool back() override;
  std::string help() const override;

 private:
  enum class State { nothing, guess, running, done };
  State state() const;
  const world::ModelView* model() const;
  const session::Progress* progress_of(const world::ModelView&) const;

  void nothing(Ui&, Rect page);
  void gate(Ui&, Rect page, const world::ModelView&);
  void run(Ui&, Rect page, const world::ModelView&, bool done);
  float body(Ui&, Rect, const world::ModelView&, bool done, float room);
  float cards(Ui&, Rect, const world::ModelView&, bool done, float room);
  void controls(Ui&, Rect, const world::ModelView&);
  void speed(Ui&, ButtonRow&);
  void result_row(Ui&, Rect, const world::ModelView&);
  void stop_dialog(Ui&, const world::ModelView&);

  GameContext& context_;
  GuessGate gate_;
  bool dots_ = true, stopping_ = false, leave_ = false;
};

}  // namespace partly::game
