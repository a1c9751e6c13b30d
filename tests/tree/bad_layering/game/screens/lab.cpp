#include "sim/world/world.h"
#include "sim/world/view.h"
#include <SDL.h>
