// How far the goals of a scenario are met: the one judgment that every front end prints, in every role. It
// reads what was measured and weighs nothing: the grade counts goals.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/base/measure.h"
#include "sim/world/state/goal.h"

namespace partly::world {

struct GoalStanding {
  std::string text;     // as the briefing has it
  std::string measure;  // id of what it is set in
  std::string title;    // "founders' worth"
  std::string meaning;  // what exactly is counted
  Quantity now;
  std::string shown, wanted;  // "$13.2 B", "at least $10 B"
  bool met = false;
  std::string missed_by;  // "$1.2 B"; empty where it is met
  double reached = 0;     // of the way, 0..1, for a bar
};

struct Grading {
  std::vector<GoalStanding> goals;
  int met = 0;
  std::string grade;              // "B"; empty where nothing is asked for
  std::vector<std::string> told;  // how it ended, three sentences; empty while the game runs

  bool empty() const { return goals.empty(); }
  std::string tally() const;  // "3 of 4 goals met"
};

inline constexpr const char* kGradeRule =
    "A: every goal met. B: all but one. C: half or more. D: at least one. E: none.";

std::string grade_of(int met, int goals);
// A goal whose measure is not there (nothing was measured yet) is not met.
Grading judge(const std::vector<Goal>& goals, const std::vector<Measure>& measures,
              const std::map<std::string, Quantity>& measured);
// The same as some lines of text: how it ended, goal by goal, and by which rule it is graded.
std::string text_of(const Grading& grading);
// "founders' worth $13.2 B, at least $15 B: missed by $1.8 B"
std::string sentence(const GoalStanding& goal);

}  // namespace partly::world
