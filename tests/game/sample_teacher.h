// The sample game seen by a provider: accounts in every standing, a measured crowd, suspects with claims to
// choose from, a licence sold, an offer. Its figures are made up and never leave the tests.
#pragma once
#include "sim/world/view/view.h"

namespace partly::game {

world::WorldView sample_teacher_view();
// The same before any quarter has closed: nothing is measured yet.
world::WorldView sample_teacher_start();

}  // namespace partly::game
