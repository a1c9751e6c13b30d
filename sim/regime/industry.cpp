#include "sim/regime/industry.h"

#include <algorithm>

namespace partly::regime {

const char* name(Permission permission) {
  switch (permission) {
    case Permission::free:
      return "free";
    case Permission::owner:
      return "owner";
    case Permission::statutory:
      return "statutory";
  }
  return "";
}

const char* name(Temperament temperament) {
  switch (temperament) {
    case Temperament::thrifty:
      return "thrifty";
    case Temperament::reckless:
      return "reckless";
    case Temperament::lawful:
      return "lawful";
    case Temperament::opportunist:
      return "opportunist";
  }
  return "";
}

const Character& Industry::character(Temperament temperament) const {
  return characters[static_cast<std::size_t>(temperament)];
}

int Industry::rule_index(const std::string& id) const {
  const auto found = std::ranges::find(rules, id, &Rule::id);
  return found == rules.end() ? -1 : static_cast<int>(found - rules.begin());
}

}  // namespace partly::regime
