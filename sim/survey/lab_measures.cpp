#include "sim/survey/lab_measures.h"

#include <algorithm>

#include "sim/session/report.h"
#include "sim/session/world_of.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::survey {
namespace {

using session::Session;
using world::World;

const std::vector<Measure>& student_measures() {
  static const std::vector<Measure> measures{
      {"worth", "founders' worth", Unit::usd, true,
       "The founders' share of cash and valuation at the end, expected claims deducted; nothing if "
       "insolvent"},
      {"capability", "capability", Unit::points, true, "Of the best model that the lab trained, measured"},
      {"share", "market share", Unit::fraction, true, "Of the customers, at the last close"},
      {"ownership", "ownership kept", Unit::fraction, true, "The founders' share of the lab"},
      {"trust", "trust", Unit::fraction, true, "At the end"},
      {"evidence", "weight of the exam", Unit::log_odds, false,
       "Log likelihood ratio of the court's exam on the best model, whether or not anybody sued"},
      {"verdict", "chance of losing", Unit::fraction, false,
       "That a court finds for the claimant, in the likeliest claim that was or could be brought over a "
       "model"},
      {"legal", "legal spend", Unit::usd, false, "Counsel, settlements and damages"},
      {"spent", "spent", Unit::usd, false, "From the lab's cash in the whole game"},
      {"cash", "cash at the end", Unit::usd, true, "What is left"},
      {"bill", "bill of the model", Unit::usd, false, "Counts of the best model times the price list"},
      {"built", "model was built", Unit::fraction, true, "1 if the lab trained a model, else 0"}};
  return measures;
}

const std::vector<Measure>& teacher_measures() {
  static const std::vector<Measure> measures{
      {"worth", "founders' worth", Unit::usd, true,
       "The founders' share of cash and valuation at the end; nothing if insolvent"},
      {"share", "market share", Unit::fraction, true, "Of the customers, at the last close"},
      {"trust", "trust", Unit::fraction, true, "At the end"},
      {"accused", "honest accused", Unit::fraction, false,
       "Share of the honest accounts that the monitor accused, mean over the quarters"},
      {"answers", "sales of answers", Unit::usd, true, "What the API earned in the whole game"},
      {"licences", "licence income", Unit::usd, true, "Fees and royalties"},
      {"court", "court income", Unit::usd, true, "Awards and settlements less counsel"},
      {"lost", "claims lost", Unit::none, false, "Claims that it brought and lost"},
      {"rivals", "rivals' capability", Unit::points, false, "Of what the others sell at the end, mean"},
      {"spent", "spent", Unit::usd, false, "From the lab's cash in the whole game"},
      {"cash", "cash at the end", Unit::usd, true, "What is left"}};
  return measures;
}

// Of the founders: their part of what the lab has in cash and would be sold for, claims against it deducted.
double worth_usd(const world::WorldView& view) {
  if (view.ending == world::Ending::insolvent) return 0;
  return view.ownership.value * std::max(0.0, view.cash.value + view.valuation.value);
}

// That a court finds for the claimant: of each claim as it last stood, and of those that could be brought
// over a copy that nobody has noticed; the likeliest counts.
double verdict_chance(const world::Scenario& scenario, const World& world) {
  double most = 0;
  for (const law::Proceeding& claim : world.proceedings)
    if (claim.defendant == world.player().id)
      most = std::max(most, world::chain_of(scenario, world, claim).probability());
  for (const world::Model& model : world.models) {
    if (model.owner != world.player().id || !world::copied(model) || world::bar_to_claim(world, model.id))
      continue;
    if (const auto theory = world::best_theory(scenario, world, model))
      most = std::max(most, law::weigh(scenario.court, world::claim_now(scenario, world, *theory),
                                       world::record_at_notice(scenario, world, model))
                                .probability());
  }
  return most;
}

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

std::map<std::string, double> of_student(const Session& session, const session::GameReport& report,
                                         const std::string& strategy) {
  const World& world = session::world_of(session);
  const auto* order = usual_order(session.scenario(), strategy);
  const double bill = report.has_model ? report.model_cost.total()
                      : order          ? usual_bill_usd(session.scenario(), world, *order)
                                       : 0;
  return {{"worth", worth_usd(session.view())},
          {"capability", report.capability},
          {"share", report.market_share},
          {"ownership", report.ownership},
          {"trust", report.trust},
          {"evidence", report.has_model ? report.evidence.log_ratio() : 0},
          {"verdict", verdict_chance(session.scenario(), world)},
          {"legal", report.cost.legal},
          {"spent", report.cost.total()},
          {"cash", report.cash_usd},
          {"bill", bill},
          {"built", report.has_model ? 1.0 : 0.0}};
}

std::map<std::string, double> of_teacher(const Session& session, const session::GameReport& report) {
  const session::TeacherFigures& figures = *report.teacher;
  return {{"worth", worth_usd(session.view())},
          {"share", report.market_share},
          {"trust", report.trust},
          {"accused", figures.accused},
          {"answers", figures.queries_usd},
          {"licences", figures.licences_usd},
          {"court", figures.court_usd},
          {"lost", static_cast<double>(figures.lost)},
          {"rivals", figures.rivals_capability},
          {"spent", report.cost.total()},
          {"cash", report.cash_usd}};
}

}  // namespace

const std::vector<Measure>& lab_measures(world::Role role) {
  return role == world::Role::teacher_lab ? teacher_measures() : student_measures();
}

std::vector<std::string> usual_lab_goals(world::Role role) {
  if (role == world::Role::teacher_lab) return {"worth", "trust", "accused", "lost"};
  return {"worth", "share", "ownership", "verdict"};
}

Result<std::map<std::string, double>> measure_game(Session& session, const std::string& strategy) {
  const auto report = session::report_on(session);
  if (!report) return report.error();
  if (report->teacher) return of_teacher(session, *report);
  return of_student(session, *report, strategy);
}

}  // namespace partly::survey
