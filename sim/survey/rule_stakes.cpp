#include "sim/survey/rule_stakes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/bots/rule_bots.h"
#include "sim/regime/measures.h"
#include "sim/regime/play.h"
#include "sim/survey/columns.h"
#include "sim/survey/field.h"
#include "sim/survey/measure.h"

namespace partly::survey {
namespace {

constexpr double kBeyondAllLuck = 99;  // where no seed differs from another

// One seed's play, so far.
struct RulePlay {
  regime::Play play;
  std::vector<regime::Decree> decrees;
};

double over_spread(const Spread& without, const Spread& with) {
  const double apart = std::abs(with.mean - without.mean);
  const double spread = common_sd(without, with);
  if (apart == 0) return 0;
  return spread > 0 ? std::min(kBeyondAllLuck, apart / spread) : kBeyondAllLuck;
}

class RuleWeighing {
 public:
  RuleWeighing(const scenario::RuleMaker& scenario, const regime::Curves& curves, RuleStakes& stakes)
      : industry_(scenario.industry), curves_(curves), stakes_(stakes) {
    for (std::uint64_t seed = stakes.first_seed; seed <= stakes.last_seed; ++seed)
      games_.push_back({regime::begin_play(industry_, curves_, seed), {}});
  }

  void weigh_year(int year) {
    std::vector<std::vector<Spread>> with;
    const std::vector<Spread> without = played_on(year, nullptr);
    for (const regime::Rule& rule : industry_.rules) with.push_back(played_on(year, &rule.id));
    YearStakes stakes{industry_.start.plus(4 * year).year, {}, {}};
    for (std::size_t i = 0; i < without.size(); ++i) stakes.strongest.push_back(strongest(without, with, i));
    stakes.wanted = bot_goes_on(year);
    stakes_.years.push_back(std::move(stakes));
  }

 private:
  StrongestDecree strongest(const std::vector<Spread>& without, const std::vector<std::vector<Spread>>& with,
                            std::size_t measure) const {
    StrongestDecree strongest{{}, without[measure], without[measure], 0};
    for (std::size_t rule = 0; rule < with.size(); ++rule)
      if (const double over = over_spread(without[measure], with[rule][measure]);
          over > strongest.over_spread)
        strongest = {industry_.rules[rule].id, without[measure], with[rule][measure], over};
    return strongest;
  }

  void play_year(RulePlay& game) const {
    do regime::advance(industry_, curves_, game.decrees, game.play);
    while (game.play.state.quarter % 4 != 0);
  }

  std::string wish(const RulePlay& game) const {
    return bots::rule_wanted(stakes_.bot, industry_, curves_, game.play, game.decrees);
  }

  // All seeds, from this year on under `rule` or as it stands; by measure.
  std::vector<Spread> played_on(int year, const std::string* rule) const {
    std::vector<std::vector<double>> values(stakes_.measures.size());
    for (RulePlay game : games_) {
      if (rule) game.decrees.push_back({year, *rule});
      while (game.play.state.quarter < industry_.quarters) play_year(game);
      const auto& all = game.play.years;
      const auto measured = regime::measured_in({all.begin() + year, all.end()});
      for (std::size_t i = 0; i < values.size(); ++i)
        values[i].push_back(measured.at(stakes_.measures[i].id));
    }
    std::vector<Spread> spreads;
    for (const auto& each : values) spreads.push_back(spread_of(each));
    return spreads;
  }

  std::string bot_goes_on(int year) {
    std::map<std::string, int> wanted;
    for (RulePlay& game : games_) {
      const std::string rule = wish(game);
      ++wanted[rule];
      game.decrees.push_back({year, rule});
      for (int played = 0;
           played < industry_.change_every_years && game.play.state.quarter < industry_.quarters; ++played)
        play_year(game);
    }
    const auto most = std::ranges::max_element(wanted, {}, [](const auto& each) { return each.second; });
    return most->first + " in " + std::to_string(most->second) + " of " + std::to_string(games_.size());
  }

  const regime::Industry& industry_;
  const regime::Curves& curves_;
  RuleStakes& stakes_;
  std::vector<RulePlay> games_;
};

std::string cell_of(const Measure& measure, const StrongestDecree& strongest) {
  if (strongest.rule.empty()) return "-";
  return strongest.rule + " " + shown(measure, strongest.without.mean) + " > " +
         shown(measure, strongest.with.mean) + " (" + format_number(strongest.over_spread, 1) + ")";
}

}  // namespace

int RuleStakes::mattering(std::size_t measure) const {
  return static_cast<int>(std::ranges::count_if(
      years, [&](const YearStakes& year) { return year.strongest[measure].matters(); }));
}

int RuleStakes::mattering() const {
  return static_cast<int>(std::ranges::count_if(years, [](const YearStakes& year) {
    return std::ranges::any_of(year.strongest, &StrongestDecree::matters);
  }));
}

Result<RuleStakes> weigh_rule_stakes(const scenario::RuleMaker& scenario, const regime::Curves& curves,
                                     const RuleStakesPlan& plan,
                                     const std::function<void(int year)>& on_year) {
  if (!bots::is_rule_bot(plan.bot) || plan.bot == "random")
    return Error{ErrorKind::usage, "No bot that goes on as it began is called \"" + plan.bot + "\"",
                 "--policy", "Choose one of: thrifty, reckless, lawful, opportunist"};
  if (plan.first_seed == plan.last_seed)
    return Error{ErrorKind::usage, "One seed has no spread to weigh a year against", "--seeds", "Write 1-20"};
  RuleStakes stakes{scenario.id, plan.bot, plan.first_seed, plan.last_seed, {}, {}};
  for (const std::string& id : measures_in(scenario.briefing.goals))
    stakes.measures.push_back(*std::ranges::find(regime::measures(), id, &Measure::id));
  RuleWeighing weighing(scenario, curves, stakes);
  for (int year = 0; year < scenario.industry.quarters / 4; year += scenario.industry.change_every_years) {
    if (on_year) on_year(scenario.industry.start.plus(4 * year).year);
    weighing.weigh_year(year);
  }
  return stakes;
}

std::string text_of(const RuleStakes& stakes) {
  std::vector<Line> lines{{"year"}};
  for (const Measure& measure : stakes.measures) lines.front().push_back(measure.title);
  lines.front().push_back(stakes.bot + " wants");
  for (const YearStakes& year : stakes.years) {
    Line& line = lines.emplace_back(Line{std::to_string(year.year)});
    for (std::size_t i = 0; i < stakes.measures.size(); ++i)
      line.push_back(cell_of(stakes.measures[i], year.strongest[i]));
    line.push_back(year.wanted);
  }
  std::string text =
      stakes.scenario + ", " + stakes.bot + ", seeds " + std::to_string(stakes.first_seed) + "-" +
      std::to_string(stakes.last_seed) +
      ": what a decree of each year moves, over the years from it on. Simulated.\n\n" + in_columns(lines) +
      "\nEach cell: the decree that moves the measure most, from where no decree leaves it to where it "
      "does, and in brackets what\nthat is over the spread over seeds. Nothing is decreed "
      "afterwards. A year matters if that is more than 1.\n";
  for (std::size_t i = 0; i < stakes.measures.size(); ++i)
    text += stakes.measures[i].title + ": " + std::to_string(stakes.mattering(i)) + " of " +
            std::to_string(stakes.years.size()) + " years matter. ";
  return text + "In some measure: " + std::to_string(stakes.mattering()) + ".\n";
}

std::string json_of(const RuleStakes& stakes) {
  Json years = Json::array();
  for (const YearStakes& year : stakes.years) {
    Json measures;
    for (std::size_t i = 0; i < stakes.measures.size(); ++i) {
      const StrongestDecree& strongest = year.strongest[i];
      measures[stakes.measures[i].id] = {{"rule", strongest.rule},
                                         {"without", strongest.without.mean},
                                         {"with", strongest.with.mean},
                                         {"over_spread", strongest.over_spread},
                                         {"matters", strongest.matters()}};
    }
    years.push_back({{"year", year.year}, {"wanted", year.wanted}, {"measures", measures}});
  }
  const Json json = {{"scenario", stakes.scenario},
                     {"policy", stakes.bot},
                     {"seeds", {stakes.first_seed, stakes.last_seed}},
                     {"years", years},
                     {"mattering", stakes.mattering()}};
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
