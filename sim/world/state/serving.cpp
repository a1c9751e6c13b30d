#include "sim/world/state/serving.h"

#include "sim/base/format.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

double answering_flop(const Scenario& scenario, const Model& model) {
  return learn::answering_flops(shape_of(scenario.learning, model.job));
}

// Of one seat: the number without its words. Whoever looks for a price asks for it again and again.
double seat_usd(const Scenario& scenario, const World& world, const Model& model) {
  return answering_flop(scenario, model) / 1e9 * gflop_usd_now(scenario, world) /
         scenario.serving.seats_per_answer.value;
}

// Of a dollar of its sales, to the provider.
double owed_of(const Scenario& scenario, const World& world, const Lab& lab, const Model& model) {
  return model.royalty + (model.licensed ? royalty_of(scenario, world, lab.id) : 0);
}

}  // namespace

Quantity serving_usd(const Scenario& scenario, const World& world, const Model& model) {
  const double flop = answering_flop(scenario, model);
  const Quantity price = prices_now(scenario, world).gflop_usd;
  const Quantity& seats = scenario.serving.seats_per_answer;
  const Interval dear = law::range_of(price), many = law::range_of(seats);
  return Quantity::derived(seat_usd(scenario, world, model), Unit::usd,
                           format_number(flop, 0) + " operations an answer (2 x parameters) x " +
                               text(price) + " / " + text(seats) + " seats an answer",
                           Interval{flop / 1e9 * dear.low / many.high, flop / 1e9 * dear.high / many.low});
}

double left_usd(const Scenario& scenario, const World& world, const Lab& lab, const econ::Sale& sale) {
  const Model& model = *world.model(*lab.released);
  return (1 - owed_of(scenario, world, lab, model)) * sale.revenue_usd -
         sale.seats * seat_usd(scenario, world, model);
}

double margin_of(const Scenario& scenario, const World& world, const Lab& lab) {
  const Model* model = lab.released ? world.model(*lab.released) : nullptr;
  if (!model || lab.price_usd <= 0) return 1;
  return 1 - owed_of(scenario, world, lab, *model) - seat_usd(scenario, world, *model) / lab.price_usd;
}

}  // namespace partly::world
