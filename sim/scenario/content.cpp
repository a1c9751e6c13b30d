#include "sim/scenario/content.h"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRemedy = "Put the file back where it was, or start a new game";

Result<ContentFile> read_content(const fs::path& path, const fs::path& folder) {
  constexpr std::size_t kBlock = 1u << 16;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error{ErrorKind::content_missing, "This file of the scenario cannot be read", path.string(),
                 kRemedy};
  ContentFile content{path.lexically_relative(folder).generic_string(), 0, 0};
  std::vector<char> block(kBlock);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto got = static_cast<unsigned>(file.gcount());
    content.crc32 = static_cast<std::uint32_t>(
        ::crc32(content.crc32, reinterpret_cast<const unsigned char*>(block.data()), got));
    content.bytes += got;
  }
  return content;
}

}  // namespace

Result<std::optional<Content>> content_of(const world::Scenario& scenario) {
  const learn::ImageFiles& images = scenario.learning.task.files;
  if (images == learn::ImageFiles{}) return std::optional<Content>{};
  Content content{scenario.folder, {}};
  for (const auto* path : {&images.images, &images.labels, &images.test_images, &images.test_labels}) {
    auto file = read_content(*path, scenario.folder);
    if (!file) return file.error();
    content.files.push_back(std::move(*file));
  }
  return std::optional(std::move(content));
}

Status check_content(const Content& then) {
  for (const ContentFile& file : then.files) {
    const fs::path path = fs::path(then.folder) / file.name;
    std::error_code error;
    const bool same_size = fs::is_regular_file(path, error) && fs::file_size(path, error) == file.bytes;
    const auto now = same_size ? read_content(path, then.folder) : Result<ContentFile>(ContentFile{});
    if (!now) return now.error();
    if (*now != file)
      return Error{ErrorKind::content_missing,
                   fs::exists(path, error) ? "This file is not the one that the game began with"
                                           : "This file of the scenario is gone",
                   path.string(), kRemedy};
  }
  return {};
}

}  // namespace partly::scenario
