// Copies of the world that go on by the rules: rivals, the provider, customers, courts and events decide as
// they do in a game, on other seeds than the game's. For forecasts only; no rule reads it.
#pragma once
#include <cstddef>
#include <functional>

#include "sim/base/rng.h"
#include "sim/world/state/scenario.h"
#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

// The world without what no rule reads, so that a copy costs little.
World without_a_past(World world);
// Only cash carries over: no rule reads what the books say of the past, and a short journal is quickly hashed
// when a quarter closes.
void begin_books_anew(World& world);
// The market's parameters, and in the teacher's role what honest customers and
// copiers are assumed to do, each anywhere in its range.
Scenario with_other_parameters(Scenario scenario, Rng& rng);

// Whether a court has ordered that a model of the player's be sold no more, or be deleted.
bool sale_was_forbidden(const World& world);
// `play` for each of so many plays, on as many threads as the machine has cores.
void play_each(std::size_t plays, const std::function<void(std::size_t play)>& play);

}  // namespace partly::forecast
