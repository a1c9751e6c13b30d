#include "game/shell/screenshot.h"

#include <filesystem>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "sim/base/folders.h"

namespace partly::game {
Status write_picture(const Picture& picture, const std::string& path) {
  if (picture.rgb.empty()) return Error{ErrorKind::internal, "The window could not be read", path, {}};
  if (!stbi_write_png(path.c_str(), picture.width, picture.height, 3, picture.rgb.data(), picture.width * 3))
    return Error{ErrorKind::file_missing, "The picture could not be written", path,
                 "Choose a folder that exists and may be written to"};
  return {};
}

Result<std::string> next_picture_path() {
  namespace fs = std::filesystem;
  const fs::path folder = pictures_folder();
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    return Error{ErrorKind::file_missing, "The folder for pictures could not be made", folder.string(),
                 failed.message()};
  for (int n = 1;; ++n)
    if (const fs::path path = folder / ("partly-" + std::to_string(n) + ".png"); !fs::exists(path, failed))
      return path.string();
}

}  // namespace partly::game
