#include "sim/world/state/provider_state.h"

#include <algorithm>

namespace partly::world {

const Suspicion* ProviderState::suspicion(int model) const {
  const auto found = std::find_if(suspicions.begin(), suspicions.end(),
                                  [&](const Suspicion& one) { return one.model == model; });
  return found == suspicions.end() ? nullptr : &*found;
}

const SettlementOffer* ProviderState::offer(int proceeding) const {
  const auto found = std::find_if(offers.begin(), offers.end(),
                                  [&](const SettlementOffer& one) { return one.proceeding == proceeding; });
  return found == offers.end() ? nullptr : &*found;
}

const LicenceSold* ProviderState::licence(const std::string& lab) const {
  const auto found = std::find_if(licences.rbegin(), licences.rend(),
                                  [&](const LicenceSold& one) { return one.lab == lab; });
  return found == licences.rend() ? nullptr : &*found;
}

}  // namespace partly::world
