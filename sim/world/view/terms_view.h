// The provider's terms and what they mean for the player's account.
#pragma once
#include <optional>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/quarter.h"
#include "sim/law/terms.h"

namespace partly::world {

struct TermsView {
  int version = 1;
  std::vector<law::Clause> clauses;
  Quantity volume_limit, queries_this_quarter, alarms;
  Quantity query_label_usd, query_probability_usd;
  bool access_cut = false;
  std::optional<Quarter> licence_until;
};

}  // namespace partly::world
