#include "sim/world/state/event_answers.h"

#include <algorithm>
#include <cmath>
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

void move_business(const Scenario& scenario, World& world, Lab& lab, const EventChoice& choice) {
  move_seats(world.customers, lab, seats_moved(scenario, world, lab, choice));
  lab.trust = std::clamp(lab.trust + choice.trust.value, 0.0, 1.0);
  change_for_everybody(world, choice.changes, choice.factor);
}

// Of those who would sign at the reference price, who sign at the lab's: fewer where it is dearer, by the
// market's weight of price and at least in proportion, so that no price asked for a day earns more; and only
// within the field of use, where the product was made under a licence.
double who_may_sign(const World& world, const econ::MarketRules& market, const Lab& lab) {
  const double weight = std::max(1.0, market.weight_price.value);
  const double at_price = std::min(1.0, std::pow(market.reference_price_usd.value / lab.price_usd, weight));
  return at_price * (world.model(*lab.released)->licensed ? market.field_share : 1);
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
  Lab& own = world.lab(lab);
  move_business(scenario, world, own, choice);
  if (choice.states && !own.stated)
    own.trust = std::clamp(own.trust + scenario.docket->statements.trust_moved(*choice.states), 0.0, 1.0);
  return sales_until_the_end_usd(scenario, world, world.lab(lab));
}

double cost_until_the_end_usd(const Scenario& scenario, const World& world, const Lab& lab,
                              const EventChoice& choice) {
  const bool begins_records = choice.keeps_records && !lab.arranged.records_since;
  const double keeping = begins_records ? scenario.arrangements.records->keeping_usd.value : 0;
  return choice.cost_usd.value + keeping * quarters_left(scenario, world);
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
  if (!lab.released) return 0;
  const int closed = world.now.since(scenario.start) - 1;
  const econ::MarketRules market = market_now(scenario, world);
  const double would_sign = choice.customers.value > 0 ? who_may_sign(world, market, lab) : 1;
  const double seats = would_sign * choice.customers.value * econ::all_seats(market, closed);
  const econ::Custom* own = world.customers.of(lab.id);
  return std::clamp(seats, own ? -own->seats : 0.0, world.customers.without_seats);
}

Quantity prospect_of(const Scenario& scenario, const World& world, const Lab& lab, const EventRule& event,
                     const EventChoice& choice) {
  const double silent = sales_after_usd(scenario, world, lab.id, *event.if_silent());
  const double more = sales_after_usd(scenario, world, lab.id, choice) - silent;
  const double cost = cost_until_the_end_usd(scenario, world, lab, choice);
  return Quantity::derived(
      more - cost, Unit::usd,
      "Sales until the last quarter, " + format_usd(more) +
          " beside saying nothing if every product, price and trust stays as it is, less its cost of " +
          format_usd(cost));
}

bool concerns_player(const World& world, const EventRule& event) {
  if (event.about == EventSubject::everybody) return true;
  const Lab& player = world.player();
  const Model* sold = player.released ? world.model(*player.released) : nullptr;
  if (!sold) return false;
  if (event.about == EventSubject::sellers_on_weights) return sold->job.sources.open_weights;
  return event.about == EventSubject::sellers || !sold->summary_published;
}

void change_for_everybody(World& world, const std::string& changes, const Quantity& factor) {
  if (changes == "belief")
    for (law::Belief& belief : world.precedent.beliefs) belief.talk(factor.value);
  else if (!changes.empty())
    world.adjustments.push_back({changes, factor.value, law::range_of(factor)});
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
