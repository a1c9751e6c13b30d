#include "sim/session/verify.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/scenario/load.h"
#include "sim/session/job_fit.h"
#include "sim/session/job_runner.h"
#include "sim/session/save.h"
#include "sim/world/step.h"

namespace partly::session {
namespace {

constexpr double kNotAlike = std::numeric_limits<double>::infinity();

double difference(const world::StudentTrained& a, const world::StudentTrained& b) {
  if (a.stopped || b.stopped) return a.stopped == b.stopped ? 0 : kNotAlike;
  if (a.result.students.size() != b.result.students.size() || a.result.used != b.result.used)
    return kNotAlike;
  double most = std::abs(a.result.teacher_accuracy - b.result.teacher_accuracy);
  for (std::size_t i = 0; i < a.result.students.size(); ++i) {
    most = std::max(most, std::abs(a.result.students[i].accuracy - b.result.students[i].accuracy));
    most = std::max(most, std::abs(a.result.students[i].agreement - b.result.students[i].agreement));
  }
  return most;
}

double difference(const world::Examined& a, const world::Examined& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.exhibit.tests.size(); ++i)
    most = std::max(most, std::abs(a.exhibit.tests[i].suspect_score - b.exhibit.tests[i].suspect_score));
  return most;
}

double difference(const world::Surveyed& a, const world::Surveyed& b) {
  return std::max(std::abs(a.teacher.accuracy - b.teacher.accuracy),
                  std::abs(a.published.accuracy - b.published.accuracy));
}

double difference(const world::JobResult& a, const world::JobResult& b) {
  if (a.index() != b.index()) return kNotAlike;
  return std::visit(
      [&b](const auto& stored) {
        return difference(stored, std::get<std::remove_cvref_t<decltype(stored)>>(b));
      },
      a);
}

// Each job of the quarter done again and held against what the save says, which need not fit: replay_close()
// says so.
void retrain(JobRunner& runner, const std::vector<world::Job>& jobs, const QuarterLog& quarter,
             ReplayReport& report) {
  if (!fits(jobs, quarter.results)) return;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const auto again = runner.run(jobs[i], to_the_end);
    ++report.jobs;
    report.largest_difference =
        std::max(report.largest_difference, difference(quarter.results[i], again ? *again : failed(jobs[i])));
  }
}

}  // namespace

Result<ReplayReport> replay(const std::filesystem::path& path, const learn::EngineRequest& request,
                            bool with_training) {
  const auto save = read_save(path);
  if (!save) return save.error();
  const auto loaded = scenario::load_text(save->scenario_text, path.string());
  if (!loaded.scenario)
    return Error{ErrorKind::invalid_scenario,
                 "The scenario in this save is not valid: " + loaded.errors.front().text(),
                 path.string(),
                 {}};
  const auto engine = learn::make_engine(request);
  if (!engine) return engine.error();

  ReplayReport report;
  report.saved_with = save->engine;
  report.verified_with = (*engine)->name() + " on " + (*engine)->device();
  report.tolerance = report.saved_with == report.verified_with ? 0 : kToleranceAcrossDevices;
  JobRunner runner(*engine);
  world::World world = world::begin(*loaded.scenario, save->seed);
  for (const auto& quarter : save->quarters) {
    if (auto status = replay_decisions(*loaded.scenario, world, quarter, path.string()); !status)
      return status.error();
    if (with_training) retrain(runner, world::jobs_due(world), quarter, report);
    if (auto status = replay_close(*loaded.scenario, world, quarter, path.string()); !status)
      return status.error();
    ++report.quarters;
  }
  report.match = report.largest_difference <= report.tolerance;
  return report;
}

}  // namespace partly::session
