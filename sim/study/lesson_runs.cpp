#include "sim/study/lesson_runs.h"

#include "sim/study/workshop.h"

namespace partly::study {

struct LessonRuns::Room {
  std::optional<Workshop> workshop;

  Status open(const learn::EngineRequest& request) {
    if (workshop) return {};
    auto engine = learn::make_engine(request);
    if (!engine) return engine.error();
    workshop.emplace(*engine);
    return {};
  }
};

void LessonRuns::begin(const Lesson& lesson, std::uint64_t seed, const learn::EngineRequest& engine) {
  const std::string& id = lesson.about.id;
  const auto known = runs_.find(id);
  if (known != runs_.end()) {
    if (known->second.seed == seed && !known->second.error) return;
    executor_->cancel(known->second.task);
  }
  if (!room_) room_ = std::make_shared<Room>();
  LessonRun& run = runs_[id];
  run = {};
  run.seed = seed;
  const auto task = [this, room = room_, &lesson, id, seed, engine](const Executor::Control& control) {
    const Status ended = [&]() -> Status {
      if (auto open = room->open(engine); !open) return open;
      const learn::KeepGoing keep_going = [&](double share) {
        control.on_progress(share);
        return control.should_continue();
      };
      const Show show = [&](const Beat& beat) {
        control.hand_over([this, id, task = control.id, beat] {
          if (LessonRun* told = told_by(id, task)) told->beats.push_back(beat);
        });
      };
      return lesson.tell(*room->workshop, {lesson.about.seeds, seed, keep_going}, show);
    }();
    return Executor::Outcome{true, [this, id, task = control.id, ended] {
                               LessonRun* told = told_by(id, task);
                               if (!told) return;
                               told->finished = ended.ok();
                               if (!ended) told->error = ended.error();
                             }};
  };
  run.task = executor_->submit(task);
}

// Null where it was stopped, or begun anew, since.
LessonRun* LessonRuns::told_by(const std::string& lesson, Executor::Id task) {
  const auto found = runs_.find(lesson);
  return found != runs_.end() && found->second.task == task ? &found->second : nullptr;
}

void LessonRuns::stop_all() {
  for (auto it = runs_.begin(); it != runs_.end();) {
    if (it->second.going()) executor_->cancel(it->second.task);
    it = it->second.finished ? std::next(it) : runs_.erase(it);
  }
}

const LessonRun* LessonRuns::find(const std::string& lesson) const {
  const auto found = runs_.find(lesson);
  return found == runs_.end() ? nullptr : &found->second;
}

double LessonRuns::progress(const std::string& lesson) const {
  const LessonRun* run = find(lesson);
  if (!run) return 0;
  return run->finished ? 1 : executor_->progress(run->task).value_or(0);
}

}  // namespace partly::study
