// What a round came to: the points beside what other readers would have got, what was confused and what helps
// against it, and every statement with both answers.
#pragma once
#include "game/shell/ui.h"
#include "sim/reading/score.h"

namespace partly::game {

void score_card(Ui&, Rect& rest, const reading::Score&);
void confusions_card(Ui&, Rect& rest, const reading::Score&);
void answers_card(Ui&, Rect& rest, const std::vector<reading::Answered>&, const scenario::CaseFile&);

// "Signal and AMW Read, as an opinion", "nobody".
std::string answer_text(const reading::Answer&, const scenario::CaseFile&);

}  // namespace partly::game
