// Guesses beside what was measured: the hands of a class as bars over five ranges, or one person's mark, and
// a line where the answer lies.
#pragma once
#include <optional>
#include <string>

#include "game/pages/lesson/lesson_book.h"
#include "game/shell/ui.h"

namespace partly::game {

// How an answer is written and typed: shares as per cent.
struct GuessScale {
  double low = 0, high = 1, factor = 1;
  const char* unit = "";

  std::string text(double value) const;           // "40 %"
  std::string distance_text(double value) const;  // "12 percentage points"
  double step() const { return 1 / factor; }
  float share(double value) const { return static_cast<float>((value - low) / (high - low)); }
};
GuessScale scale_of(const study::Beat& beat);  // of one that asks

struct GuessChart {
  std::string id = {};
  const study::Beat* beat = nullptr;  // that asks
  const GuessGiven* given = nullptr;
  bool with_class = false;
  bool measured = false;  // show the answer
  float drawn = 1;        // how far its line has come, 0 to 1
};
inline constexpr float kGuessChartHeight = 190;
void guess_chart(Ui&, Rect, const GuessChart&);

// Every guess of this session that was scored, as a bar from 0 to 100 points, the oldest first.
inline constexpr float kScoreChartHeight = 174;
void score_chart(Ui&, Rect, const std::vector<study::Scored>&);
std::string score_text(const std::vector<study::Scored>&);  // "4 guesses, 71 points on average"

}  // namespace partly::game
