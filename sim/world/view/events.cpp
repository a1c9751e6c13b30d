#include "sim/world/view/events.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/event_answers.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

std::optional<Quantity> if_any(const Quantity& quantity) {
  return quantity.value == 0 ? std::nullopt : std::optional(quantity);
}

std::optional<Quantity> seats_of(const Seen& seen, const EventChoice& choice) {
  const double seats = seats_moved(seen.scenario, seen.world, seen.player(), choice);
  return if_any(Quantity::derived(
      seats, Unit::none,
      text(choice.customers) +
          " of all customers, and no more than buy from nobody; those who sign are fewer where "
          "the price is above the reference price, and lie within a licence's field of use"));
}

EventChoiceView choice_view(const Seen& seen, const EventRule& event, const EventChoice& choice, bool open) {
  EventChoiceView view;
  view.decision = {event.id, choice.id};
  view.title = choice.title, view.text = choice.text, view.if_silent = choice.if_silent;
  view.cost = if_any(choice.cost_usd), view.trust = if_any(choice.trust);
  view.check = check(seen.scenario, seen.world, view.decision, seen.player().id);
  if (!open) return view;
  view.seats = seats_of(seen, choice);
  view.prospect = prospect_of(seen.scenario, seen.world, seen.player(), event, choice);
  return view;
}

EventView event_view(const Seen& seen, const EventAsked& asked) {
  const EventRule& event = *find_event(seen.scenario, asked.event);
  EventView view{event.id, event.title, event.text, event.fact, asked.opened, {}, {}};
  for (const EventChoice& choice : event.choices)
    view.choices.push_back(choice_view(seen, event, choice, asked.open()));
  if (!asked.open()) view.chosen = event.find(asked.chosen)->title;
  return view;
}

}  // namespace

std::vector<EventView> event_views(const Seen& seen) {
  std::vector<EventView> views;
  for (const EventAsked& asked : seen.world.events_asked) views.push_back(event_view(seen, asked));
  std::ranges::reverse(views);
  return views;
}

}  // namespace partly::world
