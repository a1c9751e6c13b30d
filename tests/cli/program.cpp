#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;

double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

Outcome reap(pid_t pid) {
  int status = 0;
  rusage used{};
  Outcome outcome;
  if (wait4(pid, &status, 0, &used) != pid) return outcome;
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.processor_s = seconds(used.ru_utime) + seconds(used.ru_stime);
  return outcome;
}

void put(int from, int to) {
  if (from < 0 || dup2(from, to) < 0) _exit(125);
  close(from);
}

}  // namespace

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Home::Home() {
  std::string pattern = (fs::temp_directory_path() / "partly-cli-test-XXXXXX").string();
  root_ = mkdtemp(pattern.data());
  for (const char* folder : {"working", "home", "files"}) fs::create_directories(root_ / folder);
}

Home::~Home() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

fs::path Home::write(const std::string& name, const std::string& content) const {
  std::ofstream(file(name), std::ios::binary) << content;
  return file(name);
}

void Home::become(const std::vector<std::string>& arguments) const {
  std::vector<std::string> words{PARTLY_SIM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment{"HOME=" + (root_ / "home").string(), "PATH=/usr/bin:/bin",
                                       "LC_ALL=C.UTF-8"};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (auto& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
  };
  if (chdir(working().c_str()) != 0) _exit(125);
  execve(PARTLY_SIM, pointers(words).data(), pointers(environment).data());
  _exit(125);
}

Outcome Home::run(const std::vector<std::string>& arguments, const std::string& input,
                  const std::string& out) const {
  const fs::path in = root_ / "stdin", output = out.empty() ? root_ / "stdout" : fs::path(out),
                 errors = root_ / "stderr";
  std::ofstream(in, std::ios::binary) << input;
  const pid_t pid = fork();
  if (pid == 0) {
    put(open(in.c_str(), O_RDONLY), STDIN_FILENO);
    put(open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    put(open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    become(arguments);
  }
  Outcome outcome = reap(pid);
  if (out.empty()) outcome.out = text_of(output);
  outcome.err = text_of(errors);
  return outcome;
}

Running Home::start(const std::vector<std::string>& arguments) const {
  int input[2], output[2];
  if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) std::abort();
  const pid_t pid = fork();
  if (pid == 0) {
    put(input[0], STDIN_FILENO);
    put(output[1], STDOUT_FILENO);
    put(open("/dev/null", O_WRONLY), STDERR_FILENO);
    become(arguments);
  }
  close(input[0]);
  close(output[1]);
  return {pid, input[1], output[0]};
}

Running::Running(Running&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      read_(std::move(other.read_)) {}

Running::~Running() {
  if (pid_ > 0) end(SIGKILL);
}

void Running::write(const std::string& text) {
  if (::write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) std::abort();
}

std::string Running::read_until(const std::string& mark, int n) {
  const auto count = [&] {
    int found = 0;
    for (std::size_t at = read_.find(mark); at != std::string::npos; at = read_.find(mark, at + mark.size()))
      ++found;
    return found;
  };
  char block[4096];
  while (count() < n) {
    const ssize_t got = ::read(output_, block, sizeof block);
    if (got <= 0) break;
    read_.append(block, static_cast<std::size_t>(got));
  }
  return read_;
}

void Running::wait_for_handler(int signal) const {
  const fs::path status = "/proc/" + std::to_string(pid_) + "/status";
  for (;;) {
    std::istringstream lines(text_of(status));
    std::string line;
    bool alive = false;
    while (std::getline(lines, line)) {
      alive = true;
      if (line.starts_with("SigCgt:") && (std::stoull(line.substr(7), nullptr, 16) >> (signal - 1) & 1) != 0)
        return;
    }
    if (!alive) return;
    std::this_thread::yield();
  }
}

Outcome Running::end(int signal) {
  if (signal != 0) kill(pid_, signal);
  if (input_ >= 0) close(std::exchange(input_, -1));
  read_until("no such mark, so to the end", 1);
  Outcome outcome = reap(std::exchange(pid_, -1));
  close(std::exchange(output_, -1));
  outcome.out = read_;
  return outcome;
}

}  // namespace partly::cli_test
