// Every strategy plays the same seeds of a scenario: what each achieves on the scenario's goals, which are
// not dominated, which are lawful and restrained, what happened in how many plays, and whether the books were
// in order at every quarter of every play. What never happened is looked for by hunters, so that a reader
// knows whether it can.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/survey/field.h"

namespace partly::survey {

struct StrategyRow {
  std::string strategy;
  std::vector<PlayRecord> plays;  // by seed
  std::map<std::string, Spread> measures;
  std::map<std::string, int> wrongs;  // in how many plays; empty: lawful and restrained in all of them
  std::string dominated_by;           // a strategy; empty if it is not dominated
  double mean_processor = 0, longest_processor = 0;  // seconds a game, of all cores together

  bool lawful() const { return wrongs.empty(); }
  bool undominated() const { return dominated_by.empty(); }
};

// The search for something that did not happen in the plays.
struct Hunt {
  std::string mark;
  std::string found_by;    // strategy or hunter; empty if it was not found
  std::uint64_t seed = 0;  // of the play in which it happened
};

struct Survey {
  std::string scenario;
  std::uint64_t first_seed = 1, last_seed = 1;
  std::vector<Measure> goals;
  std::vector<StrategyRow> rows;
  std::map<std::string, int> happened;  // of all that is possible: in how many plays
  std::vector<Hunt> hunts;
  int games = 0, hunted_games = 0;
  std::vector<std::string> errors;  // with strategy and seed; none if all is well
  session::RunStats run_stats;

  std::size_t undominated() const;
  std::size_t lawful_undominated() const;
  std::vector<std::string> unreached() const;  // what no hunter found either
};

struct SurveyPlan {
  std::uint64_t first_seed = 1, last_seed = 20;
  std::vector<std::string> strategies;  // empty: all
  int most_hunts = 120;                 // games that hunters may play; 0: what never happened is only listed
};

// Told before each game: who plays which seed.
using OnGame = std::function<void(const std::string& strategy, std::uint64_t seed)>;

Result<Survey> take_survey(PlayableScenario& field, const SurveyPlan& plan, const OnGame& on_game = {});

std::string text_of(const Survey& survey);  // tables for a terminal
std::string json_of(const Survey& survey);

}  // namespace partly::survey
