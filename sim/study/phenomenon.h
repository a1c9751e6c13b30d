// A phenomenon: a study of something that is published, with the bars that a toy must reach to count as
// showing it.
#pragma once
#include <string>
#include <vector>

#include "sim/study/study.h"

namespace partly::study {

enum class Sense { at_least, at_most };

// One condition on one figure of the study, in that figure's unit.
struct Bar {
  std::string figure;
  Sense sense = Sense::at_least;
  double bound = 0;
  Unit unit = Unit::none;  // the figure's, so that the bar can be told before the study has run
};
std::string text(const Bar& bar);  // "gain >= 5.0 points"

struct Phenomenon {
  std::string row;  // of the table in docs/model-card.md: "7", "28b"
  Study study;
  std::vector<Bar> bars;  // all must hold
  bool quick = false;     // seconds, its teacher included: part of every ./check
};
std::string bar_text(const Phenomenon& phenomenon);  // all bars, with semicolons between

// What running it once brought to light.
struct Finding {
  Figures measured;
  bool pass = false;
  int seeds = 0;
  double seconds = 0;
};
Result<Finding> investigate(const Phenomenon& phenomenon, Workshop& workshop, const Setting& setting);

bool holds(const Bar& bar, const Figures& measured);

}  // namespace partly::study
