// The desk of a player in the teacher's role: the part of the world that only there exists. The console in
// force and the one that is set for the next quarter, the terms that were published, what the crowd of honest
// customers does, and what the provider has come to suspect.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/law/settlement_terms.h"
#include "sim/law/terms.h"
#include "sim/world/state/console.h"
#include "sim/world/state/job.h"

namespace partly::world {

// A model of another lab that the provider has reason to ask about.
struct Suspicion {
  int model = 0;
  Quarter since;
  std::string why;  // "its account raised an alarm after 40 queries"
};

struct LicenceSold {
  std::string lab;
  double fee_usd = 0;
  double royalty = 0;  // fraction of sales
  Quarter from, until;
};

struct SettlementOffer {  // by a defendant, to be answered in the quarter in which it is made
  int proceeding = 0;
  double amount_usd = 0;
  law::SettlementTerms terms = {};
};

// Honest customers of the API at the last close.
struct Crowd {
  std::optional<CrowdWatched> watched;  // as measured
  double trade_usd = 0;                 // what they paid for answers
  double lost_to_alarms_usd = 0;        // what accused customers did not pay
  std::vector<double> trade_history_usd;
  std::vector<double> accused_history;  // share of honest accounts, a quarter each
};

struct ProviderState {
  Console in_force, ordered;
  std::vector<law::Terms> published;  // in the order of their quarters
  int trap_islets = 0;                // in the provider's model that answers now
  int traps_ordered = 0;              // from the next quarter on
  Crowd crowd;
  std::vector<Suspicion> suspicions;
  std::vector<LicenceSold> licences;
  std::vector<SettlementOffer> offers;

  const Suspicion* suspicion(int model) const;
  const SettlementOffer* offer(int proceeding) const;
  // The licence of a lab that is the newest one; none was sold to it: null.
  const LicenceSold* licence(const std::string& lab) const;
};

}  // namespace partly::world
