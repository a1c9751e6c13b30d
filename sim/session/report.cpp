#include "sim/session/report.h"

#include <algorithm>

#include "sim/session/policy.h"
#include "sim/session/road.h"

namespace partly::session {
namespace {

Costs costs_of(const world::WorldView& view) {
  Costs costs;
  for (const auto& line : view.ledger) {
    const double spent = -line.amount.value;
    switch (line.account) {
      case econ::Account::labels:
        costs.labels += spent;
        break;
      case econ::Account::queries:
        costs.queries += spent;
        break;
      case econ::Account::compute:
        costs.compute += spent;
        break;
      case econ::Account::fees:
      case econ::Account::royalties:
        costs.fees += spent;
        break;
      case econ::Account::legal:
      case econ::Account::damages:
        costs.legal += spent;
        break;
      case econ::Account::operations:
        costs.fixed += spent;
        break;
      case econ::Account::cash:
      case econ::Account::sales:
      case econ::Account::investment:
        break;
    }
  }
  return costs;
}

void describe_model(const world::ModelView& model, GameReport& report) {
  report.has_model = true;
  report.model = model.name;
  report.accuracy = model.accuracy.value;
  report.capability = model.capability.value;
  report.capability_spread = model.capability.range.value_or(Interval{report.capability, report.capability});
  report.agreement = model.agreement.value;
  report.used = {static_cast<std::int64_t>(model.labels.value),
                 static_cast<std::int64_t>(model.queries.value), model.flop.value};
  report.model_cost = {
      model.labels_usd.value, model.queries_usd.value, model.compute_usd.value, model.fixed_usd.value, 0, 0};
}

}  // namespace

Result<GameReport> report_on(Session& session) {
  const auto& view = session.view();
  GameReport report;
  report.seed = session.seed();
  report.cost = costs_of(view);
  report.quarters = static_cast<int>(session.log().size());
  report.cash_usd = view.cash.value;
  report.trust = view.trust.value;
  report.ownership = view.ownership.value;
  report.hash = session.world_hash();
  const auto summary = summary_of(view, world::Route::mixed);
  report.ending = summary.ending;
  report.court = summary.court;
  for (const auto& lab : view.labs)
    if (lab.kind == world::LabKind::player) report.market_share = lab.share.value;

  const world::ModelView* best = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained &&
        (best == nullptr || model.capability.value > best->capability.value))
      best = &model;
  if (best == nullptr) return report;
  describe_model(*best, report);
  auto evidence = session.examine(best->id);
  if (!evidence) return evidence.error();
  report.evidence = std::move(*evidence);
  return report;
}

Result<GameReport> play_and_report(const world::Scenario& scenario, const std::string& policy_name,
                                   std::uint64_t seed, std::shared_ptr<JobRunner> runner) {
  auto policy = make_policy(policy_name, seed);
  if (!policy) return policy.error();
  Options options;
  options.seed = seed;
  options.threaded = false;
  const auto session = Session::start_on(std::move(runner), scenario, options);
  play_to_the_end(*session, **policy);
  return report_on(*session);
}

}  // namespace partly::session
