#include "game/pages/common/tour_link.h"

#include "game/pages/common/asked.h"

namespace partly::game {

void ask_for_tour(Ui& ui) {
  ask_of(ui, "tour", "begin");
  ui.animate();
}

bool take_asked_tour(Ui& ui) { return !take_asked(ui, "tour").empty(); }

}  // namespace partly::game
