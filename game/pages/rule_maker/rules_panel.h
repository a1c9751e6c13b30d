// The rules to choose from: each with its sentence, its facts and its figures. Before a rule is decreed the
// player foresees who gains and who loses by it; then futures under both rules are worked out and compared.
#pragma once
#include <string>
#include <vector>

#include "game/match/game_context.h"

namespace partly::game {

inline constexpr const char* kDeskScroll = "desk";  // the area that the panel is scrolled with

class RulesPanel {
 public:
  void draw(Ui&, Rect& rest, RuleMakerGame&);
  bool back();  // Esc: true if it left a question
  // The rule that would take the place of the one in force; empty while none is asked about.
  std::string tried() const { return step_ == Step::see ? chosen_ : std::string(); }
  bool asking() const { return step_ != Step::browse; }
  // Another rule than the one in force is chosen, and may be decreed.
  bool ready(const session::RuleMakerView&) const;

 private:
  enum class Step { browse, foresee, see };

  void browse(Ui&, Rect& rest, const session::RuleMakerView&);
  void row(Ui&, Rect place, const session::RuleView&);
  void foresee(Ui&, Rect& rest, const session::RuleMakerView&);
  void see(Ui&, Rect& rest, RuleMakerGame&);
  void take_in(RuleMakerGame&);  // once both futures are there

  Step step_ = Step::browse;
  std::string chosen_ = {};
  std::vector<int> said_ = {};  // index of the choice: 0 loses, 1 the same, 2 gains
  bool compared_ = false;
};

}  // namespace partly::game
