// Stakes as a table and as JSON.

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/survey/columns.h"
#include "sim/survey/stakes.h"

namespace partly::survey {
namespace {

std::string with_error(const Measure& measure, const Difference& difference) {
  return shown(measure, difference.mean) + " ± " + shown(measure, difference.error);
}

std::string other_goals_moved(const Stakes& stakes, const QuarterStakes& quarter) {
  std::string titles;
  for (std::size_t i = 1; i < quarter.stakes.size(); ++i)
    if (quarter.stakes[i].matters()) titles += (titles.empty() ? "" : ", ") + stakes.measures[i].title;
  return titles.empty() ? "-" : titles;
}

double decisions_a_game(const QuarterStakes& quarter) {
  double sum = 0;
  for (const QuarterGame& game : quarter.games) sum += game.decided;
  return quarter.games.empty() ? 0 : sum / static_cast<double>(quarter.games.size());
}

Line line_of(const Stakes& stakes, const QuarterStakes& quarter) {
  const Measure& worth = stakes.measures.front();
  const Stake& stake = quarter.stakes.front();
  return {quarter.quarter.text(),
          std::to_string(quarter.games.size()),
          format_number(decisions_a_game(quarter), 1),
          shown(worth, stake.at_stake),
          shown(worth, stake.luck),
          stake.matters() ? "yes" : "no",
          format_number(stake.mean_over_spread, 1),
          with_error(worth, stake.over_nothing),
          with_error(worth, stake.over_random),
          std::to_string(stake.policy_best) + "/" + std::to_string(stake.nothing_best) + "/" +
              std::to_string(stake.random_best),
          other_goals_moved(stakes, quarter)};
}

std::string table_of(const Stakes& stakes) {
  std::vector<Line> lines{{"quarter", "games", "decided", "at stake", "luck", "matters", "mean/spread",
                           "over nothing", "over random", "best p/n/r", "other goals moved"}};
  for (const QuarterStakes& quarter : stakes.quarters) lines.push_back(line_of(stakes, quarter));
  return in_columns(lines);
}

std::string of_quarters(int some, const Stakes& stakes) {
  return std::to_string(some) + " of " + std::to_string(stakes.quarters.size());
}

Json json_of(const Difference& difference) {
  return {{"mean", difference.mean}, {"error", difference.error}};
}

Json json_of(const QuarterStakes& quarter, const Stakes& stakes) {
  Json measures, games = Json::array();
  for (std::size_t i = 0; i < quarter.stakes.size(); ++i) {
    const Stake& stake = quarter.stakes[i];
    measures[stakes.measures[i].id] = {
        {"at_stake", stake.at_stake},
        {"luck", stake.luck},
        {"matters", stake.matters()},
        {"mean_over_spread", stake.mean_over_spread},
        {"over_nothing", json_of(stake.over_nothing)},
        {"over_random", json_of(stake.over_random)},
        {"best_in", {stake.policy_best, stake.nothing_best, stake.random_best}}};
  }
  for (const QuarterGame& game : quarter.games)
    games.push_back({{"seed", game.seed},
                     {"decided", game.decided},
                     {"as_policy", game.as_policy},
                     {"nothing", game.nothing},
                     {"random", game.random},
                     {"redrawn", game.redrawn}});
  return {{"quarter", quarter.quarter.text()}, {"measures", measures}, {"games", games}};
}

constexpr const char* kHowToRead =
    "At stake: what the best and the worst of the three ways to decide this quarter leave apart, median of "
    "the "
    "games.\nLuck: what games that decide alike and are drawn otherwise from this quarter on leave apart, "
    "root "
    "mean square.\nA quarter matters if more is at stake than luck moves. Mean/spread: of the two ways that "
    "differ most surely, what they\nare apart, over its standard deviation over the games: luck that both "
    "had is "
    "no part of it. Over nothing, over random:\nwhat the policy's own way gains, mean ± standard error. "
    "Best: in "
    "how many games each way was, ties for all of them.\nDecided: decisions a game.\n";

}  // namespace

std::string text_of(const Stakes& stakes) {
  const Measure& worth = stakes.measures.front();
  std::string text = stakes.scenario + ", " + stakes.policy + ", seeds " + std::to_string(stakes.first_seed) +
                     "-" + std::to_string(stakes.last_seed) +
                     ": what each quarter's decisions are worth, in " + worth.title +
                     " at the end. Simulated.\n\n" + table_of(stakes) + "\n" + kHowToRead;
  if (stakes.quarters.empty()) return text + "The player decides no quarter.\n";
  return text + of_quarters(stakes.mattering(), stakes) + " quarters matter; in " +
         of_quarters(stakes.outweighing(), stakes) +
         " two ways differ by more than the spread of that difference; " +
         of_quarters(stakes.mattering_beside_whole_games(), stakes) +
         " have more at stake than two whole games of other seeds end apart (" +
         shown(worth, stakes.spread_of_games.front()) + "). " + std::to_string(stakes.games) +
         " games played on.\n";
}

std::string json_of(const Stakes& stakes) {
  Json measures = Json::array(), quarters = Json::array();
  for (std::size_t i = 0; i < stakes.measures.size(); ++i)
    measures.push_back({{"id", stakes.measures[i].id},
                        {"title", stakes.measures[i].title},
                        {"unit", name(stakes.measures[i].unit)},
                        {"better", stakes.measures[i].more_is_better ? "more" : "less"}});
  for (const QuarterStakes& quarter : stakes.quarters) quarters.push_back(json_of(quarter, stakes));
  const Json json = {{"scenario", stakes.scenario},
                     {"policy", stakes.policy},
                     {"seeds", {stakes.first_seed, stakes.last_seed}},
                     {"random_draws", stakes.draws},
                     {"measures", measures},
                     {"quarters", quarters},
                     {"spread_of_games", stakes.spread_of_games},
                     {"mattering", stakes.mattering()},
                     {"outweighing", stakes.outweighing()},
                     {"mattering_beside_whole_games", stakes.mattering_beside_whole_games()},
                     {"games", stakes.games}};
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
