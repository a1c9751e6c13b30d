#include "sim/world/state/world.h"
#include "sim/world/view/view.h"
#include <SDL.h>
