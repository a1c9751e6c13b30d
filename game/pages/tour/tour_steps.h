// The guided tour as it is told: scenes in the order in which a player comes by them, and in each the widgets
// that are pointed at. Leaves out how one gets through it (tour_walk.h).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "game/match/game_context.h"

namespace partly::game {

struct TourStop {
  std::string id;                    // "routes": unique in the tour
  std::vector<std::string> widgets;  // the first that is there is pointed at
  std::string title, text;           // one or two sentences
};

// A page in a certain state: the lab with its four routes, the lab with the mixer.
struct TourScene {
  std::string page;                // where it is; empty: on any page, in a dialog above it
  std::string waits;               // "in the lab": where the tour goes on, while one is elsewhere
  std::vector<std::string> signs;  // one of these widgets tells that it is there; empty: the page does
  std::function<bool(const GameContext&)> when = {};  // what has to be true besides
  std::vector<TourStop> stops;
  std::string onward;  // after the last stop, until the next scene is there: what the player does
};

const std::vector<TourScene>& tour_scenes();

}  // namespace partly::game
