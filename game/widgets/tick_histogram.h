// One tick for each innocent model, piled up by value, and the suspect as a marked flag: who stands out?
// Where there are copiers, they hang below the axis: to whom does the suspect belong?
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct TickHistogram {
  std::string id = {};
  std::string says = {};
  double low = 0, high = 1;
  std::vector<double> innocents = {};
  std::string innocents_text = {};  // "24 innocents, 53–74 %"
  std::vector<double> copiers = {};
  std::string copiers_text = {};
  bool has_suspect = false;
  double suspect = 0;
  std::string suspect_text = {};   // "your student 90 %"
  std::vector<double> ticks = {};  // axis
  bool percent = true;             // axis in percent of 1
};
void tick_histogram(Ui&, Rect, const TickHistogram&);

}  // namespace partly::game
