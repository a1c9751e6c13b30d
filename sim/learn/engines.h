// Which engines there are on this machine, and which one a job gets.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/engine.h"

namespace partly::learn {

enum class Device { automatic, cpu, cuda };
// portable: the fused engine with the kernels that every x86 machine has, slower and with the same bits on
// each.
enum class EngineChoice { automatic, fused, torch, portable };

struct EngineRequest {
  EngineChoice engine = EngineChoice::automatic;
  Device device = Device::automatic;
  int population = 1;  // students that will train together: automatic takes CUDA only where they are many
  int threads = 1;     // of the fused engine, which shares a population's students among them

  bool operator==(const EngineRequest&) const = default;
};

// From this many students on automatic prefers CUDA. Predicted, not measured: one 64-64 student is no quicker
// on an H100 than on one core, and a step costs the card the same launches for 64 students as for one.
inline constexpr int kCudaPopulation = 64;

// The fused engine is always there. torch is loaded on first demand from the plugin beside the program
// (libpartly_torch.so, or PARTLY_TORCH_PLUGIN); if the plugin, libtorch or the device is missing, the Error
// (ErrorKind::device_missing) says which and what to install.
// automatic: CUDA through torch where there is a device and the population is large enough to pay, else
// fused.
Result<std::shared_ptr<const Engine>> make_engine(const EngineRequest& request);

std::shared_ptr<const Engine> fused_engine(int threads = 1);
Result<std::shared_ptr<const Engine>> torch_engine(Device device);

struct TorchReport {
  bool plugin_found = false;
  std::string plugin_path;
  std::string version;  // of libtorch
  std::vector<std::string> cuda_devices;
  double gemm_gflops = 0;  // measured through libtorch's BLAS, one thread
  std::string problem;     // why it cannot be used; empty if it can
};
TorchReport inspect_torch();  // for `partly-sim doctor`; loads the plugin

// Writes the network as a TorchScript module that Python opens with torch.jit.load
// (docs/checkpoint-format.md). Needs the torch plugin: the Error (ErrorKind::device_missing) says what is
// missing otherwise.
Status export_torchscript(const Weights& weights, const std::string& path);

Result<Device> device_named(const std::string& name);        // auto, cpu, cuda
Result<EngineChoice> engine_named(const std::string& name);  // auto, fused, torch, portable

}  // namespace partly::learn
