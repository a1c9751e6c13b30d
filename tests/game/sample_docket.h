// Cases of others for the tests of screens: one on its way, one on other grounds, one that is over; a card to
// answer, and two that are scored.
#pragma once
#include "sim/world/view/view.h"

namespace partly::game {

world::DocketView sample_docket();
inline constexpr int kSampleCard = 10;

}  // namespace partly::game
