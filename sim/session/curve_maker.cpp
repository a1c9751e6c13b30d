#include "sim/session/curve_maker.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "sim/base/statistics.h"
#include "sim/forensics/provenance_exam.h"
#include "sim/learn/api.h"
#include "sim/learn/job_run.h"

namespace partly::session {
namespace {

using regime::Curve;
using regime::CurvePlan;
using regime::Curves;
using regime::Point;

constexpr double kConvinced = 0.01;  // p at which the exam ties a model to a teacher

using Task = std::function<Status()>;  // writes its result into a place of its own

// Runs independent tasks on a few threads; the first failure in their order, or nothing.
class Crew {
 public:
  Crew(int threads, const CurveProgress& progress) : threads_(threads), progress_(progress) {}

  // `from` and `to`: which part of the whole work these tasks are.
  Status run(const std::vector<Task>& tasks, double from, double to) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::size_t done = 0;
    std::vector<Status> statuses(tasks.size());
    std::mutex mutex;
    std::condition_variable changed;
    {
      std::vector<std::jthread> crew;
      for (int i = 0; i < threads_; ++i)
        crew.emplace_back([&] {
          for (std::size_t mine = next++; mine < tasks.size(); mine = next++) {
            if (!stop) statuses[mine] = tasks[mine]();
            if (!statuses[mine]) stop = true;
            const std::scoped_lock lock(mutex);
            ++done;
            changed.notify_one();
          }
        });
      std::unique_lock lock(mutex);
      for (std::size_t seen = 0; seen < tasks.size();) {
        changed.wait(lock, [&] { return done > seen; });
        seen = done;
        const double share = static_cast<double>(seen) / static_cast<double>(tasks.size());
        lock.unlock();
        if (progress_ && !progress_(from + (to - from) * share)) stop = interrupted_ = true;
        lock.lock();
      }
    }
    for (const Status& status : statuses)
      if (!status) return status;
    if (interrupted_) return Error{ErrorKind::interrupted, "The measuring of curves was stopped", {}, {}};
    return {};
  }

 private:
  int threads_;
  const CurveProgress& progress_;
  bool interrupted_ = false;
};

// The exam's pools and innocents, which know no teacher and so serve the exams on all of them.
struct ExamSetup {
  forensics::ExamSettings settings;
  std::vector<float> natural, outside;
  forensics::Answers truth;
  std::vector<forensics::Sitting> selectors, references;

  forensics::Sitting sit(const learn::Classroom& room, const learn::Weights& model) const {
    const int classes = room.task().classes();
    return {learn::argmax_rows(room.engine().logits(model, natural), classes),
            learn::argmax_rows(room.engine().logits(model, outside), classes)};
  }
};

// One teacher, and the exam that asks whether a model was taught by it.
struct TeacherExam {
  learn::Classroom room;
  double capability = 0;
  double published_capability = 0;
  forensics::ExamMaterial material;
  forensics::ExamPaper paper;
};

// What one student of a job showed; under own labels there is a p for each teacher.
struct Showing {
  double capability = 0;
  std::vector<double> p;
};

// One point of one curve: the job that makes it and the chairs whose exam its students sit.
struct CurveTask {
  Point* point = nullptr;
  learn::TrainJob job;
  std::size_t chair = 0;  // whose room it is trained in
  std::vector<std::size_t> examiners;
  std::vector<Showing> students;
  double gflop = 0;  // of one of them
};

double capability_of(learn::Classroom& room, const learn::Weights& model) {
  return learn::capability(room.mark(model).accuracy, room.task().classes());
}

class CurveMaker {
 public:
  CurveMaker(const CurvePlan& plan, std::shared_ptr<const learn::Engine> engine) : plan_(plan) {
    hall_.settings.selector_models = plan.exam_selectors;
    hall_.settings.reference_models = plan.exam_references;
    hall_.settings.natural_pool = 4000;
    hall_.settings.outside_pool = 2000;
    hall_.settings.questions = 120;
    hall_.settings.seed = derive_seed(plan.seed, "exam");
    curves_.engine = engine->name() + " on " + engine->device();
    for (const int labels : plan.teacher_labels) chairs_.push_back({room(labels, engine), 0, 0, {}, {}});
  }

  Result<Curves> make(Crew& crew) {
    draw_pools();
    if (auto status = crew.run(preparations(), 0, 0.3); !status) return status.error();
    seat_teachers();
    list_errands();
    std::vector<Task> tasks;
    for (CurveTask& errand : errands_) tasks.push_back([this, &errand] { return train(errand); });
    if (auto status = crew.run(tasks, 0.3, 1); !status) return status.error();
    for (const CurveTask& errand : errands_) sum_up(errand);
    finish();
    return curves_;
  }

 private:
  learn::Classroom room(int labels, const std::shared_ptr<const learn::Engine>& engine) const {
    const auto seed = static_cast<std::uint64_t>(labels);
    const learn::TeacherSpec teacher{plan_.network.hidden, labels, plan_.label_noise,
                                     regime::recipe_for(plan_.network.recipe, labels),
                                     derive_seed(plan_.seed, "teacher", seed)};
    learn::OpenWeightsSpec open = plan_.open_weights;
    open.seed = derive_seed(open.seed, "edition", seed);
    return {plan_.task, teacher, open, plan_.label_noise, engine};
  }

  learn::Classroom& any_room() { return chairs_.front().room; }

  void draw_pools() {
    Rng natural(hall_.settings.seed, "natural pool"), outside(hall_.settings.seed, "outside pool");
    auto pool = any_room().task().sample(static_cast<std::size_t>(hall_.settings.natural_pool), natural);
    hall_.natural = std::move(pool.x);
    hall_.truth = std::move(pool.label);
    hall_.outside =
        any_room().task().sample_outside(static_cast<std::size_t>(hall_.settings.outside_pool), outside);
  }

  learn::ReferenceSpec innocent(int labels, double noise, const char* purpose, int i) const {
    return {1,
            labels,
            noise,
            plan_.network.hidden,
            regime::recipe_for(plan_.network.recipe, labels),
            derive_seed(hall_.settings.seed, purpose, static_cast<std::uint64_t>(i))};
  }

  Task train_innocent(const learn::ReferenceSpec& spec, forensics::Sitting& place) {
    return [this, spec, &place]() -> Status {
      const auto models = any_room().independent_models(spec);
      if (!models) return models.error();
      place = hall_.sit(any_room(), models->front());
      return {};
    };
  }

  // Teachers, published models, and the innocents of the exam.
  std::vector<Task> preparations() {
    std::vector<Task> tasks;
    for (TeacherExam& chair : chairs_)
      tasks.push_back([&chair] {
        learn::TrainJob both;
        both.sources.open_weights = true;
        return chair.room.prepare(both);
      });
    hall_.selectors.resize(static_cast<std::size_t>(hall_.settings.selector_models));
    hall_.references.resize(static_cast<std::size_t>(hall_.settings.reference_models));
    const double careful = hall_.settings.selector_noise;
    for (std::size_t i = 0; i < hall_.selectors.size(); ++i)
      tasks.push_back(train_innocent(
          innocent(hall_.settings.labels, careful, "selector", static_cast<int>(i)), hall_.selectors[i]));
    for (std::size_t i = 0; i < hall_.references.size(); ++i) {
      const int n = static_cast<int>(i);
      const double noise = forensics::is_large(hall_.settings, n)
                               ? plan_.label_noise
                               : forensics::reference_label_noise(hall_.settings, n);
      tasks.push_back(
          train_innocent(innocent(forensics::reference_labels(hall_.settings, n), noise, "reference", n),
                         hall_.references[i]));
    }
    todays_.resize(chairs_.size());
    for (std::size_t i = 0; i < chairs_.size(); ++i) tasks.push_back(train_todays(i));
    return tasks;
  }

  // What the open weights would know had they been made today: the difference is what an edition costs.
  Task train_todays(std::size_t i) {
    return [this, i]() -> Status {
      const auto& open = plan_.open_weights;
      const learn::ReferenceSpec spec{
          1,           open.labels, open.label_noise,
          open.hidden, open.recipe, derive_seed(plan_.seed, "today's edition", i)};
      const auto models = any_room().independent_models(spec);
      if (!models) return models.error();
      todays_[i] = models->front();
      return {};
    };
  }

  void seat_teachers() {
    for (TeacherExam& chair : chairs_) {
      chair.capability = capability_of(chair.room, chair.room.teacher());
      chair.published_capability = capability_of(chair.room, chair.room.published());
    }
    std::stable_sort(chairs_.begin(), chairs_.end(),
                     [](const TeacherExam& a, const TeacherExam& b) { return a.capability < b.capability; });
    for (TeacherExam& chair : chairs_) {
      chair.material = {hall_.truth, hall_.sit(chair.room, chair.room.teacher()), {}, hall_.selectors};
      const int classes = chair.room.task().classes();
      const auto opinions = learn::served_probabilities(
          chair.room.engine().logits(chair.room.teacher(), hall_.natural), classes);
      for (auto row = opinions.begin(); row != opinions.end(); row += classes)
        chair.material.teacher_confidence.push_back(*std::max_element(row, row + classes));
      chair.paper = forensics::set_paper(hall_.settings, chair.material);
    }
  }

  learn::TrainJob job(const learn::Sources& sources) const {
    learn::TrainJob job;
    job.task = plan_.task;
    job.label_noise = plan_.label_noise;
    job.sources = sources;
    job.hidden = plan_.network.hidden;
    job.seeds = plan_.seeds;
    const int budget = sources.own_labels + sources.queries;
    job.recipe = regime::recipe_for(sources.open_weights ? plan_.tuning : plan_.network.recipe, budget);
    job.seed = derive_seed(plan_.seed, "students", static_cast<std::uint64_t>(budget));
    return job;
  }

  void list_errands() {
    std::vector<std::size_t> everyone;
    for (std::size_t i = 0; i < chairs_.size(); ++i) everyone.push_back(i);
    curves_.teachers.resize(chairs_.size());
    for (std::size_t i = 0; i < chairs_.size(); ++i) {
      curves_.teachers[i].capability = chairs_[i].capability;
      list_queries(curves_.teachers[i].full, learn::Access::probabilities, i);
      list_queries(curves_.teachers[i].bare, learn::Access::labels, i);
    }
    list_labels(curves_.own, false, everyone);
    list_labels(curves_.open, true, everyone);
  }

  void list_queries(Curve& curve, learn::Access access, std::size_t chair) {
    curve.resize(plan_.query_budgets.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
      learn::Sources sources;
      sources.queries = plan_.query_budgets[i];
      sources.access = access;
      curve[i].budget = sources.queries;
      errands_.push_back({&curve[i], job(sources), chair, {chair}, {}, 0});
    }
  }

  void list_labels(Curve& curve, bool open, const std::vector<std::size_t>& examiners) {
    curve.resize(plan_.label_budgets.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
      learn::Sources sources;
      sources.own_labels = plan_.label_budgets[i];
      sources.open_weights = open;
      curve[i].budget = sources.own_labels;
      errands_.push_back({&curve[i], job(sources), i % chairs_.size(), examiners, {}, 0});
    }
  }

  Status train(CurveTask& errand) {
    learn::Classroom& room = chairs_[errand.chair].room;
    const auto trained = learn::run(room, errand.job);
    if (!trained) return trained.error();
    errand.gflop = trained->result.used.flops / 1e9;
    for (std::size_t i = 0; i < trained->weights.size(); ++i) {
      Showing showing{learn::capability(trained->result.students[i].accuracy, room.task().classes()), {}};
      const forensics::Sitting sitting = hall_.sit(room, trained->weights[i]);
      for (const std::size_t examiner : errand.examiners)
        showing.p.push_back(forensics::court_p(chairs_[examiner].paper, sitting, hall_.references));
      errand.students.push_back(std::move(showing));
    }
    return {};
  }

  void sum_up(const CurveTask& errand) {
    std::vector<double> capability, p;
    for (const Showing& student : errand.students) {
      capability.push_back(student.capability);
      p.insert(p.end(), student.p.begin(), student.p.end());
    }
    const auto convinced = std::count_if(p.begin(), p.end(), [](double x) { return x < kConvinced; });
    Point& point = *errand.point;
    point.capability = mean(capability);
    point.sd = standard_deviation(capability);
    point.found = (static_cast<double>(convinced) + 0.5) / (static_cast<double>(p.size()) + 1);
    point.gflop = errand.gflop;
    for (const double x : p)
      point.neg_log10_p += std::min(forensics::kMostNegLog10P, -std::log10(std::max(x, 1e-300))) /
                           static_cast<double>(p.size());
    curves_.students += static_cast<int>(capability.size());
  }

  void finish() {
    double today = 0, yesterday = 0;
    for (std::size_t i = 0; i < chairs_.size(); ++i) {
      today += capability_of(any_room(), todays_[i]) / static_cast<double>(chairs_.size());
      yesterday += chairs_[i].published_capability / static_cast<double>(chairs_.size());
    }
    curves_.edition_loss = std::max(0.0, today - yesterday);
    curves_.innocents = static_cast<int>(hall_.references.size() * chairs_.size());
    for (const TeacherExam& chair : chairs_)
      curves_.innocents_accused +=
          forensics::examine(chair.paper, chair.material, hall_.references.front(), hall_.references)
              .innocents.below_01;
    regime::make_monotone(curves_.own);
    regime::make_monotone(curves_.open);
    for (auto& teacher : curves_.teachers) {
      regime::make_monotone(teacher.full);
      regime::make_monotone(teacher.bare);
    }
  }

  const CurvePlan& plan_;
  ExamSetup hall_;
  std::vector<TeacherExam> chairs_;
  std::vector<learn::Weights> todays_;
  std::vector<CurveTask> errands_;
  Curves curves_;
};

}  // namespace

Result<Curves> measure_curves(const CurvePlan& plan, std::shared_ptr<const learn::Engine> engine, int threads,
                              const CurveProgress& progress) {
  if (auto status = regime::check(plan); !status) return status.error();
  const int most = engine->name() == "fused" ? 4 : 1;
  if (threads <= 0) threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most);
  Crew crew(threads, progress);
  auto curves = CurveMaker(plan, std::move(engine)).make(crew);
  if (!curves) return curves;
  if (auto status = regime::check(*curves); !status) return status.error();
  return curves;
}

}  // namespace partly::session
