// What may be moved in the sandbox: sliders, what the API serves, and settings worth trying.
#pragma once
#include "game/shell/ui.h"
#include "game/widgets/button.h"
#include "sim/study/sandbox.h"

namespace partly::game {

// In `columns` columns below `area`'s top. Returns the height used.
float sandbox_controls(Ui&, Rect area, int columns, study::SandboxSetting*);
// Presets, other students, another map and the way back: side by side, in rows where there is no room.
float sandbox_buttons_height(Ui&, float width);
void sandbox_buttons(Ui&, Rect area, study::SandboxSetting*);

}  // namespace partly::game
