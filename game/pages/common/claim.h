// A claim on its way: the account from no evidence to the chance of a verdict and what is expected of it, and
// what a closed claim came to.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class ChainPanel {
 public:
  void draw(Ui&, Rect& rest, const world::ProceedingView&);

 private:
  int step_ = -1;  // whose source is shown
};

// The picture of the account: from no evidence to a verdict, a bar a step. Returns its height; `chosen` is
// the step activated in this frame, or -1.
float chain_picture(Ui&, Rect area, const std::string& id, const world::ProceedingView&,
                    int* chosen = nullptr);

// The claim as one of its counts has it: chain, elements and award are those of the count, and of the account
// its lines and those of all counts together. The claim itself where there is but one.
world::ProceedingView through_count(const world::ProceedingView&, int count);
// "Tort · 24 %"; once ruled on, "Tort · lost".
std::string count_text(const world::CountView&);

// Who sues, from "Meridian v. your lab".
std::string claimant_of(const world::ProceedingView&);
// "settled for $0.9 B", "decided for Meridian: $2.2 B", "in discovery".
std::string standing_of(const world::ProceedingView&);
void outcome_panel(Ui&, Rect& rest, const world::ProceedingView&);
// A claim of others, or what would bring one of your own.
void watched_panel(Ui&, Rect& rest, const world::ProceedingView&);

}  // namespace partly::game
