// A loop shared among a few threads: whoever is free takes the next item. Between two calls they wait asleep,
// for a run calls once for every slice of its steps. Not an executor (executor.h): the caller takes part, and
// waits.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace partly {

class Workers {
 public:
  // `item` from 0, `worker` from 0 to count() - 1: no two calls at a time have the same worker.
  using Task = std::function<void(std::size_t item, std::size_t worker)>;

  explicit Workers(std::size_t count);  // at least 1, the caller's own thread among them
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  static std::size_t of_the_machine() { return std::thread::hardware_concurrency(); }  // 0: not known
  std::size_t count() const { return threads_.size() + 1; }
  void each(std::size_t items, const Task& task);  // returns when all are done

 private:
  void serve(std::size_t worker);
  void take_items(std::unique_lock<std::mutex>& lock, std::size_t worker);  // holds the lock between items

  std::mutex mutex_;
  std::condition_variable begun_, done_;
  const Task* task_ = nullptr;
  std::size_t next_ = 0, items_ = 0, in_work_ = 0;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace partly
