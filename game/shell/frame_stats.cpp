#include "game/shell/frame_stats.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "sim/base/statistics.h"

namespace partly::game {
namespace {

constexpr std::size_t kKept = 4096;

double quantile_or_0(const std::vector<double>& values, double share) {
  return values.empty() ? 0 : quantile(values, share);
}

}  // namespace

double monotonic_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

FirstFrame FirstFrame::now(double main_began_s) {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double now_s = game::monotonic_s();
  return {(now_s - main_began_s) * 1e3, now_s,
          1e3 * static_cast<double>(used.tv_sec) + 1e-6 * static_cast<double>(used.tv_nsec), usage.ru_maxrss};
}

void FrameStats::add(double build_ms, double render_ms, int vertices) {
  const Frame frame{static_cast<float>(build_ms), static_cast<float>(render_ms), vertices};
  if (recent_.size() < kKept)
    recent_.push_back(frame);
  else
    recent_[frames_ % kKept] = frame;
  ++frames_;
}

std::string FrameStats::json() const {
  std::vector<double> whole, build, render, vertices;
  double build_sum = 0, whole_sum = 0;
  for (const Frame& f : recent_) {
    whole.push_back(f.build_ms + f.render_ms);
    build.push_back(f.build_ms);
    render.push_back(f.render_ms);
    vertices.push_back(f.vertices);
    build_sum += f.build_ms, whole_sum += f.build_ms + f.render_ms;
  }
  char text[768];
  std::snprintf(
      text, sizeof text,
      "{\"frames\": %llu, \"first_frame\": {\"since_main_ms\": %.1f, \"monotonic_s\": %.6f, "
      "\"processor_ms\": %.1f, "
      "\"peak_memory_kib\": %ld}, \"frame_ms\": {\"p50\": %.3f, \"p99\": %.3f}, "
      "\"build_ms\": {\"p50\": %.3f, \"p99\": %.3f}, \"render_ms\": {\"p50\": %.3f, \"p99\": %.3f}, "
      "\"build_share\": %.3f, \"vertices_p50\": %.0f}\n",
      static_cast<unsigned long long>(frames_), first.since_main_ms, first.monotonic_s, first.processor_ms,
      first.peak_memory_kib, quantile_or_0(whole, 0.5), quantile_or_0(whole, 0.99), quantile_or_0(build, 0.5),
      quantile_or_0(build, 0.99), quantile_or_0(render, 0.5), quantile_or_0(render, 0.99),
      whole_sum > 0 ? build_sum / whole_sum : 0, quantile_or_0(vertices, 0.5));
  return text;
}

Status FrameStats::write(const std::string& path) const {
  std::ofstream file(path);
  if (file << json()) return {};
  return Error{ErrorKind::file_missing, "The frame statistics could not be written", path,
               "Choose a folder that exists"};
}

}  // namespace partly::game
