#include "sim/session/cost_curve.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::session {
namespace {

constexpr std::array kLabelsTried{200, 400, 800, 1500, 3000, 6000};
constexpr std::array kVotesTried{1, 3, 5, 7};
constexpr std::array kQueriesTried{30, 60, 125, 250, 500, 1000};
constexpr double kLevelStep = 1;  // points of capability

std::vector<world::TrainModel> orders_to_build(bool wide) {
  std::vector<world::TrainModel> orders;
  for (const int labels : kLabelsTried)
    for (const int votes : kVotesTried) {
      world::TrainModel order;
      order.sources.own_labels = labels;
      order.sources.label_votes = votes;
      order.wide = wide;
      orders.push_back(order);
    }
  return orders;
}

std::vector<world::TrainModel> orders_to_copy(bool wide) {
  std::vector<world::TrainModel> orders;
  for (const int queries : kQueriesTried)
    for (const learn::Access access : {learn::Access::labels, learn::Access::probabilities}) {
      world::TrainModel order;
      order.sources.queries = queries;
      order.sources.access = access;
      order.wide = wide;
      orders.push_back(order);
    }
  return orders;
}

// "1,500 own labels": how the order is described, less the verb that all of them share.
std::string name_of(const world::TrainModel& order) {
  const std::string text = world::describe(order), verb = "train: ";
  return text.starts_with(verb) ? text.substr(verb.size()) : text;
}

const CostPoint* measured_as(const std::vector<CostPoint>& points, const std::string& order) {
  const auto found = std::ranges::find(points, order, &CostPoint::order);
  return found == points.end() ? nullptr : &*found;
}

// One world for all: its provider's model is trained once.
class CurveMeasurer {
 public:
  CurveMeasurer(const world::Scenario& scenario, JobRunner& runner, const CostPlan& plan)
      : scenario_(scenario), runner_(runner), plan_(plan) {}

  learn::TrainJob job_of(const world::TrainModel& order) const {
    learn::TrainJob job = world::job_of(scenario_.learning, order);
    job.seeds = plan_.students;
    job.seed = derive_seed(scenario_.seed, "cost curve", plan_.again);
    return job;
  }
  double work_of(const world::TrainModel& order) const {
    return world::planned(scenario_.learning, job_of(order)).flops;
  }
  Result<CostPoint> measure(const world::TrainModel& order, const ShouldContinue& should_continue) {
    world::TrainStudent task;
    task.job = job_of(order);
    task.monitor.inputs = scenario_.learning.inputs;
    const auto done =
        runner_.run(task, should_continue ? while_allowed(should_continue) : ProgressCallback(to_the_end));
    if (!done) return done.error();
    return point(order, task.job, std::get<world::StudentTrained>(*done).result);
  }
  double teacher() const { return learn::capability(teacher_accuracy_, scenario_.learning.classes); }

 private:
  CostPoint point(const world::TrainModel& order, const learn::TrainJob& job,
                  const learn::TrainResult& result) {
    const int classes = scenario_.learning.classes;
    std::vector<double> points;
    for (const auto& student : result.students)
      points.push_back(learn::capability(student.accuracy, classes));
    const learn::Used planned = world::planned(scenario_.learning, job);
    teacher_accuracy_ = result.teacher_accuracy;
    CostPoint one{name_of(order), mean(points), standard_deviation(points), result.used, {}};
    one.bill = econ::bill_for(scenario_.prices, {planned.labels, planned.queries, planned.flops / 1e9},
                              job.sources.access != learn::Access::labels);
    return one;
  }

  const world::Scenario& scenario_;
  JobRunner& runner_;
  const CostPlan& plan_;
  double teacher_accuracy_ = 0;
};

template <class Cost>
const CostPoint* least_that_reaches(const std::vector<CostPoint>& points, double capability, Cost cost) {
  const CostPoint* best = nullptr;
  for (const CostPoint& one : points)
    if (one.capability >= capability && (!best || cost(one) < cost(*best))) best = &one;
  return best;
}

CostLevel level_at(const CostCurve& curve, double capability) {
  const auto bill = [](const CostPoint& p) { return p.bill.total().usd(); };
  const auto computing = [](const CostPoint& p) { return p.used.flops; };
  return {capability, least_that_reaches(curve.built, capability, bill),
          least_that_reaches(curve.copied, capability, bill),
          least_that_reaches(curve.built, capability, computing),
          least_that_reaches(curve.copied, capability, computing)};
}

double most_capable(const std::vector<CostPoint>& points) {
  double most = 0;
  for (const CostPoint& one : points) most = std::max(most, one.capability);
  return most;
}

CostCurve nothing_measured(const world::Scenario& scenario, const CostPlan& plan) {
  CostCurve curve;
  curve.scenario = scenario.id, curve.students = plan.students, curve.again = plan.again;
  for (const auto& lab : scenario.labs)
    if (lab.kind == world::LabKind::provider) curve.provider = lab.name;
  curve.label_usd = scenario.prices.label_usd;
  return curve;
}

bool same_work(const CostCurve& a, const CostCurve& b) {
  return a.scenario == b.scenario && a.students == b.students && a.again == b.again;
}

}  // namespace

// What is quick to train comes first, and both ways by turns: there is something to look at soon.
CostPlan cost_plan() {
  CostPlan plan;
  for (const bool wide : {false, true}) {
    for (const auto& order : orders_to_build(wide)) plan.built.push_back(order);
    for (const auto& order : orders_to_copy(wide)) plan.copied.push_back(order);
  }
  return plan;
}

std::vector<CostLevel> levels_of(const CostCurve& curve) {
  std::vector<CostLevel> levels;
  if (curve.copied.empty()) return levels;
  const double best_copy = most_capable(curve.copied);
  const double best = std::max(best_copy, most_capable(curve.built));
  const double lowest = std::ranges::min(curve.copied, {}, &CostPoint::capability).capability;
  std::vector<double> at{best_copy};
  for (double level = kLevelStep * std::ceil(lowest / kLevelStep); level <= best; level += kLevelStep)
    at.push_back(level);
  std::ranges::sort(at);
  for (const double level : at) levels.push_back(level_at(curve, level));
  return levels;
}

Result<CostCurve> cost_curve(const world::Scenario& scenario, JobRunner& runner, const CostPlan& plan,
                             const OnCost& on_cost, const ShouldContinue& should_continue, CostCurve begun) {
  CostCurve curve = nothing_measured(scenario, plan);
  if (same_work(curve, begun)) curve = std::move(begun);
  CurveMeasurer measurer(scenario, runner, plan);
  struct Ordered {
    const world::TrainModel* order;
    std::vector<CostPoint>* points;
    double work;
  };
  std::vector<Ordered> turns;
  double all = 0, done = 0;
  for (const auto& [orders, points] :
       {std::pair{&plan.copied, &curve.copied}, std::pair{&plan.built, &curve.built}})
    for (const world::TrainModel& order : *orders) {
      turns.push_back({&order, points, measurer.work_of(order)});
      all += turns.back().work;
    }
  std::ranges::stable_sort(turns, {}, &Ordered::work);
  for (const auto& [order, points, work] : turns) {
    if (!measured_as(*points, name_of(*order))) {
      if (on_cost) on_cost(curve, done / all, name_of(*order));
      auto point = measurer.measure(*order, should_continue);
      if (!point) return point.error();
      points->push_back(std::move(*point));
      curve.teacher = measurer.teacher();
    }
    done += work;
  }
  if (on_cost) on_cost(curve, 1, {});
  return curve;
}

}  // namespace partly::session
