// The market, the books and the terms: three views of what the labs do to each other with money.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/common/business.h"
#include "game/pages/common/ledger.h"
#include "game/pages/market/forecast.h"
#include "game/shell/screen.h"

namespace partly::game {

class MarketScreen final : public Screen {
 public:
  explicit MarketScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Market and ledger"; }
  void draw(Ui&) override;
  bool live() const override { return context_.busy(); }
  std::string help() const override;

 private:
  enum class Tab { market, ledger, terms, ahead };

  void head(Ui&, Rect& page);
  float market(Ui&, Rect area, float room);
  float ledger(Ui&, Rect area, float room);
  float terms(Ui&, Rect area, float room);

  GameContext& context_;
  Business business_;
  LedgerPanel ledger_;
  ForecastPanel forecast_;
  Tab tab_ = Tab::market;
};

}  // namespace partly::game
