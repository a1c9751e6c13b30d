#include "sim/study/lesson.h"

#include <chrono>

namespace partly::study {

Result<Telling> tell(const Lesson& lesson, Workshop& workshop, const Setting& setting, const Show& show) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  Telling telling;
  const auto keep = [&](const Beat& beat) {
    telling.beats.push_back(beat);
    if (show) show(beat);
  };
  if (auto status = lesson.tell(workshop, setting, keep); !status) return status.error();
  telling.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return telling;
}

Figures figures(const Telling& telling) {
  Figures all;
  for (const Beat& beat : telling.beats) all.insert(all.end(), beat.figures.begin(), beat.figures.end());
  return all;
}

}  // namespace partly::study
