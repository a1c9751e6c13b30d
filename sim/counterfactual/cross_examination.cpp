#include "sim/counterfactual/cross_examination.h"

#include <utility>
#include <vector>

#include "sim/session/job_runner.h"
#include "sim/session/save.h"
#include "sim/session/verify.h"

namespace partly::counterfactual {
namespace {

struct HeardExam {
  world::Examine job;
  forensics::Exhibit exhibit;
  Quarter quarter;
};

std::string named(const HeardExam& heard) {
  return "claim " + std::to_string(heard.job.proceeding) + " (exam " + std::to_string(heard.job.id) + ")";
}

std::vector<HeardExam> exams_heard(const std::vector<world::Job>& due, const session::QuarterLog& quarter) {
  std::vector<HeardExam> heard;
  for (std::size_t i = 0; i < due.size(); ++i)
    if (const auto* exam = std::get_if<world::Examine>(&due[i]))
      heard.push_back({*exam, std::get<world::Examined>(quarter.results[i]).exhibit, quarter.quarter});
  return heard;
}

Result<HeardExam> chosen(const std::vector<HeardExam>& heard, const CrossQuestion& question,
                         const std::string& where) {
  std::string all;
  for (auto exam = heard.rbegin(); exam != heard.rend(); ++exam) {
    if ((!question.claim || *question.claim == exam->job.proceeding) &&
        (!question.exam || *question.exam == exam->job.id))
      return *exam;
    all = named(*exam) + (all.empty() ? "" : ", ") + all;
  }
  if (heard.empty())
    return Error{ErrorKind::usage, "No exhibit has come in so far", where,
                 "An exhibit comes in when a proceeding leaves discovery"};
  return Error{ErrorKind::usage, "There is no such exhibit", where, "There are " + all};
}

Result<world::Examine> asked_otherwise(world::Examine exam, const CrossQuestion& question) {
  forensics::ExamSettings& settings = exam.settings;
  if (question.probes) settings.questions = *question.probes;
  if (question.references) settings.reference_models = *question.references;
  // Only what was named may change: the other keeps the seed that both came from.
  if (question.probe_seed || question.reference_seed)
    settings.probe_seed = question.probe_seed.value_or(settings.seed_of_probes());
  if (question.reference_seed) settings.seed = *question.reference_seed;
  if (question.bare_answers) {
    if (exam.suspect.sources.queries == 0)
      return Error{ErrorKind::usage,
                   "The suspect never asked the teacher, so bare answers change nothing",
                   {},
                   "Leave out --hard"};
    exam.suspect.sources.access = learn::Access::labels;
  }
  learn::Sources& copiers = exam.alleged.sources;
  copiers.queries = question.copier_answers.value_or(copiers.queries);
  copiers.own_labels = question.copier_labels.value_or(copiers.own_labels);
  copiers.access = question.copier_access.value_or(copiers.access);
  if (auto status = learn::check_job(exam.alleged); !status) return status.error();
  if (auto status = forensics::check(settings); !status) return status.error();
  return exam;
}

}  // namespace

Result<CrossExamination> cross_examine(const std::filesystem::path& path, const learn::EngineRequest& request,
                                       const CrossQuestion& question) {
  const auto save = session::read_save(path);
  if (!save) return save.error();
  const auto scenario = session::scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  std::vector<HeardExam> heard;
  const auto world =
      session::replay_log(*scenario, *save, path.string(), [&](const auto& due, const auto& quarter) {
        for (HeardExam& exam : exams_heard(due, quarter)) heard.push_back(std::move(exam));
        return Status{};
      });
  if (!world) return world.error();
  const auto exam = chosen(heard, question, path.string());
  if (!exam) return exam.error();
  const auto job = asked_otherwise(exam->job, question);
  if (!job) return job.error();
  const auto engine = learn::make_engine(request);
  if (!engine) return engine.error();

  session::JobRunner runner(*engine);
  const auto done = runner.run(*job, session::to_the_end);
  if (!done) return done.error();
  CrossExamination result;
  result.claim = exam->job.proceeding;
  result.exam = exam->job.id;
  result.quarter = exam->quarter;
  const law::Proceeding& proceeding = *world->proceeding(result.claim);
  result.defendant = proceeding.defendant;
  result.model = world->model(proceeding.model)->name;
  result.suspect = job->suspect;
  result.saved = exam->exhibit;
  result.again = std::get<world::Examined>(*done).exhibit;
  result.difference = forensics::difference(result.saved, result.again);
  result.saved_follows = forensics::follows_from_its_scores(result.saved);
  result.saved_with = save->engine;
  result.examined_with = runner.engine_text();
  if (!question.as_in_the_game()) return result;
  result.tolerance = result.saved_with == result.examined_with ? 0 : session::kToleranceAcrossDevices;
  result.match = result.saved == result.again ||
                 (result.saved_follows && result.saved.settings == result.again.settings &&
                  result.difference.largest_share() <= result.tolerance);
  return result;
}

}  // namespace partly::counterfactual
