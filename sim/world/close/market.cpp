// Customers choose, royalties and operations are paid. The published weights are on the
// market too: whoever hosts them earns what they cost, so that they take a share and bring the publisher
// nothing.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/serving.h"

namespace partly::world {
namespace {

void serve(Closing& closing, Lab& lab, const Model& model, double seats) {
  const econ::Money cost =
      econ::Money::usd(seats * serving_usd(closing.scenario, closing.world, model).value);
  lab.serving_usd = cost.usd();
  pay(closing.world, closing.event,
      "Serving " + format_number(seats / 1e6, 1) + " million seats of " + model.name, lab.id,
      econ::kSuppliers, econ::Account::serving, cost);
}

void sell_for(Closing& closing, Lab& lab, const econ::Sale& sale) {
  Model& model = *closing.world.model(*lab.released);
  const econ::Money revenue = econ::Money::usd(sale.revenue_usd);
  lab.sales_usd = revenue.usd();
  model.sales_usd += revenue.usd();
  pay(closing.world, closing.event, "Sales of " + model.name, econ::kCustomers, lab.id, econ::Account::sales,
      revenue);
  serve(closing, lab, model, sale.seats);
  pay_for_weights(closing, lab, model);
  pay_royalties(closing.scenario, closing.world, closing.event, model, revenue);
}

}  // namespace

void let_market_buy(Closing& closing) {
  for (Lab& lab : closing.world.labs) lab.share = lab.sales_usd = lab.serving_usd = 0;
  const econ::MarketRules market = market_now(closing.scenario, closing.world);
  const std::vector<econ::Sale> sales = econ::sell(
      market, closing.index(), offers_now(closing.scenario, closing.world), closing.world.customers);
  closing.world.customers = econ::customers_after(market, closing.index(), sales);
  for (const econ::Sale& sale : sales) {
    Lab& lab = closing.world.lab(sale.party);
    lab.share = sale.share;
    if (lab.kind != LabKind::publisher) sell_for(closing, lab, sale);
  }
  for (Lab& lab : closing.world.labs) lab.sales_history_usd.push_back(lab.sales_usd);
}

void pay_costs(Closing& closing) {
  for (const LabSetup& setup : closing.scenario.labs)
    pay(closing.world, closing.event, "Operations of " + setup.name, setup.id, econ::kSuppliers,
        econ::Account::operations, econ::Money::usd(setup.operations_usd.value));
}

// Trust grows with use: of a lab whose product nobody can buy, nobody learns to think better.
void restore_trust(Closing& closing) {
  for (Lab& lab : closing.world.labs)
    if (lab.released && !closing.blamed.contains(lab.id))
      lab.trust = std::clamp(lab.trust + closing.scenario.provider.trust_gain.value, 0.0, 1.0);
}

}  // namespace partly::world
