// A cost curve measured in the background: points come in while the rest is trained. What was stopped goes on
// where it was; once all is there, it may be measured again with other seeds.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/executor.h"
#include "sim/learn/engines.h"
#include "sim/session/cost_curve.h"

namespace partly::session {

class CostCurveRuns {
 public:
  struct Sources {
    std::unique_ptr<Executor> executor;
    std::function<Result<world::Scenario>()> scenario;
    std::function<learn::EngineRequest()> engine = [] { return learn::EngineRequest(); };
    CostPlan plan = cost_plan();
  };
  explicit CostCurveRuns(Sources sources)
      : scenario_(std::move(sources.scenario)),
        engine_(std::move(sources.engine)),
        plan_(std::move(sources.plan)),
        executor_(std::move(sources.executor)) {}

  void begin();  // goes on with what is there, or, where that is whole, begins with other seeds
  void stop();   // what is measured stays
  void collect() { executor_->deliver(); }  // takes in what has come, on the caller's thread

  bool going() const { return task_ != 0; }
  bool whole() const { return whole_; }
  double done() const { return done_; }
  const std::string& order() const { return order_; }               // that is trained now
  const CostCurve& curve() const { return curve_; }                 // as far as it has come
  const std::vector<CostCurve>& before() const { return before_; }  // whole ones, of other seeds
  const CostPlan& plan() const { return plan_; }
  const std::optional<Error>& error() const { return error_; }
  const std::string& engine_text() const { return engine_text_; }  // "fused on cpu (AVX2)"; empty at first

 private:
  struct Room;  // what belongs to the executor's thread: the runner, and with it the provider's model
  Status measure(Room&, const CostPlan&, CostCurve begun, const Executor::Control&);

  std::function<Result<world::Scenario>()> scenario_;
  std::function<learn::EngineRequest()> engine_;
  CostPlan plan_;
  std::shared_ptr<Room> room_;
  Executor::Id task_ = 0;  // 0: nothing runs
  CostCurve curve_;
  std::vector<CostCurve> before_;
  double done_ = 0;
  bool whole_ = false;
  std::string order_, engine_text_;
  std::optional<Error> error_;
  std::unique_ptr<Executor> executor_;  // last: ends first
};

}  // namespace partly::session
