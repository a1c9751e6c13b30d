#include "sim/counterfactual/oath.h"

#include <algorithm>

#include "sim/bots/turn.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/showings.h"
#include "sim/world/state/standing.h"

namespace partly::counterfactual {
namespace {

// A world in which the claim has come to the deposition, its books open and its exam held.
struct Hearing {
  world::World world;
  law::Proceeding proceeding;
};

world::TrainModel order_of(const world::Scenario& scenario, bool copier) {
  world::TrainModel order = world::usual(scenario, world::Route::distil);
  if (copier) return order;
  order.sources.own_labels = order.sources.queries;
  order.sources.queries = 0;
  return order;
}

world::Model& suspect_in(const world::Scenario& scenario, world::World& world, bool copier,
                         double sales_usd) {
  world::Model model;
  model.id = world.next_id++;
  model.owner = world::kPlayerId;
  model.state = world::ModelState::trained;
  model.begun = model.due = world.now;
  model.job = world::job_for(scenario, world, order_of(scenario, copier), world::kPlayerId);
  model.sales_usd = sales_usd;
  if (copier) model.memo = "We need the provider's scores by the end of the quarter.";
  world.models.push_back(std::move(model));
  return world.models.back();
}

Result<Hearing> hearing(const world::Scenario& scenario, bool copier, double sales_usd, std::uint64_t seed,
                        MeasurementCache& cache, const session::ShouldContinue& should_continue) {
  Hearing out{bots::begin(scenario, seed), {}};
  world::Model& model = suspect_in(scenario, out.world, copier, sales_usd);
  const auto result =
      cache.result_of(world::exam_of(scenario, out.world, model, 0, 0, scenario.exam), should_continue);
  if (!result) return result.error();
  const forensics::Exhibit& exhibit = std::get<world::Examined>(*result).exhibit;
  out.proceeding.claimant = scenario.lab(world::LabKind::provider).id;
  out.proceeding.defendant = model.owner;
  out.proceeding.model = model.id;
  out.proceeding.stage = law::Stage::deposition;
  out.proceeding.record = world::record_at_notice(scenario, out.world, model);
  out.proceeding.record.records_open = true;
  out.proceeding.record.ban_in_force = true;
  if (exhibit.tests_asked > 0) out.proceeding.record.showings = {world::showing_of(exhibit, {})};
  return out;
}

bool spoke(const law::Record& record) {
  return std::any_of(record.showings.begin(), record.showings.end(),
                     [](const law::Showing& showing) { return showing.log_likelihood_ratio.value > 0; });
}

void add_costs(const world::Scenario& scenario, const Hearing& heard, std::array<double, 3>& usd) {
  for (std::size_t i = 0; i < kAnswers.size(); ++i)
    usd[i] += world::outlook_of(scenario, heard.world, heard.proceeding, kAnswers[i]).expected_usd.value;
}

// The file is kept or not as the case says, whatever the scenario offers.
void add_case(const world::Scenario& scenario, Hearing heard, OathCosts& costs) {
  law::Record& record = heard.proceeding.record;
  record.file_kept = costs.file_kept;
  ++costs.seeds;
  costs.found += spoke(record);
  add_costs(scenario, heard, costs.measured_usd);
  record.showings = {world::loudest_showing(scenario.exam)};
  add_costs(scenario, heard, costs.found_usd);
  record.showings = {world::clearest_showing(scenario.exam)};
  add_costs(scenario, heard, costs.silent_usd);
}

void to_means(OathCosts& costs) {
  for (auto* usd : {&costs.measured_usd, &costs.found_usd, &costs.silent_usd})
    for (double& one : *usd) one /= std::max(1, costs.seeds);
}

}  // namespace

law::Answer OathCosts::cheapest() const {
  const auto least = std::min_element(measured_usd.begin(), measured_usd.end());
  return kAnswers[static_cast<std::size_t>(least - measured_usd.begin())];
}

Result<std::vector<OathCosts>> oath_costs(const world::Scenario& scenario,
                                          const std::vector<std::uint64_t>& seeds, double sales_usd,
                                          MeasurementCache& cache,
                                          const session::ShouldContinue& should_continue) {
  std::vector<OathCosts> table;
  for (const bool copier : {true, false}) {
    OathCosts kept{copier, true, 0, 0, {}, {}, {}}, without{copier, false, 0, 0, {}, {}, {}};
    for (const std::uint64_t seed : seeds) {
      const auto heard = hearing(scenario, copier, sales_usd, seed, cache, should_continue);
      if (!heard) return heard.error();
      add_case(scenario, *heard, kept);
      add_case(scenario, *heard, without);
    }
    to_means(kept), to_means(without);
    table.push_back(kept), table.push_back(without);
  }
  return table;
}

}  // namespace partly::counterfactual
