#include "tests/world/stub_results.h"

#include <algorithm>
#include <cmath>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"

namespace partly::world {
namespace {

constexpr double kTeacherAccuracy = 0.91;

// An answer of the teacher is worth three labels of which two in five are wrong; published weights a few
// hundred.
double accuracy_of(const learn::Sources& sources) {
  const double worth = sources.own_labels + 3.0 * sources.queries + 2.0 * sources.other_answers +
                       (sources.open_weights ? 400 : 0);
  return 1.0 / 6 + (kTeacherAccuracy + 0.01 - 1.0 / 6) * worth / (worth + 150);
}

learn::TrainResult train_result(const learn::TrainJob& job) {
  learn::TrainResult result;
  Rng rng(job.seed, "stub");
  for (int seed = 0; seed < job.seeds; ++seed) {
    const double accuracy = std::clamp(accuracy_of(job.sources) + 0.01 * rng.normal(), 0.0, 1.0);
    result.students.push_back({accuracy, std::min(1.0, accuracy * (job.sources.queries > 0 ? 1.0 : 0.97))});
  }
  result.used = {job.sources.own_labels, job.sources.queries, 1e9 * job.recipe.steps};
  result.teacher_accuracy = kTeacherAccuracy;
  for (int point = 0; point < 20; ++point) {
    const float loss = 1.8f * std::exp(-0.2f * static_cast<float>(point));
    result.loss_mean.push_back(loss);
    result.loss_low.push_back(0.9f * loss);
    result.loss_high.push_back(1.1f * loss);
  }
  for (int i = 0; i < 2 * job.sources.queries; ++i)
    result.queries.push_back(static_cast<float>(rng.uniform(-1, 1)));
  return result;
}

forensics::MonitorReport monitor_report(const learn::Sources& sources,
                                        const forensics::MonitorSettings& settings) {
  forensics::MonitorReport report;
  report.threshold = 10;
  report.false_alarm_rate = 0.01;
  report.held_out_accounts = settings.honest_accounts;
  const int seen_at = 2 * settings.step;
  if (sources.queries >= seen_at && sources.cover_share < 0.8) {
    report.alarm = forensics::AlarmKind::pattern;
    report.alarm_at_query = seen_at;
  } else if (settings.queries_per_quarter > 0 && sources.queries > settings.queries_per_quarter) {
    report.alarm = forensics::AlarmKind::volume;
    report.alarm_at_query = settings.queries_per_quarter + 1;
  }
  for (int at = settings.step; at <= sources.queries; at += settings.step)
    report.curve.push_back({at, std::min(20.0, 0.25 * at)});
  return report;
}

forensics::Exhibit exhibit_for(const Examine& job) {
  forensics::Exhibit exhibit;
  Rng rng(job.settings.seed, "stub exam");
  exhibit.settings = job.settings;
  exhibit.tests_asked = 3;
  const auto weigh = [&](bool copy) { return copy ? 3 + 0.1 * rng.uniform() : -2.5 + rng.uniform(); };
  const bool copy = job.suspect.sources.queries >= 200;
  forensics::LikelihoodRatio& ratio = exhibit.ratio.emplace();
  ratio.log_ratio = weigh(copy);
  ratio.low = ratio.log_ratio - 0.5, ratio.high = ratio.log_ratio + 0.1;
  ratio.rank_p = copy ? 1.0 / 25 : 0.5;
  exhibit.strength = forensics::strength_of(ratio.log_ratio);
  for (int i = 0; i < job.settings.unseen_models; ++i) {
    exhibit.unseen.innocents.push_back(weigh(false));
    exhibit.unseen.copiers.push_back(weigh(true));
  }
  return exhibit;
}

// A threshold accuses as many honest accounts as it aims at, and finds the more extractors the keener it is.
CrowdWatched crowd_watched(const WatchCrowd& job) {
  CrowdWatched watched;
  watched.id = job.id;
  watched.accounts = job.accounts;
  watched.extractors = job.extractors;
  for (const double rate : {0.001, 0.01, 0.05, 0.2})
    watched.levels.push_back({rate, static_cast<int>(rate * job.accounts),
                              static_cast<int>(std::min(1.0, 0.5 + 2 * rate) * job.extractors), 60});
  watched.accused = static_cast<int>(std::lround((1 - job.monitor.quantile) * job.accounts));
  watched.provider_accuracy = kTeacherAccuracy;
  watched.served_accuracy = kTeacherAccuracy - 0.2 * job.provider_model.defence.random_share;
  watched.confidence_error = job.provider_model.sources.access == learn::Access::labels ? 0.2 : 0;
  return watched;
}

struct Stub {
  JobResult operator()(const TrainStudent& job) const {
    StudentTrained trained{job.id, {}, monitor_report(job.job.sources, job.monitor), false, {}};
    learn::TrainJob really = job.job;
    if (job.ends_at_alarm && trained.monitor.alarm_at_query) {
      really.sources.queries = std::min(*trained.monitor.alarm_at_query, really.sources.queries);
      trained.answered = really.sources.queries;
    }
    trained.result = train_result(really);
    return trained;
  }
  JobResult operator()(const Examine& job) const { return Examined{job.id, exhibit_for(job), {}}; }
  JobResult operator()(const WatchCrowd& job) const { return crowd_watched(job); }
  JobResult operator()(const MeasureIncumbents& job) const {
    const double later = job.provider_model.teacher.seed > 1 ? 0.02 : 0;  // a later model is better
    return IncumbentsMeasured{
        job.id, {kTeacherAccuracy + later, 1}, {0.62, 0.6}, {job.provider_model.teacher.labels, 0, 1.1e11}};
  }
};

}  // namespace

JobResult stub_result(const Job& job) { return std::visit(Stub{}, job); }

std::vector<JobResult> stub_results(const std::vector<Job>& jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(stub_result(job));
  return results;
}

void close_with_stubs(const Scenario& scenario, World& world) {
  bots::close_quarter(scenario, world, stub_results(jobs_due(world)));
}

}  // namespace partly::world
