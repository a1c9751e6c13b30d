#include "sim/forecast/provider_outlook.h"

#include <algorithm>
#include <utility>

#include "sim/base/check.h"
#include "sim/base/rng.h"
#include "sim/bots/turn.h"
#include "sim/forecast/drawn_measurements.h"
#include "sim/forecast/plays_ahead.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/books.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr std::size_t kProviderPlays = 100;
constexpr double kAfloatUsd = 1e12;  // lent to the provider: ruin is for the futures to find (futures.h)

// What the player does under the policy as a quarter begins; what is refused does not happen.
void act(const ForecastPolicy& policy, const Scenario& scenario, World& world) {
  if (policy.settles)
    for (const SettlementOffer& offer : std::vector(world.provider_state->offers))
      apply(scenario, world, AnswerOffer{offer.proceeding, true});
  if (policy.cuts_off)
    for (const LabSetup& setup : scenario.labs)
      if (setup.kind == LabKind::rival) apply(scenario, world, CutAccess{setup.id});
}

bool copy_on_sale(const World& world) {
  return std::any_of(world.labs.begin(), world.labs.end(), [&](const Lab& lab) {
    const Model* model = lab.kind == LabKind::rival && lab.released ? world.model(*lab.released) : nullptr;
    return model && copied(*model);
  });
}

class PlayAhead {
 public:
  PlayAhead(const Scenario& scenario, const World& known, World world, const ForecastPolicy& policy,
            const std::vector<int>& claims, Rng rng)
      : scenario_(scenario),
        known_(known),
        world_(std::move(world)),
        policy_(policy),
        claims_(claims),
        rng_(rng) {
    play_.claims.resize(claims.size());
  }

  ProviderPlay quarters(int count) {
    for (int q = 0; q < count; ++q) quarter(q);
    return std::move(play_);
  }

 private:
  // What has come to the player on this account since the books were begun.
  double came(econ::Account account) const { return -world_.ledger.balance(kPlayerId, account).usd(); }

  void quarter(int ahead) {
    begin_books_anew(world_);
    const econ::Money carried_over = world_.ledger.cash(kPlayerId);
    act(policy_, scenario_, world_);
    bots::close_quarter(scenario_, world_, drawn_results(scenario_, known_, world_, rng_));
    ProviderQuarter closed;
    closed.sales_usd = world_.player().sales_usd;
    closed.trade_usd = came(econ::Account::queries);
    closed.answers_usd = came(econ::Account::sales) - closed.sales_usd;
    closed.licences_usd = came(econ::Account::fees) + came(econ::Account::royalties);
    closed.serving_usd = came(econ::Account::serving);
    closed.operations_usd = came(econ::Account::operations);
    closed.counsel_usd = came(econ::Account::legal);
    closed.claims_usd = came(econ::Account::damages);
    closed.trust = world_.player().trust;
    closed.copy_on_sale = copy_on_sale(world_);
    closed.cash_usd = (world_.ledger.cash(kPlayerId) - carried_over).usd();
    play_.quarters.push_back(closed);
    for (std::size_t i = 0; i < claims_.size(); ++i)
      follow(*world_.proceeding(claims_[i]), ahead, play_.claims[i]);
  }

  static void follow(const law::Proceeding& claim, int ahead, ClaimOutcome& outcome) {
    if (claim.open() || outcome.ended >= 0) return;
    outcome.ended = ahead;
    if (claim.settled_usd) outcome.paid_usd = *claim.settled_usd;
    if (claim.stage != law::Stage::decided || !claim.verdict->for_claimant) return;
    const auto& ordered = claim.verdict->remedies;
    if (std::find(ordered.begin(), ordered.end(), law::Remedy::money) != ordered.end())
      outcome.paid_usd = claim.verdict->award_usd;
  }

  const Scenario& scenario_;
  const World& known_;
  World world_;
  const ForecastPolicy& policy_;
  const std::vector<int>& claims_;
  Rng rng_;
  ProviderPlay play_;
};

// What is sold today is known, whatever the parameters are.
void hold_to_today(ProviderPlay& play, const ProviderQuarter& today) {
  const ProviderQuarter first = play.quarters.front();
  for (ProviderQuarter& quarter : play.quarters) {
    if (first.sales_usd > 0) {
      quarter.sales_usd *= today.sales_usd / first.sales_usd;
      quarter.serving_usd *= today.sales_usd / first.sales_usd;
    }
    if (first.trade_usd > 0) quarter.trade_usd *= today.trade_usd / first.trade_usd;
  }
}

}  // namespace

ProviderOutlook provider_outlook(const Scenario& scenario, const World& world, const ForecastPolicy& policy,
                                 int quarters, bool parameters_too, std::uint64_t seed) {
  PARTLY_CHECK(world.provider_state && world.ending == Ending::running && quarters >= 1);
  ProviderOutlook outlook;
  for (const law::Proceeding& proceeding : world.proceedings)
    if (proceeding.open() && proceeding.claimant == kPlayerId) outlook.claims.push_back(proceeding.id);
  World present = without_a_past(world);
  pay(present, "carried over", "To stay afloat", econ::kInvestors, kPlayerId, econ::Account::investment,
      econ::Money::usd(kAfloatUsd));
  outlook.plays.resize(kProviderPlays);
  play_each(kProviderPlays, [&](std::size_t i) {
    const auto play = [&](const Scenario& rules, int count) {
      World begun = present;
      begun.seed = derive_seed(seed, "play ahead", i);
      const Rng measurements(seed, "measurements ahead", i);
      return PlayAhead(rules, world, std::move(begun), policy, outlook.claims, measurements).quarters(count);
    };
    if (!parameters_too) {
      outlook.plays[i] = play(scenario, quarters);
      return;
    }
    Rng rng(seed, "parameters ahead", i);
    outlook.plays[i] = play(with_other_parameters(scenario, rng), quarters);
    hold_to_today(outlook.plays[i], play(scenario, 1).quarters.front());
  });
  return outlook;
}

}  // namespace partly::forecast
