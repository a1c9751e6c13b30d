// Sources: XDG Base Directory Specification 0.8; xdg-user-dirs for the name of the pictures folder, which
// differs between languages.
#include "sim/base/folders.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

namespace partly {
namespace {

namespace fs = std::filesystem;

constexpr int kFoldersAbove = 4;  // build/<preset>/bin/partly lies three below the source tree

// A folder named by the environment, or an empty path. Relative values depend on where one stands: ignored.
fs::path folder_from(const char* variable) {
  const char* value = std::getenv(variable);
  const fs::path path = value ? value : "";
  return path.is_absolute() ? path : fs::path{};
}

fs::path home_folder() {
  if (const fs::path home = folder_from("HOME"); !home.empty()) return home;
  if (const passwd* user = getpwuid(getuid()); user && user->pw_dir && user->pw_dir[0] == '/')
    return user->pw_dir;
  return "/tmp";
}

fs::path xdg_folder(const char* variable, const char* below_home) {
  const fs::path folder = folder_from(variable);
  return (folder.empty() ? home_folder() / below_home : folder) / "partly";
}

// From user-dirs.dirs, whose lines read XDG_PICTURES_DIR="$HOME/Bilder". Empty if it says nothing usable.
fs::path localised_pictures_folder() {
  const fs::path config = folder_from("XDG_CONFIG_HOME");
  std::ifstream file((config.empty() ? home_folder() / ".config" : config) / "user-dirs.dirs");
  const std::string start = "XDG_PICTURES_DIR=\"";
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(start) || !line.ends_with('"') || line.size() <= start.size()) continue;
    const std::string value = line.substr(start.size(), line.size() - start.size() - 1);
    if (value.starts_with("$HOME/")) return home_folder() / value.substr(6);
    if (value.starts_with("/")) return value;
  }
  return {};
}

std::vector<fs::path> data_folders() {
  std::vector<fs::path> folders;
  if (const char* chosen = std::getenv("PARTLY_DATA"); chosen && *chosen) folders.push_back(chosen);
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  fs::path above = program.parent_path();
  for (int i = 0; i <= kFoldersAbove && !above.empty(); ++i, above = above.parent_path())
    folders.push_back(above);
  folders.push_back(PARTLY_SOURCE_DATA_DIR);
  folders.push_back(program.parent_path().parent_path() / "share" / "partly");
  return folders;
}

bool stays_inside(const fs::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const fs::path& part : path)
    if (part == "..") return false;
  return true;
}

Error file_error(const fs::path& path, const std::string& what, std::string remedy = {}) {
  return {ErrorKind::file_missing, what, path.string(), std::move(remedy)};
}

Error system_error(const fs::path& path, const std::string& what) {
  return file_error(path, what + ": " + std::strerror(errno));
}

// An open file of the operating system, closed at the end of the block.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

 private:
  int number_;
};

bool write_all(int file, const std::string& content) {
  for (std::size_t written = 0; written < content.size();) {
    const ssize_t count = ::write(file, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

// The first free name beside the target: two programs that write at once take different ones.
int create_beside(const fs::path& target, fs::path& temporary) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string suffix = "." + std::to_string(getpid()) + "-" + std::to_string(attempt) + ".new";
    temporary = target.parent_path() / ("." + target.filename().string() + suffix);
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

// Makes the rename itself survive a power cut. A file system that cannot sync a folder is left at that.
void sync_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.open()) ::fsync(opened.number());
}

// Relative paths get a folder, and a link is followed so that its target is replaced and not the link.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  if (fs::is_symlink(path, error)) {
    const fs::path target = fs::weakly_canonical(path, error);
    if (!error) return target;
  }
  return path.has_parent_path() ? path : "." / path;
}

}  // namespace

Result<fs::path> find_data(const std::string& relative_path) {
  if (!stays_inside(relative_path))
    return Error{ErrorKind::usage, "A data file is named by a relative path without ..", relative_path, {}};
  for (const fs::path& folder : data_folders()) {
    std::error_code ignored;
    if (fs::exists(folder / relative_path, ignored)) return folder / relative_path;
  }
  return file_error(relative_path, "The data file is not to be found",
                    "Set PARTLY_DATA to the folder that holds assets and scenarios");
}

fs::path config_folder() { return xdg_folder("XDG_CONFIG_HOME", ".config"); }
fs::path saves_folder() { return xdg_folder("XDG_DATA_HOME", ".local/share") / "saves"; }
fs::path state_folder() { return xdg_folder("XDG_STATE_HOME", ".local/state"); }

fs::path pictures_folder() {
  if (folder_from("XDG_PICTURES_DIR").empty())
    if (const fs::path folder = localised_pictures_folder(); !folder.empty()) return folder / "partly";
  return xdg_folder("XDG_PICTURES_DIR", "Pictures");
}

Status write_atomically(const fs::path& path, const std::string& content) {
  if (!path.has_filename()) return file_error(path, "A file to write needs a name");
  const fs::path target = resolved(path);
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  if (error) return file_error(target.parent_path(), "The folder cannot be made: " + error.message());

  fs::path temporary;
  Descriptor file(create_beside(target, temporary));
  if (!file.open()) return system_error(path, "The file cannot be written");
  const bool stored = write_all(file.number(), content) && ::fsync(file.number()) == 0 && file.close();
  if (!stored || ::rename(temporary.c_str(), target.c_str()) != 0) {
    const Error failure = system_error(path, "The file cannot be written");
    ::unlink(temporary.c_str());
    return failure;
  }
  sync_folder(target.parent_path());
  return {};
}

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  // Not blocking, so that a pipe without a writer is refused below and not waited for.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) return system_error(path, "The file cannot be read");
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return system_error(path, "The file cannot be read");
  if (!S_ISREG(status.st_mode)) return file_error(path, "This is not a file");

  std::string content;
  char block[16384];
  for (;;) {
    const ssize_t count = ::read(file.number(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(path, "The file cannot be read");
    if (count == 0) return content;
    content.append(block, static_cast<std::size_t>(count));
    if (content.size() > max_bytes)
      return file_error(path, "The file is larger than " + std::to_string(max_bytes) + " bytes");
  }
}

std::vector<fs::path> json_files_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) found.push_back(entry->path());
  std::ranges::sort(found);
  return found;
}

}  // namespace partly
