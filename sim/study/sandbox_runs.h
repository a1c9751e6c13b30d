// A sandbox in the background: whoever moves a setting asks, and the newest setting wins. What runs is
// stopped for it as soon as it has shown something, so that a setting in motion shows something all the time.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "sim/base/executor.h"
#include "sim/learn/engines.h"
#include "sim/study/sandbox.h"

namespace partly::study {

class SandboxRuns {
 public:
  struct Sources {
    std::unique_ptr<Executor> executor;
    std::function<learn::EngineRequest()> engine = [] { return learn::EngineRequest(); };
  };
  explicit SandboxRuns(Sources sources)
      : engine_(std::move(sources.engine)), executor_(std::move(sources.executor)) {}

  Status ask(const SandboxSetting&);  // nothing where it is learned, or being learned, already
  void collect();                     // takes in what has come, on the caller's thread
  void wait() { executor_->wait(); }  // until collect() has something, or nothing runs
  void stop();                        // what is not learned to its end is forgotten, but for its last look

  bool going() const { return task_ != 0; }
  const SandboxLook* look() const { return look_ ? &*look_ : nullptr; }        // the newest
  const SandboxLook* before() const { return before_ ? &*before_ : nullptr; }  // of another setting, finished
  std::uint64_t version() const { return version_; }                           // another one with each look
  const std::optional<Error>& error() const { return error_; }
  std::string engine_name() const { return engine_name_; }  // "fused on cpu (AVX2)"; empty at first
  // From the moment that a setting was moved until its first look was here; of the last that was.
  std::optional<double> reaction_s() const { return reaction_s_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Room;  // what belongs to the executor's thread

  void begin(const SandboxSetting&, Clock::time_point asked);
  void take(SandboxLook);

  std::function<learn::EngineRequest()> engine_;
  std::shared_ptr<Room> room_;
  Executor::Id task_ = 0;  // 0: nothing runs
  SandboxSetting running_;
  bool seen_ = false;                                                 // something of what runs
  std::optional<std::pair<SandboxSetting, Clock::time_point>> next_;  // asked for since
  Clock::time_point asked_at_;
  std::optional<SandboxLook> look_, before_;
  std::uint64_t version_ = 0;
  std::optional<Error> error_;
  std::string engine_name_;
  std::optional<double> reaction_s_;
  std::unique_ptr<Executor> executor_;  // last: ends first
};

}  // namespace partly::study
