#include "sim/session/road.h"

#include <algorithm>
#include <utility>

#include "sim/base/format.h"
#include "sim/session/job_runner.h"
#include "sim/session/policy.h"

namespace partly::session {
namespace {

std::string outcome_of(const world::ProceedingView& proceeding) {
  if (proceeding.settled_usd) return "settled for " + format_usd(*proceeding.settled_usd);
  if (law::open(proceeding.stage)) return "open: " + std::string(law::name(proceeding.stage));
  if (!proceeding.verdict) return law::name(proceeding.stage);
  if (proceeding.verdict->for_claimant == proceeding.brought)
    return proceeding.brought ? "won, " + format_usd(proceeding.verdict->award_usd) : "won";
  return proceeding.brought ? "lost" : "lost, " + format_usd(proceeding.verdict->award_usd);
}

std::string court_of(const world::WorldView& view) {
  std::string text;
  for (const auto& proceeding : view.proceedings)
    if (proceeding.mine || proceeding.brought) text += (text.empty() ? "" : "; ") + outcome_of(proceeding);
  return text.empty() ? "none" : text;
}

std::string ending_of(world::Ending ending) {
  switch (ending) {
    case world::Ending::running:
      return "running";
    case world::Ending::finished:
      return "finished";
    case world::Ending::insolvent:
      return "out of money";
  }
  return {};
}

double spent_on_models(const world::WorldView& view) {
  double spent = 0;
  for (const auto& model : view.models)
    if (model.mine) spent += model.total_usd.value;
  return spent;
}

}  // namespace

Session::Road summary_of(const world::WorldView& view, world::Route route) {
  Session::Road road;
  road.route = route;
  road.ready = true;
  road.capability = view.capability;
  road.spent = Quantity::derived(spent_on_models(view), Unit::usd,
                                 "Bills of all models trained: counts times the price list");
  road.left = view.cash;
  road.court = court_of(view);
  road.ending = ending_of(view.ending);
  road.history = view.history;
  return road;
}

std::optional<Session::Road> play_road(const std::string& policy_name, world::Scenario scenario,
                                       std::uint64_t seed, std::shared_ptr<JobRunner> runner,
                                       const GoOn& go_on) {
  const auto policy = make_policy(policy_name, seed);
  if (!policy) return std::nullopt;
  Options options;
  options.seed = seed;
  options.threaded = false;
  const Work work = [&](const world::Job& job, const Pulse&) {
    return runner->run(job, while_allowed(go_on));
  };
  const auto session = Session::start_with(std::move(scenario), options, make_inline_trainer(work));
  while (session->view().ending == world::Ending::running) {
    (*policy)->play_quarter(*session);
    session->request_close();
    session->tick();
    if (!go_on()) return std::nullopt;  // what it trained last may have been cut short
  }
  return summary_of(session->view(), (*policy)->route());
}

}  // namespace partly::session
