#include "game/pages/common/lesson_link.h"

namespace partly::game {
namespace {

constexpr const char* kAskedLesson = "lesson/asked/";

}  // namespace

void open_lesson(Ui& ui, const std::string& id) {
  ui.memory()[kAskedLesson + id] = 1;
  ui.go("lesson");
}

std::string take_asked_lesson(Ui& ui) {
  const std::string prefix = kAskedLesson;
  std::string asked;
  auto& memory = ui.memory();
  for (auto it = memory.lower_bound(prefix); it != memory.end() && it->first.starts_with(prefix);
       it = memory.erase(it))
    asked = it->first.substr(prefix.size());
  return asked;
}

}  // namespace partly::game
