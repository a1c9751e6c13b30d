// What may come, over time: a median with the band that holds 9 of 10 outcomes (and, where given, a darker
// one for the middle half), what has happened already as a firm line, and upright marks where something
// changed. Under the mouse, or with arrow keys while focused, a reading line names the values at one place.
// Several fans share the axes; each has its meaning's colour and shape, and a dash where two share a meaning.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct Fan {
  std::string name = {};  // in the legend; empty: not listed
  Meaning meaning = Meaning::teacher;
  std::vector<float> x = {}, median = {};
  std::vector<float> low = {}, high = {};              // 5 and 95 %; empty: no band
  std::vector<float> inner_low = {}, inner_high = {};  // 25 and 75 %; empty: no darker band
  bool dashed = false;
};
// What has happened: drawn firm, with a marker on its last point.
struct FanPast {
  std::string name = {};
  Meaning meaning = Meaning::student;
  std::vector<float> x = {}, y = {};
};
struct FanMark {
  float x = 0;
  std::string text = {};  // beside the top of the mark; empty: none
  Meaning meaning = Meaning::law;
};
struct FanTick {
  double at = 0;
  std::string text = {};
};
struct FanPlot {
  std::string id = {};     // focusable: a reader hears `says`, then the values at the reading line
  std::string says = {};   // "Price of a seat, 2026 to 2035"
  std::string title = {};  // drawn above, in bold
  std::string unit = {};   // muted, behind the title
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
  std::vector<FanTick> x_ticks = {}, y_ticks = {};
  std::vector<Fan> fans = {};
  std::vector<FanPast> past = {};
  std::vector<FanMark> marks = {};
  std::function<std::string(double)> value_text = {};  // "$15.40"; by default a plain number
  std::function<std::string(double)> x_text = {};      // "Q3 2027", at the reading line
  bool legend = true;
};
inline constexpr float kFanPlotHeight = 176;  // comfortable with title and legend; less works
void fan_plot(Ui&, Rect, const FanPlot&);

// The band of many outcomes, one value list for each x: quantiles as a Fan wants them (linear between ranks).
Fan fan_of(const std::vector<float>& x, const std::vector<std::vector<double>>& outcomes);

// Round ends and ticks that hold all of the plot's values: sets y_low, y_high and y_ticks. `least` widens a
// narrow range to at least that span, `floor` is never undercut (0 for sums and shares).
void fit_y(FanPlot&, int ticks = 3, double least = 0, double floor = -1e300);

}  // namespace partly::game
