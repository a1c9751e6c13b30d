// What was dear to make, kept by the value that decides it; the oldest goes first. Looked up by the value's
// seed, compared by the whole value.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <utility>

namespace partly::session {

template <class Key, class Value>
class KeptBySeed {
 public:
  explicit KeptBySeed(std::size_t most) : most_(most) {}

  const Value* find(std::uint64_t seed, const Key& key) const {
    const auto [first, last] = items_.equal_range(seed);
    for (auto it = first; it != last; ++it)
      if (it->second.first == key) return &it->second.second;
    return nullptr;
  }
  void keep(std::uint64_t seed, Key key, Value value) {
    if (most_ == 0) return;
    if (items_.size() == most_) {
      items_.erase(oldest_.front());
      oldest_.pop_front();
    }
    oldest_.push_back(items_.emplace(seed, std::pair{std::move(key), std::move(value)}));
  }

 private:
  using Items = std::multimap<std::uint64_t, std::pair<Key, Value>>;
  std::size_t most_;
  Items items_;
  std::deque<typename Items::iterator> oldest_;
};

}  // namespace partly::session
