#include "sim/study/sandbox_runs.h"

#include <utility>

#include "sim/study/sandbox_room.h"

namespace partly::study {

struct SandboxRuns::Room {
  std::optional<SandboxRoom> sandbox;
  std::string engine_name;

  Status open(learn::EngineRequest request) {
    if (sandbox) return {};
    request.population = kSandboxStudents;
    auto engine = learn::make_engine(request);
    if (!engine) return engine.error();
    engine_name = (*engine)->name() + " on " + (*engine)->device();
    sandbox.emplace(*engine);
    return {};
  }
};

Status SandboxRuns::ask(const SandboxSetting& setting) {
  if (auto status = check_sandbox(setting); !status) return status;
  const auto now = Clock::now();
  if (going() && running_ == setting) {
    next_.reset();
    return {};
  }
  if (!going() && !error_ && look_ && look_->setting == setting && look_->finished()) return {};
  if (going() && !seen_)
    next_ = {setting, now};
  else
    begin(setting, now);
  return {};
}

void SandboxRuns::begin(const SandboxSetting& setting, Clock::time_point asked) {
  if (going()) executor_->cancel(task_);
  if (!room_) room_ = std::make_shared<Room>();
  running_ = setting, asked_at_ = asked, seen_ = false;
  next_.reset(), error_.reset();
  const auto train = [this, room = room_, setting, request = engine_()](const Executor::Control& control) {
    const Status ended = [&]() -> Status {
      if (auto open = room->open(request); !open) return open;
      const auto keep_going = [&](double share) {
        control.on_progress(share);
        return control.should_continue();
      };
      const auto show = [&](SandboxLook look) {
        auto shared = std::make_shared<SandboxLook>(std::move(look));
        control.hand_over([this, id = control.id, shared, name = room->engine_name] {
          if (id != task_) return;
          engine_name_ = name;
          take(std::move(*shared));
        });
      };
      return room->sandbox->train(setting, show, keep_going);
    }();
    return Executor::Outcome{true, [this, id = control.id, ended] {
                               if (id != task_) return;
                               task_ = 0;
                               if (!ended) error_ = ended.error();
                             }};
  };
  // An executor that works at once hands over before it says what the task is called: nothing is taken in
  // before collect().
  task_ = executor_->submit(train);
}

void SandboxRuns::take(SandboxLook look) {
  if (!seen_ && version_ > 0) reaction_s_ = std::chrono::duration<double>(Clock::now() - asked_at_).count();
  seen_ = true;
  if (look_ && look_->finished() && look_->setting != look.setting) before_ = std::move(look_);
  look_ = std::move(look);
  ++version_;
}

void SandboxRuns::collect() {
  executor_->deliver();
  if (next_ && (seen_ || !going())) {
    const auto [setting, asked] = *next_;
    begin(setting, asked);
  }
}

void SandboxRuns::stop() {
  if (going()) executor_->cancel(task_);
  task_ = 0;
  next_.reset();
}

}  // namespace partly::study
