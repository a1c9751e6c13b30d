// Small IDX files that tests write for themselves, plain or gzip, in a folder that goes with the test.
#pragma once
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace partly::learn {

using Bytes = std::vector<std::uint8_t>;

Bytes idx_bytes(std::initializer_list<std::uint32_t> sizes, const Bytes& elements);  // of unsigned bytes
Bytes gzip(const Bytes& bytes);

// The four files of MNIST with drawn digits in place of written ones: 28 x 28 pixels, the drawing in the
// middle.
void write_drawn_mnist(const std::filesystem::path& folder, std::uint32_t train, std::uint32_t test);

class IdxFolder {
 public:
  IdxFolder();
  ~IdxFolder();
  IdxFolder(const IdxFolder&) = delete;
  IdxFolder& operator=(const IdxFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::string put(const std::string& name, const Bytes& bytes) const;  // the path of the file

 private:
  std::filesystem::path path_;
};

}  // namespace partly::learn
