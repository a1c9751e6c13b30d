// How far the trainer is with what the close of a quarter waits for.
#pragma once
#include "game/match/play.h"

namespace partly::game {

void closing_progress(Ui&, Rect, const Play&);  // kProgressHeight tall

}  // namespace partly::game
