#include "sim/study/watched_account.h"

#include <algorithm>

namespace partly::study {

evidence::MonitorSetup calibrated_monitor(const learn::Classroom& room, std::uint64_t seed) {
  forensics::MonitorSettings settings;
  settings.inputs = room.task().inputs();
  settings.step = 10;
  settings.seed = seed;
  return {room, settings};
}

std::vector<float> covered_stream(const learn::Task& task, int n, double cover_share, Rng& rng) {
  const auto width = static_cast<std::ptrdiff_t>(task.inputs());
  std::vector<float> stream = task.sample_customer(static_cast<std::size_t>(n), rng);
  const std::vector<float> everywhere = task.sample(static_cast<std::size_t>(n), rng).x;
  for (std::ptrdiff_t i = 0; i < n; ++i)
    if (!rng.chance(cover_share))
      std::copy_n(everywhere.begin() + i * width, width, stream.begin() + i * width);
  return stream;
}

std::vector<float> sharded_stream(const learn::Task& task, int n, int per_account, Rng& rng) {
  std::vector<float> stream;
  for (int asked = 0; asked < n; asked += per_account) {
    const auto account =
        task.sample_customer(static_cast<std::size_t>(std::min(per_account, n - asked)), rng);
    stream.insert(stream.end(), account.begin(), account.end());
  }
  return stream;
}

double Watch::share_within(int questions) const {
  const auto caught = std::ranges::count_if(alarm_at, [&](int at) { return at <= questions; });
  return alarm_at.empty() ? 0.0 : static_cast<double>(caught) / static_cast<double>(alarm_at.size());
}

Watch watch(const learn::Classroom& room, const evidence::MonitorSetup& monitor, double cover_share,
            int accounts, std::uint64_t seed) {
  Watch seen;
  for (int i = 0; i < accounts; ++i) {
    Rng rng(seed, "watched account", static_cast<std::uint64_t>(i));
    const std::vector<float> points = covered_stream(room.task(), kWatchedQuestions, cover_share, rng);
    const auto report = monitor.inspect(points);
    const auto after_50 =
        std::ranges::find(report.curve, 50, [](const forensics::Look& look) { return look.queries; });
    seen.score_after_50.push_back(after_50->score);
    seen.alarm_at.push_back(report.alarm_at_query.value_or(kNeverCaught));
  }
  return seen;
}

}  // namespace partly::study
