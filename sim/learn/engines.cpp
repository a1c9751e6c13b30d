#include "sim/learn/engines.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "sim/learn/fused/fused_engine.h"
#include "sim/learn/torch/plugin.h"

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

constexpr char kPluginFile[] = "libpartly_torch.so";

// An NVIDIA driver leaves one of these; without them libtorch need not be loaded to know that there is no
// CUDA.
bool nvidia_driver_present() {
  std::error_code ignored;
  return fs::exists("/dev/nvidiactl", ignored) || fs::exists("/proc/driver/nvidia", ignored) ||
         fs::exists("/dev/dxg", ignored);  // the last: WSL
}

// Where the plugin may lie: named by the user, in the tree or the installation beside the program, or on the
// loader's own path.
std::vector<std::string> plugin_candidates() {
  if (const char* named = std::getenv("PARTLY_TORCH_PLUGIN"); named && *named) return {named};
  std::vector<std::string> candidates;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    for (const fs::path& folder : {program.parent_path() / "../lib", program.parent_path()}) {
      if (fs::exists(folder / kPluginFile, error))
        candidates.push_back((folder / kPluginFile).lexically_normal());
    }
  }
  candidates.push_back(kPluginFile);
  return candidates;
}

struct LoadedPlugin {
  const TorchPlugin* plugin = nullptr;
  std::string path;
  std::string problem;  // of the last candidate, if none could be loaded
};

LoadedPlugin load_plugin() {
  setenv("OMP_WAIT_POLICY", "passive",
         0);  // read when libgomp loads: its threads must not spin beside a window
  LoadedPlugin loaded;
  for (const std::string& path : plugin_candidates()) {
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
      const char* reason = dlerror();
      loaded.problem = reason ? reason : "it could not be loaded";
      continue;
    }
    using Entry = const TorchPlugin* (*)();
    const auto entry = reinterpret_cast<Entry>(dlsym(library, kTorchPluginEntry));
    const TorchPlugin* plugin = entry ? entry() : nullptr;
    if (plugin && plugin->abi == kTorchPluginAbi) return {plugin, path, {}};
    loaded.problem = path + " was built for another version of this program";
    dlclose(library);
  }
  return loaded;
}

// Loaded once and kept until the program ends: libtorch cannot be unloaded.
const LoadedPlugin& torch_plugin() {
  static const LoadedPlugin loaded = load_plugin();
  return loaded;
}

Error plugin_missing(const std::string& problem) {
  return {ErrorKind::device_missing, "The torch engine is not available: " + problem, "engine",
          "Install libtorch (Debian: libtorch-dev) and build with PARTLY_BUILD_TORCH=ON, or use the fused "
          "engine: --engine fused --device cpu"};
}

// The best kernels of this machine, or those that PARTLY_FUSED_ISA names (sse2, avx2, avx512; for tests).
Result<std::shared_ptr<const Engine>> chosen_fused_engine(int threads) {
  return fused::engine_for(chosen_instruction_set(), threads);
}

}  // namespace

std::shared_ptr<const Engine> fused_engine(int threads) {
  auto engine = chosen_fused_engine(threads);
  return engine ? *engine : *fused::engine_for(instruction_sets().front(), threads);
}

Result<std::shared_ptr<const Engine>> torch_engine(Device device) {
  if (device == Device::cuda && !nvidia_driver_present())
    return Error{ErrorKind::device_missing, "There is no NVIDIA driver on this machine", "device",
                 "Install the driver, or choose --device cpu"};
  const LoadedPlugin& loaded = torch_plugin();
  if (!loaded.plugin) return plugin_missing(loaded.problem);
  return loaded.plugin->engine(device);
}

Result<std::shared_ptr<const Engine>> make_engine(const EngineRequest& request) {
  if (request.engine == EngineChoice::torch) return torch_engine(request.device);
  if (request.engine == EngineChoice::fused || request.engine == EngineChoice::portable) {
    if (request.device == Device::cuda)
      return Error{ErrorKind::usage, "The fused engine runs on the CPU only", "device",
                   "Choose --engine torch"};
    if (request.engine == EngineChoice::portable)
      return fused::engine_for(instruction_sets().back(), request.threads);
    return chosen_fused_engine(request.threads);
  }
  if (request.device == Device::cuda) return torch_engine(Device::cuda);
  const bool many = request.population >= kCudaPopulation;
  if (request.device == Device::automatic && many && nvidia_driver_present()) {
    if (auto cuda = torch_engine(Device::cuda)) return cuda;
  }
  return chosen_fused_engine(request.threads);
}

TorchReport inspect_torch() {
  TorchReport report;
  const LoadedPlugin& loaded = torch_plugin();
  if (!loaded.plugin) {
    report.problem = loaded.problem;
    return report;
  }
  report.plugin_found = true;
  report.plugin_path = loaded.path;
  report.version = loaded.plugin->version();
  report.cuda_devices = loaded.plugin->cuda_devices();
  report.gemm_gflops = loaded.plugin->gemm_gflops();
  return report;
}

Status export_torchscript(const Weights& weights, const std::string& path) {
  const LoadedPlugin& loaded = torch_plugin();
  if (!loaded.plugin) return plugin_missing(loaded.problem);
  return loaded.plugin->write_torchscript(weights, path);
}

Result<Device> device_named(const std::string& name) {
  if (name == "auto") return Device::automatic;
  if (name == "cpu") return Device::cpu;
  if (name == "cuda") return Device::cuda;
  return Error{ErrorKind::usage, "There is no device named \"" + name + "\"", "device",
               "Choose auto, cpu or cuda"};
}

Result<EngineChoice> engine_named(const std::string& name) {
  if (name == "auto") return EngineChoice::automatic;
  if (name == "fused") return EngineChoice::fused;
  if (name == "portable") return EngineChoice::portable;
  if (name == "torch") return EngineChoice::torch;
  return Error{ErrorKind::usage, "There is no engine named \"" + name + "\"", "engine",
               "Choose auto, fused or torch"};
}

}  // namespace partly::learn
