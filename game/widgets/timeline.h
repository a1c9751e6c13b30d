// Turning points on a line of quarters: the taller the stem, the more that moment mattered.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct TimelineEvent {
  double at = 0;      // in [0, 1]
  double weight = 0;  // in [0, 1]: height of the stem
  Meaning meaning = Meaning::student;
  std::string label, when = {}, explanation = {};
};
struct Timeline {
  std::string id = {};
  std::vector<TimelineEvent> events = {};
};
int timeline(Ui&, Rect, const Timeline&);  // event activated in this frame, or -1

// Guesses against what was measured, around the line of perfect calibration; both axes from 0 to 1.
struct Guess {
  double guessed = 0, measured = 0;
};
struct GuessAxes {
  std::string across = "guessed", up = "measured";
};
void calibration_plot(Ui&, Rect, const std::string& id, const std::vector<Guess>&, const GuessAxes& = {});

}  // namespace partly::game
