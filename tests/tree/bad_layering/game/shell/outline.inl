#include "game/shell/ui.h"
#include "game/widgets/button.h"
