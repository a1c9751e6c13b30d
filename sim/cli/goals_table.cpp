#include "sim/cli/goals_table.h"

#include <algorithm>
#include <map>

#include "sim/cli/cell.h"

namespace partly::cli {
namespace {

constexpr std::size_t kPolicyWidth = 24, kGoalWidth = 9;

std::string grades_in(const std::vector<world::Grading>& games) {
  std::map<std::string, int> times;
  for (const world::Grading& game : games) ++times[game.grade];
  std::string text;
  for (const auto& [grade, count] : times)
    text += (text.empty() ? "" : ", ") + grade + (games.size() > 1 ? " x " + std::to_string(count) : "");
  return text;
}

std::string row_of(const GradedGames& graded) {
  std::string row = to_the_left(graded.policy, kPolicyWidth);
  for (std::size_t goal = 0; goal < graded.games.front().goals.size(); ++goal) {
    const auto met =
        std::ranges::count_if(graded.games, [&](const auto& game) { return game.goals[goal].met; });
    row += to_the_right(std::to_string(met), kGoalWidth);
  }
  return row + "   " + grades_in(graded.games) + "\n";
}

}  // namespace

std::string goals_table(const std::vector<GradedGames>& graded) {
  if (graded.empty() || graded.front().games.empty() || graded.front().games.front().empty()) return {};
  if (graded.size() == 1 && graded.front().games.size() == 1)
    return world::text_of(graded.front().games.front());
  std::string text = "Goals, and in how many of " + std::to_string(graded.front().games.size()) +
                     (graded.front().games.size() == 1 ? " game" : " games") + " each is met\n";
  std::string head = to_the_left("", kPolicyWidth);
  int number = 0;
  for (const world::GoalStanding& goal : graded.front().games.front().goals) {
    text +=
        "  " + std::to_string(++number) + "  " + goal.text + " (" + goal.title + " " + goal.wanted + ")\n";
    head += to_the_right(std::to_string(number), kGoalWidth);
  }
  text += head + "   grades\n";
  for (const GradedGames& games : graded) text += row_of(games);
  return text + world::kGradeRule + "\n\n";
}

Json goals_json(const world::Grading& grading) {
  Json goals = Json::array();
  for (const world::GoalStanding& goal : grading.goals)
    goals.push_back({{"text", goal.text},
                     {"measure", goal.measure},
                     {"value", goal.now.value},
                     {"wanted", goal.wanted},
                     {"met", goal.met}});
  return goals;
}

}  // namespace partly::cli
