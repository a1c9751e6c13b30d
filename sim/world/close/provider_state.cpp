// The teacher's own part of a quarter: what honest customers pay and what false alarms cost at its close, and
// what comes into force at its beginning.
#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/crowd.h"

namespace partly::world {
namespace {

void tell_of_false_alarms(Closing& closing, double share, double trust_lost) {
  const bool cut = accused_are_cut(closing.scenario, closing.world);
  tell(closing.world, NewsKind::market, format_percent(share) + " of honest customers are accused",
       std::string(cut ? "Their access has ended, and they tell others."
                       : "They are asked to explain themselves.") +
           " Trust falls by " + format_number(100 * trust_lost, 1) + " points.",
       "F56");
}

}  // namespace

void sell_answers(Closing& closing) {
  World& world = closing.world;
  if (!world.provider_state) return;
  Crowd& crowd = world.provider_state->crowd;
  const HonestTrade trade = honest_trade(closing.scenario, world);
  const econ::Money paid = econ::Money::usd(trade.usd.value);
  pay(world, closing.event, "Answers for honest customers", econ::kCustomers, kPlayerId,
      econ::Account::queries, paid);
  crowd.trade_usd = paid.usd();
  crowd.lost_to_alarms_usd = trade.lost_to_alarms_usd;
  crowd.trade_history_usd.push_back(paid.usd());
  crowd.accused_history.push_back(accused_share(world));
  const double trust_lost = trust_lost_to_alarms(closing.scenario, world);
  if (trust_lost <= 0) return;
  tell_of_false_alarms(closing, accused_share(world), trust_lost);
  Lab& provider = world.lab(kPlayerId);
  provider.trust = std::max(0.0, provider.trust - trust_lost);
}

void open_provider_quarter(const Scenario& scenario, World& world) {
  if (!world.provider_state) return;
  ProviderState& provider = *world.provider_state;
  provider.in_force = provider.ordered;
  provider.trap_islets = provider.traps_ordered;
  provider.offers.clear();
  world.jobs.emplace_back(watch_of(scenario, world, world.next_id++));
}

}  // namespace partly::world
