// Looking ahead: thousands of futures of the player's lab from the present to the end of the game, under a
// stated policy, drawn as fans and never as a single number. The drivers are read off world and scenario
// (forecast_drivers.h; forecast_provider.h where the player is the provider), the drawing is econ's
// (futures.h), and every driver stands beside the fan as a Quantity. Nothing here is a rule: no decision and
// no close of a quarter reads a forecast. What it leaves out, and how often the truth has lain in its fans:
// docs/forecast.md.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/forecast/futures.h"
#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

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
std::span<const ForecastPolicy> forecast_policies(Role role = Role::student_lab);
// An Error of kind usage that names the policies there are.
Result<ForecastPolicy> forecast_policy(const std::string& id, Role role = Role::student_lab);

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

// One number that moves the futures: shown beside the fan with its tag, its range and its formula.
struct ForecastDriver {
  std::string id;    // "market_growth"
  std::string text;  // "Growth of the market, a quarter"
  Quantity number;
};

// Something that may happen once, and has then happened.
struct ForecastChance {
  std::string id;       // "access_cut"
  std::string name;     // "access cut"
  std::string happens;  // "the provider has cut access"
  std::string of;       // what its share is a share of: "10,000 futures"
};

// At the close of one quarter.
struct ForecastQuarter {
  Quarter quarter;
  forecast::Quantiles cash_usd, capability_points;
  // Open claims. Against a lab: what being rid of them would cost; brought by a provider: what they would
  // pay.
  forecast::Quantiles claims_usd;
  std::vector<double> chances;  // 0..1, that it has happened by then: one for each of Forecast::chances
};

struct Forecast {
  ForecastPolicy policy;
  bool parameters_too = false;
  Quarter from;  // the quarter that is open; the first of the fan is its close
  int futures = 0;
  std::uint64_t seed = 0;
  double cash_now_usd = 0, capability_now_points = 0;
  std::vector<ForecastChance> chances;    // "ruined" first: cash has ended a quarter below zero
  std::vector<ForecastQuarter> quarters;  // empty once the game has ended
  std::vector<ForecastDriver> drivers;
  std::vector<std::string> left_out;  // what these futures do not know, a sentence each

  // That it has happened by the end of the last quarter; 0 for what these futures do not ask.
  double chance_by_the_end(const std::string& id) const;
};

// Const, seeded and without threads: the same world and request give the same bits on one machine. An Error
// (kind usage) for a request that makes no sense.
Result<Forecast> forecast(const Scenario& scenario, const World& world, const ForecastRequest& request = {});

}  // namespace partly::forecast
