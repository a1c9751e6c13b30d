#include "sim/session/cost_curve_runs.h"

#include <utility>

namespace partly::session {

struct CostCurveRuns::Room {
  learn::EngineRequest asked;  // that the runner was made for
  std::optional<JobRunner> runner;
  std::optional<world::Scenario> scenario;

  Status open(learn::EngineRequest request, int students,
              const std::function<Result<world::Scenario>()>& load) {
    request.population = students;
    if (runner && request == asked) return {};
    auto loaded = load();
    if (!loaded) return loaded.error();
    auto engine = learn::make_engine(request);
    if (!engine) return engine.error();
    scenario = std::move(*loaded);
    asked = request;
    runner.emplace(*engine);
    return {};
  }
};

void CostCurveRuns::begin() {
  if (going()) return;
  if (whole_) {
    before_.push_back(std::exchange(curve_, {}));
    ++plan_.again;
  }
  if (!room_) room_ = std::make_shared<Room>();
  whole_ = false, done_ = 0;
  order_.clear(), error_.reset();
  const auto task = [this, room = room_, plan = plan_, begun = curve_, load = scenario_,
                     request = engine_()](const Executor::Control& control) {
    const Status ended = [&]() -> Status {
      if (auto open = room->open(request, plan.students, load); !open) return open;
      return measure(*room, plan, begun, control);
    }();
    return Executor::Outcome{true, [this, id = control.id, ended] {
                               if (id != task_) return;
                               task_ = 0;
                               whole_ = ended.ok();
                               if (!ended) error_ = ended.error();
                             }};
  };
  task_ = executor_->submit(task);
}

// On the executor's thread: what it found is handed over as values.
Status CostCurveRuns::measure(Room& room, const CostPlan& plan, CostCurve begun,
                              const Executor::Control& control) {
  const auto show = [&](const CostCurve& so_far, double done, const std::string& order) {
    control.hand_over([this, id = control.id, so_far, done, order, engine = room.runner->engine_text()] {
      if (id != task_) return;
      curve_ = so_far, done_ = done;
      order_ = order, engine_text_ = engine;
    });
  };
  const auto curve =
      cost_curve(*room.scenario, *room.runner, plan, show, control.should_continue, std::move(begun));
  return curve ? Status() : curve.error();
}

void CostCurveRuns::stop() {
  if (going()) executor_->cancel(task_);
  task_ = 0;
  order_.clear();
}

}  // namespace partly::session
