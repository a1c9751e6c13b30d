// What one page asks of another before it leads there: a fact of the case file, a lesson.
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

void ask_of(Ui&, const std::string& page, const std::string& what);
std::string take_asked(Ui&, const std::string& page);  // since the last call; "" for nothing

}  // namespace partly::game
