// Truth, teacher and student side by side, shaded by what each thinks. The teacher's mistakes are ringed, on
// both maps; those that the student repeats stand out.
#pragma once
#include "game/shell/ui.h"
#include "game/widgets/shaded_map.h"
#include "sim/study/sandbox.h"

namespace partly::game {

inline constexpr float kSandboxCaption = 46;  // above each map
// `height` of the maps; their width follows from the area. The pointer is one for all three. True while
// somebody points at one.
bool sandbox_maps(Ui&, Rect area, float height, const study::SandboxLook&, std::uint64_t version,
                  MapPointer*);

}  // namespace partly::game
