#include "tests/scenario/scratch_folder.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace partly::scenario {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "partly-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path ScratchFolder::write(const std::string& name, const std::string& content) const {
  std::ofstream(path_ / name, std::ios::binary) << content;
  return path_ / name;
}

fs::path source_folder() { return PARTLY_SOURCE_DIR; }

std::string content_of(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::string the_shortcut() { return content_of(source_folder() / "scenarios" / "the-shortcut.json"); }

std::string all_texts(const std::vector<Issue>& issues) {
  std::string text;
  for (const Issue& issue : issues) text += issue.text() + "\n";
  return text;
}

bool has_rule(const std::vector<Issue>& issues, const std::string& rule) {
  return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.rule == rule; });
}

}  // namespace partly::scenario
