#include "tests/learn/idx_files.h"

#include <stdlib.h>  // mkdtemp
#include <zlib.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "sim/learn/glyphs.h"

namespace partly::learn {

namespace fs = std::filesystem;

namespace {

void write_file(const fs::path& file, const Bytes& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

Bytes idx_bytes(std::initializer_list<std::uint32_t> sizes, const Bytes& elements) {
  Bytes bytes{0, 0, 8, static_cast<std::uint8_t>(sizes.size())};
  for (const std::uint32_t size : sizes)
    for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(size >> shift));
  bytes.insert(bytes.end(), elements.begin(), elements.end());
  return bytes;
}

Bytes gzip(const Bytes& bytes) {
  constexpr int kGzipWindow = 15 + 16;  // zlib's manual: 16 more asks for a gzip header
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    std::abort();
  Bytes packed(deflateBound(&stream, bytes.size()));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) std::abort();
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

void write_drawn_mnist(const fs::path& folder, std::uint32_t train, std::uint32_t test) {
  constexpr int kSide = 28, kMargin = (kSide - Glyphs::kSide) / 2;
  const Glyphs glyphs(Glyphs::Alphabet::digits, 1);
  const auto write_set = [&](const std::string& stem, std::uint32_t count, Rng rng) {
    const Examples drawn = glyphs.sample(count, rng);
    Bytes pixels(std::size_t{count} * kSide * kSide);
    for (std::size_t i = 0; i < drawn.x.size(); ++i) {
      const std::size_t image = i / Glyphs::kPixels, row = i % Glyphs::kPixels / Glyphs::kSide,
                        column = i % Glyphs::kSide;
      pixels[(image * kSide + row + kMargin) * kSide + column + kMargin] =
          static_cast<std::uint8_t>(std::lround(255 * drawn.x[i]));
    }
    const Bytes labels(drawn.label.begin(), drawn.label.end());
    write_file(folder / (stem + "-images-idx3-ubyte"), idx_bytes({count, kSide, kSide}, pixels));
    write_file(folder / (stem + "-labels-idx1-ubyte"), idx_bytes({count}, labels));
  };
  fs::create_directories(folder);
  write_set("train", train, Rng(1, "drawn training files"));
  write_set("t10k", test, Rng(1, "drawn test files"));
}

IdxFolder::IdxFolder() {
  std::string pattern = (fs::temp_directory_path() / "partly-idx-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

IdxFolder::~IdxFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string IdxFolder::put(const std::string& name, const Bytes& bytes) const {
  const fs::path file = path_ / name;
  write_file(file, bytes);
  return file.string();
}

}  // namespace partly::learn
