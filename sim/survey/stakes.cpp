#include "sim/survey/stakes.h"

#include <algorithm>
#include <cmath>

#include "sim/base/rng.h"
#include "sim/base/statistics.h"
#include "sim/bots/player_bots.h"
#include "sim/bots/random_bot.h"
#include "sim/survey/branch.h"
#include "sim/survey/field.h"
#include "sim/world/view/lab_measures.h"
#include "sim/world/view/make_view.h"

namespace partly::survey {
namespace {

constexpr const char* kRandom = "random";
constexpr int kTries = 12;  // of a random player that is refused whatever it thinks of

std::vector<Measure> measures_of(const world::Scenario& scenario) {
  std::vector<std::string> ids = measures_in(scenario.briefing.goals);
  std::erase(ids, "worth");
  ids.insert(ids.begin(), "worth");
  std::vector<Measure> measures;
  const auto& known = world::lab_measures(scenario.role());
  for (const std::string& id : ids)
    if (const auto found = std::ranges::find(known, id, &Measure::id); found != known.end())
      measures.push_back(*found);
  return measures;
}

double rms_apart(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return a.empty() ? 0 : std::sqrt(sum / static_cast<double>(a.size()));
}

// What two draws of the same thing are apart, root mean square.
double rms_apart(const std::vector<double>& values) { return std::sqrt(2 * variance(values)); }

class Weighing {
 public:
  Weighing(const world::Scenario& scenario, const StakesPlan& plan, const session::Work& work, Stakes& stakes)
      : scenario_(scenario), plan_(plan), work_(work), stakes_(stakes) {}

  Status weigh(std::uint64_t seed, const OnStakesGame& on_game) {
    auto bot = bots::make_bot(plan_.policy, seed, scenario_);
    if (!bot) return bot.error();
    policy_ = std::move(*bot);
    auto game = Branch::begin(scenario_, seed, work_);
    if (!game) return game.error();
    const auto end = played_on(*game, true);
    if (!end) return end.error();
    for (std::size_t i = 0; game->running(); ++i) {
      if (on_game) on_game(seed, game->world().now);
      if (auto status = weigh_quarter(*game, seed, i, *end); !status) return status;
    }
    return {};
  }

 private:
  // One quarter in every way, and the game itself one quarter on.
  Status weigh_quarter(Branch& game, std::uint64_t seed, std::size_t i, const Figures& end) {
    if (i == stakes_.quarters.size()) stakes_.quarters.push_back({game.world().now, {}, {}});
    const Branch open = game;
    QuarterGame ways{seed, game.decide(*policy_), end, {}, {}, {}};
    if (auto status = decided_otherwise(open, i, ways); !status) return status;
    if (auto status = drawn_otherwise(game, ways); !status) return status;
    stakes_.quarters[i].games.push_back(std::move(ways));
    return game.close();
  }

  Status decided_otherwise(const Branch& open, std::size_t i, QuarterGame& ways) {
    auto nothing = played_on(open, false);
    if (!nothing) return nothing.error();
    ways.nothing = std::move(*nothing);
    std::vector<Figures> draws;
    for (int draw = 0; draw < plan_.draws; ++draw) {
      Branch branch = open;
      decide_at_random(branch, ways.seed,
                       i * static_cast<std::size_t>(plan_.draws) + static_cast<std::size_t>(draw));
      auto end = played_on(std::move(branch), false);
      if (!end) return end.error();
      draws.push_back(std::move(*end));
    }
    ways.random = draws.empty() ? ways.as_policy : mean_of(draws);
    return {};
  }

  // From here on as in the play of the next seed: the networks that come of it are trained once for all
  // quarters, and for that play as well.
  Status drawn_otherwise(Branch decided, QuarterGame& ways) {
    decided.redraw(ways.seed + 1);
    auto end = played_on(std::move(decided), false);
    if (!end) return end.error();
    ways.redrawn = std::move(*end);
    return {};
  }

  // Something, if anything can be decided.
  static void decide_at_random(Branch& branch, std::uint64_t seed, std::size_t draw) {
    const auto random = bots::make_random_bot(derive_seed(seed, "stakes, random decisions", draw));
    for (int i = 0; i < kTries; ++i)
      if (branch.decide(*random) > 0) return;
  }

  // To the end by the policy, from this quarter's decisions on or from the next's.
  Result<Figures> played_on(Branch branch, bool decides_now) {
    ++stakes_.games;
    for (bool decides = decides_now; branch.running(); decides = true) {
      if (decides) branch.decide(*policy_);
      if (auto status = branch.close(); !status) return status.error();
    }
    return figures_of(branch.world());
  }

  Figures figures_of(const world::World& world) const {
    const auto measured = world::measured_in(scenario_, world, world::make_view(scenario_, world));
    Figures figures;
    for (const Measure& measure : stakes_.measures) figures.push_back(measured.at(measure.id).value);
    return figures;
  }

  // From the first draw on, so that draws that are all alike have their very value as mean.
  static Figures mean_of(const std::vector<Figures>& draws) {
    Figures means = draws.front();
    for (std::size_t i = 0; i < means.size(); ++i)
      for (const Figures& draw : draws)
        means[i] += (draw[i] - draws.front()[i]) / static_cast<double>(draws.size());
    return means;
  }

  const world::Scenario& scenario_;
  const StakesPlan& plan_;
  const session::Work& work_;
  Stakes& stakes_;
  std::unique_ptr<bots::Bot> policy_;  // keeps nothing from one quarter to the next
};

constexpr double kAlways = 99;  // where they differ by the same in every game

double mean_over_spread(const std::vector<double>& a, const std::vector<double>& b) {
  const Difference apart = difference(a, b);
  if (apart.mean == 0) return 0;
  const double spread = apart.error * std::sqrt(static_cast<double>(a.size()));
  return spread > 0 ? std::min(kAlways, std::abs(apart.mean) / spread) : kAlways;
}

std::vector<double> column(const std::vector<QuarterGame>& games, Figures QuarterGame::*way,
                           std::size_t measure) {
  return each_of(games, [&](const QuarterGame& game) { return (game.*way)[measure]; });
}

void sum_up(Stakes& stakes) {
  for (QuarterStakes& quarter : stakes.quarters)
    for (std::size_t i = 0; i < stakes.measures.size(); ++i)
      quarter.stakes.push_back(stake_of(quarter.games, i, stakes.measures[i].more_is_better));
  if (stakes.quarters.empty()) return;
  for (std::size_t i = 0; i < stakes.measures.size(); ++i)
    stakes.spread_of_games.push_back(
        rms_apart(column(stakes.quarters.front().games, &QuarterGame::as_policy, i)));
}

}  // namespace

Stake stake_of(const std::vector<QuarterGame>& games, std::size_t measure, bool more_is_better) {
  const auto policy = column(games, &QuarterGame::as_policy, measure),
             nothing = column(games, &QuarterGame::nothing, measure),
             random = column(games, &QuarterGame::random, measure);
  Stake stake;
  std::vector<double> apart;
  for (std::size_t i = 0; i < games.size(); ++i) {
    const auto [low, high] = std::minmax({policy[i], nothing[i], random[i]});
    const double best = more_is_better ? high : low;
    apart.push_back(high - low);
    stake.policy_best += policy[i] == best;
    stake.nothing_best += nothing[i] == best;
    stake.random_best += random[i] == best;
  }
  stake.at_stake = apart.empty() ? 0 : median(apart);
  stake.luck = rms_apart(policy, column(games, &QuarterGame::redrawn, measure));
  stake.over_nothing = difference(nothing, policy);
  stake.over_random = difference(random, policy);
  if (games.size() > 1)
    stake.mean_over_spread = std::max({mean_over_spread(policy, nothing), mean_over_spread(policy, random),
                                       mean_over_spread(nothing, random)});
  return stake;
}

int Stakes::mattering() const {
  return static_cast<int>(
      std::ranges::count_if(quarters, [](const auto& each) { return each.stakes.front().matters(); }));
}

int Stakes::outweighing() const {
  return static_cast<int>(std::ranges::count_if(
      quarters, [](const auto& each) { return each.stakes.front().outweighs_its_spread(); }));
}

int Stakes::mattering_beside_whole_games() const {
  return static_cast<int>(std::ranges::count_if(
      quarters, [this](const auto& each) { return each.stakes.front().at_stake > spread_of_games.front(); }));
}

Result<Stakes> weigh_stakes(const world::Scenario& scenario, const StakesPlan& plan,
                            const session::Work& work, const OnStakesGame& on_game) {
  if (plan.policy == kRandom)
    return Error{ErrorKind::usage, "Who decides at random cannot go on as it would have", "--policy",
                 "Choose another policy: random decisions are weighed beside any"};
  Stakes stakes;
  stakes.scenario = scenario.id;
  stakes.policy = plan.policy;
  stakes.first_seed = plan.first_seed;
  stakes.last_seed = plan.last_seed;
  stakes.draws = plan.draws;
  stakes.measures = measures_of(scenario);
  Weighing weighing(scenario, plan, work, stakes);
  for (std::uint64_t seed = plan.first_seed; seed <= plan.last_seed; ++seed)
    if (auto status = weighing.weigh(seed, on_game); !status) return status.error();
  sum_up(stakes);
  return stakes;
}

}  // namespace partly::survey
