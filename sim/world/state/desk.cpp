#include "sim/world/state/desk.h"

#include <algorithm>

namespace partly::world {

const Suspicion* Desk::suspicion(int model) const {
  const auto found = std::find_if(suspicions.begin(), suspicions.end(),
                                  [&](const Suspicion& one) { return one.model == model; });
  return found == suspicions.end() ? nullptr : &*found;
}

const SettlementOffer* Desk::offer(int proceeding) const {
  const auto found = std::find_if(offers.begin(), offers.end(),
                                  [&](const SettlementOffer& one) { return one.proceeding == proceeding; });
  return found == offers.end() ? nullptr : &*found;
}

const LicenceSold* Desk::licence(const std::string& lab) const {
  const auto found = std::find_if(licences.rbegin(), licences.rend(),
                                  [&](const LicenceSold& one) { return one.lab == lab; });
  return found == licences.rend() ? nullptr : &*found;
}

}  // namespace partly::world
