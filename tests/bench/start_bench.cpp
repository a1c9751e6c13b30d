// How long the program takes from exec to its first picture and how much memory it then holds, drawn in
// software; and how long from exec to the first training step of the shipped game. Prints a line a round:
// start_bench [ROUNDS]
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "game/shell/frame_stats.h"
#include "sim/base/folders.h"
#include "sim/base/statistics.h"
#include "sim/bots/turn.h"
#include "sim/learn/classroom.h"
#include "sim/learn/engines.h"
#include "sim/scenario/load.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/world.h"
#include "sim/world/view/make_view.h"
#include "tests/game/virtual_display.h"

namespace {

using namespace partly;
using game::monotonic_s;
namespace fs = std::filesystem;

constexpr char kFirstStep[] = "--first-step";

// The fused engine, but ends the program with the time on its standard output once one step was taken.
class OneStep final : public learn::Engine {
 public:
  std::string name() const override { return inner_->name(); }
  std::string device() const override { return inner_->device(); }
  std::vector<float> logits(const learn::Weights& weights, std::span<const float> x) const override {
    return inner_->logits(weights, x);
  }
  Result<std::unique_ptr<learn::TrainingRun>> start(learn::PopulationJob job) const override {
    auto run = inner_->start(std::move(job));
    PARTLY_CHECK(run.ok() && (*run)->advance(1).ok());
    std::printf("%.6f\n", monotonic_s());
    std::exit(0);
  }

 private:
  std::shared_ptr<const learn::Engine> inner_ = learn::fused_engine();
};

// What happens when a player orders a model in a new game, up to the first step of whatever is trained first.
int take_first_step() {
  const auto path = find_data("scenarios/the-shortcut.json");
  PARTLY_CHECK(path.ok());
  const auto loaded = scenario::load_file(*path);
  PARTLY_CHECK(loaded.scenario.has_value());
  const auto world = bots::begin(*loaded.scenario, loaded.scenario->seed);
  const auto view = world::make_view(*loaded.scenario, world);
  const auto job = world::job_for(*loaded.scenario, world, view.routes.front().decision, "player");
  learn::Classroom room(job.task, job.teacher, job.open_weights, job.label_noise,
                        std::make_shared<OneStep>());
  return room.prepare(job).ok() ? 1 : 2;
}

// Starts a program, waits for its end and returns when it was started and what it printed.
struct Ran {
  double started_s = 0;
  std::string printed;
  bool well = false;
};
Ran run(std::vector<std::string> arguments) {
  int ends[2];
  PARTLY_CHECK(pipe2(ends, O_CLOEXEC) == 0);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  Ran out;
  pid_t process = -1;
  out.started_s = monotonic_s();
  const bool began = posix_spawn(&process, words.front(), &files, nullptr, words.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&files);
  close(ends[1]);
  char buffer[256];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
    out.printed.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  out.well =
      began && waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return out;
}

struct Start {
  double main_ms = 0, frame_ms = 0, processor_ms = 0, memory_mib = 0, step_ms = 0;
};

Start one_start(const std::string& own_path, const std::string& program, const fs::path& folder) {
  const auto stats = folder / "stats.json";
  const Ran window = run({program, "--software", "--screenshot", (folder / "picture.png").string(),
                          "--frame-stats", stats.string()});
  const Ran step = run({own_path, kFirstStep});
  PARTLY_CHECK(window.well && step.well);
  const auto first = nlohmann::json::parse(*read_file(stats, 1u << 16))["first_frame"];
  const double frame_ms = (first["monotonic_s"].get<double>() - window.started_s) * 1e3;
  return {frame_ms - first["since_main_ms"].get<double>(), frame_ms, first["processor_ms"],
          first["peak_memory_kib"].get<double>() / 1024,
          (std::atof(step.printed.c_str()) - step.started_s) * 1e3};
}

void print(const char* name, const Start& s) {
  std::printf("%6s %12.1f %14.1f %13.1f %10.1f %16.1f\n", name, s.main_ms, s.frame_ms, s.processor_ms,
              s.memory_mib, s.step_ms);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], kFirstStep) == 0) return take_first_step();
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10;
  const game::VirtualDisplay display;
  if (!display.problem().empty())
    return std::fprintf(stderr, "start_bench: %s\n", display.problem().c_str()), 6;
  std::string pattern = (fs::temp_directory_path() / "partly-start-bench-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const fs::path own = fs::read_symlink("/proc/self/exe");
  std::vector<Start> starts;
  std::printf("round  exec..main  ..first frame  of processor  MiB then  ..first step, ms\n");
  for (int round = 0; round < rounds; ++round) {
    starts.push_back(one_start(own.string(), (own.parent_path() / "partly").string(), folder));
    print(std::to_string(round + 1).c_str(), starts.back());
  }
  print("median", {median(each_of(starts, &Start::main_ms)), median(each_of(starts, &Start::frame_ms)),
                   median(each_of(starts, &Start::processor_ms)), median(each_of(starts, &Start::memory_mib)),
                   median(each_of(starts, &Start::step_ms))});
  fs::remove_all(folder);
  return 0;
}
