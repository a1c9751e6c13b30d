// Thin bars on a track: an interval with markers (range_bar), a share done with time left (progress_bar).
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct RangeMark {
  double at = 0;
  Meaning meaning = Meaning::teacher;
};
struct RangeBar {
  double low = 0, high = 1;  // ends of the track
  double from = 0, to = 0;   // the interval shown
  Meaning meaning = Meaning::student;
  std::vector<RangeMark> marks = {};  // thin upright markers
};
void range_bar(Ui&, Rect track, const RangeBar&);  // give the track 8 units of height

struct Progress {
  std::string id = {};
  double done = 0;           // share, 0 to 1
  double seconds_left = -1;  // negative: not known yet
  std::string says = {};     // "Training 5 students"
  Meaning meaning = Meaning::student;
};
inline constexpr float kProgressHeight = 40;
void progress_bar(Ui&, Rect, const Progress&);

// Room between what two sides accept (settlement): the track with the shared part in green and both ends
// named.
struct Zone {
  double low = 0, high = 1;
  double they_from = 0, you_to = 0;
  std::string they_text = {}, you_text = {}, room_text = {};
};
inline constexpr float kZoneHeight = 56;
void zone_bar(Ui&, Rect, const Zone&);

}  // namespace partly::game
