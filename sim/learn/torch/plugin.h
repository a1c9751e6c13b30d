// The contract between the loader (sim/learn/engines.cpp) and libpartly_torch.so. The plugin is built from
// the same tree with the same compiler as the program, so C++ types may cross; `abi` refuses a stale file.
// Private to these two: everybody else sees sim/learn/engines.h.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/learn/engines.h"

namespace partly::learn {

inline constexpr int kTorchPluginAbi = 6;  // raise whenever this struct or engine.h changes
inline constexpr char kTorchPluginEntry[] = "partly_torch_plugin";

struct TorchPlugin {
  int abi = kTorchPluginAbi;
  std::string (*version)() = nullptr;                    // of libtorch, "1.13.1"
  std::vector<std::string> (*cuda_devices)() = nullptr;  // names; empty where there is none or no CUDA build
  // Device::automatic means CUDA where there is a device. The Error (ErrorKind::device_missing) says what is
  // missing and what to install. No exception leaves any of these functions.
  Result<std::shared_ptr<const Engine>> (*engine)(Device device) = nullptr;
  Status (*write_torchscript)(const Weights& weights, const std::string& path) = nullptr;
  double (*gemm_gflops)() = nullptr;  // measured, one thread, about 50 ms
};

}  // namespace partly::learn

// The one symbol that the plugin exports; never null.
extern "C" const partly::learn::TorchPlugin* partly_torch_plugin();
