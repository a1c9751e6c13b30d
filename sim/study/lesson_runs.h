// Lessons told in the background, one after another: beats come in while the rest is still being trained. All
// share one workshop, so a teacher that two lessons need is trained once.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/executor.h"
#include "sim/learn/engines.h"
#include "sim/study/lesson.h"

namespace partly::study {

struct LessonRun {
  std::uint64_t seed = 1;
  std::vector<Beat> beats;  // so far
  bool finished = false;    // all beats are there
  std::optional<Error> error;
  Executor::Id task = 0;

  bool going() const { return !finished && !error; }
};

class LessonRuns {
 public:
  explicit LessonRuns(std::unique_ptr<Executor> executor) : executor_(std::move(executor)) {}

  // Nothing where it is told, or being told, with this seed already. The lesson is one of lessons().
  void begin(const Lesson& lesson, std::uint64_t seed, const learn::EngineRequest& engine);
  // What is not told to its end is stopped and forgotten.
  void stop_all();
  void collect() { executor_->deliver(); }  // takes in what has come, on the caller's thread

  const LessonRun* find(const std::string& lesson) const;  // as begun last; null: never
  // How much of it is done while it is told; waiting for another: 0.
  double progress(const std::string& lesson) const;

 private:
  LessonRun* told_by(const std::string& lesson, Executor::Id task);

  struct Room;  // what belongs to the executor's thread: the workshop
  std::shared_ptr<Room> room_;
  std::map<std::string, LessonRun> runs_;
  std::unique_ptr<Executor> executor_;  // last: ends first
};

}  // namespace partly::study
