#include "sim/learn/idx.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

constexpr std::uint8_t kUnsignedByte = 0x08;

Error damaged(const fs::path& path, std::string what, std::string remedy) {
  return {ErrorKind::file_missing, std::move(what), path.string(), std::move(remedy)};
}

struct CloseGzip {
  void operator()(gzFile_s* file) const { gzclose_r(file); }
};

// A plain or gzip file, read from the front; zlib tells the two apart.
class ByteSource {
 public:
  static Result<ByteSource> open(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))
      return damaged(path, fs::exists(path, ignored) ? "This is not a file" : "There is no such file",
                     "Name the IDX files, plain or gzip");
    ByteSource source(path, gzopen(path.c_str(), "rb"));
    if (!source.file_) return damaged(path, "The file cannot be opened", "Check its permissions");
    return source;
  }

  const fs::path& path() const { return path_; }

  // Appends up to n bytes; fewer only at the end of the file. An Error where what is compressed is damaged or
  // cut.
  Status append(std::size_t n, std::vector<std::uint8_t>& bytes) {
    constexpr std::size_t kBlock = 1u
                                   << 20;  // memory grows with what is there, not with what a header claims
    while (n > 0) {
      const std::size_t before = bytes.size(), wanted = std::min(n, kBlock);
      bytes.resize(before + wanted);
      const int got = gzread(file_.get(), bytes.data() + before, static_cast<unsigned>(wanted));
      bytes.resize(before + static_cast<std::size_t>(std::max(got, 0)));
      if (auto status = check_stream(); !status) return status;
      if (got <= 0) return {};
      n -= static_cast<std::size_t>(got);
    }
    return {};
  }

 private:
  ByteSource(fs::path path, gzFile file) : path_(std::move(path)), file_(file) {}

  Status check_stream() const {
    int code = Z_OK;
    const std::string said = gzerror(file_.get(), &code);
    if (code == Z_OK || code == Z_STREAM_END) return {};
    if (code == Z_BUF_ERROR)
      return damaged(path_, "The gzip data end too early", "The file was cut short; copy it again");
    return damaged(path_, "The gzip data are damaged (" + said + ")", "Copy the file again");
  }

  fs::path path_;
  std::unique_ptr<gzFile_s, CloseGzip> file_;
};

std::string type_name(std::uint8_t type) {
  switch (type) {
    case kUnsignedByte:
      return "unsigned bytes";
    case 0x09:
      return "signed bytes";
    case 0x0B:
      return "16-bit numbers";
    case 0x0C:
      return "32-bit numbers";
    case 0x0D:
      return "32-bit fractions";
    case 0x0E:
      return "64-bit fractions";
  }
  return "elements of an unknown type";
}

std::string hexadecimal(const std::vector<std::uint8_t>& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    char digits[4];
    std::snprintf(digits, sizeof digits, "%02x ", byte);
    text += digits;
  }
  return text.substr(0, text.size() - 1);
}

// What a file is read as: labels have one dimension, images three.
struct Kind {
  const char* name;
  std::size_t dimensions;
};
constexpr Kind kImages{"images", 3}, kLabels{"labels", 1};

Status check_magic(const std::vector<std::uint8_t>& magic, const Kind& kind, const fs::path& path) {
  if (magic.empty()) return damaged(path, "The file is empty", "Copy it again");
  if (magic.size() < 4)
    return damaged(path, "The file ends within its header", "It was cut short; copy it again");
  if (magic[0] != 0 || magic[1] != 0)
    return damaged(path, "This is no IDX file: it begins with " + hexadecimal(magic),
                   "An IDX file begins with 00 00; take archives apart first");
  if (magic[2] != kUnsignedByte)
    return damaged(path, "It holds " + type_name(magic[2]), "Only unsigned bytes (type 08) can be read");
  if (magic[3] != kind.dimensions)
    return damaged(path,
                   "It has " + std::to_string(magic[3]) + " dimensions; " + kind.name + " have " +
                       std::to_string(kind.dimensions),
                   "Are the files of images and labels swapped?");
  return {};
}

Result<std::vector<std::uint32_t>> read_header(ByteSource& source, const Kind& kind) {
  std::vector<std::uint8_t> bytes;
  if (auto status = source.append(4, bytes); !status) return status.error();
  if (auto status = check_magic(bytes, kind, source.path()); !status) return status.error();
  bytes.clear();
  if (auto status = source.append(4 * kind.dimensions, bytes); !status) return status.error();
  if (bytes.size() < 4 * kind.dimensions)
    return damaged(source.path(), "The file ends within its header", "It was cut short; copy it again");
  std::vector<std::uint32_t> sizes;
  for (std::size_t i = 0; i < bytes.size(); i += 4)
    sizes.push_back(std::uint32_t{bytes[i]} << 24 | std::uint32_t{bytes[i + 1]} << 16 |
                    std::uint32_t{bytes[i + 2]} << 8 | bytes[i + 3]);
  return sizes;
}

Result<std::vector<std::uint8_t>> read_elements(ByteSource& source, std::uint64_t announced) {
  if (announced == 0) return damaged(source.path(), "It holds nothing", "Choose a file with examples");
  if (announced > kMaxIdxBytes)
    return damaged(source.path(), "It announces " + std::to_string(announced) + " bytes",
                   "At most " + std::to_string(kMaxIdxBytes) + " can be read");
  std::vector<std::uint8_t> elements;
  // One more than announced: to see the end of the file, and with it that a gzip file is sound.
  if (auto status = source.append(announced + 1, elements); !status) return status.error();
  if (elements.size() < announced)
    return damaged(source.path(),
                   "It ends after " + std::to_string(elements.size()) + " of the " +
                       std::to_string(announced) + " bytes that its header announces",
                   "It was cut short; copy it again");
  if (elements.size() > announced)
    return damaged(source.path(),
                   "More follows after the " + std::to_string(announced) + " bytes that its header announces",
                   "Header and content belong to different sets; make the file again");
  return elements;
}

Status read_images(const fs::path& path, LabelledImages& images) {
  auto source = ByteSource::open(path);
  if (!source) return source.error();
  const auto sizes = read_header(*source, kImages);
  if (!sizes) return sizes.error();
  const std::uint64_t rows = (*sizes)[1], columns = (*sizes)[2];
  if (rows > kMaxIdxPixels || columns > kMaxIdxPixels || rows * columns > kMaxIdxPixels)
    return damaged(path,
                   "Its images have " + std::to_string(rows) + " x " + std::to_string(columns) + " pixels",
                   "At most " + std::to_string(kMaxIdxPixels) + " pixels an image can be read");
  auto pixels = read_elements(*source, (*sizes)[0] * rows * columns);
  if (!pixels) return pixels.error();
  images.rows = static_cast<int>(rows);
  images.columns = static_cast<int>(columns);
  images.pixels = std::move(*pixels);
  return {};
}

Status read_labels(const fs::path& path, LabelledImages& images) {
  auto source = ByteSource::open(path);
  if (!source) return source.error();
  const auto sizes = read_header(*source, kLabels);
  if (!sizes) return sizes.error();
  auto labels = read_elements(*source, sizes->front());
  if (!labels) return labels.error();
  const auto wrong = std::ranges::find_if(*labels, [](int label) { return label >= kMaxIdxClasses; });
  if (wrong != labels->end())
    return damaged(path,
                   "Label " + std::to_string(*wrong) + " of example " +
                       std::to_string(wrong - labels->begin() + 1) + " is out of range",
                   "Labels are 0 to " + std::to_string(kMaxIdxClasses - 1));
  images.label = std::move(*labels);
  return {};
}

}  // namespace

Result<LabelledImages> read_idx(const fs::path& images_path, const fs::path& labels_path) {
  LabelledImages images;
  if (auto status = read_images(images_path, images); !status) return status.error();
  if (auto status = read_labels(labels_path, images); !status) return status.error();
  const std::size_t count = images.pixels.size() / static_cast<std::size_t>(images.image_pixels());
  if (count != images.size())
    return damaged(labels_path,
                   "It holds " + std::to_string(images.size()) + " labels, and " + images_path.string() +
                       " holds " + std::to_string(count) + " images",
                   "Take both files from one set");
  return images;
}

}  // namespace partly::learn
