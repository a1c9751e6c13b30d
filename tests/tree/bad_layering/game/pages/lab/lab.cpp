#include <SDL.h>
#include "game/pages/common/parts.h"
#include "game/pages/court/court.h"
#include "sim/session/session.h"
#include "sim/world/state/world.h"
#include "sim/world/view/view.h"
