#include "sim/survey/lab_measures.h"

#include <algorithm>

#include "sim/session/report.h"
#include "sim/session/world_of.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/lab_measures.h"

namespace partly::survey {
namespace {

using session::Session;
using world::World;

const world::TrainModel* usual_order(const world::Scenario& scenario, const std::string& strategy) {
  static const std::vector<std::string> routes{"scratch", "distil", "license", "open-weights"};
  const auto found = std::ranges::find(routes, strategy);
  return found == routes.end() ? nullptr : &scenario.routes[static_cast<std::size_t>(found - routes.begin())];
}

double usual_bill_usd(const world::Scenario& scenario, const World& world, const world::TrainModel& order) {
  const auto job = world::job_of(scenario.learning, order);
  const auto plan = world::planned(scenario.learning, job);
  return econ::bill_for(world::prices_now(scenario, world), {plan.labels, plan.queries, plan.flops / 1e9},
                        order.sources.access != learn::Access::labels)
      .total()
      .usd();
}

std::map<std::string, double> of_the_world(const world::WorldView& view) {
  std::map<std::string, double> values;
  for (const auto& [id, measured] : view.measured) values[id] = measured.value;
  return values;
}

void add_what_takes_networks(const Session& session, const session::GameReport& report,
                             const std::string& strategy, std::map<std::string, double>& values) {
  const auto* order = usual_order(session.scenario(), strategy);
  values["evidence"] = report.has_model ? report.evidence.log_ratio() : 0;
  values["bill"] = report.has_model ? report.model_cost.total()
                   : order          ? usual_bill_usd(session.scenario(), session::world_of(session), *order)
                                    : 0;
  values["built"] = report.has_model ? 1 : 0;
}

}  // namespace

std::vector<Measure> lab_measures(world::Role role) {
  std::vector<Measure> measures = world::lab_measures(role);
  if (role == world::Role::teacher_lab) return measures;
  measures.push_back(
      {"evidence", "weight of the exam", Unit::log_odds, false,
       "Log likelihood ratio of the court's exam on the best model, whether or not anybody sued"});
  measures.push_back(
      {"bill", "bill of the model", Unit::usd, false, "Counts of the best model times the price list"});
  measures.push_back(
      {"built", "model was built", Unit::fraction, true, "1 if the lab trained a model, else 0"});
  return measures;
}

Result<std::map<std::string, double>> measure_game(Session& session, const std::string& strategy) {
  const auto report = session::report_on(session);
  if (!report) return report.error();
  auto values = of_the_world(session.view());
  if (!report->teacher) add_what_takes_networks(session, *report, strategy, values);
  return values;
}

}  // namespace partly::survey
