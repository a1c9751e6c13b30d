// The decision board: four routes with live quotes, a mixer, and what this quarter brought. The busiest page
// of the game, so it keeps to one main question: how will you get your next model?
#pragma once
#include "game/match/game_context.h"
#include "game/pages/common/business.h"
#include "game/pages/common/event_dialog.h"
#include "game/pages/common/leave_game.h"
#include "game/pages/common/unsold_question.h"
#include "game/pages/lab/mixer.h"
#include "game/shell/screen.h"

namespace partly::game {

class LabScreen final : public Screen {
 public:
  explicit LabScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "The lab"; }
  void draw(Ui&) override;
  bool live() const override { return context_.busy(); }
  bool back() override;
  std::string help() const override;

 private:
  enum class Side { news, models, business };

  float board(Ui&, Rect);
  float routes(Ui&, Rect);
  float actions(Ui&, Rect);
  float standing(Ui&, Rect);
  void offer_sale(Ui&, Rect& area, const world::ModelView&);
  void so_far(Ui&, Rect);
  float side(Ui&, Rect, bool fill);
  float side_content(Ui&, Rect);
  void order(Ui&);
  void prefer_allowed();
  void close_quarter(Ui&);
  const world::RouteView* chosen() const;
  world::Decision decision() const;

  GameContext& context_;
  Mixer mixer_;
  Business business_;
  LeaveGame leave_;
  EventDialog event_;
  UnsoldQuestion unsold_;
  world::Route route_ = world::Route::distil;
  Side side_ = Side::news;
  bool mixing_ = false;
  float board_height_ = 0;  // what the window leaves for the cards
  int closes_seen_ = -1;
};

}  // namespace partly::game
