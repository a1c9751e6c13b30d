// Chance has its turn: what happens to everybody, and what an event that asked comes to where no answer was
// given.
#include <algorithm>

#include "sim/world/close/parts.h"
#include "sim/world/state/event_answers.h"

namespace partly::world {
namespace {

bool seen(const World& world, const EventRule& rule) {
  return std::ranges::find(world.events_seen, rule.id) != world.events_seen.end();
}

bool drawn(const Closing& closing, const EventRule& rule) {
  Rng rng(closing.world.seed, "event " + rule.id, static_cast<std::uint64_t>(closing.index()));
  return rng.chance(rule.chance_in(closing.index()));
}

void happen(Closing& closing, const EventRule& rule) {
  World& world = closing.world;
  world.events_seen.push_back(rule.id);
  tell(world, NewsKind::world, rule.title, rule.text, rule.fact);
  if (rule.publishes) publish_weights(closing, *rule.publishes);
  change_for_everybody(world, rule.changes, rule.factor);
  if (!rule.choices.empty()) world.events_asked.push_back({rule.id, world.now.plus(1), {}});
}

}  // namespace

void draw_events(Closing& closing) {
  for (const EventRule& rule : closing.scenario.events)
    if (!seen(closing.world, rule) && concerns_player(closing.world, rule) && drawn(closing, rule))
      happen(closing, rule);
  // From then on, also those whose licence ends later.
  if (std::ranges::any_of(closing.scenario.events, [&](const EventRule& rule) {
        return rule.cuts_access && seen(closing.world, rule);
      }))
    cut_all_without_licence(closing);
}

void take_silence_for_answer(Closing& closing) {
  World& world = closing.world;
  Lab& player = world.lab(world.player().id);
  const std::vector<EventAsked> asked = world.events_asked;  // taking an answer writes it down there
  for (const EventAsked& each : asked) {
    if (!each.open()) continue;
    const EventRule& event = *find_event(closing.scenario, each.event);
    take(closing.scenario, world, player, event, *event.if_silent());
  }
}

}  // namespace partly::world
