// The way of a claim as a strip of stages: where it stands, and what can be done at each stage.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

inline constexpr float kTrackHeight = 44;
// Under the mouse, or with arrow keys while focused, each stage says what can be done there.
void stage_track(Ui&, Rect, const world::ProceedingView&);
// "◆ **Discovery** since Q3 2026. The books open and the exam is run: plead, or settle."
std::string stage_line(const world::ProceedingView&);
// "Move to dismiss, plead, or settle."
std::string can_be_done(const world::ProceedingView&, law::Stage);

// Brought by an authority, which asks nobody and does not settle.
bool by_authority(const world::ProceedingView&);

}  // namespace partly::game
