#include "sim/session/trainer.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>

#include "sim/base/executor.h"

namespace partly::session {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPictureEvery = std::chrono::milliseconds(33);
constexpr int kLearningPerLooking = 11;  // time for steps between two pictures, in times that a picture takes
constexpr auto kSliceLength = std::chrono::milliseconds(16);  // of a paced run: one drawn frame
constexpr int kUnlimitedSlice = 32;                           // steps between two looks at the command queue

// Runs everything at once on the caller's thread: for headless play and tests.
class InlineTrainer final : public Trainer {
 public:
  explicit InlineTrainer(Work work) : work_(std::move(work)) {}

  Ticket submit(world::Job job) override {
    const auto to_the_end = [this](const SliceState& slice) {
      if (slice.finished) progress_ = slice.snapshot();
      return std::numeric_limits<int>::max();
    };
    finished_.push_back({++last_ticket_, work_(job, to_the_end)});
    return last_ticket_;
  }
  void cancel(Ticket ticket) override {
    std::erase_if(finished_, [&](const Finished& f) { return f.ticket == ticket; });
  }
  std::vector<Finished> take_finished() override { return std::exchange(finished_, {}); }
  void wait_for_results() override {}
  bool idle() const override { return true; }
  void in_background(Background task, Turn) override {
    task([] { return true; });
  }

  std::optional<Progress> progress() const override { return progress_; }
  void pause(bool paused) override { paused_ = paused; }
  bool paused() const override { return paused_; }
  void single_step() override {}
  void set_pace(Pace pace) override { pace_ = pace; }
  Pace pace() const override { return pace_; }

 private:
  Work work_;
  Ticket last_ticket_ = 0;
  std::vector<Finished> finished_;
  std::optional<Progress> progress_;
  bool paused_ = false;
  Pace pace_ = Pace::unlimited;
};

// Jobs and background work on one executor. A watched run can be paused, stepped and slowed down.
class ThreadedTrainer final : public Trainer {
 public:
  explicit ThreadedTrainer(Work work) : work_(std::move(work)), executor_(make_threaded_executor()) {}

  Ticket submit(world::Job job) override {
    const auto priority = watched(job) ? Executor::Priority::first : Executor::Priority::normal;
    return executor_->submit(
        [this, job = std::move(job)](const Executor::Control& control) { return run(job, control); },
        priority);
  }
  void cancel(Ticket ticket) override {
    executor_->cancel(ticket);
    const std::scoped_lock lock(mutex_);
    if (shown_ == ticket) progress_.reset();
  }
  std::vector<Finished> take_finished() override {
    executor_->deliver();
    return std::exchange(finished_, {});
  }
  void wait_for_results() override { executor_->wait(); }
  bool idle() const override { return executor_->idle(); }
  void in_background(Background task, Turn turn) override {
    executor_->submit(
        [task = std::move(task)](const Executor::Control& control) -> Executor::Outcome {
          return {task(control.should_continue)};
        },
        Executor::Priority::background, turn);
  }

  std::optional<Progress> progress() const override {
    const std::scoped_lock lock(mutex_);
    return progress_;
  }
  void pause(bool paused) override {
    change([&] { paused_ = paused; });
  }
  bool paused() const override {
    const std::scoped_lock lock(mutex_);
    return paused_;
  }
  void single_step() override {
    change([&] { ++single_steps_; });
  }
  void set_pace(Pace pace) override {
    change([&] { pace_ = pace; });
  }
  Pace pace() const override {
    const std::scoped_lock lock(mutex_);
    return pace_;
  }

 private:
  static bool watched(const world::Job& job) {
    const auto* student = std::get_if<world::TrainStudent>(&job);
    return student != nullptr && student->watched;
  }

  void change(const std::function<void()>& what) {
    const std::scoped_lock lock(mutex_);
    what();
    changed_.notify_all();
  }

  Executor::Outcome run(const world::Job& job, const Executor::Control& control) {
    const bool is_watched = watched(job);
    {
      const std::scoped_lock lock(mutex_);
      single_steps_ = 0;
      if (is_watched) {
        shown_ = control.id;
        progress_.reset();
      }
    }
    next_picture_ = next_slice_ = Clock::now();
    auto result =
        work_(job, [&](const SliceState& slice) { return on_progress(slice, is_watched, control.stop); });
    return {true,
            [this, finished = Finished{control.id, std::move(result)}] { finished_.push_back(finished); }};
  }

  // On the executor's thread, between two slices.
  int on_progress(const SliceState& slice, bool is_watched, const std::stop_token& stop) {
    if (is_watched) publish(slice, stop);
    std::unique_lock lock(mutex_);
    if (is_watched && !slice.finished) {
      changed_.wait(lock, stop, [&] { return !paused_ || single_steps_ > 0; });
      if (paused_ && single_steps_ > 0) {
        --single_steps_;
        next_picture_ = Clock::now();  // a single step is always shown
        return stop.stop_requested() ? 0 : 1;
      }
      wait_for_the_pace(lock, stop);
    }
    if (stop.stop_requested()) return 0;
    const double rate = kStepsPerSecond[static_cast<int>(pace_)];
    if (!is_watched || rate == 0) return kUnlimitedSlice;
    return std::max(1, static_cast<int>(rate * std::chrono::duration<double>(kSliceLength).count()));
  }

  void publish(const SliceState& slice, const std::stop_token& stop) {
    const auto now = Clock::now();
    if (!slice.finished && now < next_picture_) return;
    Progress picture = slice.snapshot();
    const auto cost = Clock::now() - now;
    const std::scoped_lock lock(mutex_);
    // A paced run has time to spare; one at full speed shows fewer pictures where they are expensive.
    const bool hurried = kStepsPerSecond[static_cast<int>(pace_)] == 0;
    next_picture_ =
        now + std::max<Clock::duration>(kPictureEvery, cost * (1 + (hurried ? kLearningPerLooking : 1)));
    if (!stop.stop_requested()) progress_ = std::move(picture);
  }

  void wait_for_the_pace(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    const double rate = kStepsPerSecond[static_cast<int>(pace_)];
    if (rate == 0) return;
    next_slice_ = std::max(next_slice_ + kSliceLength, Clock::now() - kSliceLength);
    const Pace pace = pace_;
    changed_.wait_until(lock, stop, next_slice_, [&] { return paused_ || pace_ != pace; });
  }

  Work work_;
  std::vector<Finished> finished_;  // delivered, not yet taken; the caller's thread only
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;  // a run that waits: to go on otherwise
  std::optional<Progress> progress_;
  Ticket shown_ = 0;
  bool paused_ = false;
  int single_steps_ = 0;
  Pace pace_ = Pace::normal;
  Clock::time_point next_picture_, next_slice_;  // the executor's thread only
  std::unique_ptr<Executor> executor_;           // last: ends before what its tasks use
};

}  // namespace

std::unique_ptr<Trainer> make_inline_trainer(Work work) {
  return std::make_unique<InlineTrainer>(std::move(work));
}

std::unique_ptr<Trainer> make_threaded_trainer(Work work) {
  return std::make_unique<ThreadedTrainer>(std::move(work));
}

}  // namespace partly::session
