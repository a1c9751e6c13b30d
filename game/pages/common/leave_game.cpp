#include "game/pages/common/leave_game.h"

#include "game/widgets/dialog.h"

namespace partly::game {

void LeaveGame::draw(Ui& ui, GameContext& context) {
  if (!asking_) return;
  const Dialog d{
      .id = "lab/leave",
      .title = "Leave the lab?",
      .text = context.view().ending != world::Ending::running
                  ? "The game is over, and saved: the first page leads back to it."
                  : "The game is saved at each close of a quarter. What you decided in " +
                        context.view().now.text() + " is not saved yet.",
      .buttons = {{.id = "lab/leave/stay", .label = "Stay", .key = "Enter", .kind = ButtonKind::primary},
                  {.id = "lab/leave/go", .label = "To the first page", .key = "H"}}};
  const int pressed = dialog(ui, d);
  if (pressed >= 0) asking_ = false;
  if (pressed == 1) ui.go("home");
}

}  // namespace partly::game
