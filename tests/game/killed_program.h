// The real program in a process of its own, driven by keys and ended by SIGKILL, as a crash or a power cut
// would end it.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace partly::game {

class KilledProgram {
 public:
  // All of the program's files go below `home`. Needs a display.
  KilledProgram(const std::vector<std::string>& command, const std::filesystem::path& home);
  ~KilledProgram();
  KilledProgram(const KilledProgram&) = delete;
  KilledProgram& operator=(const KilledProgram&) = delete;

  // Gives the keyboard to the program's window and presses the key until it shows; false after two minutes.
  bool press_until(const std::string& key, const std::function<bool()>& holds);
  int kill();  // the signal that ended it; 0 if it had ended by itself

 private:
  pid_t child_ = -1;
};

}  // namespace partly::game
