// The courtroom: from the exhibit on the player's own network to the chance of a verdict; what can be done at
// each stage (motions, pleas, the stand, an appeal, a settlement), what must be proven and what hangs on it.
// Without a claim it says what would bring one.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/common/claim.h"
#include "game/pages/common/exhibit.h"
#include "game/pages/common/parts.h"
#include "game/pages/court/demand.h"
#include "game/pages/court/docket.h"
#include "game/pages/court/filings.h"
#include "game/pages/court/stand.h"
#include "game/shell/screen.h"

namespace partly::game {

class CourtScreen final : public Screen {
 public:
  explicit CourtScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Court"; }
  void draw(Ui&) override;
  bool live() const override { return context_.busy(); }
  std::string help() const override;

 private:
  void head(Ui&, Rect& area, const world::ProceedingView&);
  float claim(Ui&, Rect area, float room);
  // A band of the page: two stacks of cards side by side; one card each: equally tall.
  struct Band {
    std::vector<CardPart> left = {}, right = {};
  };
  std::vector<Band> bands(Ui&, const world::ProceedingView&, float histogram);
  float no_claim(Ui&, Rect area);
  bool shows_docket(Ui&, Rect& area);  // with the choice of what to show, where there is one
  float no_claim_brought(Ui&, Rect area);
  const world::ProceedingView* chosen() const;
  void choose_count(Ui&, Rect& area, const world::ProceedingView&);  // where there are several
  std::size_t claims_shown() const;
  bool on_suit() const;
  void tabs(Ui&, Rect& area);

  GameContext& context_;
  ExhibitPanel exhibit_;
  ChainPanel chain_;
  FilingsPanel filings_;
  SettlementPanel settlement_;
  DemandPanel demand_;
  DocketPanel docket_;
  int part_ = 0;    // claims, or the cases of others
  int chosen_ = 0;  // index among the proceedings
  int count_ = 0;   // of its counts, the one whose evidence and award are shown
};

}  // namespace partly::game
