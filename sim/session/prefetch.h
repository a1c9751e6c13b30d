// A value that is made on a thread of its own from the first moment on and waited for when it is wanted: for
// what is read while the window opens, which would else start a tenth to a fifth later (start_bench).
#pragma once
#include <functional>
#include <future>
#include <utility>

namespace partly::session {

template <class T>
class Prefetch {
 public:
  explicit Prefetch(std::function<T()> make) : made_(std::async(std::launch::async, std::move(make))) {}

  bool taken() const { return !made_.valid(); }
  T take() { return made_.get(); }  // once

 private:
  std::future<T> made_;
};

}  // namespace partly::session
