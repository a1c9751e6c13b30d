// What the player foresaw of a rule, and what came of it.
#pragma once
#include <string>
#include <vector>

namespace partly::session {

// For each group (sim/regime/gains.h), before a rule was tried against the one in force, and what the futures
// said: +1 gains, 0 neither, -1 loses.
struct Foresight {
  int quarter = 0;         // that came next then
  std::string rule, over;  // the new one, the one in force
  std::vector<int> said, came;

  int right() const;
  bool operator==(const Foresight&) const = default;
};

}  // namespace partly::session
