// What a capability costs by either way, measured: orders that build a model from people's labels and orders
// that copy the provider's answers, each really trained, each billed by the one price list; and at each
// capability the cheapest of either kind that reaches it. An author's estimate of fifty to one in computing
// (F20) can be held against that, and what would have to hold for it. No figure here belongs to a route.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/econ/price_list.h"
#include "sim/session/job_runner.h"
#include "sim/world/state/scenario.h"

namespace partly::session {

struct CostPoint {
  std::string order;      // "1,500 own labels, 4 people a label, wide network"
  double capability = 0;  // mean over the students
  double capability_sd = 0;
  learn::Used used;  // by one
  econ::Bill bill;
};

struct CostPlan {
  std::vector<world::TrainModel> built, copied;
  int students = 3;         // that each order trains
  std::uint64_t again = 0;  // other seeds with each: first weights, labels and queries of the students
};
CostPlan cost_plan();  // from what hardly teaches anything to what most labs cannot pay: 48 orders and 24

// As far as it has come; a value, so that one may look at it while the rest is trained.
struct CostCurve {
  std::string scenario, provider;
  int students = 0;
  std::uint64_t again = 0;
  double teacher = 0;  // capability of the provider's model; 0 before anything was trained
  Quantity label_usd;  // as the scenario assumes it
  std::vector<CostPoint> built, copied;
};

// At one capability. Of orders that reach it: that with the least bill, and that with the least computing.
// They point into the curve.
struct CostLevel {
  double capability = 0;
  const CostPoint* built = nullptr;  // null: nothing tried reaches it
  const CostPoint* copied = nullptr;
  const CostPoint* built_least = nullptr;
  const CostPoint* copied_least = nullptr;
  bool compared() const { return built && copied; }
  double whole() const { return built->bill.total().usd() / copied->bill.total().usd(); }
  double computing() const { return built_least->used.flops / copied_least->used.flops; }
  double saved_usd() const { return built->bill.total().usd() - copied->bill.total().usd(); }
};
// Whole steps from where the least capable copy stands up to the best that anything reached, and the best
// copy's own.
std::vector<CostLevel> levels_of(const CostCurve& curve);

// The articles' figure: computing to build, over computing to copy (F20: 50 billion dollars and one).
inline constexpr double kToldRatio = 50;

// What came out, held against that figure.
struct CostFinding {
  CostLevel told;     // the highest that both reach, up to the provider's: the articles speak of its class
  CostLevel most;     // where copying saves the largest part of the whole bill
  CostLevel nearest;  // where the least rise in the price of labels makes the whole bill fifty to one,
  double label_price = 0;  // to so many times what it is, the cheapest way to build chosen anew
  double arithmetic = 0;   // times what it takes at `told`, building would have to take, and copying no more
  double largest_run = 0;  // most computing of any order over the least of any, whatever either reaches
};
std::optional<CostFinding> finding_of(const CostCurve& curve);  // none: no level compares
// What came out in one sentence; then in a few each where copying saves most, why it is not fifty, and what
// would have to hold for it.
struct CostWords {
  std::string in_short, most, why, hold;
};
CostWords words_of(const CostCurve& curve, const CostFinding& finding);
std::string to_one(double ratio);  // "7.9 : 1"

// Told before each order, with what is there by then, and after the last, with no order.
using OnCost = std::function<void(const CostCurve& so_far, double done, const std::string& order)>;
// Goes on from `begun` where that is of the same scenario and plan. An Error of kind interrupted once
// `should_continue` says no.
Result<CostCurve> cost_curve(const world::Scenario& scenario, JobRunner& runner, const CostPlan& plan,
                             const OnCost& on_cost = {}, const ShouldContinue& should_continue = {},
                             CostCurve begun = {});
std::string text_of(const CostCurve& curve);
std::string json_of(const CostCurve& curve);

}  // namespace partly::session
