// Curves over steps: raw points as dots, an optional band (spread over seeds), a line, and its name at its
// end. The axes are the caller's and stay still; a curve is thinned to one point a pixel column.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct Curve {
  std::string name = {};  // end label: "student 0.31"
  Meaning meaning = Meaning::student;
  std::vector<float> x = {}, y = {};          // same length
  std::vector<float> low = {}, high = {};     // band, same length as x or empty
  std::vector<float> raw_x = {}, raw_y = {};  // dots
  bool dashed = false;
};
struct LinePlot {
  std::string id = {};  // focusable: a reader hears `says`
  std::string says = {};
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
  bool x_log = false;
  std::string x_name = {}, y_name = {};
  std::vector<double> x_ticks = {}, y_ticks = {};
  std::vector<Curve> curves = {};
};
void line_plot(Ui&, Rect, const LinePlot&);
std::string text_of_tick(double v);  // with as many decimals as it has, three at most

// Mean and extremes for each of `columns` bins of x: what line_plot draws. Exposed for its test.
struct Thinned {
  std::vector<float> x = {}, y = {};
};
Thinned thin(const std::vector<float>& x, const std::vector<float>& y, double x_low, double x_high,
             int columns);

}  // namespace partly::game
