#include "game/pages/debrief/ending.h"

#include "game/pages/common/claim.h"
#include "game/pages/common/goals.h"
#include "game/pages/common/history.h"
#include "game/pages/common/parts.h"

namespace partly::game {
namespace {

// A claim of one's own on which a court has ruled: its account is the picture, else the curves are.
const world::ProceedingView* claim_ruled_on(const world::WorldView& view) {
  for (const world::ProceedingView& claim : view.proceedings)
    if ((claim.mine || claim.brought) && claim.verdict && !claim.chain.steps.empty()) return &claim;
  return nullptr;
}

void picture_of_ending(Ui& ui, Rect& rest, const world::WorldView& view) {
  const world::ProceedingView* claim = claim_ruled_on(view);
  if (!claim) {
    card_title(ui, rest, "How it went", "at each close");
    rest.cut_top(4);
    return history_plots(ui, rest, view);
  }
  card_title(ui, rest, claim->title, standing_of(*claim) + ", simulated");
  rest.cut_top(paragraph(ui, rest, "What spoke for and against, in log-odds.", style::kSmall), 6);
  rest.cut_top(chain_picture(ui, rest, "ending/chain", *claim), 4);
}

}  // namespace

float ending_cards(Ui& ui, Rect area, const world::WorldView& view) {
  if (view.grading.empty()) return 0;
  const bool over = view.ending != world::Ending::running;
  const CardPart judged{.id = "debrief/grading",
                        .draw = [&](Rect& r) { grading_card(ui, r, view.grading, over); },
                        .share = 1.5f};
  const CardPart picture{.id = "debrief/picture", .draw = [&](Rect& r) { picture_of_ending(ui, r, view); }};
  return card_row(ui, area, {judged, picture});
}

}  // namespace partly::game
