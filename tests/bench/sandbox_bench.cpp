// How long a sandbox takes from a moved setting to the first look at students that learned with it, and to
// the last, on one thread; without the window. Prints a line a setting, medians: sandbox_bench [ROUNDS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "sim/base/statistics.h"
#include "sim/learn/engines.h"
#include "sim/study/sandbox_room.h"

namespace {

using namespace partly;
using study::SandboxSetting;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

struct Times {
  std::vector<double> first_ms, all_ms;
};

// Learns `from` first, so that only what differs in `to` is new.
void time_move(const SandboxSetting& from, const SandboxSetting& to, Times& times) {
  study::SandboxRoom room(learn::fused_engine());
  if (!room.train(from, [](const study::SandboxLook&) {})) std::exit(1);
  const auto began = Clock::now();
  std::optional<double> first_ms;
  const auto show = [&](const study::SandboxLook&) {
    if (!first_ms) first_ms = ms_since(began);
  };
  if (!room.train(to, show)) std::exit(1);
  times.first_ms.push_back(first_ms.value_or(0)), times.all_ms.push_back(ms_since(began));
}

void report(const char* what, const SandboxSetting& from, const SandboxSetting& to, int rounds) {
  Times times;
  for (int i = 0; i < rounds; ++i) time_move(from, to, times);
  std::printf("%-34s first look %4.0f ms, all %5.0f ms\n", what, median(times.first_ms),
              median(times.all_ms));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = std::max(1, argc > 1 ? std::atoi(argv[1]) : 5);
  std::printf("%s\n", learn::fused_engine()->device().c_str());
  const SandboxSetting usual;
  SandboxSetting hotter = usual, more = usual, most = usual, most_hotter, wide = usual, new_teacher = usual;
  hotter.temperature = 4, more.answers = 100, most.answers = 3000, wide.student_width = 128;
  most_hotter = most, most_hotter.temperature = 4;
  new_teacher.teacher_wrong_labels = 0.3;
  report("temperature 2 to 4", usual, hotter, rounds);
  report("answers 60 to 100", usual, more, rounds);
  report("answers 60 to 3,000 at once", usual, most, rounds);
  report("temperature 2 to 4, 3,000 answers", most, most_hotter, rounds);
  report("student 64-64 to 128-128", usual, wide, rounds);
  report("a new teacher", usual, new_teacher, rounds);
}
