#include "sim/world/state/event_answers.h"

#include <algorithm>
#include <numeric>

#include "sim/base/format.h"
#include "sim/law/theory.h"
#include "sim/world/state/books.h"
#include "sim/world/state/sales_ahead.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

econ::Custom& custom_of(econ::Customers& customers, const Lab& lab) {
  const auto found = std::ranges::find(customers.custom, lab.id, &econ::Custom::party);
  if (found != customers.custom.end()) return *found;
  return customers.custom.emplace_back(econ::Custom{lab.id, 0, lab.price_usd});
}

// Whoever signs does so at today's price, which holds until it chooses anew.
void move_seats(econ::Customers& customers, const Lab& lab, double seats) {
  if (seats == 0) return;
  econ::Custom& own = custom_of(customers, lab);
  const double after = own.seats + seats;
  if (seats > 0) own.price_usd = (own.seats * own.price_usd + seats * lab.price_usd) / after;
  own.seats = std::max(0.0, after);
  customers.without_seats = std::max(0.0, customers.without_seats - seats);
}

void change_prices(World& world, const EventChoice& choice) {
  if (choice.changes == "belief")
    for (law::Belief& belief : world.precedent.beliefs) belief.talk(choice.factor.value);
  else if (!choice.changes.empty())
    world.adjustments.push_back({choice.changes, choice.factor.value, law::range_of(choice.factor)});
}

void move_business(const Scenario& scenario, World& world, Lab& lab, const EventChoice& choice) {
  move_seats(world.customers, lab, seats_moved(scenario, world, lab, choice));
  lab.trust = std::clamp(lab.trust + choice.trust.value, 0.0, 1.0);
  change_prices(world, choice);
}

double sales_until_the_end_usd(const Scenario& scenario, const World& world, const Lab& lab) {
  const Model* sold = lab.released ? world.model(*lab.released) : nullptr;
  if (!sold) return 0;
  const SalesAhead ahead =
      sales_ahead(scenario, world, *sold, scenario.lab(LabKind::provider).id, quarters_left(scenario, world));
  return std::accumulate(ahead.model_usd.begin(), ahead.model_usd.end(), 0.0);
}

double sales_after_usd(const Scenario& scenario, World world, const std::string& lab,
                       const EventChoice& choice) {
  move_business(scenario, world, world.lab(lab), choice);
  return sales_until_the_end_usd(scenario, world, world.lab(lab));
}

}  // namespace

double EventRule::chance_in(int quarter) const {
  if (quarter < first_quarter || quarter > last_quarter) return 0;
  return certain ? 1.0 / (last_quarter - quarter + 1) : chance.value;
}

const EventChoice* EventRule::find(const std::string& choice) const {
  const auto found = std::ranges::find(choices, choice, &EventChoice::id);
  return found == choices.end() ? nullptr : &*found;
}

const EventChoice* EventRule::if_silent() const {
  const auto found = std::ranges::find(choices, true, &EventChoice::if_silent);
  return found == choices.end() ? nullptr : &*found;
}

const EventRule* find_event(const Scenario& scenario, const std::string& id) {
  const auto found = std::ranges::find(scenario.events, id, &EventRule::id);
  return found == scenario.events.end() ? nullptr : &*found;
}

double seats_moved(const Scenario& scenario, const World& world, const Lab& lab, const EventChoice& choice) {
  const int closed = world.now.since(scenario.start) - 1;
  const double seats = choice.customers.value * econ::all_seats(market_now(scenario, world), closed);
  const econ::Custom* own = world.customers.of(lab.id);
  if (!lab.released) return 0;
  return std::clamp(seats, own ? -own->seats : 0.0, world.customers.without_seats);
}

Quantity prospect_of(const Scenario& scenario, const World& world, const Lab& lab, const EventRule& event,
                     const EventChoice& choice) {
  const double silent = sales_after_usd(scenario, world, lab.id, *event.if_silent());
  const double more = sales_after_usd(scenario, world, lab.id, choice) - silent;
  return Quantity::derived(
      more - choice.cost_usd.value, Unit::usd,
      "Sales until the last quarter, " + format_usd(more) +
          " beside saying nothing if every product, price and trust stays as it is, less " +
          format_usd(choice.cost_usd.value));
}

void take(const Scenario& scenario, World& world, Lab& lab, const EventRule& event,
          const EventChoice& choice) {
  const std::string news =
      tell(world, NewsKind::world, event.title + ": " + choice.title, choice.text, event.fact);
  pay(world, news, choice.title, lab.id, econ::kSuppliers, econ::Account::operations,
      econ::Money::usd(choice.cost_usd.value));
  move_business(scenario, world, lab, choice);
  for (EventAsked& asked : world.events_asked)
    if (asked.event == event.id) asked.chosen = choice.id;
}

}  // namespace partly::world
