#include "sim/forecast/plays_ahead.h"

#include <algorithm>
#include <utility>

#include "sim/base/workers.h"
#include "sim/world/state/books.h"

namespace partly::forecast {
namespace {

constexpr std::size_t kMostThreads = 8;

void draw_within_range(Quantity& quantity, Rng& rng) {
  if (quantity.range) quantity.value = rng.uniform(quantity.range->low, quantity.range->high);
}

}  // namespace

void begin_books_anew(World& world) {
  const econ::Ledger before = std::exchange(world.ledger, {});
  for (const Lab& lab : world.labs) {
    const econ::Money cash = before.cash(lab.id);
    const bool owes = cash.cents < 0;
    pay(world, "carried over", "Cash", owes ? lab.id : econ::kInvestors, owes ? econ::kInvestors : lab.id,
        econ::Account::investment, owes ? -cash : cash);
  }
}

World without_a_past(World world) {
  world.news.clear();
  world.history.clear();
  for (Model& model : world.models) {
    if (model.monitor) model.monitor->curve.clear();
    if (!model.result) continue;
    for (auto* curve : {&model.result->queries, &model.result->loss_mean, &model.result->loss_low,
                        &model.result->loss_high})
      curve->clear();
  }
  return world;
}

bool sale_was_forbidden(const World& world) {
  return std::ranges::any_of(world.proceedings, [](const law::Proceeding& claim) {
    return claim.defendant == kPlayerId && claim.stage == law::Stage::decided &&
           std::ranges::any_of(claim.verdict->remedies, [](law::Remedy remedy) {
             return remedy == law::Remedy::injunction || remedy == law::Remedy::deletion;
           });
  });
}

void play_each(std::size_t plays, const std::function<void(std::size_t play)>& play) {
  Workers workers(std::clamp<std::size_t>(Workers::of_the_machine(), 1, kMostThreads));
  workers.each(plays, [&](std::size_t item, std::size_t) { play(item); });
}

Scenario with_other_parameters(Scenario scenario, Rng& rng) {
  econ::MarketRules& market = scenario.market;
  for (Quantity* each : {&market.growth, &market.weight_capability, &market.weight_price,
                         &market.weight_trust, &market.nobody_utility, &market.renewal})
    draw_within_range(*each, rng);
  if (!scenario.teacher_role) return scenario;
  TeacherRole& role = *scenario.teacher_role;
  for (Quantity* each :
       {&role.price_elasticity, &role.worth_of_accuracy, &role.worth_of_confidence, &role.trade_lost_asked,
        &role.trust_lost_accused, &role.fear_of_claim, &role.fear_per_claim})
    draw_within_range(*each, rng);
  return scenario;
}

}  // namespace partly::forecast
