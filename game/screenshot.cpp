#include "game/screenshot.h"

#include <SDL.h>

#include <filesystem>
#include <vector>

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
Status write_picture(SDL_Renderer* renderer, const std::string& path) {
  int width = 0, height = 0;
  SDL_GetRendererOutputSize(renderer, &width, &height);
  std::vector<unsigned char> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  if (SDL_RenderReadPixels(renderer, nullptr, SDL_PIXELFORMAT_RGB24, rgb.data(), width * 3) != 0)
    return Error{ErrorKind::internal, std::string("The window could not be read: ") + SDL_GetError(), path, {}};
  if (!stbi_write_png(path.c_str(), width, height, 3, rgb.data(), width * 3))
    return Error{ErrorKind::file_missing, "The picture could not be written", path, "Choose a folder that exists and may be written to"};
  return {};
}

Result<std::string> next_picture_path() {
  namespace fs = std::filesystem;
  const fs::path folder = pictures_folder();
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{ErrorKind::file_missing, "The folder for pictures could not be made", folder.string(), failed.message()};
  for (int n = 1;; ++n)
    if (const fs::path path = folder / ("partly-" + std::to_string(n) + ".png"); !fs::exists(path, failed)) return path.string();
}

}  // namespace partly::game
