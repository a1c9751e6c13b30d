// What came of a game: what the sold model can do, what it used and cost, what a court could see in it, and
// how the game ended. Figures of `partly-sim run`; nothing here is fed back into a world.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/session.h"

namespace partly::session {

struct Costs {  // USD of the player's cash, by what the money was for
  double labels = 0, queries = 0, compute = 0, fixed = 0, fees = 0, legal = 0, serving = 0;
  double total() const { return labels + queries + compute + fixed + fees + legal + serving; }
};

// Of a game in the teacher's role.
struct TeacherFigures {
  double queries_usd = 0, licences_usd = 0, court_usd = 0;  // earned; the last less counsel
  double accused = 0;            // share of honest accounts that were accused, mean over the quarters
  double rivals_capability = 0;  // of what the others sell at the end, mean
  int suspected = 0;             // models that something pointed to
  int brought = 0, won = 0, settled = 0, lost = 0;  // claims
  int licences = 0;                                 // sold
  double worth_usd = 0;                             // the founders' share of cash and valuation
};

struct GameReport {
  std::uint64_t seed = 0;
  bool has_model = false;
  std::string model;  // the best one that the player trained
  double accuracy = 0, capability = 0, agreement = 0;
  Interval capability_spread;   // over the students trained together
  learn::Used used;             // by that model
  Costs model_cost;             // of that model alone: its counts times the price list
  Costs cost;                   // of the whole game
  forensics::Exhibit evidence;  // against that model, whether or not anybody sued
  std::string ending, court;
  world::Grading grading;  // of the scenario's goals
  int quarters = 0;
  double cash_usd = 0, trust = 0, ownership = 0, market_share = 0;
  std::uint64_t hash = 0;
  std::optional<TeacherFigures> teacher;  // in that role; there is no evidence against the player then
};

// Plays a scenario to its end by a policy, on the caller's thread, and reports. Games that share a runner
// share the teacher and the court's reference models, as far as their scenarios agree.
Result<GameReport> play_and_report(const world::Scenario& scenario, const std::string& policy,
                                   std::uint64_t seed, std::shared_ptr<JobRunner> runner);
// Of a session that has been played; it must not be threaded.
Result<GameReport> report_on(Session& session);

}  // namespace partly::session
