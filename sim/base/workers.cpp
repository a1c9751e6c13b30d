#include "sim/base/workers.h"

namespace partly {

Workers::Workers(std::size_t count) {
  for (std::size_t worker = 1; worker < count; ++worker)
    threads_.emplace_back([this, worker] { serve(worker); });
}

Workers::~Workers() {
  {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
  }
  begun_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::each(std::size_t items, const Task& task) {
  std::unique_lock lock(mutex_);
  task_ = &task, next_ = 0, items_ = items;
  begun_.notify_all();
  take_items(lock, 0);
  done_.wait(lock, [this] { return in_work_ == 0; });
  items_ = next_ = 0;
}

void Workers::serve(std::size_t worker) {
  std::unique_lock lock(mutex_);
  for (;;) {
    begun_.wait(lock, [this] { return ends_ || next_ < items_; });
    if (ends_) return;
    take_items(lock, worker);
    if (in_work_ == 0) done_.notify_all();
  }
}

void Workers::take_items(std::unique_lock<std::mutex>& lock, std::size_t worker) {
  while (next_ < items_) {
    const std::size_t item = next_++;
    ++in_work_;
    lock.unlock();
    (*task_)(item, worker);
    lock.lock();
    --in_work_;
  }
}

}  // namespace partly
