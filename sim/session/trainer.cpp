#include "sim/session/trainer.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <thread>

#include "sim/session/thread_priority.h"

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
    const auto to_the_end = [this](const SliceState& moment) {
      if (moment.finished) progress_ = moment.snapshot();
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

class ThreadedTrainer final : public Trainer {
 public:
  explicit ThreadedTrainer(Work work)
      : work_(std::move(work)), thread_([this](std::stop_token stop) { serve(stop); }) {}

  ~ThreadedTrainer() override {
    thread_.request_stop();
    wake_.notify_all();
  }

  Ticket submit(world::Job job) override {
    const std::scoped_lock lock(mutex_);
    queue_.push_back({++last_ticket_, std::move(job)});
    wake_.notify_all();
    return last_ticket_;
  }

  void cancel(Ticket ticket) override {
    const std::scoped_lock lock(mutex_);
    std::erase_if(queue_, [&](const Queued& q) { return q.ticket == ticket; });
    std::erase_if(finished_, [&](const Finished& f) { return f.ticket == ticket; });
    if (running_ == ticket) cancelled_ = true;
    if (shown_ == ticket) progress_.reset();
    wake_.notify_all();
  }

  std::vector<Finished> take_finished() override {
    const std::scoped_lock lock(mutex_);
    return std::exchange(finished_, {});
  }

  void wait_for_results() override {
    std::unique_lock lock(mutex_);
    landed_.wait(lock, [&] { return !finished_.empty() || (queue_.empty() && running_ == 0); });
  }

  bool idle() const override {
    const std::scoped_lock lock(mutex_);
    return queue_.empty() && background_.empty() && !busy_;
  }

  void in_background(Background task, Turn turn) override {
    const std::scoped_lock lock(mutex_);
    background_.insert(turn == Turn::next ? background_.begin() : background_.end(), std::move(task));
    wake_.notify_all();
  }

  std::optional<Progress> progress() const override {
    const std::scoped_lock lock(mutex_);
    return progress_;
  }

  void pause(bool paused) override {
    const std::scoped_lock lock(mutex_);
    paused_ = paused;
    wake_.notify_all();
  }
  bool paused() const override {
    const std::scoped_lock lock(mutex_);
    return paused_;
  }
  void single_step() override {
    const std::scoped_lock lock(mutex_);
    ++single_steps_;
    wake_.notify_all();
  }
  void set_pace(Pace pace) override {
    const std::scoped_lock lock(mutex_);
    pace_ = pace;
    wake_.notify_all();
  }
  Pace pace() const override {
    const std::scoped_lock lock(mutex_);
    return pace_;
  }

 private:
  struct Queued {
    Ticket ticket = 0;
    world::Job job;
  };

  static bool watched(const world::Job& job) {
    const auto* student = std::get_if<world::TrainStudent>(&job);
    return student != nullptr && student->watched;
  }

  void serve(const std::stop_token& stop) {
    lower_thread_priority();
    std::unique_lock lock(mutex_);
    const auto something_to_do = [&] { return !queue_.empty() || !background_.empty(); };
    while (wake_.wait(lock, stop, something_to_do) && !stop.stop_requested()) {
      busy_ = true;
      if (!queue_.empty()) {
        run_next_job(lock, stop);
      } else {
        run_background(lock, stop);
      }
      busy_ = false;
    }
  }

  // A task that is not done goes back to the front: a job came between.
  void run_background(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    Background task = std::move(background_.front());
    background_.pop_front();
    lock.unlock();
    const bool done = task([&] {
      const std::scoped_lock look(mutex_);
      return queue_.empty() && !stop.stop_requested();
    });
    lock.lock();
    if (!done) background_.push_front(std::move(task));
  }

  void run_next_job(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    // What the player waits for goes first.
    const auto watched_first = std::ranges::find_if(queue_, [](const Queued& q) { return watched(q.job); });
    const auto next = watched_first == queue_.end() ? queue_.begin() : watched_first;
    const Queued current = std::move(*next);
    queue_.erase(next);
    running_ = current.ticket;
    cancelled_ = false;
    single_steps_ = 0;
    const bool is_watched = watched(current.job);
    if (is_watched) {
      shown_ = current.ticket;
      progress_.reset();
    }
    lock.unlock();
    next_picture_ = next_slice_ = Clock::now();
    auto result = work_(current.job, [&](const SliceState& moment) { return pulse(moment, is_watched, stop); });
    lock.lock();
    running_ = 0;
    if (!cancelled_ && !stop.stop_requested()) finished_.push_back({current.ticket, std::move(result)});
    landed_.notify_all();
  }

  // On the trainer thread, between two slices.
  int pulse(const SliceState& moment, bool is_watched, const std::stop_token& stop) {
    if (is_watched) publish(moment);
    std::unique_lock lock(mutex_);
    if (is_watched && !moment.finished) {
      wake_.wait(lock, stop, [&] { return !paused_ || single_steps_ > 0 || cancelled_; });
      if (paused_ && single_steps_ > 0) {
        --single_steps_;
        next_picture_ = Clock::now();  // a single step is always shown
        return ends(stop) ? 0 : 1;
      }
      wait_for_the_pace(lock, stop);
    }
    if (ends(stop)) return 0;
    const double rate = kStepsPerSecond[static_cast<int>(pace_)];
    if (!is_watched || rate == 0) return kUnlimitedSlice;
    return std::max(1, static_cast<int>(rate * std::chrono::duration<double>(kSliceLength).count()));
  }

  bool ends(const std::stop_token& stop) const { return cancelled_ || stop.stop_requested(); }

  void publish(const SliceState& moment) {
    const auto now = Clock::now();
    if (!moment.finished && now < next_picture_) return;
    Progress picture = moment.snapshot();
    const auto cost = Clock::now() - now;
    const std::scoped_lock lock(mutex_);
    // A paced run has time to spare; one at full speed shows fewer pictures where they are dear.
    const bool hurried = kStepsPerSecond[static_cast<int>(pace_)] == 0;
    next_picture_ =
        now + std::max<Clock::duration>(kPictureEvery, cost * (1 + (hurried ? kLearningPerLooking : 1)));
    if (!cancelled_) progress_ = std::move(picture);
  }

  void wait_for_the_pace(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    const double rate = kStepsPerSecond[static_cast<int>(pace_)];
    if (rate == 0) return;
    next_slice_ = std::max(next_slice_ + kSliceLength, Clock::now() - kSliceLength);
    const Pace pace = pace_;
    wake_.wait_until(lock, stop, next_slice_, [&] { return cancelled_ || paused_ || pace_ != pace; });
  }

  Work work_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;    // the trainer: something to do, or to do differently
  std::condition_variable_any landed_;  // a caller: a job has ended
  std::deque<Queued> queue_;
  std::deque<Background> background_;
  std::vector<Finished> finished_;
  std::optional<Progress> progress_;
  Ticket last_ticket_ = 0, running_ = 0, shown_ = 0;
  bool busy_ = false, cancelled_ = false, paused_ = false;
  int single_steps_ = 0;
  Pace pace_ = Pace::normal;
  Clock::time_point next_picture_, next_slice_;  // trainer thread only
  std::jthread thread_;                          // last: starts when all else is there, joined first
};

}  // namespace

std::unique_ptr<Trainer> make_inline_trainer(Work work) {
  return std::make_unique<InlineTrainer>(std::move(work));
}

std::unique_ptr<Trainer> make_threaded_trainer(Work work) {
  return std::make_unique<ThreadedTrainer>(std::move(work));
}

}  // namespace partly::session
