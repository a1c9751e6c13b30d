// Starts partly-sim as a person's shell would, in a folder of its own with a home of its own and no display.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace partly::cli_test {

struct Outcome {
  int code = -1;  // of exit; 128 + the signal where one ended it, as shells say it
  std::string out, err;
  double processor_s = 0;  // not wall time: the machine may be busy
};

// A run that has begun: feed it, read it, signal it.
class Running {
 public:
  Running(pid_t pid, int input, int output) : pid_(pid), input_(input), output_(output) {}
  Running(Running&& other) noexcept;
  ~Running();
  pid_t pid() const { return pid_; }
  void write(const std::string& text);
  // All output up to and with the n-th occurrence of `mark` in this run; shorter if the run ended before.
  std::string read_until(const std::string& mark, int n = 1);
  void wait_for_handler(int signal) const;  // until the program has one of its own
  Outcome end(int signal);                  // 0: only wait
 private:
  pid_t pid_;
  int input_, output_;
  std::string read_;
};

// The world of one test: an empty working folder, a home, both removed at the end.
class Home {
 public:
  Home();
  ~Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  std::filesystem::path working() const { return root_ / "working"; }
  std::filesystem::path file(const std::string& name) const { return root_ / "files" / name; }
  std::filesystem::path saves() const { return root_ / "home/.local/share/partly/saves"; }
  std::filesystem::path write(const std::string& name, const std::string& content) const;

  // `out`: where standard output goes, if not into the answer.
  Outcome run(const std::vector<std::string>& arguments, const std::string& input = {},
              const std::string& out = {}) const;
  Running start(const std::vector<std::string>& arguments) const;

 private:
  [[noreturn]] void become(const std::vector<std::string>& arguments) const;
  std::filesystem::path root_;
};

std::string text_of(const std::filesystem::path& path);

}  // namespace partly::cli_test
