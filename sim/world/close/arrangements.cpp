// What arrangements cost and bring when a quarter closes: contracts, retainers and records are paid, the
// provider's answers are sold on, and published weights that sell well ask for their share.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"

namespace partly::world {
namespace {

void pay_out(Closing& closing, const Lab& lab, const std::string& what, const char* receiver,
             econ::Account reason, double usd) {
  pay(closing.world, closing.event, what + " of " + closing.name(lab.id), lab.id, receiver, reason,
      econ::Money::usd(usd));
}

}  // namespace

void pay_arrangements(Closing& closing) {
  const econ::Arrangements& offered = closing.scenario.arrangements;
  for (const Lab& lab : closing.world.labs) {
    const Arranged& arranged = lab.arranged;
    if (arranged.compute_until && closing.world.now <= *arranged.compute_until)
      pay_out(closing, lab, "Reserved computing", econ::kSuppliers, econ::Account::compute,
              arranged.gflop_usd);
    if (const econ::Retainer* retainer = offered.retainer(arranged.counsel))
      pay_out(closing, lab, "Retainer for counsel", econ::kCounsel, econ::Account::legal,
              retainer->retainer_usd.value);
    if (arranged.records_since)
      pay_out(closing, lab, "Records of the models", econ::kSuppliers, econ::Account::operations,
              offered.records->keeping_usd.value);
  }
}

void pass_answers_on(Closing& closing) {
  const auto& resale = closing.scenario.arrangements.resale;
  const std::string& provider = closing.scenario.lab(LabKind::provider).id;
  for (Lab& lab : closing.world.labs) {
    const econ::Money sales = econ::Money::usd(resale_now_usd(closing.scenario, closing.world, lab));
    lab.arranged.resale_usd = sales.usd();
    if (sales.cents == 0) continue;
    pay(closing.world, closing.event, "Sales of the provider's answers", econ::kCustomers, lab.id,
        econ::Account::sales, sales);
    pay(closing.world, closing.event, "The provider's share of them", lab.id, provider,
        {econ::Account::queries, econ::Account::sales},
        econ::Money::usd(resale->cost_share.value * sales.usd()));
  }
}

void pay_for_weights(Closing& closing, const Lab& lab, const Model& model) {
  const auto& licence = closing.scenario.arrangements.weights_licence;
  if (!licence || !model.job.sources.open_weights) return;
  const double above = std::max(0.0, lab.sales_usd - licence->free_sales_usd.value);
  pay(closing.world, closing.event,
      "Licence of the weights of " + model.name + ", " + format_percent(licence->royalty.value) +
          " of sales above " + format_usd(licence->free_sales_usd.value),
      lab.id, closing.scenario.lab(LabKind::publisher).id, econ::Account::royalties,
      econ::Money::usd(licence->royalty.value * above));
}

void renew_reserve(const Scenario& scenario, const World& world, Lab& lab) {
  Arranged& arranged = lab.arranged;
  const bool in_force = arranged.compute_until && world.now <= *arranged.compute_until;
  // A run that goes on holds what is reserved.
  const bool free = in_force && !in_training(world, lab.id);
  arranged.gflop_left = free ? scenario.arrangements.compute->gflop.value : 0;
}

}  // namespace partly::world
