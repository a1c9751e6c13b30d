// What a forecast is asked: under which policy of the player's, how far and how often. Values.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/base/quantity.h"
#include "sim/base/result.h"
#include "sim/world/state/scenario.h"

namespace partly::forecast {

// What the player is taken to do from now on. Runs in training end and are sold if they are better, whatever
// the policy; a provider's console stays as it is set.
struct ForecastPolicy {
  std::string id;        // "go-on"
  std::string title;     // "Go on as now"
  std::string sentence;  // what the lab does, in one sentence
  bool trains = false;   // orders its last run again, as often as it has ordered runs so far
  // Pays what a claimant takes, as soon as it can be offered; a provider accepts what a defendant offers.
  bool settles = false;
  bool cuts_off = false;  // a provider: ends the access of every lab that has no licence
};
// "go-on", "settle", "train-nothing", "train-nothing-and-settle"; of a provider "go-on", "settle", "cut-off".
// The first is the usual one.
std::span<const ForecastPolicy> forecast_policies(world::Role role = world::Role::student_lab);
// An Error of kind usage that names the policies there are.
Result<ForecastPolicy> forecast_policy(const std::string& id, world::Role role = world::Role::student_lab);

struct ForecastRequest {
  ForecastPolicy policy = forecast_policies().front();  // known by its id among those of the role
  int futures = 10'000;
  int quarters = 0;  // 0: to the end of the game
  // False: the rules of this game as they are set, so that only chance is open. True: each assumption that
  // drives the futures may also lie anywhere within its range.
  bool parameters_too = false;
  std::uint64_t seed = 0;  // 0: from the game's own
  // What students like the one in training reached, if somebody has measured it (a rehearsal).
  std::optional<Quantity> rehearsed = {};
};

}  // namespace partly::forecast
