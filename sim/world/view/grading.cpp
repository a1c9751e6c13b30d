#include "sim/world/view/grading.h"

#include <algorithm>
#include <cmath>

namespace partly::world {
namespace {

// How far a goal is reached: of what is wanted at least, what there is; of what is allowed at most, what was
// not exceeded.
double share_reached(const Goal& goal, double now) {
  const bool least = goal.bound == Bound::at_least;
  if (least ? now >= goal.number : now <= goal.number) return 1;
  const double have = least ? now : goal.number, need = least ? goal.number : now;
  return need > 0 ? std::clamp(have / need, 0.0, 1.0) : 0;
}

GoalStanding standing_of(const Goal& goal, const Measure& measure, const Quantity* now) {
  GoalStanding standing;
  standing.text = goal.text, standing.measure = measure.id;
  standing.title = measure.title, standing.meaning = measure.meaning;
  const bool least = goal.bound == Bound::at_least;
  standing.wanted = (least ? "at least " : "at most ") + shown(measure, goal.number);
  standing.now = now ? *now : Quantity::derived(0, measure.unit, "Nothing was measured yet");
  standing.shown = now ? shown(measure, now->value) : "–";
  if (!now) return standing;
  standing.met = least ? now->value >= goal.number : now->value <= goal.number;
  standing.reached = share_reached(goal, now->value);
  if (!standing.met) standing.missed_by = shown(measure, std::abs(goal.number - now->value));
  return standing;
}

}  // namespace

std::string Grading::tally() const {
  return std::to_string(met) + " of " + std::to_string(goals.size()) +
         (goals.size() == 1 ? " goal met" : " goals met");
}

std::string grade_of(int met, int goals) {
  if (goals <= 0) return {};
  if (met >= goals) return "A";
  if (met == 0) return "E";
  if (met == goals - 1) return "B";
  return 2 * met >= goals ? "C" : "D";
}

Grading judge(const std::vector<Goal>& goals, const std::vector<Measure>& measures,
              const std::map<std::string, Quantity>& measured) {
  Grading grading;
  for (const Goal& goal : goals) {
    const auto measure = std::ranges::find(measures, goal.measure, &Measure::id);
    if (measure == measures.end()) continue;  // the reader of scenarios refuses such a goal
    const auto now = measured.find(goal.measure);
    grading.goals.push_back(standing_of(goal, *measure, now == measured.end() ? nullptr : &now->second));
    grading.met += grading.goals.back().met;
  }
  grading.grade = grade_of(grading.met, static_cast<int>(grading.goals.size()));
  return grading;
}

std::string sentence(const GoalStanding& goal) {
  return goal.title + " " + goal.shown + ", " + goal.wanted + ": " +
         (goal.met                 ? "met"
          : goal.missed_by.empty() ? "not measured yet"
                                   : "missed by " + goal.missed_by);
}

std::string text_of(const Grading& grading) {
  if (grading.empty()) return {};
  std::string text = "Grade " + grading.grade + ": " + grading.tally() + ". (" + kGradeRule + ")\n";
  for (const GoalStanding& goal : grading.goals)
    text += std::string(goal.met ? "  met     " : "  missed  ") + goal.text + " " + sentence(goal) + "\n";
  for (const std::string& told : grading.told) text += told + "\n";
  return text + "\n";
}

}  // namespace partly::world
