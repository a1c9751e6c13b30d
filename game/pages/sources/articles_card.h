// The four articles in our own words, one at a time. Of a statement that has been answered, the passages that
// tell its facts stand out, with those facts.
#pragma once
#include "game/shell/ui.h"
#include "sim/reading/exercise.h"

namespace partly::game {

void articles_card(Ui&, Rect& rest, const reading::Exercise&, const scenario::CaseFile&,
                   const reading::Statement* answered, int* shown);

// The first article that has something on this statement; where it is said, one that says it.
int article_for(const reading::Exercise&, const reading::Statement&);

}  // namespace partly::game
