#include "sim/regime/industry.h"

#include <algorithm>

#include "sim/regime/fields.h"

namespace partly::regime {

const char* name(Permission permission) { return enum_name(permission).data(); }

const Character& Industry::character(Temperament temperament) const {
  return characters[static_cast<std::size_t>(temperament)];
}

int Industry::rule_index(const std::string& id) const {
  const auto found = std::ranges::find(rules, id, &Rule::id);
  return found == rules.end() ? -1 : static_cast<int>(found - rules.begin());
}

}  // namespace partly::regime
