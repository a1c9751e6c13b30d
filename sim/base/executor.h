// Work beside the window: tasks done one after another on a thread that gives way to the window, each of
// which can be cancelled, tells how far it is, and hands over what it found on the thread of whoever asks for
// it. The inline executor does a task within submit(), for headless work and tests.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace partly {

class Executor {
 public:
  using Id = std::uint64_t;  // of one submission; never comes again

  // A task in the background gives way to the others: it is told to, and begun again when they are done.
  enum class Priority { background, normal, first };
  enum class Turn { next, last };  // among tasks of its priority

  // What a task knows of the executor that runs it.
  struct Control {
    Id id = 0;
    std::stop_token stop;                   // requested when the task is cancelled or the executor ends
    std::function<bool()> should_continue;  // false after that, and when the task is to give way
    std::function<void(double share)> on_progress;
    // What is there before the end: called by deliver(), in order and before what the Outcome delivers.
    std::function<void(std::function<void()>)> hand_over;
  };
  struct Outcome {
    bool done = true;                    // false: gave way, begin it again
    std::function<void()> deliver = {};  // called by deliver(), on the caller's thread; may be empty
  };
  using Task = std::function<Outcome(const Control&)>;

  virtual ~Executor() = default;  // tells what runs to stop, and waits for it
  virtual Id submit(Task task, Priority priority = Priority::normal, Turn turn = Turn::last) = 0;
  virtual void cancel(Id id) = 0;  // forget it, whether it waits, runs or has something to deliver
  virtual int deliver() = 0;       // what has been found, in the order it was; how many tasks' worth
  virtual void wait() = 0;         // until deliver() has something, or nothing is left but background work
  virtual bool idle() const = 0;   // nothing waits or runs
  virtual std::optional<double> progress(Id id) const = 0;  // while it runs
};

std::unique_ptr<Executor> make_inline_executor();
std::unique_ptr<Executor> make_threaded_executor();

}  // namespace partly
