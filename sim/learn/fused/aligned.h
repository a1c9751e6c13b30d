// A block of zeroed floats, aligned for the widest vectors.
#pragma once
#include <cstddef>
#include <memory>
#include <new>

namespace partly::learn::fused {

class AlignedFloats {
 public:
  AlignedFloats() = default;
  explicit AlignedFloats(std::size_t count) : floats_(new (kAlignment) float[count]()), count_(count) {}

  float* data() { return floats_.get(); }
  const float* data() const { return floats_.get(); }
  std::size_t size() const { return count_; }
  float& operator[](std::size_t i) { return floats_[i]; }
  float operator[](std::size_t i) const { return floats_[i]; }

 private:
  static constexpr std::align_val_t kAlignment{64};
  struct Free {
    void operator()(float* floats) const { operator delete[](floats, kAlignment); }
  };
  std::unique_ptr<float[], Free> floats_;
  std::size_t count_ = 0;
};

}  // namespace partly::learn::fused
