#include "sim/world/decide/decide.h"
#include "sim/world/state/world.h"
