// Images and their labels in the IDX format of the MNIST files (LeCun, Cortes, Burges: "The MNIST database"):
// two zero bytes, the type of an element, the number of dimensions, each dimension as a big-endian 32-bit
// number, then the elements. Plain or gzip. Files come from anywhere, so nothing is read beyond what the
// header announces, and what a header may announce is bounded. Only unsigned bytes are read, the type of all
// published sets of this kind.
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "sim/base/result.h"

namespace partly::learn {

inline constexpr std::size_t kMaxIdxBytes = 512u << 20;  // of one file's elements
inline constexpr int kMaxIdxPixels = 64 * 64;            // of one image
inline constexpr int kMaxIdxClasses = 64;                // labels are 0 to 63

struct LabelledImages {
  int rows = 0, columns = 0;
  std::vector<std::uint8_t> pixels;  // (n, rows, columns)
  std::vector<std::uint8_t> label;   // (n)

  std::size_t size() const { return label.size(); }
  int image_pixels() const { return rows * columns; }
};

// Every Error is ErrorKind::file_missing and names the file: it is not there, or not what it should be.
Result<LabelledImages> read_idx(const std::filesystem::path& images, const std::filesystem::path& labels);

}  // namespace partly::learn
