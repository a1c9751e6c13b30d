#include "game/pages/common/asked.h"

namespace partly::game {
namespace {

std::string asked_key(const std::string& page) { return page + "/asked/"; }

}  // namespace

void ask_of(Ui& ui, const std::string& page, const std::string& what) {
  ui.memory()[asked_key(page) + what] = 1;
}

std::string take_asked(Ui& ui, const std::string& page) {
  const std::string prefix = asked_key(page);
  std::string asked;
  auto& memory = ui.memory();
  for (auto it = memory.lower_bound(prefix); it != memory.end() && it->first.starts_with(prefix);
       it = memory.erase(it))
    asked = it->first.substr(prefix.size());
  return asked;
}

}  // namespace partly::game
