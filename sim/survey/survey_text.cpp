// A survey as tables and as JSON.

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/survey/columns.h"
#include "sim/survey/survey.h"

namespace partly::survey {
namespace {

std::string with_spread(const Measure& measure, const Spread& spread) {
  return shown(measure, spread.mean) + " ± " + shown(measure, spread.sd);
}

std::string lawful_text(const StrategyRow& row) {
  if (row.lawful()) return "yes";
  std::string text;
  for (const auto& [wrong, plays] : row.wrongs)
    text += (text.empty() ? "" : "; ") + wrong + " in " + std::to_string(plays);
  return text;
}

std::string strategies_table(const Survey& survey) {
  Line head{"strategy"};
  for (const Measure& goal : survey.goals) head.push_back(goal.title + (goal.more_is_better ? " ↑" : " ↓"));
  head.insert(head.end(), {"dominated by", "core s a game"});
  std::vector<Line> lines{head};
  for (const StrategyRow& row : survey.rows) {
    Line line{row.strategy};
    for (const Measure& goal : survey.goals) line.push_back(with_spread(goal, row.measures.at(goal.id)));
    line.push_back(row.undominated() ? "-" : row.dominated_by);
    line.push_back(format_number(row.mean_processor, 2));
    lines.push_back(line);
  }
  return in_columns(lines);
}

std::string lawful_list(const Survey& survey) {
  std::string text = "Lawful and restrained:\n";
  for (const StrategyRow& row : survey.rows) text += "  " + row.strategy + ": " + lawful_text(row) + "\n";
  return text;
}

std::string happened_table(const Survey& survey) {
  std::vector<Line> lines{{"happened", "plays"}};
  for (const auto& [mark, plays] : survey.happened) lines.push_back({mark, std::to_string(plays)});
  return in_columns(lines);
}

std::string hunts_list(const Survey& survey) {
  if (survey.hunts.empty()) return "";
  std::string text =
      "Never in these plays; looked for in " + std::to_string(survey.hunted_games) + " more:\n";
  for (const Hunt& hunt : survey.hunts)
    text += "  " + hunt.mark + ": " +
            (hunt.found_by.empty() ? "not found"
                                   : "by " + hunt.found_by + " with seed " + std::to_string(hunt.seed)) +
            "\n";
  return text;
}

std::string goals_list(const Survey& survey) {
  std::string text = "Goals:\n";
  for (const Measure& goal : survey.goals)
    text += "  " + goal.title + (goal.more_is_better ? " (more is better): " : " (less is better): ") +
            goal.meaning + "\n";
  return text;
}

Json json_of(const StrategyRow& row) {
  Json measures, plays = Json::array();
  for (const auto& [id, spread] : row.measures)
    measures[id] = {{"mean", spread.mean}, {"sd", spread.sd}, {"low", spread.low}, {"high", spread.high}};
  for (const PlayRecord& play : row.plays) plays.push_back(Json::parse(to_line(play)));
  return {{"strategy", row.strategy},
          {"measures", measures},
          {"undominated", row.undominated()},
          {"dominated_by", row.dominated_by},
          {"lawful", row.lawful()},
          {"wrongs", row.wrongs},
          {"processor_seconds", {{"mean", row.mean_processor}, {"longest", row.longest_processor}}},
          {"plays", plays}};
}

}  // namespace

std::string text_of(const Survey& survey) {
  double longest = 0;
  for (const StrategyRow& row : survey.rows) longest = std::max(longest, row.longest_processor);
  std::string text =
      survey.scenario + ", seeds " + std::to_string(survey.first_seed) + "-" +
      std::to_string(survey.last_seed) + "\n\n" + strategies_table(survey) + "\n" + goals_list(survey) +
      "± is the standard deviation over the seeds. A strategy dominates another if it is better "
      "on some goal\nand worse on none, each by more than twice the standard error of the "
      "difference seed by seed. Of what a goal\ncounts, no more is taken than it asks for.\n\n" +
      lawful_list(survey) + "\n" + happened_table(survey) + "\n" + hunts_list(survey);
  text += "\n" + std::to_string(survey.undominated()) + " strategies are not dominated, " +
          std::to_string(survey.lawful_undominated()) + " of them lawful and restrained. " +
          std::to_string(survey.games + survey.hunted_games) + " games, the longest " +
          format_number(longest, 1) + " s of one core; " + std::to_string(survey.run_stats.trainings) +
          " trainings, " + std::to_string(survey.run_stats.recalled) + " results used again.\n";
  text += survey.errors.empty() ? "No errors; the books added up at every quarter of every game.\n"
                                : std::to_string(survey.errors.size()) + " errors:\n";
  for (const std::string& error : survey.errors) text += "  " + error + "\n";
  return text;
}

std::string json_of(const Survey& survey) {
  Json goals = Json::array(), strategies = Json::array(), hunts = Json::array();
  for (const Measure& goal : survey.goals)
    goals.push_back({{"id", goal.id},
                     {"title", goal.title},
                     {"unit", name(goal.unit)},
                     {"better", goal.more_is_better ? "more" : "less"},
                     {"meaning", goal.meaning}});
  for (const StrategyRow& row : survey.rows) strategies.push_back(json_of(row));
  for (const Hunt& hunt : survey.hunts)
    hunts.push_back({{"mark", hunt.mark}, {"found_by", hunt.found_by}, {"seed", hunt.seed}});
  const Json json = {{"scenario", survey.scenario},
                     {"seeds", {survey.first_seed, survey.last_seed}},
                     {"goals", goals},
                     {"strategies", strategies},
                     {"happened", survey.happened},
                     {"hunts", hunts},
                     {"unreached", survey.unreached()},
                     {"games", survey.games},
                     {"hunted_games", survey.hunted_games},
                     {"trainings", survey.run_stats.trainings},
                     {"recalled", survey.run_stats.recalled},
                     {"errors", survey.errors}};
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
