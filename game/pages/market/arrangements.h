// What a lab may arrange beside training and selling, where the scenario offers it: computing by contract,
// counsel on a retainer, records, a warranty. Each row says what it does and costs and how it stands, and has
// one button that begins it, or ends it. Exams are one a model (panels/models.h).
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void arrangements_list(Ui&, Rect& rest,
                       GameContext&);  // a card's content; at most five rows (view_arrangements.h)

}  // namespace partly::game
