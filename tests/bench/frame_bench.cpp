// How the window and the trainer share the machine: the training page at full speed in a real window, frame
// by frame, and the same run without any window in turns with it. Prints a table. frame_bench [SECONDS
// [ROUNDS]]
#include <SDL.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "game/app/app.h"
#include "game/match/game_context.h"
#include "game/match/session_library.h"
#include "game/pages/training/training.h"
#include "sim/base/folders.h"
#include "sim/base/statistics.h"
#include "sim/bots/turn.h"
#include "sim/learn/classroom.h"
#include "sim/scenario/load.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/world.h"
#include "sim/world/view/make_view.h"
#include "tests/game/virtual_display.h"

namespace {

using namespace partly;
using namespace partly::game;
using Clock = std::chrono::steady_clock;

constexpr double kFrame_ms = 1000 / 60.0;
constexpr double kLate_ms =
    1.5 * kFrame_ms;  // from one frame's begin to the next: a 60 Hz picture was missed

double processor_s(clockid_t which) {
  timespec t{};
  clock_gettime(which, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// Steps by the clock and by the processor time of the thread that took them. The second says what our own
// work beside the learning costs, whatever else the machine does.
struct Speed {
  double by_clock = 0, by_processor = 0;
};

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// The shipped scenario with a run that does not end while we look.
std::filesystem::path long_scenario() {
  const auto shipped = find_data("scenarios/the-shortcut.json");
  PARTLY_CHECK(shipped.ok());
  auto scenario = nlohmann::json::parse(*read_file(*shipped, 1u << 22));
  scenario["learning"]["student_recipe"]["steps"] = 100000;
  for (const auto& [place, value] :
       {std::pair{"/prices/gflop_usd", 1.0}, {"/learning/gflop_per_quarter", 1e6}}) {
    auto& quantity = scenario[nlohmann::json::json_pointer(place)];
    quantity["value"] = value;
    quantity["assumption"] = {
        {"low", value}, {"high", value}, {"reason", "So that the run can be afforded."}};
  }
  const std::string text = scenario.dump();
  const auto path =
      std::filesystem::temp_directory_path() / ("partly-frame-bench-" + std::to_string(getpid()) + ".json");
  PARTLY_CHECK(write_atomically(path, text).ok());
  return path;
}

world::TrainModel distil(const world::WorldView& view) {
  for (const auto& route : view.routes)
    if (route.route == world::Route::distil) return route.decision;
  return {};
}

// Steps a second of the same population with nothing beside it, on a thread as humble as the trainer's.
Speed headless(const std::filesystem::path& path, double seconds) {
  const auto loaded = scenario::load_file(path);
  PARTLY_CHECK(loaded.scenario.has_value());
  const auto world = bots::begin(*loaded.scenario, loaded.scenario->seed);
  const auto order = distil(world::make_view(*loaded.scenario, world));
  const auto job = world::job_for(*loaded.scenario, world, order, "player");
  learn::Classroom room(job.task, job.teacher, job.open_weights, job.label_noise, learn::fused_engine());
  Speed speed;
  std::jthread trainer([&] {
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
    auto run = learn::fused_engine()->start(room.population(job).job);
    const double used = processor_s(CLOCK_THREAD_CPUTIME_ID);
    const auto begin = Clock::now();
    while (since(begin) < seconds && (*run)->advance(32)) {
    }
    speed = {(*run)->steps_done() / since(begin),
             (*run)->steps_done() / (processor_s(CLOCK_THREAD_CPUTIME_ID) - used)};
  });
  trainer.join();
  return speed;
}

// The training page, with the moment of each frame.
class Timed final : public Screen {
 public:
  Timed(GameContext& context, std::vector<double>& begins) : page_(context), begins_(begins) {}
  std::string title() const override { return page_.title(); }
  bool live() const override { return page_.live(); }
  void draw(Ui& ui) override {
    begins_.push_back(since(opened_) * 1e3);
    page_.draw(ui);
  }

 private:
  TrainingScreen page_;
  std::vector<double>& begins_;
  Clock::time_point opened_ = Clock::now();
};

struct Windowed {
  Speed speed;
  double window_share = 0;  // of one core, by the window's thread
  std::vector<double> begins_ms;
  std::string frames;  // JSON of the shell
};

Windowed windowed(const std::filesystem::path& path, double seconds) {
  LibraryOptions options;
  options.extra_scenario = path.string();
  options.autosave = std::filesystem::path(path).replace_extension(".save");
  options.engine.engine = learn::EngineChoice::fused;
  GameContext context(make_session_library(std::make_shared<LibraryOptions>(options)));
  PARTLY_CHECK(context.start(context.scenarios().front().id));
  auto& lab_game = context.lab_game();
  PARTLY_CHECK(std::holds_alternative<world::Quote>(lab_game.submit(distil(lab_game.view()))));
  lab_game.submit(world::GuessCapability{lab_game.view().models.front().id, 50});
  lab_game.set_pace(session::Pace::unlimited);
  AppOptions how;
  how.software = true;
  auto app = App::open(how);
  PARTLY_CHECK(app.ok());
  Windowed seen;
  (*app)->add_screen("training", [&] { return std::make_unique<Timed>(context, seen.begins_ms); });
  (*app)->show("training");
  while (!lab_game.progress() || lab_game.progress()->steps_done == 0) {  // until the teacher is there
    (*app)->step(0);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  (*app)->stats() = FrameStats();
  seen.begins_ms.clear();
  const int first = lab_game.progress()->steps_done;
  const double all = processor_s(CLOCK_PROCESS_CPUTIME_ID), own = processor_s(CLOCK_THREAD_CPUTIME_ID);
  const auto begin = Clock::now();
  std::jthread clock([seconds] {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    SDL_Event quit{};
    quit.type = SDL_QUIT;
    SDL_PushEvent(&quit);
  });
  (*app)->run();
  const auto last = lab_game.progress();
  const double window_s = processor_s(CLOCK_THREAD_CPUTIME_ID) - own;
  const double trainer_s = processor_s(CLOCK_PROCESS_CPUTIME_ID) - all - window_s;
  seen.speed = {(last->steps_done - first) / since(begin), (last->steps_done - first) / trainer_s};
  seen.window_share = window_s / since(begin);
  seen.frames = (*app)->stats().json();
  return seen;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 8;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  const VirtualDisplay display;
  if (!display.problem().empty())
    return std::fprintf(stderr, "frame_bench: %s\n", display.problem().c_str()), 6;
  const auto path = long_scenario();
  std::printf(
      "round  frames/s   p50 ms   p99 ms  late  window | steps/s alone  beside  lost | by processor time  "
      "beside  lost\n");
  for (int round = 1; round <= rounds; ++round) {
    const Speed alone = headless(path, seconds);
    const Windowed seen = windowed(path, seconds);
    std::vector<double> intervals;
    for (std::size_t i = 1; i < seen.begins_ms.size(); ++i)
      intervals.push_back(seen.begins_ms[i] - seen.begins_ms[i - 1]);
    const auto late = std::ranges::count_if(intervals, [](double ms) { return ms > kLate_ms; });
    const double late_share =
        static_cast<double>(late) / static_cast<double>(std::max<std::size_t>(1, intervals.size()));
    std::printf("%5d %9.1f %8.1f %8.1f %4.1f%% %6.0f%% | %13.0f %7.0f %4.0f%% | %17.0f %7.0f %4.0f%%\n",
                round, static_cast<double>(intervals.size()) / seconds, quantile(intervals, 0.5),
                quantile(intervals, 0.99), 100 * late_share, 100 * seen.window_share, alone.by_clock,
                seen.speed.by_clock, 100 * (1 - seen.speed.by_clock / alone.by_clock), alone.by_processor,
                seen.speed.by_processor, 100 * (1 - seen.speed.by_processor / alone.by_processor));
    std::printf("       inside a frame: %s", seen.frames.c_str());
  }
  std::filesystem::remove(path);
  return 0;
}
