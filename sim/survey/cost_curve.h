// What a capability costs by either way, measured: orders that build a model from people's labels and orders
// that copy the provider's answers, each really trained, each billed by the one price list; and at each
// capability the cheapest of either kind that reaches it. An author's estimate of fifty to one in computing
// (F20) can be held against that, and what would have to hold for it. No figure here belongs to a route.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/session/job_runner.h"
#include "sim/world/state/scenario.h"

namespace partly::survey {

struct CostPoint {
  std::string order;      // "1,500 own labels, 4 people a label, wide network"
  double capability = 0;  // mean over the students
  double capability_sd = 0;
  learn::Used used;  // by one
  econ::Bill bill;
};

struct CostLevel {
  double capability = 0;
  const CostPoint* built = nullptr;  // the cheapest that reaches it; null: nothing tried does
  const CostPoint* copied = nullptr;
  bool compared() const { return built && copied; }
  double whole() const { return built->bill.total().usd() / copied->bill.total().usd(); }
  double computing() const { return built->bill.compute.usd() / copied->bill.compute.usd(); }
};

struct CostCurve {
  std::string scenario;
  int students = 0;    // that each order trained
  double teacher = 0;  // capability of the provider's model
  std::vector<CostPoint> built, copied;
  std::vector<CostLevel> levels;
};

// The articles' figure: computing to build, over computing to copy (F20: 50 billion dollars and one).
inline constexpr double kToldRatio = 50;

using OnOrder = std::function<void(const std::string& order)>;
Result<CostCurve> cost_curve(const world::Scenario& scenario, session::JobRunner& runner, int students,
                             const OnOrder& on_order = {});
std::string text_of(const CostCurve& curve);
std::string json_of(const CostCurve& curve);

}  // namespace partly::survey
