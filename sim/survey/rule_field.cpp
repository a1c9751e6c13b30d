#include "sim/survey/rule_field.h"

#include <algorithm>
#include <cstdio>

#include "sim/bots/rule_bots.h"
#include "sim/regime/measures.h"
#include "sim/survey/stopwatch.h"

namespace partly::survey {
namespace {

constexpr double kStray = 0.01;  // share of the sales without permission that no rule prevents

const std::vector<std::pair<const char*, int regime::Happened::*>>& quarter_marks() {
  using regime::Happened;
  static const std::vector<std::pair<const char*, int Happened::*>> marks{
      {"copy on sale", &Happened::copies_on_sale},
      {"copy pursued", &Happened::pursued},
      {"claim settled", &Happened::settled},
      {"judgment", &Happened::judgments},
      {"judgment lost", &Happened::lost_by_defendant},
      {"wrongful conviction", &Happened::wrongful},
      {"lab founded", &Happened::entered},
      {"lab ended", &Happened::ended}};
  return marks;
}

class RuleField final : public PlayableScenario {
 public:
  RuleField(scenario::RuleMaker scenario, regime::Curves curves)
      : scenario_(std::move(scenario)),
        curves_(std::move(curves)),
        goals_(measures_in(scenario_.briefing.goals)),
        enough_(enough_in(scenario_.briefing.goals)),
        fingerprint_(fingerprint_of(scenario_.source_text)) {}

  scenario::Kind kind() const override { return scenario::Kind::rule_maker; }
  const std::string& id() const override { return scenario_.id; }
  const std::string& text() const override { return scenario_.source_text; }
  std::vector<std::string> hunters() const override { return {"random"}; }
  const std::vector<Measure>& measures() const override { return regime::measures(); }
  const std::vector<std::string>& goals() const override { return goals_; }
  const std::map<std::string, double>& enough() const override { return enough_; }

  std::vector<std::string> strategies() const override {
    std::vector<std::string> names;
    for (const regime::Rule& rule : scenario_.industry.rules) names.push_back(rule.id);
    for (const auto& bot : bots::rule_bot_names()) names.push_back(bot);
    return names;
  }

  std::vector<std::string> possible() const override {
    std::vector<std::string> marks;
    for (const regime::Rule& rule : scenario_.industry.rules) marks.push_back("rule " + rule.id);
    for (const auto& [mark, count] : quarter_marks()) marks.emplace_back(mark);
    return marks;
  }

  Result<PlayRecord> play(const std::string& strategy, std::uint64_t seed) override {
    const Stopwatch watch;
    std::vector<regime::Decree> decrees;
    if (!bots::is_rule_bot(strategy)) decrees.push_back({0, strategy});
    if (auto status = regime::check_decrees(scenario_.industry, decrees); !status) return status.error();
    PlayRecord record;
    record.scenario = scenario_.id;
    record.fingerprint = fingerprint_;
    record.strategy = strategy;
    record.seed = seed;
    record.engine = curves_.engine;
    play_out(strategy, decrees, record);
    watch.stop(record);
    return record;
  }

 private:
  void play_out(const std::string& strategy, std::vector<regime::Decree>& decrees, PlayRecord& record) const {
    const regime::Industry& industry = scenario_.industry;
    regime::Play play = regime::begin_play(industry, curves_, record.seed);
    const econ::Money all = regime::all_money(play.state);
    while (play.state.quarter < industry.quarters) {
      if (bots::is_rule_bot(strategy)) decree(strategy, play, decrees);
      regime::advance(industry, curves_, decrees, play);
      note(play, record);
      if (regime::all_money(play.state) != all && record.errors.empty())
        record.errors.push_back("Quarter " + std::to_string(play.state.quarter) +
                                ": what all hold is not what all began with");
    }
    measure(play, record);
  }

  // Whenever the rule may change.
  void decree(const std::string& bot, const regime::Play& play, std::vector<regime::Decree>& decrees) const {
    if (play.state.quarter % 4 != 0) return;
    const int year = play.state.quarter / 4;
    if (!decrees.empty() && year < decrees.back().year + scenario_.industry.change_every_years) return;
    decrees.push_back({year, bots::rule_wanted(bot, scenario_.industry, curves_, play, decrees)});
  }

  void note(const regime::Play& play, PlayRecord& record) const {
    record.happened.insert("rule " + scenario_.industry.rules[static_cast<std::size_t>(play.state.rule)].id);
    for (const auto& [mark, count] : quarter_marks())
      if (play.state.happened.*count > 0) record.happened.insert(mark);
  }

  static void measure(const regime::Play& play, PlayRecord& record) {
    record.measures = regime::measured_in(play.years);
    if (record.measures["unpermitted"] > kStray)
      record.wrongs.insert("copies without permission were on sale");
    if (record.measures["wrongful"] > 0) record.wrongs.insert("labs that had copied nobody were convicted");
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(regime::hash(play)));
    record.hash = text;
  }

  scenario::RuleMaker scenario_;
  regime::Curves curves_;
  std::vector<std::string> goals_;
  std::map<std::string, double> enough_;
  std::string fingerprint_;
};

}  // namespace

std::unique_ptr<PlayableScenario> rule_field(scenario::RuleMaker scenario, regime::Curves curves) {
  return std::make_unique<RuleField>(std::move(scenario), std::move(curves));
}

}  // namespace partly::survey
