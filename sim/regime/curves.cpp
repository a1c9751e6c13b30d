#include "sim/regime/curves.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/base/check.h"

namespace partly::regime {
namespace {

double between(double low, double high, double share) { return low + (high - low) * share; }

// Where x lies in [low, high], held within.
double share_of(double x, double low, double high) {
  return high > low ? std::clamp((x - low) / (high - low), 0.0, 1.0) : 0.0;
}

Expected read_off(const Curve& curve, double budget) {
  PARTLY_CHECK(!curve.empty());
  if (budget <= 0) return {};
  Point below;  // nothing teaches nothing
  for (const Point& point : curve) {
    if (budget <= point.budget) {
      const double share = share_of(std::log1p(budget), std::log1p(below.budget), std::log1p(point.budget));
      return {between(below.capability, point.capability, share), between(below.sd, point.sd, share),
              between(below.found, point.found, share), between(below.gflop, point.gflop, share)};
    }
    below = point;
  }
  return {below.capability, below.sd, below.found, below.gflop};
}

bool ascending(const std::vector<int>& budgets) {
  return !budgets.empty() && budgets.front() > 0 &&
         std::adjacent_find(budgets.begin(), budgets.end(), std::greater_equal<>()) == budgets.end();
}

bool sound(const Curve& curve) {
  const auto share = [](double x) { return x >= 0 && x <= 1; };
  const auto points = [](double x) { return x >= -100 && x <= 100; };
  double budget = 0;
  for (const Point& point : curve) {
    if (!(point.budget > budget && point.budget <= learn::kMaxLabels)) return false;
    if (!points(point.capability) || !(point.sd >= 0 && point.sd <= 100) || !share(point.found)) return false;
    if (!(point.gflop >= 0 && point.gflop < 1e9)) return false;
    budget = point.budget;
  }
  return !curve.empty();
}

}  // namespace

Expected from_own_labels(const Curves& curves, double labels) { return read_off(curves.own, labels); }
Expected from_open_weights(const Curves& curves, double labels) { return read_off(curves.open, labels); }

Expected from_answers(const Curves& curves, double teacher_capability, double queries, bool full) {
  PARTLY_CHECK(!curves.teachers.empty());
  const auto student_of = [&](const TeacherCurves& teacher) {
    Expected expected = read_off(full ? teacher.full : teacher.bare, queries);
    expected.capability /= teacher.capability;
    return expected;
  };
  const auto better = std::find_if(curves.teachers.begin(), curves.teachers.end(), [&](const auto& teacher) {
    return teacher.capability >= teacher_capability;
  });
  const auto& high = better == curves.teachers.end() ? curves.teachers.back() : *better;
  const auto& low = better == curves.teachers.begin() ? high : *std::prev(better);
  const double share = share_of(teacher_capability, low.capability, high.capability);
  const Expected of_low = student_of(low), of_high = student_of(high);
  return {std::max(teacher_capability, 0.0) * between(of_low.capability, of_high.capability, share),
          between(of_low.sd, of_high.sd, share), between(of_low.found, of_high.found, share),
          between(of_low.gflop, of_high.gflop, share)};
}

learn::Recipe recipe_for(const learn::Recipe& recipe, int examples) {
  learn::Recipe grown = recipe;
  grown.batch = std::max(recipe.batch, kLeastPasses * examples / recipe.steps);
  return grown;
}

void make_monotone(Curve& curve) {
  struct Pool {
    double sum;
    std::size_t size;
    double mean() const { return sum / static_cast<double>(size); }
  };
  std::vector<Pool> pools;
  for (const Point& point : curve) {
    pools.push_back({point.capability, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back() = {pools.back().sum + last.sum, pools.back().size + last.size};
    }
  }
  std::size_t at = 0;
  for (const Pool& pool : pools)
    for (std::size_t i = 0; i < pool.size; ++i) curve[at++].capability = pool.mean();
}

Status check(const CurvePlan& plan) {
  const auto bad = [](std::string what, std::string remedy) {
    return Error{ErrorKind::invalid_scenario, std::move(what), "curves", std::move(remedy)};
  };
  if (!ascending(plan.teacher_labels) || !ascending(plan.label_budgets) || !ascending(plan.query_budgets))
    return bad("Budgets must be above zero and ascend", "sort them, each once");
  if (plan.exam_selectors < 4 || plan.exam_references < 6)
    return bad("An exam needs at least 4 selectors and 6 references", "train more of them");
  learn::TrainJob largest;
  largest.task = plan.task;
  largest.label_noise = plan.label_noise;
  largest.hidden = plan.network.hidden;
  largest.recipe = plan.network.recipe;
  largest.seeds = plan.seeds;
  largest.sources.own_labels = std::max(plan.label_budgets.back(), plan.teacher_labels.back());
  largest.teacher = {plan.network.hidden, plan.teacher_labels.back(), plan.label_noise, plan.network.recipe,
                     1};
  largest.open_weights = plan.open_weights;
  largest.sources.queries = plan.query_budgets.back();
  return learn::check_job(largest);
}

Status check(const Curves& curves) {
  bool all = sound(curves.own) && sound(curves.open) && !curves.teachers.empty();
  double capability = 0;
  for (const TeacherCurves& teacher : curves.teachers) {
    all = all && sound(teacher.full) && sound(teacher.bare) && teacher.capability > capability;
    capability = teacher.capability;
  }
  all = all && capability <= 100 && curves.edition_loss >= 0 && curves.edition_loss <= 100;
  if (all) return {};
  return Error{ErrorKind::invalid_scenario, "The measured curves are not whole", "curves",
               "Measure them again"};
}

}  // namespace partly::regime
