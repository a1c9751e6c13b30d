#include "game/pages/common/unsold_question.h"

#include <algorithm>

#include "game/widgets/dialog.h"

namespace partly::game {
namespace {

bool sold_before(const world::WorldView& view) {
  const world::LabView* lab = own_lab(view);
  return lab && lab->sales.value > 0;
}

bool could_sell(GameContext& context) {
  bool any = false;
  for (const world::ModelView& model : context.view().models) {
    if (!model.mine || model.state != world::ModelState::trained) continue;
    if (model.on_sale) return false;
    any |= refusal_of(context.lab_game().check(world::ReleaseModel{model.id})).empty();
  }
  return any;
}

}  // namespace

bool UnsoldQuestion::asks_before_close(GameContext& context) {
  const world::WorldView& view = context.view();
  if (asked_in_ == view.quarter_index || !sold_before(view) || !could_sell(context)) return false;
  asked_in_ = view.quarter_index;
  return open_ = true;
}

bool UnsoldQuestion::draw(Ui& ui, GameContext& context) {
  if (!open_) return false;
  const Dialog question{
      .id = "unsold",
      .title = "Close " + context.view().now.text() + "?",
      .text = "Nothing is on sale: all your customers choose anew. Close all the same?",
      .buttons = {{.id = "unsold/stay", .label = "Not yet", .key = "Enter", .kind = ButtonKind::primary},
                  {.id = "unsold/close", .label = "Close all the same", .key = "Q"}}};
  const int pressed = dialog(ui, question);
  if (pressed >= 0) open_ = false;
  return pressed == 1;
}

}  // namespace partly::game
