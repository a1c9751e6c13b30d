#include "game/pages/common/lesson_link.h"

#include "game/pages/common/asked.h"

namespace partly::game {

void open_lesson(Ui& ui, const std::string& id) {
  ask_of(ui, "lesson", id);
  ui.go("lesson");
}

std::string take_asked_lesson(Ui& ui) { return take_asked(ui, "lesson"); }

}  // namespace partly::game
