// The console: the page of a player who is the provider. What the API serves and how keen its monitor is on
// the left, the accounts below, and on the right what this quarter brought, the account that is chosen, and
// the terms.
#pragma once
#include <string>

#include "game/match/game_context.h"
#include "game/pages/common/event_dialog.h"
#include "game/pages/common/leave_game.h"
#include "game/pages/console/account.h"
#include "game/pages/console/console_settings.h"
#include "game/pages/console/terms_draft.h"
#include "game/shell/screen.h"

namespace partly::game {

class ConsoleScreen final : public Screen {
 public:
  explicit ConsoleScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "The console"; }
  void draw(Ui&) override;
  bool live() const override { return context_.busy(); }
  bool back() override;
  std::string help() const override;

 private:
  enum class Side { news, account, terms };

  void head(Ui&, Rect& area);
  float board(Ui&, Rect);
  void actions(Ui&, Rect row);
  void close_quarter();
  float side(Ui&, Rect, bool fill);
  float side_content(Ui&, Rect);

  GameContext& context_;
  ConsoleSettings settings_;
  AccountPanel account_;
  TermsDraft terms_;
  LeaveGame leave_;
  EventDialog event_;
  Side side_ = Side::news;
  std::string chosen_ = {};  // whose account
  bool more_ = false;
  int closes_seen_ = -1;
};

}  // namespace partly::game
