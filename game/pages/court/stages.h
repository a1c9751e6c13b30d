// The way of a claim as a strip of stages: where it stands, and what can be done at each stage.
#pragma once
#include <string>
#include <vector>

#include "game/match/game_context.h"

namespace partly::game {

inline constexpr float kTrackHeight = 44;
// Under the mouse, or with arrow keys while focused, each stage says what can be done there.
void stage_track(Ui&, Rect, const world::ProceedingView&);
// Stops on a line, passed ones as diamonds; `ended_early` jumps from the first stop to the last.
struct TrackLine {
  std::vector<std::string> stops = {};
  int now = 0;
  bool ended_early = false;
  int read = -1;  // a stop that somebody reads, or none
};
void track_line(Ui&, Rect, const TrackLine&);
// "◆ **Discovery** since Q3 2026. The books open and the exam is run: plead, or settle."
std::string stage_line(const world::ProceedingView&);
// "Move to dismiss, plead, or settle."
std::string can_be_done(const world::ProceedingView&, law::Stage);

// Brought by an authority, which asks nobody and does not settle.
bool by_authority(const world::ProceedingView&);

}  // namespace partly::game
