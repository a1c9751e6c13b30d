// An answer against what the teacher thought: at one place of the map, the one class that it names, its
// probabilities at the temperature that is set, and the student's beside them.
#pragma once
#include "game/shell/ui.h"
#include "game/widgets/shaded_map.h"
#include "sim/study/sandbox.h"

namespace partly::game {

inline constexpr float kThoughtHeight = 190;  // least, within the card
void thought_at(Ui&, Rect, const study::SandboxLook&, const study::SandboxSetting&, const MapPointer&);

// The same in words, for a reader.
std::string thought_words(const study::SandboxLook&, const study::SandboxSetting&, const MapPointer&);

// "A" to "F": what a class is called.
std::string class_name(std::int32_t index);

}  // namespace partly::game
