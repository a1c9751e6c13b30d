#include "tests/world/random_play.h"

#include <algorithm>

#include "sim/world/state/claims.h"
#include "sim/world/state/valuation.h"
#include "tests/world/stub_results.h"

namespace partly::world {
namespace {

TrainModel random_order(Rng& rng) {
  TrainModel order;
  if (rng.chance(0.5)) order.sources.own_labels = static_cast<int>(rng.below(1500));
  if (rng.chance(0.6)) order.sources.queries = static_cast<int>(rng.below(3000));
  if (rng.chance(0.3)) order.sources.access = learn::Access::labels;
  if (rng.chance(0.3)) order.sources.cover_share = rng.uniform();
  if (rng.chance(0.2)) order.accounts = 1 + static_cast<int>(rng.below(8));
  order.sources.open_weights = rng.chance(0.3);
  order.wide = rng.chance(0.1);
  return order;
}

int any_model(const World& world, Rng& rng) { return world.models[rng.below(world.models.size())].id; }

Decision random_settlement(const Scenario& scenario, const World& world, Rng& rng) {
  if (world.proceedings.empty()) return OfferSettlement{1, 1e6};
  // One that is open, where there is one: few games of the poor have many.
  const auto open = std::find_if(world.proceedings.begin(), world.proceedings.end(),
                                 [](const law::Proceeding& one) { return one.open(); });
  const law::Proceeding& proceeding = open != world.proceedings.end() && rng.chance(0.8)
                                          ? *open
                                          : world.proceedings[rng.below(world.proceedings.size())];
  law::SettlementTerms terms;
  if (rng.chance(0.6)) terms.royalty = rng.uniform();
  terms.licence = rng.chance(0.2), terms.undertaking = rng.chance(0.3), terms.audit = rng.chance(0.3);
  if (proceeding.counter && rng.chance(0.5))
    return OfferSettlement{proceeding.id, proceeding.counter->amount_usd, proceeding.counter->terms};
  terms.deletion = rng.chance(0.1), terms.admission = rng.chance(0.3);
  const double from = zone_of(scenario, world, proceeding, terms).claimant_accepts_from.value;
  // Who has little offers what it has.
  const double cash = std::max(0.0, world.ledger.cash(proceeding.defendant).usd());
  return OfferSettlement{proceeding.id, std::min(from * rng.uniform(0.8, 1.2), 0.9 * cash), terms};
}

int any_proceeding(const World& world, Rng& rng) {
  return world.proceedings.empty() ? 1 : world.proceedings[rng.below(world.proceedings.size())].id;
}

Decision random_arrangement(const World& world, Rng& rng) {
  switch (rng.below(6)) {
    case 0:
      return ReserveCompute{};
    case 4:
      return SellAnswers{rng.chance(0.7)};
    case 1:
      return RetainCounsel{static_cast<econ::Counsel>(rng.below(3))};
    case 2:
      return KeepRecords{rng.chance(0.7)};
    case 3:
      return BuyWarranty{};
    default:
      return ExamineModel{any_model(world, rng)};
  }
}

Decision random_filing(const World& world, Rng& rng) {
  switch (rng.below(7)) {
    case 4:
      return FileSuit{};
    case 5:
      return rng.chance(0.2) ? Decision(DropSuit{}) : Decision(FileSuit{});
    case 6:
      return AnswerOnOwnTraining{static_cast<law::Answer>(rng.below(4))};
    case 0:
      return MoveToDismiss{any_proceeding(world, rng)};
    case 1:
      return AppealVerdict{any_proceeding(world, rng)};
    case 2:
      return PublishSummary{any_model(world, rng)};
    default:
      return Plead{any_proceeding(world, rng), law::kDefences[rng.below(law::kDefences.size())]};
  }
}

// Now and then in a case that there is not, with a chance that is none, or twice.
Decision random_docket_decision(const World& world, Rng& rng) {
  const Docket& docket = world.docket;
  switch (rng.below(4)) {
    case 0:
      return AnswerCard{docket.cards.empty() ? 1 : docket.cards.back().id, rng.uniform(-0.1, 1.1)};
    case 1:
      return FileBrief{docket.cases.empty() ? "none" : docket.cases[rng.below(docket.cases.size())].id,
                       static_cast<BriefSide>(rng.below(2))};
    case 2:
      return AnswerEvent{world.events_asked.empty() ? "none" : world.events_asked.back().event,
                         rng.chance(0.5) ? "pay" : "no-such-choice"};
    default:
      return StatePublicly{static_cast<PublicStatement>(rng.below(2))};
  }
}

}  // namespace

Decision random_decision(const Scenario& scenario, const World& world, Rng& rng) {
  switch (rng.below(12)) {
    case 0:
      return StopTraining{any_model(world, rng)};
    case 1:
      return GuessCapability{any_model(world, rng), rng.uniform(-5, 105)};
    case 2:
    case 3:
      return ReleaseModel{any_model(world, rng)};
    case 4:
      return rng.chance(0.2) ? Decision(WithdrawModel{}) : Decision(SetPrice{rng.uniform(1, 220)});
    case 5:
      return rng.chance(0.3) ? Decision(SignLicence{}) : Decision(random_order(rng));
    case 6:
      return RaiseFunds{rng.uniform(0, 1e9)};
    case 7:
      return random_settlement(scenario, world, rng);
    case 8:
      return Testify{any_proceeding(world, rng), static_cast<law::Answer>(rng.below(4))};
    case 9:
      return random_filing(world, rng);
    case 10:
      return random_arrangement(world, rng);
    default:
      return random_order(rng);
  }
}

int play_random_quarter(const Scenario& scenario, World& world, Rng& rng) {
  int allowed = 0;
  for (int i = 0; i < 12; ++i)
    allowed += std::holds_alternative<Quote>(apply(scenario, world, random_decision(scenario, world, rng)));
  Rng docket(world.seed, "random docket play", static_cast<std::uint64_t>(world.now.since(scenario.start)));
  for (int i = 0; i < 3; ++i)
    allowed += std::holds_alternative<Quote>(apply(scenario, world, random_docket_decision(world, docket)));
  close_with_stubs(scenario, world);
  return allowed;
}

}  // namespace partly::world
