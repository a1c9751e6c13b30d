// One vector of weights through a step of Adam. Compiled once for each instruction set: see simd.inl.
#pragma once
#include "sim/learn/fused/adam.h"
#include "sim/learn/fused/simd.inl"

namespace partly::learn::fused {
namespace {

template <int L>
PARTLY_INLINE void adam(float* weight, float* moment1, float* moment2, typename Simd<L>::F gradient,
                        const AdamStep& step) {
  using S = Simd<L>;
  const typename S::F m = S::load(moment1) * step.beta1 + gradient * (1 - step.beta1);
  const typename S::F s = S::load(moment2) * step.beta2 + gradient * gradient * (1 - step.beta2);
  S::store(moment1, m);
  S::store(moment2, s);
  S::store(weight, S::load(weight) * step.keep - step.rate * m / (S::sqrt(s) + step.epsilon));
}

}  // namespace
}  // namespace partly::learn::fused
