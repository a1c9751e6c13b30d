#include "sim/session/curve_maker.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>

#include "sim/base/statistics.h"
#include "sim/base/workers.h"
#include "sim/evidence/exam_setup.h"
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
  Crew(int threads, const CurveProgress& progress)
      : workers_(static_cast<std::size_t>(threads)), progress_(progress) {}

  // `from` and `to`: which part of the whole work these tasks are.
  Status run(const std::vector<Task>& tasks, double from, double to) {
    std::vector<Status> statuses(tasks.size());
    std::size_t done = 0;
    bool failed = false;
    std::mutex mutex;
    workers_.each(tasks.size(), [&](std::size_t mine, std::size_t) {
      {
        const std::scoped_lock lock(mutex);
        if (failed || interrupted_) return;
      }
      statuses[mine] = tasks[mine]();
      const std::scoped_lock lock(mutex);
      failed = failed || !statuses[mine];
      const double share = static_cast<double>(++done) / static_cast<double>(tasks.size());
      if (progress_ && !progress_(from + (to - from) * share)) interrupted_ = true;
    });
    for (const Status& status : statuses)
      if (!status) return status;
    if (interrupted_) return Error{ErrorKind::interrupted, "The measuring of curves was stopped", {}, {}};
    return {};
  }

 private:
  Workers workers_;
  const CurveProgress& progress_;
  bool interrupted_ = false;
};

// One teacher, and the exam that asks whether a model was taught by it.
struct Teacher {
  learn::Classroom room;
  double capability = 0;
  double published_capability = 0;
  std::optional<evidence::TeacherExam> exam = {};  // once its teacher and the innocents have been trained
};

// What one student of a job showed; under own labels there is a p for each teacher.
struct Showing {
  double capability = 0;
  std::vector<double> p;
};

// One point of one curve: the job that makes it and the teachers whose exam its students sit.
struct CurveTask {
  Point* point = nullptr;
  learn::TrainJob job;
  std::size_t teacher = 0;  // whose room it is trained in
  std::vector<std::size_t> examiners;
  std::vector<Showing> students;
  double gflop = 0;  // of one of them
};

double capability_of(learn::Classroom& room, const learn::Weights& model) {
  return learn::capability(room.mark(model).accuracy, room.task().classes());
}

class CurveMaker {
 public:
  CurveMaker(const CurvePlan& plan, const std::shared_ptr<const learn::Engine>& engine) : plan_(plan) {
    forensics::ExamSettings exam;
    exam.selector_models = plan.exam_selectors;
    exam.reference_models = plan.exam_references;
    exam.natural_pool = 4000;
    exam.outside_pool = 2000;
    exam.questions = 120;
    exam.seed = derive_seed(plan.seed, "exam");
    curves_.engine = engine->name() + " on " + engine->device();
    for (const int labels : plan.teacher_labels) teachers_.push_back({room(labels, engine)});
    setup_ = evidence::draw_pools(any_room().task(), exam);
  }

  Result<Curves> make(Crew& crew) {
    if (auto status = crew.run(preparations(), 0, 0.3); !status) return status.error();
    set_papers();
    list_tasks();
    std::vector<Task> tasks;
    for (CurveTask& task : curve_tasks_) tasks.push_back([this, &task] { return train(task); });
    if (auto status = crew.run(tasks, 0.3, 1); !status) return status.error();
    for (const CurveTask& task : curve_tasks_) sum_up(task);
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

  learn::Classroom& any_room() { return teachers_.front().room; }

  // With its labels' recipe, on a thread of its own.
  Task train_innocent(learn::ReferenceSpec spec, forensics::Sitting& place) {
    spec.recipe = regime::recipe_for(spec.recipe, spec.labels);
    return [this, spec, &place]() -> Status {
      const auto models = any_room().independent_models(spec);
      if (!models) return models.error();
      place = setup_.sit(any_room(), models->front());
      return {};
    };
  }

  // Teachers, published models, and the innocents of the exam.
  std::vector<Task> preparations() {
    std::vector<Task> tasks;
    for (Teacher& teacher : teachers_)
      tasks.push_back([&teacher] {
        learn::TrainJob both;
        both.sources.open_weights = true;
        return teacher.room.prepare(both);
      });
    const auto selectors = evidence::selectors_of(setup_.settings, plan_.network);
    const auto references =
        evidence::references_of(setup_.settings, plan_.network, plan_.network, plan_.label_noise);
    setup_.selectors.resize(selectors.size());
    setup_.references.resize(references.size());
    for (std::size_t i = 0; i < selectors.size(); ++i)
      tasks.push_back(train_innocent(selectors[i], setup_.selectors[i]));
    for (std::size_t i = 0; i < references.size(); ++i)
      tasks.push_back(train_innocent(references[i], setup_.references[i]));
    todays_.resize(teachers_.size());
    for (std::size_t i = 0; i < teachers_.size(); ++i) tasks.push_back(train_todays(i));
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

  void set_papers() {
    for (Teacher& teacher : teachers_) {
      teacher.capability = capability_of(teacher.room, teacher.room.teacher());
      teacher.published_capability = capability_of(teacher.room, teacher.room.published());
    }
    std::stable_sort(teachers_.begin(), teachers_.end(),
                     [](const Teacher& a, const Teacher& b) { return a.capability < b.capability; });
    const auto setup = std::make_shared<const evidence::ExamSetup>(setup_);
    for (Teacher& teacher : teachers_) teacher.exam.emplace(teacher.room, setup);
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

  void list_tasks() {
    std::vector<std::size_t> everyone;
    for (std::size_t i = 0; i < teachers_.size(); ++i) everyone.push_back(i);
    curves_.teachers.resize(teachers_.size());
    for (std::size_t i = 0; i < teachers_.size(); ++i) {
      curves_.teachers[i].capability = teachers_[i].capability;
      list_queries(curves_.teachers[i].full, learn::Access::probabilities, i);
      list_queries(curves_.teachers[i].bare, learn::Access::labels, i);
    }
    list_labels(curves_.own, false, everyone);
    list_labels(curves_.open, true, everyone);
  }

  void list_queries(Curve& curve, learn::Access access, std::size_t teacher) {
    curve.resize(plan_.query_budgets.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
      learn::Sources sources;
      sources.queries = plan_.query_budgets[i];
      sources.access = access;
      curve[i].budget = sources.queries;
      curve_tasks_.push_back({&curve[i], job(sources), teacher, {teacher}, {}, 0});
    }
  }

  void list_labels(Curve& curve, bool open, const std::vector<std::size_t>& examiners) {
    curve.resize(plan_.label_budgets.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
      learn::Sources sources;
      sources.own_labels = plan_.label_budgets[i];
      sources.open_weights = open;
      curve[i].budget = sources.own_labels;
      curve_tasks_.push_back({&curve[i], job(sources), i % teachers_.size(), examiners, {}, 0});
    }
  }

  Status train(CurveTask& task) {
    learn::Classroom& room = teachers_[task.teacher].room;
    const auto trained = learn::run(room, task.job);
    if (!trained) return trained.error();
    task.gflop = trained->result.used.flops / 1e9;
    for (std::size_t i = 0; i < trained->weights.size(); ++i) {
      Showing showing{learn::capability(trained->result.students[i].accuracy, room.task().classes()), {}};
      const forensics::Sitting sitting = setup_.sit(room, trained->weights[i]);
      for (const std::size_t examiner : task.examiners)
        showing.p.push_back(teachers_[examiner].exam->p(sitting));
      task.students.push_back(std::move(showing));
    }
    return {};
  }

  void sum_up(const CurveTask& task) {
    std::vector<double> capability, p;
    for (const Showing& student : task.students) {
      capability.push_back(student.capability);
      p.insert(p.end(), student.p.begin(), student.p.end());
    }
    const auto convinced = std::count_if(p.begin(), p.end(), [](double x) { return x < kConvinced; });
    Point& point = *task.point;
    point.capability = mean(capability);
    point.sd = standard_deviation(capability);
    point.found = (static_cast<double>(convinced) + 0.5) / (static_cast<double>(p.size()) + 1);
    point.gflop = task.gflop;
    for (const double x : p)
      point.neg_log10_p += std::min(forensics::kMostNegLog10P, -std::log10(std::max(x, 1e-300))) /
                           static_cast<double>(p.size());
    curves_.students += static_cast<int>(capability.size());
  }

  void finish() {
    double today = 0, yesterday = 0;
    for (std::size_t i = 0; i < teachers_.size(); ++i) {
      today += capability_of(any_room(), todays_[i]) / static_cast<double>(teachers_.size());
      yesterday += teachers_[i].published_capability / static_cast<double>(teachers_.size());
    }
    curves_.edition_loss = std::max(0.0, today - yesterday);
    curves_.innocents = static_cast<int>(setup_.references.size() * teachers_.size());
    for (const Teacher& teacher : teachers_)
      for (const double p : forensics::leave_one_out_p(teacher.exam->outcomes(setup_.references.front())))
        curves_.innocents_accused += p < kConvinced;
    regime::make_monotone(curves_.own);
    regime::make_monotone(curves_.open);
    for (auto& teacher : curves_.teachers) {
      regime::make_monotone(teacher.full);
      regime::make_monotone(teacher.bare);
    }
  }

  const CurvePlan& plan_;
  evidence::ExamSetup setup_;
  std::vector<Teacher> teachers_;
  std::vector<learn::Weights> todays_;
  std::vector<CurveTask> curve_tasks_;
  Curves curves_;
};

}  // namespace

Result<Curves> measure_curves(const CurvePlan& plan, const std::shared_ptr<const learn::Engine>& engine,
                              int threads, const CurveProgress& progress) {
  if (auto status = regime::check(plan); !status) return status.error();
  const int most = engine->name() == "fused" ? 4 : 1;
  if (threads <= 0) threads = std::clamp(static_cast<int>(Workers::of_the_machine()), 1, most);
  Crew crew(threads, progress);
  auto curves = CurveMaker(plan, engine).make(crew);
  if (!curves) return curves;
  if (auto status = regime::check(*curves); !status) return status.error();
  return curves;
}

}  // namespace partly::session
