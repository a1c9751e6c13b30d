#include "sim/learn/fused/gather.h"

#include <gtest/gtest.h>

#include <vector>

namespace partly::learn::fused {
namespace {

TEST(Gather, PutsEachExampleIntoItsColumnWhateverTheSizes) {
  constexpr std::size_t kExamples = 40;
  for (const std::size_t width : {1u, 3u, 4u, 7u, 16u, 17u, 35u}) {
    std::vector<float> table(kExamples * width);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<float>(i);
    for (const std::size_t batch : {1u, 4u, 5u, 16u, 21u}) {
      std::vector<std::uint32_t> indices(batch);
      for (std::size_t i = 0; i < batch; ++i)
        indices[i] = static_cast<std::uint32_t>((7 * i + 3) % kExamples);
      const std::size_t stride = batch + 2;
      std::vector<float> rows(width * stride, -1);
      gather_rows(table.data(), width, indices, rows.data(), stride);
      for (std::size_t c = 0; c < width; ++c)
        for (std::size_t i = 0; i < stride; ++i)
          ASSERT_EQ(rows[c * stride + i], i < batch ? table[indices[i] * width + c] : -1)
              << "width " << width << ", batch " << batch << ", column " << c << ", example " << i;
    }
  }
}

}  // namespace
}  // namespace partly::learn::fused
