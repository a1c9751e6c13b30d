// When does settling pay, how many cases reach the stand, and does it pay to copy and settle instead of
// taking the licence? Three questions to a scenario of a student lab, over the same seeds: players who copy
// and settle from one stage of a claim on, or never; every strategy of the scenario, for what becomes of its
// claims; and the route of the licence. Networks really train; equal runs share their result.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/job_runner.h"
#include "sim/world/state/scenario.h"

namespace partly::survey {

struct SettlingGame {
  std::uint64_t seed = 0;
  double worth_usd = 0;    // the founders' share of cash and valuation; nothing if insolvent
  double claims_usd = 0;   // settlements, damages, counsel
  double licence_usd = 0;  // fees and royalties to the provider
  double sales_usd = 0;
  int claims = 0, on_stand = 0, judged = 0, settled = 0;  // of the provider, against the player's lab
};

struct SettlingRow {
  std::string player;               // "settle-at-notice", "license"
  std::vector<SettlingGame> games;  // a seed each

  double mean(double SettlingGame::*what) const;
};

struct SettlingStudy {
  std::string scenario;
  std::vector<SettlingRow> times;       // of settling: the stages in their order, then never
  std::vector<SettlingRow> strategies;  // of the scenario, the licence among them

  // For each time of settling the number of seeds in which it leaves most worth; a tie counts for the
  // earliest.
  std::vector<int> best_in() const;
  double most_often_best() const;  // as a share of the seeds
  double share_on_stand() const;   // of all claims in the games of the strategies
  const SettlingRow& licence() const;
  // Seeds in which this time of settling leaves more worth than the licence.
  int beats_licence(const SettlingRow& time) const;
};

using OnSettlingGame = std::function<void(const std::string& player, std::uint64_t seed)>;
Result<SettlingStudy> study_settling(const world::Scenario& scenario, const std::vector<std::uint64_t>& seeds,
                                     const std::shared_ptr<session::JobRunner>& runner,
                                     const OnSettlingGame& on_game);

}  // namespace partly::survey
