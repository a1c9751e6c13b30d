#include "sim/study/phenomenon.h"

#include <algorithm>
#include <chrono>

namespace partly::study {

std::string text(const Bar& bar) {
  return bar.figure + (bar.sense == Sense::at_least ? " >= " : " <= ") + text(bar.bound, bar.unit);
}

std::string bar_text(const Phenomenon& phenomenon) {
  std::string all;
  for (const Bar& bar : phenomenon.bars) {
    if (!all.empty()) all += "; ";
    all += text(bar);
  }
  return all;
}

bool holds(const Bar& bar, const Figures& measured) {
  const Figure& found = figure(measured, bar.figure);
  PARTLY_CHECK(found.unit == bar.unit);
  return bar.sense == Sense::at_least ? found.value >= bar.bound : found.value <= bar.bound;
}

Result<Finding> investigate(const Phenomenon& phenomenon, Workshop& workshop, const Setting& setting) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  auto measured = phenomenon.study.run(workshop, setting);
  if (!measured) return measured.error();
  const bool pass =
      std::ranges::all_of(phenomenon.bars, [&](const Bar& bar) { return holds(bar, *measured); });
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return Finding{std::move(*measured), pass, setting.seeds, seconds};
}

}  // namespace partly::study
