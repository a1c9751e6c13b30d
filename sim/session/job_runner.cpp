#include "sim/session/job_runner.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <mutex>
#include <span>
#include <utility>

#include "sim/base/bounded_cache.h"
#include "sim/evidence/crowd_watch.h"
#include "sim/evidence/monitor_setup.h"
#include "sim/learn/job_run.h"
#include "sim/learn/loss_curve.h"
#include "sim/session/discoveries.h"

namespace partly::session {
namespace {

constexpr std::size_t kMostSuspects = 16;  // trained models kept for a later exam

struct ClassroomKey {
  learn::TaskSpec task;
  learn::TeacherSpec teacher;
  learn::OpenWeightsSpec open_weights;
  double label_noise = 0;
  bool operator==(const ClassroomKey&) const = default;
};
ClassroomKey key_of(const learn::TrainJob& job) {
  return {job.task, job.teacher, job.open_weights, job.label_noise};
}

struct MonitorKey {
  ClassroomKey classroom;
  forensics::MonitorSettings settings;
  bool operator==(const MonitorKey&) const = default;
};
struct TrainingKey {
  learn::TrainJob job;
  forensics::MonitorSettings monitor;
  bool ends_at_alarm = false;
  forensics::AccountSplit split;
  bool operator==(const TrainingKey&) const = default;
};
struct BySeed {
  std::uint64_t operator()(const learn::TrainJob& job) const { return job.seed; }
  std::uint64_t operator()(const TrainingKey& key) const { return key.job.seed; }
  std::uint64_t operator()(const world::Examine& exam) const { return exam.suspect.seed; }
  std::uint64_t operator()(const world::WatchCrowd& watch) const { return watch.seed; }
};
template <class Key>
using ResultCache = BoundedCache<Key, world::JobResult, BySeed>;

void show_losses(const learn::TrainingRun& run, std::size_t students, Progress& progress) {
  learn::LossCurve curve = learn::loss_curve(run, students);
  progress.loss_mean = std::move(curve.mean);
  progress.loss_low = std::move(curve.low);
  progress.loss_high = std::move(curve.high);
  progress.loss_points = std::move(curve.last);
}

// What an equal job gave, as the answer to this one.
world::JobResult for_job(world::JobResult known, int id) {
  std::visit([id](auto& result) { result.id = id; }, known);
  return known;
}

// What was seen of the crowd, as the world's job asked for it.
world::CrowdWatched watched_by(const world::WatchCrowd& job, const evidence::CrowdReport& seen) {
  world::CrowdWatched watched{
      job.id, job.accounts, job.extractors, seen.accused, seen.accused_by_volume, {}, 0, 0, 0};
  for (const evidence::AlarmLevel& level : seen.levels)
    watched.levels.push_back(
        {level.alarm_rate, level.honest_accused, level.extractors_found, level.median_query});
  watched.provider_accuracy = seen.provider_accuracy;
  watched.served_accuracy = seen.served_accuracy;
  watched.confidence_error = seen.confidence_error;
  return watched;
}

// The picture of a run at one moment, for the training screen.
class Camera {
 public:
  Camera(const world::TrainStudent& job, learn::Classroom& room, const std::vector<float>& query_points)
      : job_(job), room_(room), scores_(static_cast<std::size_t>(job.job.seeds)) {
    still_.job = job.id;
    still_.model = job.model;
    still_.watched = job.watched;
    still_.what =
        "Training " + std::to_string(job.job.seeds) + (job.job.seeds == 1 ? " student" : " students");
    still_.steps = job.job.recipe.steps;
    still_.teacher_accuracy = room.teacher_accuracy();
    still_.engine = room.engine().name() + " on " + room.engine().device();
    if (room.task().inputs() == 2) {
      still_.map_side = learn::kMapSide;
      still_.teacher_map = room.decision_map(room.teacher());
      still_.query_points = query_points;
    }
  }

  Progress picture(const learn::JobRun& job_run) {
    const learn::TrainingRun& run = job_run.training();
    Progress now = still_;
    const std::size_t students = static_cast<std::size_t>(job_.job.seeds);
    now.steps_done = run.steps_done();
    now.finished = run.finished();
    now.problem = run.note();
    now.steps_per_second = taken_s_ > 0 ? now.steps_done / taken_s_ : 0;
    now.seconds_left = now.steps_done > 0 ? taken_s_ * (now.steps - now.steps_done) / now.steps_done : -1;
    now.used_so_far = job_run.used();
    if (now.steps_done > 0) show_losses(run, students, now);
    mark_some(run, now);
    now.accuracy_low = 1;
    for (const auto& score : scores_) {
      now.accuracy_mean += score.accuracy / static_cast<double>(students);
      now.agreement += score.agreement / static_cast<double>(students);
      now.accuracy_low = std::min(now.accuracy_low, score.accuracy);
      now.accuracy_high = std::max(now.accuracy_high, score.accuracy);
    }
    return now;
  }

  // What the run waits for before its first step, a guess, says nothing about how long it will take; a
  // pause counts one slice of the longest kind.
  void begin() { last_ = Clock::now(); }
  void count_slice() {
    constexpr double kLongestSlice_s = 1;
    const Clock::time_point now = Clock::now();
    taken_s_ += std::min(std::chrono::duration<double>(now - last_).count(), kLongestSlice_s);
    last_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  // Looking takes time from learning: the student that ships sits the exam for each picture, of the others
  // one in turn; at the first and the last picture all do.
  void mark_some(const learn::TrainingRun& run, Progress& now) {
    const std::size_t students = scores_.size();
    const std::size_t turn = students > 1 ? 1 + pictures_++ % (students - 1) : 0;
    const bool all = now.finished || pictures_ <= 1;
    for (std::size_t i = 0; i < students; ++i) {
      if (i > 0 && i != turn && !all) continue;
      const auto weights = run.weights(i);
      scores_[i] = room_.mark(weights);
      if (i == 0 && now.map_side > 0) now.student_map = room_.decision_map(weights);
    }
  }

  const world::TrainStudent& job_;
  learn::Classroom& room_;
  Progress still_;                           // what does not change during the run
  std::vector<learn::StudentScore> scores_;  // as each was marked last
  std::size_t pictures_ = 0;
  Clock::time_point last_ = Clock::now();
  double taken_s_ = 0;
};

}  // namespace

struct JobRunner::State {
  std::shared_ptr<const learn::Engine> engine;
  BoundedCache<ClassroomKey, std::shared_ptr<learn::Classroom>> classrooms{8};
  BoundedCache<learn::TrainJob, learn::Weights, BySeed> suspects{kMostSuspects};
  BoundedCache<MonitorKey, std::shared_ptr<evidence::MonitorSetup>> monitors{8};
  Discoveries discoveries;
  ResultCache<TrainingKey> trained;
  ResultCache<world::Examine> examined;
  ResultCache<world::WatchCrowd> watched;
  RunStats run_stats;
  std::mutex notes_mutex;
  std::vector<std::string> notes;

  State(std::shared_ptr<const learn::Engine> e, std::size_t results_kept)
      : engine(std::move(e)), trained(results_kept), examined(results_kept), watched(results_kept) {}

  learn::Classroom& classroom(const learn::TrainJob& job) {
    if (auto* room = classrooms.find(key_of(job))) return **room;
    ++run_stats.classrooms;
    classrooms.put(key_of(job), std::make_shared<learn::Classroom>(
                                    job.task, job.teacher, job.open_weights, job.label_noise, engine,
                                    evidence::planting_for(job.task, job.teacher.traps)));
    return **classrooms.find(key_of(job));
  }

  Result<world::JobResult> train(const world::TrainStudent& ordered, const ProgressCallback& on_progress);
  world::TrainStudent as_answered(learn::Classroom& room, const world::TrainStudent& ordered,
                                  std::span<const float> points);
  Result<world::JobResult> examine(const world::Examine& job, const ProgressCallback& on_progress);
  Result<world::JobResult> measure_incumbents(const world::MeasureIncumbents& job);
  Result<world::JobResult> watch(const world::WatchCrowd& job);
  Result<learn::Weights> suspect(const learn::TrainJob& job);
  Result<std::optional<learn::Weights>> other_teacher_of(const learn::TrainJob& job);
  forensics::MonitorReport inspect(learn::Classroom& room, const world::TrainStudent& job,
                                   std::span<const float> points);
  evidence::MonitorSetup monitor(learn::Classroom& room, const learn::TrainJob& job,
                                 const forensics::MonitorSettings& settings);
};

// The run as it is when access ends with its first alarm: the queries up to there, and no more.
world::TrainStudent JobRunner::State::as_answered(learn::Classroom& room, const world::TrainStudent& ordered,
                                                  std::span<const float> points) {
  world::TrainStudent job = ordered;
  if (!ordered.ends_at_alarm || ordered.job.sources.queries == 0) return job;
  if (const auto alarm = inspect(room, ordered, points).alarm_at_query)
    job.job.sources.queries = std::clamp(*alarm, 1, ordered.job.sources.queries);
  return job;
}

Result<world::JobResult> JobRunner::State::train(const world::TrainStudent& ordered,
                                                 const ProgressCallback& on_progress) {
  if (auto status = learn::check_job(ordered.job); !status) return status.error();
  const TrainingKey key{ordered.job, ordered.monitor, ordered.ends_at_alarm, ordered.split};
  if (const auto* known = trained.find(key)) {
    return for_job(*known, ordered.id);
  }
  auto& room = classroom(ordered.job);
  if (auto status = room.prepare(ordered.job); !status) return status.error();
  // The one list of questions of this job, handed on to whoever needs it; access that ends cuts it short.
  std::vector<float> points = room.query_points(ordered.job, 0);
  const world::TrainStudent job = as_answered(room, ordered, points);
  points.resize(static_cast<std::size_t>(job.job.sources.queries) *
                static_cast<std::size_t>(room.task().inputs()));
  const auto other_teacher = other_teacher_of(job.job);
  if (!other_teacher) return other_teacher.error();
  auto run = learn::JobRun::start(
      room, room.population(job.job, std::move(points), *other_teacher ? &**other_teacher : nullptr));
  if (!run) return run.error();
  const learn::TrainingRun& training = run->training();
  Camera camera(job, room, run->queries());
  const auto slice = [&] { return SliceState{training.finished(), [&] { return camera.picture(*run); }}; };
  while (!training.finished()) {
    const int steps = on_progress(slice());
    if (steps <= 0) return Error{ErrorKind::interrupted, "The training run was stopped", {}, {}};
    if (training.steps_done() == 0) camera.begin();
    if (auto status = run->training().advance(std::min(steps, job.job.recipe.steps)); !status)
      return status.error();
    camera.count_slice();
  }
  if (const auto note = training.note(); !note.empty()) {
    const std::scoped_lock lock(notes_mutex);
    notes.push_back(note);
  }
  on_progress(slice());
  auto done = run->finish();
  if (!suspects.find(job.job)) suspects.put(job.job, done.weights.front());
  ++run_stats.trainings;
  world::StudentTrained student{job.id, std::move(done.result), inspect(room, job, run->queries())};
  if (student.result.used.queries < ordered.job.sources.queries)
    student.answered = static_cast<int>(student.result.used.queries);
  world::JobResult result{std::move(student)};
  trained.put(key, result);
  return result;
}

forensics::MonitorReport JobRunner::State::inspect(learn::Classroom& room, const world::TrainStudent& job,
                                                   std::span<const float> points) {
  if (points.empty()) return {};
  return monitor(room, job.job, job.monitor).inspect(points, job.split);
}

// One calibration serves every threshold and every volume rule.
evidence::MonitorSetup JobRunner::State::monitor(learn::Classroom& room, const learn::TrainJob& job,
                                                 const forensics::MonitorSettings& settings) {
  MonitorKey key{key_of(job), settings};
  key.settings.queries_per_quarter = 0;
  key.settings.quantile = forensics::MonitorSettings{}.quantile;
  if (!monitors.find(key)) monitors.put(key, std::make_shared<evidence::MonitorSetup>(room, key.settings));
  return (*monitors.find(key))
      ->with_quantile(settings.quantile)
      .with_volume_rule(settings.queries_per_quarter);
}

// The shipped student of a job: kept from its training, or trained again to the same bits.
Result<learn::Weights> JobRunner::State::suspect(const learn::TrainJob& job) {
  if (const auto* weights = suspects.find(job)) return *weights;
  const auto other_teacher = other_teacher_of(job);
  if (!other_teacher) return other_teacher.error();
  auto done = learn::run(classroom(job), job, {}, *other_teacher ? &**other_teacher : nullptr);
  if (!done) return done.error();
  ++run_stats.trainings;
  suspects.put(job, done->weights.front());
  return std::move(done->weights.front());
}

// The other model that the job learns from, kept or trained again; none where it learns from none.
Result<std::optional<learn::Weights>> JobRunner::State::other_teacher_of(const learn::TrainJob& job) {
  if (job.other_teacher.empty()) return std::optional<learn::Weights>{};
  auto weights = suspect(job.other_teacher.front());
  if (!weights) return weights.error();
  return std::optional<learn::Weights>(std::move(*weights));
}

Result<world::JobResult> JobRunner::State::examine(const world::Examine& job,
                                                   const ProgressCallback& on_progress) {
  world::Examine question = job;
  question.id = question.proceeding = 0;
  if (const auto* known = examined.find(question)) {
    return for_job(*known, job.id);
  }
  const auto weights = suspect(job.suspect);
  if (!weights) return weights.error();
  const auto ready = discoveries.on(classroom(job.suspect), job, [&](double) {
    return on_progress({false, [] { return Progress{}; }}) > 0;
  });
  if (!ready) return ready.error();
  const auto& [provenance, traps] = **ready;
  ++run_stats.exams;
  world::Examined examined_now{job.id, provenance.examine(*weights), {}};
  if (traps) examined_now.traps = traps->examine(*weights);
  world::JobResult result = std::move(examined_now);
  examined.put(std::move(question), result);
  return result;
}

Result<world::JobResult> JobRunner::State::watch(const world::WatchCrowd& job) {
  world::WatchCrowd question = job;
  question.id = 0;
  if (const auto* known = watched.find(question)) {
    return for_job(*known, job.id);
  }
  auto& room = classroom(job.provider_model);
  if (auto status = room.prepare(job.provider_model); !status) return status.error();
  const evidence::Crowd crowd{job.provider_model, job.accounts, job.median_queries, job.spread, job.extractor,
                              job.extractors,     job.seed};
  world::JobResult result =
      watched_by(job, evidence::watch_crowd(room, monitor(room, job.provider_model, job.monitor), crowd));
  watched.put(std::move(question), result);
  return result;
}

Result<world::JobResult> JobRunner::State::measure_incumbents(const world::MeasureIncumbents& job) {
  auto& room = classroom(job.provider_model);
  learn::TrainJob everything = job.provider_model;
  everything.sources.open_weights = true;
  if (auto status = room.prepare(everything); !status) return status.error();
  return world::JobResult{world::IncumbentsMeasured{job.id, room.mark(room.teacher()),
                                                    room.mark(room.published()), room.teacher_used()}};
}

JobRunner::JobRunner(std::shared_ptr<const learn::Engine> engine, std::size_t results_kept)
    : state_(std::make_unique<State>(std::move(engine), results_kept)) {}
JobRunner::~JobRunner() = default;

std::vector<std::string> JobRunner::take_notes() {
  const std::scoped_lock lock(state_->notes_mutex);
  return std::exchange(state_->notes, {});
}

Result<world::JobResult> JobRunner::run(const world::Job& job, const ProgressCallback& on_progress) {
  if (const auto* student = std::get_if<world::TrainStudent>(&job))
    return state_->train(*student, on_progress);
  if (const auto* exam = std::get_if<world::Examine>(&job)) return state_->examine(*exam, on_progress);
  if (const auto* watch = std::get_if<world::WatchCrowd>(&job)) return state_->watch(*watch);
  return state_->measure_incumbents(std::get<world::MeasureIncumbents>(job));
}

std::string JobRunner::engine_text() const {
  return state_->engine->name() + " on " + state_->engine->device();
}

RunStats JobRunner::run_stats() const {
  RunStats stats = state_->run_stats;
  stats.recalled = state_->trained.hits() + state_->examined.hits() + state_->watched.hits();
  return stats;
}

Result<Quantity> JobRunner::rehearse(const learn::TrainJob& job, const ShouldContinue& should_continue) {
  const auto trained = state_->train({0, 0, {}, false, job, {}}, while_allowed(should_continue));
  if (!trained) return trained.error();
  const auto& result = std::get<world::StudentTrained>(*trained).result;
  const int classes = state_->classroom(job).task().classes();
  Interval spread{100, 0};
  for (const auto& student : result.students) {
    const double points = learn::capability(student.accuracy, classes);
    spread = {std::min(spread.low, points), std::max(spread.high, points)};
  }
  return Quantity::measured(
      learn::capability(result.accuracy_mean(), classes), Unit::points, "practice map",
      "What " + std::to_string(job.seeds) +
          " students of this kind reached on a practice map: same recipe, other continents and seeds",
      spread);
}

Work work_of(std::shared_ptr<JobRunner> runner) {
  return [runner = std::move(runner)](const world::Job& job, const ProgressCallback& on_progress) {
    return runner->run(job, on_progress);
  };
}

int to_the_end(const SliceState&) { return std::numeric_limits<int>::max(); }

ProgressCallback while_allowed(ShouldContinue should_continue) {
  constexpr int kSlice = 32;  // steps between two questions
  return [should_continue = std::move(should_continue)](const SliceState&) {
    return should_continue() ? kSlice : 0;
  };
}

}  // namespace partly::session
