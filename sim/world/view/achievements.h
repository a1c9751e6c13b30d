// What a finished game has shown that is worth remembering: a few rules, each read off the view, each with
// what one learns by it. None is a goal, and none changes a grade.
#pragma once
#include <string>
#include <vector>

#include "sim/world/view/view.h"

namespace partly::world {

struct Achievement {
  std::string id;      // "acquitted"
  std::string title;   // "Acquitted with p < .01"
  std::string rule;    // what has to have happened
  std::string lesson;  // what it teaches
  bool (*earned)(const WorldView&) = nullptr;
};
const std::vector<Achievement>& achievements();
const Achievement* achievement(const std::string& id);  // null if there is none
// Ids, of a game that has ended.
std::vector<std::string> achieved(const WorldView& view);

}  // namespace partly::world
