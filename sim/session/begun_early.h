// Something that is made on a thread of its own from the first moment on, and waited for when it is wanted:
// for what is read while the window opens.
#pragma once
#include <functional>
#include <future>
#include <utility>

#include "sim/session/plain_locale.h"

namespace partly::session {

template <class T>
class BegunEarly {
 public:
  explicit BegunEarly(std::function<T()> make)
      : made_(std::async(std::launch::async, [make = std::move(make)] {
          const PlainLocale numbers_have_points;
          return make();
        })) {}

  bool taken() const { return !made_.valid(); }
  T take() { return made_.get(); }  // once

 private:
  std::future<T> made_;
};

}  // namespace partly::session
