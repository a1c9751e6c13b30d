#include "sim/bench/pytorch.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "sim/base/folders.h"

namespace partly::bench {
namespace {

namespace fs = std::filesystem;

constexpr char kScript[] = "sim/bench/pytorch.py";

// A folder that ends with whoever holds it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "partly-bench-").string() + std::string(6, 'X');
    if (mkdtemp(pattern.data())) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// A program that reads lines and answers each with one. Its standard error is ours.
class LineProgram {
 public:
  explicit LineProgram(const std::vector<std::string>& arguments) {
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) != 0) return;
    if (pipe2(from, O_CLOEXEC) != 0) {
      close(to[0]), close(to[1]);
      return;
    }
    process_ = ::fork();
    if (process_ == 0) run(arguments, to[0], from[1]);
    close(to[0]), close(from[1]);
    to_ = fdopen(to[1], "w"), from_ = fdopen(from[0], "r");
    std::signal(SIGPIPE, SIG_IGN);  // a program that ended is found out by its silence
  }
  ~LineProgram() {
    if (to_) std::fclose(to_);
    if (from_) std::fclose(from_);
    if (process_ > 0) waitpid(process_, nullptr, 0);
  }
  LineProgram(const LineProgram&) = delete;
  LineProgram& operator=(const LineProgram&) = delete;

  void say(const std::string& line) {
    if (to_) std::fprintf(to_, "%s\n", line.c_str()), std::fflush(to_);
  }
  Json hear() {  // discarded where the program said nothing, or no JSON
    std::string line;
    for (int c = 0; from_ && (c = std::fgetc(from_)) != EOF && c != '\n';) line += static_cast<char>(c);
    return Json::parse(line, nullptr, false);
  }

 private:
  [[noreturn]] static void run(const std::vector<std::string>& arguments, int in, int out) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    std::vector<char*> words;
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    execvp(words.front(), words.data());
    _exit(127);
  }

  pid_t process_ = -1;
  std::FILE *to_ = nullptr, *from_ = nullptr;
};

struct Peer {
  TemporaryFolder folder;  // outlives the program that reads it
  std::unique_ptr<LineProgram> program;
};

Error silent(const std::string& name) {
  return {ErrorKind::internal, "PyTorch's side of the benchmark ended without an answer", name,
          "Try --no-python"};
}

Status hand_over(const PytorchJob& job, const fs::path& folder) {
  const std::string bytes(reinterpret_cast<const char*>(job.numbers.data()), 4 * job.numbers.size());
  if (auto status = write_atomically(folder / "numbers.f32", bytes); !status) return status;
  return write_atomically(folder / "job.json", job.description.dump());
}

bool has_torch(const std::string& python) {
  return std::system((python + " -c 'import torch' >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

std::optional<std::string> python_with_torch() {
  for (const char* python : {"python3", "/usr/bin/python3"})
    if (has_torch(python)) return python;
  return std::nullopt;
}

Result<Implementation> pytorch_implementation(const std::string& python, const std::string& name,
                                              const PytorchJob& job) {
  const auto script = find_data(kScript);
  if (!script) return script.error();
  auto peer = std::make_shared<Peer>();
  if (auto status = hand_over(job, peer->folder.path()); !status) return status.error();
  peer->program = std::make_unique<LineProgram>(
      std::vector<std::string>{python, script->string(), peer->folder.path().string()});
  const Json hello = peer->program->hear();
  if (hello.is_discarded()) return silent(name);
  Implementation implementation{
      name + " (" + hello.value("torch", "") + ")", [peer, name](double seconds) -> Result<Sample> {
        peer->program->say(std::to_string(seconds));
        const Json said = peer->program->hear();
        if (said.is_discarded()) return silent(name);
        return Sample{said.value("units", 0.0), said.value("seconds", 0.0), said.value("processor_s", 0.0)};
      }};
  implementation.losses = hello.value("losses", std::vector<float>{});
  return implementation;
}

}  // namespace partly::bench
