// A folder of its own for one test, gone afterwards; and how a test reads and writes small files.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/load.h"

namespace partly::scenario {

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

std::filesystem::path source_folder();  // of the repository
std::string content_of(const std::filesystem::path& path);
std::string the_shortcut();  // its text
std::string all_texts(const std::vector<Issue>& issues);
bool has_rule(const std::vector<Issue>& issues, const std::string& rule);

}  // namespace partly::scenario
