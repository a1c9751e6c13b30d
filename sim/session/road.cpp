#include "sim/session/road.h"

#include "sim/session/job_runner.h"
#include "sim/session/outcome.h"
#include "sim/session/play_on.h"
#include "sim/session/policy.h"

namespace partly::session {

Session::Road summary_of(const world::WorldView& view, world::Route route) {
  const Outcome outcome = outcome_of(view);
  Session::Road road;
  road.route = route;
  road.ready = true;
  road.capability = view.capability;
  road.spent = outcome.spent;
  road.left = view.cash;
  road.court = outcome.court;
  road.ending = ending_of(view.ending);
  road.history = view.history;
  return road;
}

std::optional<Session::Road> play_road(const std::string& policy_name, world::Scenario scenario,
                                       std::uint64_t seed, std::shared_ptr<JobRunner> runner,
                                       const GoOn& go_on) {
  const auto policy = make_policy(policy_name, seed, scenario);
  if (!policy) return std::nullopt;
  const Work work = [&](const world::Job& job, const Pulse&) {
    return runner->run(job, while_allowed(go_on));
  };
  const auto session = play_on(
      scenario, seed, scenario.quarters, work, [&](Session& open) { (*policy)->play_quarter(open); }, go_on);
  if (!session) return std::nullopt;
  return summary_of((*session)->view(), (*policy)->route());
}

}  // namespace partly::session
