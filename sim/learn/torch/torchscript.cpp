#include "sim/learn/torch/torchscript.h"

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <exception>
#include <sstream>

#include "sim/base/folders.h"
#include "sim/learn/torch/stepper.h"

namespace partly::learn {
namespace {

at::Tensor tensor_of(std::span<const float> values, std::vector<std::int64_t> sizes) {
  return at::from_blob(const_cast<float*>(values.data()), sizes, at::kFloat).clone();
}

torch::jit::Module module_of(const Weights& weights) {
  torch::jit::Module module("PartlyNetwork");
  std::string forward = "def forward(self, x: Tensor) -> Tensor:\n";
  const std::size_t layers = weights.shape.layer_count();
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string number = std::to_string(i);
    const std::int64_t in = weights.shape.widths[i], out = weights.shape.widths[i + 1];
    module.register_parameter("weight" + number, tensor_of(weights.matrix(i), {out, in}), false);
    module.register_parameter("bias" + number, tensor_of(weights.bias(i), {out}), false);
    forward += "    x = torch.linear(x, self.weight" + number + ", self.bias" + number + ")\n";
    if (i + 1 < layers) forward += "    x = torch.relu(x)\n";
  }
  module.define(forward + "    return x\n");
  return module;
}

}  // namespace

Status write_torchscript(const Weights& weights, const std::string& path) {
  std::ostringstream bytes;
  try {
    module_of(weights).save(bytes);
  } catch (const std::exception& failure) {
    return Error{
        ErrorKind::internal, "libtorch cannot write the network: " + first_line(failure.what()), path, {}};
  }
  return write_atomically(path, bytes.str());
}

}  // namespace partly::learn
