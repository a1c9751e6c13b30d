// libpartly_torch.so: the torch engine as the program sees it, and what `partly-sim doctor` asks about
// libtorch. The training itself is in stepper.cpp (one device) and run.cpp (from device to device).
#include "sim/learn/torch/plugin.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <dlfcn.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <ctime>
#include <exception>
#include <utility>

#include "sim/learn/torch/stepper.h"
#include "sim/learn/torch/torchscript.h"

#if defined(PARTLY_TORCH_CUDA) && __has_include(<ATen/cuda/CUDAContext.h>) && __has_include(<cuda_runtime_api.h>)
#define PARTLY_CUDA_NAMES 1
#include <ATen/cuda/CUDAContext.h>
#else
#define PARTLY_CUDA_NAMES 0
#endif

namespace partly::learn {
namespace {

std::string version() { return TORCH_VERSION; }

std::vector<std::string> cuda_devices() {
  std::vector<std::string> names;
  try {
    const int count = static_cast<int>(torch::cuda::device_count());  // its type differs between versions
    for (int i = 0; i < count; ++i) {
#if PARTLY_CUDA_NAMES
      names.emplace_back(at::cuda::getDeviceProperties(static_cast<at::DeviceIndex>(i))->name);
#else
      names.push_back("CUDA device " + std::to_string(i));
#endif
    }
  } catch (const std::exception&) {
    names.clear();  // a device that cannot be asked for its name cannot be trained on
  }
  return names;
}

// One thread: on few cores libtorch's waiting threads take the time of the window (and OpenBLAS's are of no
// use for matrices as small as ours). OpenBLAS has no switch in libtorch; it is found through what this
// plugin is linked to.
void use_one_thread() {
  at::set_num_threads(1);
  Dl_info self;
  if (!dladdr(reinterpret_cast<const void*>(&partly_torch_plugin), &self)) return;
  void* const library = dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD);
  if (!library) return;
  using SetThreads = void (*)(int);
  if (const auto set_threads = reinterpret_cast<SetThreads>(dlsym(library, "openblas_set_num_threads")))
    set_threads(1);
  dlclose(library);  // only the count that RTLD_NOLOAD added
}

class TorchEngine final : public Engine {
 public:
  explicit TorchEngine(std::string cuda_name) : cuda_name_(std::move(cuda_name)) {}

  std::string name() const override { return "torch"; }
  std::string device() const override { return on_cuda() ? "cuda: " + cuda_name_ : "cpu"; }

  Result<std::unique_ptr<TrainingRun>> start(PopulationJob job) const override {
    std::vector<Place> places;
    if (on_cuda()) {
      places.push_back(torch_place(true));
      places.back().device = device();
    }
    places.push_back(torch_place(false));
    return start_run(std::move(job), std::move(places));
  }

  std::vector<float> logits(const Weights& weights, std::span<const float> x) const override {
    try {
      return torch_logits(on_cuda(), weights, x);
    } catch (const std::exception&) {
      return reference_logits(weights, x);  // the device is gone or full: slower, but the same answers
    }
  }

 private:
  bool on_cuda() const { return !cuda_name_.empty(); }

  std::string cuda_name_;  // empty: the CPU
};

Error no_cuda() {
  const bool built_for_cuda = at::globalContext().hasCUDART();
  if (!built_for_cuda)
    return {
        ErrorKind::device_missing, "The libtorch on this machine (" + version() + ") was built without CUDA",
        "device",
        "Install a CUDA build of libtorch and build libpartly_torch.so against it, or choose --device cpu"};
  return {
      ErrorKind::device_missing, "libtorch finds no CUDA device", "device",
      "See whether nvidia-smi lists one and CUDA_VISIBLE_DEVICES does not hide it, or choose --device cpu"};
}

Result<std::shared_ptr<const Engine>> engine(Device device) {
  try {
    use_one_thread();
    std::string cuda_name;
    if (device != Device::cpu) {
      const auto names = cuda_devices();
      if (names.empty() && device == Device::cuda) return no_cuda();
      if (!names.empty()) cuda_name = names.front();
    }
    return std::shared_ptr<const Engine>(std::make_shared<TorchEngine>(std::move(cuda_name)));
  } catch (const std::exception& failure) {
    return Error{ErrorKind::device_missing, "libtorch failed to start: " + first_line(failure.what()),
                 "engine", "Use the fused engine"};
  }
}

// By the processor's time of this thread, so that a busy machine does not look like a slow library.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double gemm_gflops() {
  constexpr int kSide = 512;
  constexpr double kFlops = 2.0 * kSide * kSide * kSide;
  try {
    use_one_thread();
    const c10::InferenceMode inference;
    const at::Tensor a = at::full({kSide, kSide}, 0.5f), b = at::full({kSide, kSide}, 0.25f);
    at::Tensor product = at::mm(a, b);  // the first one also wakes the library
    const double start = processor_seconds();
    double elapsed = 0;
    int products = 0;
    for (; elapsed < 0.05; ++products, elapsed = processor_seconds() - start) at::mm_out(product, a, b);
    return kFlops * products / elapsed * 1e-9;
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace
}  // namespace partly::learn

extern "C" const partly::learn::TorchPlugin* partly_torch_plugin() {
  using namespace partly::learn;
  static const TorchPlugin plugin{kTorchPluginAbi, version,           cuda_devices,
                                  engine,          write_torchscript, gemm_gflops};
  return &plugin;
}
