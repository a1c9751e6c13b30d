#include "sim/learn/checkpoint.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "sim/base/folders.h"
#include "sim/learn/distil.h"
#include "sim/learn/engines.h"
#include "tests/learn/populations.h"

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

Weights some_weights(const MlpShape& shape = {{3, 7, 5, 4}}) {
  Rng rng(11);
  Weights weights = initial_weights(shape, rng);
  weights.values[1] = -0.0f;
  weights.values[2] = 1e-42f;  // a denormal keeps its bits too
  return weights;
}

fs::path in_scratch(const std::string& name) { return fs::path(testing::TempDir()) / name; }

std::string refusal_of(const std::string& bytes) {
  const auto weights = weights_from_bytes(bytes, "net.weights");
  return weights ? "" : weights.error().message();
}

TEST(Checkpoint, GivesBackTheBitsThatWereSaved) {
  for (const MlpShape& shape : {MlpShape{{3, 7, 5, 4}}, MlpShape{{2, 2}}, MlpShape{{784, 30, 10}}}) {
    const Weights saved = some_weights(shape);
    const fs::path path = in_scratch("roundtrip.weights");
    ASSERT_TRUE(save_checkpoint(saved, path).ok());
    const auto loaded = load_checkpoint(path);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    EXPECT_EQ(loaded->shape, saved.shape);
    EXPECT_EQ(0, std::memcmp(loaded->values.data(), saved.values.data(), 4 * saved.values.size()));
    EXPECT_EQ(checkpoint_bytes(*loaded), checkpoint_bytes(saved));
  }
}

TEST(Checkpoint, IsTheSameFileOnEveryMachine) {
  const Weights weights{{{1, 2}}, {1.0f, -2.5f, 0.0f, 3.0f}};
  const std::string floats("\0\0\x80\x3f\0\0\x20\xc0\0\0\0\0\0\0\x40\x40", 16);
  EXPECT_EQ(checkpoint_bytes(weights), "partly weights 1\nwidths 1 2\ncrc32 22f27e3d\n\n" + floats);
}

TEST(Checkpoint, TrainsOnToTheSameBitsAsTheWeightsThatWereSaved) {
  const PopulationJob job = population({{3, 7, 4}}, 1, 60);
  const Weights half_way = trained(*fused_engine(), job)->weights(0);
  ASSERT_TRUE(save_checkpoint(half_way, in_scratch("half.weights")).ok());
  const Weights loaded = *load_checkpoint(in_scratch("half.weights"));
  const TransferSet more = *random_points(50, 3, 4, 9);
  const auto trained_on = [&](const Weights& start) {
    return trained(*fused_engine(), {job.recipe, {continuing(start, more, 5)}})->weights(0).values;
  };
  EXPECT_EQ(trained_on(half_way), trained_on(loaded));
  EXPECT_NE(trained_on(half_way), half_way.values);
}

TEST(Checkpoint, IsRefusedWithAReasonWhereAnythingIsWrong) {
  const std::string good = checkpoint_bytes(some_weights());
  const auto expect = [](const std::string& bytes, const char* part) {
    const std::string text = refusal_of(bytes);
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" does not say: " << part;
    EXPECT_NE(text.find("net.weights"), std::string::npos) << text;
  };
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    return bytes.replace(bytes.find(from), from.size(), to);
  };
  EXPECT_EQ(refusal_of(good), "");
  expect("", "not a file of saved weights");
  expect("GIF89a", "not a file of saved weights");
  expect(std::string(100'000, 'x'), "not a file of saved weights");
  expect(replaced("weights 1", "weights x"), "version is not a number");
  expect(replaced("weights 1", "weights 2"), "later version");
  expect(good.substr(0, good.size() - 1), "cut short");
  expect(good.substr(0, 20), "shape cannot be read");
  expect(good + "x", "too long");
  for (const char* widths : {"widths 3 7 5", "widths 3 0 5 4", "widths 3 -7 5 4", "widths", "widths 3",
                             "widths 3 7 5 4 ", "widths  3 7 5 4", "widths 3 2000000 5 4", "widths 3 7 x 4"})
    EXPECT_NE(refusal_of(replaced("widths 3 7 5 4", widths)), "") << widths;
  expect(replaced("widths 3 7 5 4", "widths 1000000 1000000"), "too large");
  expect(replaced("widths 3 7 5 4", "widths 3 7 5 4 1 1"), "cut short");
  std::string flipped = good;
  flipped.back() = static_cast<char>(flipped.back() ^ 1);
  expect(flipped, "checksum");
  Weights same_count = some_weights({{2, 4, 2}});  // 22 parameters, as has {{10, 2}}
  std::string reshaped = checkpoint_bytes(same_count);
  expect(reshaped.replace(reshaped.find("2 4 2"), 5, "10 2"), "checksum");
  Weights broken = some_weights();
  broken.values[3] = NAN;
  expect(checkpoint_bytes(broken), "not a finite number");
}

TEST(Checkpoint, SavesNothingThatCouldNotBeLoaded) {
  const fs::path path = in_scratch("refused.weights");
  fs::remove(path);
  Weights broken = some_weights();
  broken.values[3] = INFINITY;
  EXPECT_FALSE(save_checkpoint(broken, path).ok());
  broken = some_weights();
  broken.values.pop_back();
  EXPECT_FALSE(save_checkpoint(broken, path).ok());
  EXPECT_FALSE(save_checkpoint({{{4}}, {}}, path).ok());
  EXPECT_FALSE(fs::exists(path));
}

TEST(Checkpoint, SaysWhichFileIsMissing) {
  const auto weights = load_checkpoint(in_scratch("nowhere.weights"));
  ASSERT_FALSE(weights.ok());
  EXPECT_EQ(weights.error().kind, ErrorKind::file_missing);
  EXPECT_NE(weights.error().message().find("nowhere.weights"), std::string::npos);
}

// A Python that has numpy; empty where there is none.
std::string python() {
  for (const std::string candidate : {"python3", "/usr/bin/python3"})
    if (std::system((candidate + " -c 'import numpy' 2>/dev/null").c_str()) == 0) return candidate;
  return {};
}

// The reader of docs/checkpoint-format.md, run as it stands there.
TEST(Checkpoint, IsReadByTheSnippetInItsDocument) {
  const std::string interpreter = python();
  if (interpreter.empty()) GTEST_SKIP() << "No Python with numpy here (Debian: python3-numpy)";
  const auto document =
      read_file(fs::path(PARTLY_SOURCE_DIR) / "docs/checkpoint-format.md", std::size_t{1} << 20);
  ASSERT_TRUE(document.ok());
  const std::size_t begin = document->find("```python\n") + 10, end = document->find("```", begin);
  const Weights weights = some_weights();
  const std::vector<float> x{0.5f, -0.25f, 1};
  const auto expected = reference_logits(weights, x);
  ASSERT_TRUE(save_checkpoint(weights, in_scratch("snippet.weights")).ok());
  std::ofstream script(in_scratch("snippet.py"));
  script << document->substr(begin, end - begin) << "\nlayers = load_partly('"
         << in_scratch("snippet.weights").string() << "')\n"
         << "got = logits(layers, np.array([[0.5, -0.25, 1]], dtype=np.float32))\n"
         << "expected = np.array([";
  for (const float value : expected) script << value << ",";
  script << "])\nassert got.shape == (1, 4) and np.abs(got - expected).max() < 1e-4, (got, expected)\n";
  script.close();
  EXPECT_EQ(std::system((interpreter + " -I " + in_scratch("snippet.py").string()).c_str()), 0);
}

}  // namespace
}  // namespace partly::learn
