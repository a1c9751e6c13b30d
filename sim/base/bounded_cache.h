// What was expensive to make, found again by the value that decides it. It holds at most so many items, and
// what was used longest ago goes first. Found by a hash where there is a cheap one (a seed, say), compared by
// the whole value. For one thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <unordered_map>
#include <utility>

namespace partly {

struct NoHash {  // every item is looked at: good enough for a handful
  std::uint64_t operator()(const auto&) const { return 0; }
};

template <class Key, class Value, class Hash = NoHash>
class BoundedCache {
 public:
  explicit BoundedCache(std::size_t most) : most_(most) {}  // 0: it keeps nothing

  // Null if it is not here. Good until the next put().
  Value* find(const Key& key) {
    const auto [first, last] = places_.equal_range(Hash{}(key));
    for (auto place = first; place != last; ++place) {
      if (!(place->second->first == key)) continue;
      items_.splice(items_.begin(), items_, place->second);
      ++hits_;
      return &place->second->second;
    }
    ++misses_;
    return nullptr;
  }

  // Of a key that is not here.
  void put(Key key, Value value) {
    if (most_ == 0) return;
    if (items_.size() == most_) drop_oldest();
    items_.emplace_front(std::move(key), std::move(value));
    places_.emplace(Hash{}(items_.front().first), items_.begin());
  }

  std::size_t size() const { return items_.size(); }
  int hits() const { return hits_; }
  int misses() const { return misses_; }

 private:
  using Items = std::list<std::pair<Key, Value>>;  // used last comes first

  void drop_oldest() {
    const auto oldest = std::prev(items_.end());
    auto place = places_.find(Hash{}(oldest->first));
    while (place->second != oldest) ++place;
    places_.erase(place);
    items_.erase(oldest);
  }

  std::size_t most_;
  Items items_;
  std::unordered_multimap<std::uint64_t, typename Items::iterator> places_;
  int hits_ = 0, misses_ = 0;
};

}  // namespace partly
