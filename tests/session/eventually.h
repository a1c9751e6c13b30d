// Waiting in tests for what another thread will have done.
#pragma once
#include <chrono>
#include <thread>

namespace partly::session {

// Looks again and again, yielding the processor, until something holds; gives up after a minute.
template <class Condition>
bool eventually(Condition holds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

}  // namespace partly::session
