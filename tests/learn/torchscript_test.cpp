// Networks for Python: what export_torchscript() writes is opened by PyTorch itself, where it is installed.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/learn/engines.h"

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

fs::path in_scratch(const std::string& name) { return fs::path(testing::TempDir()) / name; }

// A Python that has PyTorch; empty where there is none.
std::string python() {
  for (const std::string candidate : {"python3", "/usr/bin/python3"})
    if (std::system((candidate + " -c 'import torch' 2>/dev/null").c_str()) == 0) return candidate;
  return {};
}

TEST(TorchScript, IsOpenedByPythonAndAnswersAlike) {
  const std::string interpreter = python();
  if (interpreter.empty()) GTEST_SKIP() << "No Python with PyTorch here (Debian: python3-torch)";
  Rng rng(5);
  const Weights weights = initial_weights({{2, 9, 6, 4}}, rng);
  const auto expected = reference_logits(weights, std::vector<float>{0.5f, -0.25f});
  const std::string path = in_scratch("network.pt").string();
  ASSERT_TRUE(export_torchscript(weights, path).ok());
  std::ofstream script(in_scratch("open.py"));
  script << "import torch\nexpected = torch.tensor([[";
  for (const float value : expected) script << value << ",";
  script << "]])\nfor opened in (torch.jit.load, torch.load):\n"
         << "    module = opened('" << path << "')\n"
         << "    got = module(torch.tensor([[0.5, -0.25]]))\n"
         << "    assert got.shape == (1, 4) and (got - expected).abs().max() < 1e-4, (got, expected)\n"
         << "names = [name for name, _ in torch.jit.load('" << path << "').named_parameters()]\n"
         << "assert names == ['weight0', 'bias0', 'weight1', 'bias1', 'weight2', 'bias2'], names\n";
  script.close();
  EXPECT_EQ(std::system((interpreter + " -W ignore " + in_scratch("open.py").string()).c_str()), 0);
}

TEST(TorchScript, SaysWhereItCannotBeWritten) {
  Rng rng(5);
  const Status status = export_torchscript(initial_weights({{2, 3}}, rng), "/proc/nowhere/network.pt");
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message().find("/proc/nowhere"), std::string::npos) << status.error().message();
}

}  // namespace
}  // namespace partly::learn
