#include "sim/session/report.h"

#include <algorithm>

#include "sim/bots/player_bots.h"
#include "sim/session/bot_play.h"
#include "sim/session/outcome.h"

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
      case econ::Account::serving:
        costs.serving += spent;
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
  report.model_cost = {model.labels_usd.value,
                       model.queries_usd.value,
                       model.compute_usd.value,
                       model.fixed_usd.value,
                       0,
                       0,
                       0};
}

void count_claims(const world::WorldView& view, TeacherFigures& figures) {
  for (const auto& claim : view.proceedings) {
    if (!claim.brought) continue;
    ++figures.brought;
    figures.settled += claim.settled_usd.has_value();
    if (law::open(claim.stage) || !claim.verdict) continue;
    ++(claim.verdict->for_claimant ? figures.won : figures.lost);
  }
}

TeacherFigures teacher_figures(const world::WorldView& view) {
  TeacherFigures figures;
  const world::TeacherView& provider = *view.teacher;
  figures.queries_usd = provider.query_revenue_usd.value;
  figures.licences_usd = provider.licence_revenue_usd.value;
  figures.court_usd = provider.court_revenue_usd.value;
  figures.accused = view.measured.at("accused").value;
  figures.rivals_capability = view.measured.at("rivals").value;
  figures.suspected = static_cast<int>(
      std::ranges::count_if(provider.suspects, [](const auto& suspect) { return !suspect.why.empty(); }));
  count_claims(view, figures);
  figures.licences = static_cast<int>(provider.licences.size());
  figures.worth_usd = view.measured.at("worth").value;
  return figures;
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
  report.ending = ending_of(view.ending);
  report.court = court_of(view);
  report.grading = view.grading;
  for (const auto& lab : view.labs)
    if (lab.id == world::kPlayerId) report.market_share = lab.share.value;

  const world::ModelView* best = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained &&
        (best == nullptr || model.capability.value > best->capability.value))
      best = &model;
  if (best == nullptr) return report;
  describe_model(*best, report);
  if (view.teacher) {
    report.teacher = teacher_figures(view);
    return report;
  }
  auto evidence = session.examine(best->id);
  if (!evidence) return evidence.error();
  report.evidence = std::move(*evidence);
  return report;
}

Result<GameReport> play_and_report(const world::Scenario& scenario, const std::string& policy_name,
                                   std::uint64_t seed, std::shared_ptr<JobRunner> runner) {
  auto policy = bots::make_bot(policy_name, seed, scenario);
  if (!policy) return policy.error();
  Options options;
  options.seed = seed;
  options.threaded = false;
  const auto session = Session::start_on(std::move(runner), scenario, options);
  play_to_the_end(*session, **policy);
  return report_on(*session);
}

}  // namespace partly::session
