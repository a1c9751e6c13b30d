#include "sim/base/executor.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "sim/base/thread_priority.h"

namespace partly {
namespace {

struct Delivery {
  Executor::Id id = 0;
  std::function<void()> deliver;
};

int deliver_all(const std::vector<Delivery>& found) {
  for (const Delivery& one : found) one.deliver();
  return static_cast<int>(found.size());
}

class InlineExecutor final : public Executor {
 public:
  Id submit(Task task, Priority, Turn) override {
    const Id id = ++last_id_;
    Outcome outcome = task({id,
                            {},
                            [] { return true; },
                            [](double) {},
                            [this, id](auto deliver) {
                              found_.push_back({id, std::move(deliver)});
                            }});
    if (outcome.deliver) found_.push_back({id, std::move(outcome.deliver)});
    return id;
  }
  void cancel(Id id) override {
    std::erase_if(found_, [&](const Delivery& one) { return one.id == id; });
  }
  int deliver() override { return deliver_all(std::exchange(found_, {})); }
  void wait() override {}
  bool idle() const override { return true; }
  std::optional<double> progress(Id) const override { return std::nullopt; }

 private:
  Id last_id_ = 0;
  std::vector<Delivery> found_;
};

class ThreadedExecutor final : public Executor {
 public:
  ThreadedExecutor() : thread_([this](const std::stop_token& stop) { serve(stop); }) {}

  ~ThreadedExecutor() override {
    thread_.request_stop();
    std::stop_source running = stop_of_running();
    running.request_stop();
  }

  Id submit(Task task, Priority priority, Turn turn) override {
    const std::scoped_lock lock(mutex_);
    enqueue({++last_id_, priority, std::move(task)}, turn);
    return last_id_;
  }

  void cancel(Id id) override {
    std::stop_source running(std::nostopstate);
    {
      const std::scoped_lock lock(mutex_);
      std::erase_if(waiting_, [&](const Waiting& one) { return one.id == id; });
      std::erase_if(found_, [&](const Delivery& one) { return one.id == id; });
      if (running_ && running_->id == id) running = running_->stop;
    }
    running.request_stop();
    ended_.notify_all();
  }

  int deliver() override {
    std::vector<Delivery> found;
    {
      const std::scoped_lock lock(mutex_);
      found.swap(found_);
    }
    return deliver_all(std::move(found));
  }

  void wait() override {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] {
      const bool runs = running_ && running_->priority > Priority::background;
      return !found_.empty() || !(runs || something_waits_above(Priority::background));
    });
  }

  bool idle() const override {
    const std::scoped_lock lock(mutex_);
    return waiting_.empty() && !running_;
  }

  std::optional<double> progress(Id id) const override {
    const std::scoped_lock lock(mutex_);
    return running_ && running_->id == id ? std::optional(running_->share) : std::nullopt;
  }

 private:
  struct Waiting {
    Id id = 0;
    Priority priority = Priority::normal;
    Task task;
  };
  struct Running {
    Id id = 0;
    Priority priority = Priority::normal;
    std::stop_source stop;
    double share = 0;
  };

  bool something_waits_above(Priority priority) const {
    return !waiting_.empty() && waiting_.front().priority > priority;
  }

  std::stop_source stop_of_running() const {
    const std::scoped_lock lock(mutex_);
    return running_ ? running_->stop : std::stop_source(std::nostopstate);
  }

  void enqueue(Waiting one, Turn turn) {  // the queue stays in the order of priorities
    const auto place = std::ranges::find_if(waiting_, [&](const Waiting& other) {
      return turn == Turn::next ? other.priority <= one.priority : other.priority < one.priority;
    });
    waiting_.insert(place, std::move(one));
    submitted_.notify_all();
  }

  void serve(const std::stop_token& stop) {
    lower_thread_priority();
    std::unique_lock lock(mutex_);
    while (submitted_.wait(lock, stop, [&] { return !waiting_.empty(); }) && !stop.stop_requested())
      run_next(lock);
  }

  void run_next(std::unique_lock<std::mutex>& lock) {
    Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    running_.emplace(Running{next.id, next.priority, {}, 0});
    const Control control = control_of(*running_);
    lock.unlock();
    Outcome outcome = next.task(control);
    lock.lock();
    running_.reset();
    if (!control.stop.stop_requested()) {
      if (!outcome.done)
        enqueue(std::move(next), Turn::next);
      else if (outcome.deliver)
        found_.push_back({next.id, std::move(outcome.deliver)});
    }
    ended_.notify_all();
  }

  Control control_of(const Running& running) {
    const std::stop_token stop = running.stop.get_token();
    const bool gives_way = running.priority == Priority::background;
    return {running.id, stop,
            [this, stop, gives_way] {
              const std::scoped_lock lock(mutex_);
              return !stop.stop_requested() && !(gives_way && something_waits_above(Priority::background));
            },
            [this](double share) {
              const std::scoped_lock lock(mutex_);
              if (running_) running_->share = share;
            },
            [this, stop, id = running.id](std::function<void()> deliver) {
              const std::scoped_lock lock(mutex_);
              if (stop.stop_requested()) return;  // cancelled: nobody asks for it any more
              found_.push_back({id, std::move(deliver)});
              ended_.notify_all();
            }};
  }

  mutable std::mutex mutex_;
  std::condition_variable_any submitted_;  // the executor's thread: there is something to do
  std::condition_variable ended_;          // a caller: a task has ended
  std::deque<Waiting> waiting_;
  std::optional<Running> running_;
  std::vector<Delivery> found_;
  Id last_id_ = 0;
  std::jthread thread_;  // last: starts when all else is there, joined first
};

}  // namespace

std::unique_ptr<Executor> make_inline_executor() { return std::make_unique<InlineExecutor>(); }
std::unique_ptr<Executor> make_threaded_executor() { return std::make_unique<ThreadedExecutor>(); }

}  // namespace partly
