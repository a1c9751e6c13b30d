// The question before a beat: one person moves a mark or types a number, a class raises its hands for five
// ranges. Nothing of the answer is on it.
#pragma once
#include <array>
#include <string>

#include "game/pages/lesson/guess_chart.h"
#include "game/shell/ui.h"

namespace partly::game {

inline constexpr float kLowWindow =
    560;  // below this height a lesson is drawn smaller, so that all is in view

class AskCard {
 public:
  // Takes the keys of the question, and draws it; cuts what it uses off the top of `rest`.
  void draw(Ui&, Rect& rest, const study::Beat&, GuessGiven&, bool with_class);
  void forget() { typed_.clear(), counts_ = {}; }  // another question is asked

 private:
  void own_keys(Ui&, const GuessScale&, GuessGiven&);
  void type(const std::string& digit, const GuessScale&, GuessGiven&);
  void one_person(Ui&, Rect& rest, const study::Beat&, GuessGiven&);
  void hands(Ui&, Rect& rest, const study::Beat&, GuessGiven&);
  void counted(GuessGiven&, std::size_t range);

  std::string typed_;
  std::array<std::string, study::kRanges> counts_;
};

}  // namespace partly::game
