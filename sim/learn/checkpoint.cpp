#include "sim/learn/checkpoint.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/base/folders.h"

namespace partly::learn {
namespace {

constexpr std::string_view kMagic = "partly weights ";
constexpr std::size_t kMaxHeaderBytes = 4096;
constexpr int kWidestLayer = 1 << 20;
constexpr std::size_t kMaxLayers = 64;

Error unreadable(std::string what, const std::string& name) {
  return {ErrorKind::file_missing, std::move(what), name, "Save the weights again, or choose another file"};
}

std::uint32_t crc_of(std::string_view bytes, std::uint32_t before = 0) {
  return static_cast<std::uint32_t>(
      crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string widths_line(const MlpShape& shape) {
  std::string line = "widths";
  for (const int width : shape.widths) line += " " + std::to_string(width);
  return line + "\n";
}

std::string checksum_line(std::uint32_t checksum) {
  char line[32];
  std::snprintf(line, sizeof line, "crc32 %08x\n", checksum);
  return line;
}

// Numbers by their bytes, the lowest first, whatever the machine.
void append_floats(std::string& bytes, const std::vector<float>& values) {
  for (const float value : values) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(bits >> shift & 0xFF));
  }
}

std::vector<float> floats_from(std::string_view bytes) {
  std::vector<float> values(bytes.size() / 4);
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 4; ++k)
      bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[4 * i + k])) << 8 * k;
    values[i] = std::bit_cast<float>(bits);
  }
  return values;
}

// The next line with its end, taken from the front of `rest`; empty where there is none in reach.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.substr(0, kMaxHeaderBytes).find('\n');
  if (end == std::string_view::npos) return {};
  const std::string_view line = rest.substr(0, end + 1);
  rest.remove_prefix(end + 1);
  return line;
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "widths 2 64 64 6\n", exactly as widths_line() writes it.
std::optional<MlpShape> shape_from(std::string_view line) {
  MlpShape shape;
  std::string_view rest = line.substr(0, line.size() - std::min<std::size_t>(line.size(), 1));
  if (!rest.starts_with("widths ")) return std::nullopt;
  rest.remove_prefix(6);
  while (!rest.empty() && shape.widths.size() <= kMaxLayers) {
    rest.remove_prefix(1);  // the space
    const std::string_view word = rest.substr(0, rest.find(' '));
    const auto width = whole_number(word);
    if (!width || *width < 1 || *width > kWidestLayer) return std::nullopt;
    shape.widths.push_back(*width);
    rest.remove_prefix(word.size());
  }
  const bool sound =
      shape.widths.size() >= 2 && shape.widths.size() <= kMaxLayers && widths_line(shape) == line;
  return sound ? std::optional(shape) : std::nullopt;
}

Status check_saved(const Weights& weights) {
  const auto& widths = weights.shape.widths;
  const auto refusal = [](const char* what) { return Error{ErrorKind::usage, what, "weights", {}}; };
  if (widths.size() < 2 || widths.size() > kMaxLayers ||
      std::ranges::any_of(widths, [](int width) { return width < 1 || width > kWidestLayer; }))
    return refusal("A network of this shape cannot be saved");
  if (weights.shape.parameter_count() > kMaxCheckpointParameters)
    return refusal("A network of this size cannot be saved");
  if (weights.values.size() != weights.shape.parameter_count())
    return refusal("The weights do not fit the network's shape");
  if (!std::ranges::all_of(weights.values, [](float value) { return std::isfinite(value); }))
    return refusal("A weight is not a finite number");
  return {};
}

}  // namespace

std::string checkpoint_bytes(const Weights& weights) {
  std::string floats;
  floats.reserve(4 * weights.values.size());
  append_floats(floats, weights.values);
  const std::string widths = widths_line(weights.shape);
  return std::string(kMagic) + std::to_string(kCheckpointVersion) + "\n" + widths +
         checksum_line(crc_of(floats, crc_of(widths))) + "\n" + floats;
}

Result<Weights> weights_from_bytes(const std::string& bytes, const std::string& name) {
  std::string_view rest = bytes;
  const std::string_view magic = take_line(rest);
  if (!magic.starts_with(kMagic)) return unreadable("This is not a file of saved weights", name);
  const auto version = whole_number(magic.substr(kMagic.size(), magic.size() - kMagic.size() - 1));
  if (!version || *version < 1) return unreadable("The weights' version is not a number", name);
  if (*version > kCheckpointVersion)
    return Error{ErrorKind::newer_version,
                 "The weights were saved by a later version (format " + std::to_string(*version) + ")", name,
                 "Update the program"};
  const std::string_view widths = take_line(rest), checksum = take_line(rest), gap = take_line(rest);
  const auto shape = shape_from(widths);
  if (!shape) return unreadable("The weights' shape cannot be read", name);
  if (gap != "\n") return unreadable("The weights' header is damaged", name);
  const std::size_t parameters = shape->parameter_count();
  if (parameters > kMaxCheckpointParameters) return unreadable("The network is too large", name);
  if (rest.size() != 4 * parameters)
    return unreadable(std::string("The file is ") +
                          (rest.size() < 4 * parameters ? "cut short" : "too long") + ": it holds " +
                          std::to_string(rest.size()) + " bytes of weights where " +
                          std::to_string(4 * parameters) + " belong",
                      name);
  if (checksum != checksum_line(crc_of(rest, crc_of(widths))))
    return unreadable("The weights are damaged: their checksum does not fit", name);
  Weights weights{*shape, floats_from(rest)};
  if (auto status = check_saved(weights); !status) return unreadable(status.error().what, name);
  return weights;
}

Status save_checkpoint(const Weights& weights, const std::filesystem::path& path) {
  if (auto status = check_saved(weights); !status) return status;
  return write_atomically(path, checkpoint_bytes(weights));
}

Result<Weights> load_checkpoint(const std::filesystem::path& path) {
  auto bytes = read_file(path, 4 * kMaxCheckpointParameters + kMaxHeaderBytes);
  if (!bytes) return bytes.error();
  return weights_from_bytes(*bytes, path.string());
}

}  // namespace partly::learn
