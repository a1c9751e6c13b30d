#include "sim/survey/cost_curve.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::survey {
namespace {

// From what hardly teaches anything to what the price list puts out of most labs' reach.
constexpr std::array kLabelsTried{200, 400, 800, 1500, 3000, 6000};
constexpr std::array kVotesTried{1, 3, 5, 7};
constexpr std::array kQueriesTried{30, 60, 125, 250, 500, 1000};
constexpr double kLevelStep = 1;  // points of capability

std::vector<world::TrainModel> orders_to_build() {
  std::vector<world::TrainModel> orders;
  for (const bool wide : {false, true})
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

std::vector<world::TrainModel> orders_to_copy() {
  std::vector<world::TrainModel> orders;
  for (const bool wide : {false, true})
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

// One world for all: its provider's model is trained once.
class CurveMeasurer {
 public:
  CurveMeasurer(const world::Scenario& scenario, session::JobRunner& runner, int students)
      : scenario_(scenario), runner_(runner), students_(students) {}

  Result<CostPoint> measure(const world::TrainModel& order) {
    world::TrainStudent task;
    task.job = world::job_of(scenario_.learning, order);
    task.job.seeds = students_;
    task.job.seed = derive_seed(scenario_.seed, "cost curve");
    task.monitor.inputs = scenario_.learning.inputs;
    const auto done = runner_.run(task, session::to_the_end);
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
    const learn::Used plan = world::planned(scenario_.learning, job);
    teacher_accuracy_ = result.teacher_accuracy;
    CostPoint one{world::describe(order), mean(points), standard_deviation(points), result.used, {}};
    one.bill = econ::bill_for(scenario_.prices, {plan.labels, plan.queries, plan.flops / 1e9},
                              job.sources.access != learn::Access::labels);
    return one;
  }

  const world::Scenario& scenario_;
  session::JobRunner& runner_;
  int students_;
  double teacher_accuracy_ = 0;
};

const CostPoint* cheapest(const std::vector<CostPoint>& points, double capability) {
  const CostPoint* best = nullptr;
  for (const CostPoint& one : points)
    if (one.capability >= capability && (!best || one.bill.total() < best->bill.total())) best = &one;
  return best;
}

double most_of(const std::vector<CostPoint>& points) {
  return std::ranges::max_element(points, {}, &CostPoint::capability)->capability;
}

// Whole steps from where the cheapest copy stands up to the best that anything reached, and the best copy's
// own.
std::vector<CostLevel> levels_of(const CostCurve& curve) {
  const double best_copy = most_of(curve.copied), best = std::max(best_copy, most_of(curve.built));
  const auto lowest = std::ranges::min_element(curve.copied, {}, &CostPoint::capability);
  std::vector<double> at{best_copy};
  for (double level = kLevelStep * std::ceil(lowest->capability / kLevelStep); level <= best;
       level += kLevelStep)
    at.push_back(level);
  std::ranges::sort(at);
  std::vector<CostLevel> levels;
  for (const double level : at)
    levels.push_back({level, cheapest(curve.built, level), cheapest(curve.copied, level)});
  return levels;
}

}  // namespace

Result<CostCurve> cost_curve(const world::Scenario& scenario, session::JobRunner& runner, int students,
                             const OnOrder& on_order) {
  CostCurve curve{scenario.id, students, 0, {}, {}, {}};
  CurveMeasurer measurer(scenario, runner, students);
  for (const auto& [orders, points] :
       {std::pair{orders_to_copy(), &curve.copied}, std::pair{orders_to_build(), &curve.built}})
    for (const world::TrainModel& order : orders) {
      if (on_order) on_order(world::describe(order));
      auto point = measurer.measure(order);
      if (!point) return point.error();
      points->push_back(std::move(*point));
    }
  curve.teacher = measurer.teacher();
  curve.levels = levels_of(curve);
  return curve;
}

}  // namespace partly::survey
