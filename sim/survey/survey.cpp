#include "sim/survey/survey.h"

#include <algorithm>

namespace partly::survey {
namespace {

void tell(const OnGame& on_game, const std::string& strategy, std::uint64_t seed) {
  if (on_game) on_game(strategy, seed);
}

void sum_up(const PlayableScenario& field, StrategyRow& row) {
  for (const Measure& measure : field.measures()) {
    std::vector<double> values;
    for (const PlayRecord& play : row.plays) values.push_back(play.measures.at(measure.id));
    row.measures[measure.id] = spread_of(values);
  }
  for (const PlayRecord& play : row.plays) {
    for (const std::string& wrong : play.wrongs) ++row.wrongs[wrong];
    row.mean_processor += play.processor / static_cast<double>(row.plays.size());
    row.longest_processor = std::max(row.longest_processor, play.processor);
  }
}

void take_over_errors(const PlayRecord& play, Survey& survey) {
  for (const std::string& error : play.errors)
    survey.errors.push_back(play.strategy + ", seed " + std::to_string(play.seed) + ": " + error);
}

Status play_all(PlayableScenario& field, const SurveyPlan& plan, const OnGame& on_game, Survey& survey) {
  const auto strategies = plan.strategies.empty() ? field.strategies() : plan.strategies;
  for (const std::string& strategy : strategies) {
    StrategyRow& row = survey.rows.emplace_back();
    row.strategy = strategy;
    for (std::uint64_t seed = plan.first_seed; seed <= plan.last_seed; ++seed) {
      tell(on_game, strategy, seed);
      auto play = field.play(strategy, seed);
      if (!play) return play.error();
      for (const std::string& mark : play->happened) ++survey.happened[mark];
      take_over_errors(*play, survey);
      row.plays.push_back(std::move(*play));
      ++survey.games;
    }
    sum_up(field, row);
  }
  return {};
}

void compare(Survey& survey, const std::map<std::string, double>& enough) {
  Values values;
  for (const StrategyRow& row : survey.rows) {
    auto& of_row = values.emplace_back();
    for (const Measure& goal : survey.goals) {
      auto& of_goal = of_row.emplace_back();
      const auto most = enough.find(goal.id);
      for (const PlayRecord& play : row.plays) {
        const double value = play.measures.at(goal.id);
        of_goal.push_back(most == enough.end() ? value : std::min(value, most->second));
      }
    }
  }
  const std::vector<int> by = dominated_by(values, survey.goals);
  for (std::size_t i = 0; i < by.size(); ++i)
    if (by[i] >= 0) survey.rows[i].dominated_by = survey.rows[static_cast<std::size_t>(by[i])].strategy;
}

bool all_found(const std::vector<Hunt>& hunts) {
  return std::ranges::none_of(hunts, [](const Hunt& hunt) { return hunt.found_by.empty(); });
}

// Hunters and strategies in turn, each game with a seed of its own that has not been played: one game serves
// every search.
Status hunt(PlayableScenario& field, const SurveyPlan& plan, const OnGame& on_game, Survey& survey) {
  for (const auto& [mark, plays] : survey.happened)
    if (plays == 0) survey.hunts.push_back({mark, {}, 0});
  std::vector<std::string> players = field.hunters();
  for (const std::string& strategy : field.strategies()) players.push_back(strategy);
  while (survey.hunted_games < plan.most_hunts && !all_found(survey.hunts)) {
    const auto turn = static_cast<std::size_t>(survey.hunted_games++);
    const std::string& player = players[turn % players.size()];
    const std::uint64_t seed = plan.last_seed + 1 + turn;
    tell(on_game, player, seed);
    const auto play = field.play(player, seed);
    if (!play) return play.error();
    take_over_errors(*play, survey);
    for (Hunt& each : survey.hunts)
      if (each.found_by.empty() && play->happened.contains(each.mark)) each = {each.mark, player, seed};
  }
  return {};
}

}  // namespace

std::size_t Survey::undominated() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, &StrategyRow::undominated));
}

std::size_t Survey::lawful_undominated() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const auto& row) { return row.undominated() && row.lawful(); }));
}

std::vector<std::string> Survey::unreached() const {
  std::vector<std::string> marks;
  for (const Hunt& each : hunts)
    if (each.found_by.empty()) marks.push_back(each.mark);
  return marks;
}

Result<Survey> take_survey(PlayableScenario& field, const SurveyPlan& plan, const OnGame& on_game) {
  Survey survey;
  survey.scenario = field.id();
  survey.first_seed = plan.first_seed;
  survey.last_seed = plan.last_seed;
  for (const std::string& goal : field.goals()) survey.goals.push_back(*field.measure(goal));
  for (const std::string& mark : field.possible()) survey.happened[mark] = 0;
  if (auto status = play_all(field, plan, on_game, survey); !status) return status.error();
  compare(survey, field.enough());
  if (auto status = hunt(field, plan, on_game, survey); !status) return status.error();
  return survey;
}

}  // namespace partly::survey
