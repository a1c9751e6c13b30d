// A provider's terms of service as data: what they forbid, what they watch, and what they let the provider
// do; in versions, since providers tighten them. Sources: F30 (training ban), F50 (a block needs no lawsuit),
// F52 and F54 (monitoring, audit rights, revisions).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::law {

enum class ClauseKind { training_ban, monitoring, kill_trigger, audit, liability_cap };

struct Clause {
  ClauseKind kind = ClauseKind::training_ban;
  int number = 1;                          // "clause 4"
  std::string text;                        // one plain sentence
  std::string fact;                        // the fact id that it rests on
  std::optional<Quantity> limit_usd = {};  // of a liability cap
};

struct Terms {
  int version = 1;
  int from_quarter = 0;  // index from the game's start; in force until the next version
  std::vector<Clause> clauses;
  Quantity volume_limit;       // queries a quarter that count as training-style use by volume alone
  Quantity alarms_before_cut;  // pattern alarms that an account may raise before access is cut

  const Clause* find(ClauseKind kind) const;
};

// The version in force in a quarter; `later` in the order of their quarters.
const Terms& in_force(const Terms& first, const std::vector<Terms>& later, int quarter);
// What a new version changes, a plain sentence each: "New clause 9, audit: ...".
std::vector<std::string> changes(const Terms& before, const Terms& after);

struct Licence {
  Quantity signing_fee_usd;
  Quantity royalty;         // of the licensee's sales, fraction
  Quantity quarters;        // term
  Quantity query_discount;  // off the list price of a query, fraction
  std::string field_of_use;
  // Of the customers, those within the field of use: only they can buy a model trained under the licence.
  Quantity field_share = Quantity::derived(1, Unit::fraction, "The licence covers every customer");
  bool audit = false;  // while it runs, the provider may look into the licensee's books
};

const char* name(ClauseKind kind);

}  // namespace partly::law
