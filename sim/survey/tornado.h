// What an outcome is sensitive to: every assumed quantity of a scenario is moved to the low and to the high
// end of its range, alone, and the same seeds are played again. What a change does not touch is not trained
// again: equal jobs are done once (sim/session/job_runner.h).
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/survey/assumptions.h"
#include "sim/survey/field.h"

namespace partly::survey {

// The bill of building a model over the bill of distilling one (F20): counts times the price list, both.
inline constexpr const char* kCostRatio = "cost-ratio";

struct Question {
  std::string outcome;   // id of a measure, or kCostRatio
  std::string strategy;  // who plays; not read for kCostRatio
  std::uint64_t first_seed = 1, last_seed = 3;
  std::string beside = {};  // another strategy: the outcome is what the first has more, seed by seed
};
std::string played_by(const Question& question);  // ", played by license beside distil"; "" for kCostRatio

// One end of an assumption's range.
struct End {
  double moved_to = 0;
  std::vector<double> values;        // of the outcome, by seed; empty if it is refused
  Difference change;                 // against the scenario as it is, seed by seed
  std::string refused;               // why the scenario does not hold with this value
  std::vector<std::string> swapped;  // for a rule maker: "terms > royalty", pairs whose order it turns round
};

struct Bar {
  Assumption assumption;
  End low, high;
  double reach() const;  // the larger of the two changes, without sign
};

struct Tornado {
  std::string scenario;
  Question question;
  Measure measure;             // of the outcome
  std::vector<double> values;  // with nothing moved, by seed
  std::vector<Bar> bars;       // that change something, widest first
  int still = 0;               // assumptions that change nothing
  int games = 0;
  session::RunStats run_stats;  // in all
};

// Of the scenario with one or more assumptions moved, by seed; `games` counts those played.
struct OutcomeOrRefusal {
  std::vector<double> values;
  std::string refused;  // why the scenario does not hold so; "" if it does
};
Result<OutcomeOrRefusal> outcome_with(SurveyContext& grounds, const std::string& scenario_text,
                                      const std::string& id, const Question& question, int& games);
// An Error where the outcome is not known, with the names that are.
Result<Measure> measure_of(const PlayableScenario& field, const Question& question);

// Called before each assumption with its number and how many there are.
using OnAssumption = std::function<void(std::size_t number, std::size_t all)>;

// An Error where the outcome or the strategy is not known, with the names that are.
Result<Tornado> draw_tornado(SurveyContext& grounds, PlayableScenario& field, const Question& question,
                             const OnAssumption& on_assumption = {});

std::string text_of(const Tornado& tornado);  // a table with bars
std::string json_of(const Tornado& tornado);

}  // namespace partly::survey
