#include "sim/session/verify.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/forensics/exhibit_difference.h"
#include "sim/session/job_fit.h"
#include "sim/session/job_runner.h"
#include "sim/session/save.h"

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

// Scores, questions and agreements of all who sat the exam. p-values are no shares; they must follow from the
// scores. An exam that could not be done left an empty exhibit.
double difference(const world::Examined& stored, const world::Examined& again) {
  if (stored.exhibit == again.exhibit) return 0;
  if (stored.exhibit.settings != again.exhibit.settings ||
      !forensics::follows_from_its_scores(stored.exhibit))
    return kNotAlike;
  return forensics::difference(stored.exhibit, again.exhibit).largest_share();
}

double difference(const world::IncumbentsMeasured& a, const world::IncumbentsMeasured& b) {
  return std::max(std::abs(a.teacher.accuracy - b.teacher.accuracy),
                  std::abs(a.published.accuracy - b.published.accuracy));
}

double difference(const world::CrowdWatched& a, const world::CrowdWatched& b) {
  if (a.accounts != b.accounts || a.extractors != b.extractors) return kNotAlike;
  if (a.accounts == 0) return 0;
  return std::max({std::abs(a.accused - b.accused) / static_cast<double>(a.accounts),
                   std::abs(a.provider_accuracy - b.provider_accuracy),
                   std::abs(a.served_accuracy - b.served_accuracy),
                   std::abs(a.confidence_error - b.confidence_error)});
}

double difference(const world::JobResult& a, const world::JobResult& b) {
  if (a.index() != b.index()) return kNotAlike;
  return std::visit(
      [&b](const auto& stored) {
        return difference(stored, std::get<std::remove_cvref_t<decltype(stored)>>(b));
      },
      a);
}

// Each job of the quarter done again and held against what the save says.
void retrain(JobRunner& runner, const std::vector<world::Job>& jobs, const QuarterLog& quarter,
             ReplayReport& report) {
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
  const auto scenario = scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  const auto engine = learn::make_engine(request);
  if (!engine) return engine.error();

  ReplayReport report;
  report.saved_with = save->engine;
  report.verified_with = (*engine)->name() + " on " + (*engine)->device();
  report.tolerance = report.saved_with == report.verified_with ? 0 : kToleranceAcrossDevices;
  JobRunner runner(*engine);
  const auto world = replay_log(*scenario, *save, path.string(),
                                [&](const std::vector<world::Job>& due, const QuarterLog& quarter) {
                                  if (with_training) retrain(runner, due, quarter, report);
                                  return Status{};
                                });
  if (!world) return world.error();
  report.quarters = static_cast<int>(save->quarters.size());
  report.match = report.largest_difference <= report.tolerance;
  return report;
}

}  // namespace partly::session
