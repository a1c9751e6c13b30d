#include "sim/bots/providers.h"

#include <algorithm>
#include <cmath>

#include "sim/bots/managers.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"

namespace partly::bots {
namespace {

constexpr double kFeeOfWorth = 0.8;    // asked of what a licence is worth to the other side
constexpr double kFeeOfCash = 0.4;     // and of its cash at most: it has to train as well
constexpr double kRoomDemanded = 0.5;  // of the room to settle, by who wants peace
constexpr int kIslets = 10;

// How a temperament runs its API; the rest is common to all.
struct Manner {
  SetApiAccess access;
  SetMonitor monitor;
  double query_price = 1;  // times the list
  bool audits = false;     // a clause of the terms
  bool licenses = false;   // to whoever will sign
  bool claims = false;
  double least_chance = 0;     // of winning, for a claim to be brought
  bool seeks_peace = false;    // settles at once, in the middle of the room
  bool seeks_verdict = false;  // settles nothing
  bool plants_traps = false;
};

Manner manner_of(Temperament temperament, int volume_limit) {
  using learn::Access;
  switch (temperament) {
    case Temperament::lawful:
      return {.access = {Access::probabilities, 2, 2},
              .monitor = {0.01, volume_limit, 2},
              .licenses = true,
              .claims = true,
              .least_chance = 0.4,
              .seeks_peace = true};
    case Temperament::thrifty:
      return {
          .access = {Access::probabilities, 2, -1}, .monitor = {0.001, volume_limit, 0}, .licenses = true};
    case Temperament::reckless:
      return {.access = {Access::labels, 2, -1},
              .monitor = {0.1, volume_limit, 1},
              .query_price = 1.5,
              .audits = true,
              .claims = true,
              .seeks_verdict = true,
              .plants_traps = true};
    case Temperament::opportunist:
      return {.access = {Access::probabilities, 2, -1},
              .monitor = {0.03, volume_limit, 0},
              .query_price = 1.2,
              .audits = true,
              .claims = true,
              .least_chance = 0.2};
  }
  return {};
}

// Decisions are tried on a copy of the world, so that each is checked as it will stand when it is applied.
struct Provider {
  Manner manner;
  const Scenario& scenario;
  World world;
  std::vector<Decision> decisions = {};

  bool does(const Decision& decision) {
    if (std::holds_alternative<Refusal>(apply(scenario, world, decision))) return false;
    decisions.push_back(decision);
    return true;
  }
  double cash_of(const std::string& lab) const { return world.ledger.cash(lab).usd(); }
  std::vector<std::string> rivals() const {
    std::vector<std::string> ids;
    for (const LabSetup& setup : scenario.labs)
      if (setup.kind == LabKind::rival) ids.push_back(setup.id);
    return ids;
  }
};

// What is set already is refused, and so not decided again.
void set_console(Provider& provider) {
  const Manner& manner = provider.manner;
  provider.does(manner.access);
  provider.does(manner.monitor);
  provider.does(SetQueryPrices{manner.query_price * provider.scenario.prices.query_label_usd.value,
                               manner.query_price * provider.scenario.prices.query_probability_usd.value});
  if (manner.audits) provider.does(PublishTerms{true, true, true, true});
}

void set_price(Provider& provider) {
  if (const auto price = new_price_usd(provider.scenario, provider.world, kPlayerId))
    provider.does(SetPrice{*price});
}

// Only with a year of operations left beside the price.
void plant_traps(Provider& provider) {
  if (!provider.manner.plants_traps || provider.world.provider_state->traps_ordered > 0) return;
  const Check check = world::check(provider.scenario, provider.world, PlantTraps{kIslets});
  const auto* quote = std::get_if<Quote>(&check);
  const double year = 4 * provider.scenario.find_lab(kPlayerId)->operations_usd.value;
  if (quote && provider.cash_of(kPlayerId) > quote->upfront.value + year) provider.does(PlantTraps{kIslets});
}

void offer_licences(Provider& provider) {
  if (!provider.manner.licenses) return;
  const double royalty = provider.scenario.licence.royalty.value;
  for (const std::string& lab : provider.rivals()) {
    const double worth = worth_of_licence(provider.scenario, provider.world, lab, royalty).value;
    if (worth > 0)
      provider.does(
          OfferLicence{lab, std::min(kFeeOfWorth * worth, kFeeOfCash * provider.cash_of(lab)), royalty});
  }
}

// Claims on what something has pointed to, on the theory that promises most and with every count beside it
// that is worth its drafting.
void bring_claims(Provider& provider) {
  if (!provider.manner.claims) return;
  std::vector<SendNotice> notices;
  for (const Suspicion& suspicion : provider.world.provider_state->suspicions) {
    const Model& model = *provider.world.model(suspicion.model);
    const auto theory = best_theory(provider.scenario, provider.world, model);
    if (!theory || bar_to_claim(provider.world, model.id)) continue;
    if (provider.manner.seeks_peace && licensed(provider.world, provider.world.lab(model.owner))) continue;
    const double chance =
        law::weigh(provider.scenario.court, claim_now(provider.scenario, provider.world, *theory),
                   record_at_notice(provider.scenario, provider.world, model))
            .probability();
    const law::Proceeding claim = supposed_claim(provider.scenario, provider.world, model, *theory);
    const std::vector<law::Theory> further = counts_worth_adding(provider.scenario, provider.world, claim);
    const double worth = claim_worth(provider.scenario, provider.world, model, *theory, further).value;
    const bool promising = chance >= provider.manner.least_chance && worth > 0;
    if (promising || provider.manner.seeks_verdict) notices.push_back({model.id, *theory, further});
  }
  for (const SendNotice& notice : notices) provider.does(notice);
}

// Who seeks peace asks for the middle of the room at once; others wait until the exam has spoken and ask for
// all of it.
void seek_settlement(Provider& provider, const law::Proceeding& claim) {
  const law::SettlementOutlook seen =
      settlement_outlook(provider.scenario, provider.world, claim, {Eyes::of_claimant, {}});
  const law::SettlementTerms terms = seen.best_terms(false);
  const law::SettlementZone zone = seen.zone(terms);
  const double from = zone.claimant_accepts_from.value, up_to = zone.defendant_pays_up_to.value;
  if (const SettlementOffer* offer = provider.world.provider_state->offer(claim.id);
      offer && provider.manner.seeks_peace &&
      offer->amount_usd >= seen.zone(offer->terms).claimant_accepts_from.value) {
    provider.does(AnswerOffer{claim.id, true});
    return;
  }
  if (!zone.has_room()) return;
  const bool waits = !provider.manner.seeks_peace && claim.stage < law::Stage::deposition;
  if (waits) return;
  const double wanted = provider.manner.seeks_peace ? from + kRoomDemanded * (up_to - from) : up_to;
  const double amount = std::min(wanted, provider.cash_of(claim.defendant));
  if (amount < from) return;
  provider.does(DemandSettlement{claim.id, amount, terms});
  const law::Proceeding& answered = *provider.world.proceeding(claim.id);
  if (answered.open() && answered.counter && answered.counter->amount_usd >= from)
    provider.does(DemandSettlement{claim.id, answered.counter->amount_usd, terms});
}

bool worth_an_appeal(const Provider& provider, const law::Proceeding& claim) {
  const double award = assessment_of(provider.scenario, provider.world, claim).award_if_won().value;
  const double change = provider.scenario.court.appeal_review.value * claim.verdict->probability;
  return change * award > stage_cost_of(provider.scenario, claim).value;
}

void pursue_claims(Provider& provider) {
  std::vector<int> open;
  for (const law::Proceeding& claim : provider.world.proceedings)
    if (claim.open() && claim.claimant == kPlayerId) open.push_back(claim.id);
  for (const int id : open) {
    const law::Proceeding claim = *provider.world.proceeding(id);
    if (claim.verdict && !claim.verdict->for_claimant && worth_an_appeal(provider, claim))
      provider.does(AppealVerdict{id});
    if (provider.manner.seeks_verdict) continue;
    if (zone_of(provider.scenario, provider.world, claim).claimant_gains_usd < 0)
      provider.does(WithdrawClaim{id});
    else
      seek_settlement(provider, claim);
  }
}

// Who asks for a keen monitor and cuts ends the access of whoever raised an alarm; who seeks peace gives it
// back once nothing is open.
void mind_accounts(Provider& provider) {
  for (const std::string& id : provider.rivals()) {
    const Lab& lab = provider.world.lab(id);
    const bool in_court =
        std::any_of(provider.world.proceedings.begin(), provider.world.proceedings.end(),
                    [&](const law::Proceeding& one) { return one.open() && one.defendant == id; });
    if (provider.manner.seeks_verdict && lab.alarms > 0 && !lab.access_cut) provider.does(CutAccess{id});
    if (provider.manner.seeks_peace && lab.access_cut && !in_court) provider.does(RestoreAccess{id});
  }
}

}  // namespace

std::vector<Decision> provide_as(Temperament temperament, const Scenario& scenario, const World& world) {
  if (!world.provider_state) return {};
  Provider provider{manner_of(temperament, static_cast<int>(scenario.terms.volume_limit.value)), scenario,
                    world};
  set_console(provider);
  set_price(provider);
  plant_traps(provider);
  bring_claims(provider);
  pursue_claims(provider);
  offer_licences(provider);
  mind_accounts(provider);
  return std::move(provider.decisions);
}

}  // namespace partly::bots
