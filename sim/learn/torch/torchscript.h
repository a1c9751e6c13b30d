// A network as a TorchScript module in a file.
#pragma once
#include <string>

#include "sim/base/result.h"
#include "sim/learn/network.h"

namespace partly::learn {

// forward(x): (n, inputs) -> logits (n, outputs). Whole or not at all, as write_atomically() does it.
Status write_torchscript(const Weights& weights, const std::string& path);

}  // namespace partly::learn
