// For stepper.cpp: whether CUDA graphs can be captured here (PARTLY_CUDA_GRAPHS), and who may let tensors do
// something.
#pragma once
#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <mutex>
#include <optional>

// PARTLY_TORCH_CUDA comes from CMake where libtorch has CUDA; the headers must be there too.
#if defined(PARTLY_TORCH_CUDA) && __has_include(<ATen/cuda/CUDAGraph.h>) && __has_include(<cuda_runtime_api.h>)
#define PARTLY_CUDA_GRAPHS 1
#include <ATen/cuda/CUDAContext.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#else
#define PARTLY_CUDA_GRAPHS 0
#endif

namespace partly::learn {

// Held by whoever lets tensors do something: no autograd, and on a card one thread at a time on one stream of
// our own, because a graph can be captured neither on the default stream nor while others use the card.
class DeviceGuard {
 public:
#if PARTLY_CUDA_GRAPHS
  explicit DeviceGuard(at::Device device) {
    if (!device.is_cuda()) return;
    static std::mutex card;
    static const c10::cuda::CUDAStream stream = c10::cuda::getStreamFromPool();
    lock_ = std::unique_lock(card);
    stream_.emplace(stream);
  }

 private:
  std::unique_lock<std::mutex> lock_;
  std::optional<c10::cuda::CUDAStreamGuard> stream_;
#else
  explicit DeviceGuard(at::Device) {}

 private:
#endif
  c10::InferenceMode inference_;
};

}  // namespace partly::learn
