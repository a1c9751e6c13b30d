#include "sim/survey/tornado.h"

#include <algorithm>
#include <cmath>

#include "sim/bots/rule_bots.h"

namespace partly::survey {
namespace {

// The outcome by seed, and for a rule maker of every rule, so that their order can be told.
struct Outcome {
  std::vector<double> values;
  std::vector<std::pair<std::string, std::vector<double>>> by_rule;
  int games = 0;
};

Result<std::vector<double>> measured(PlayableScenario& field, const std::string& strategy,
                                     const std::string& measure, const Question& question) {
  std::vector<double> values;
  for (std::uint64_t seed = question.first_seed; seed <= question.last_seed; ++seed) {
    const auto play = field.play(strategy, seed);
    if (!play) return play.error();
    if (!play->errors.empty()) return Error{ErrorKind::internal, play->errors.front(), strategy, {}};
    values.push_back(play->measures.at(measure));
  }
  return values;
}

Result<Outcome> cost_ratio(PlayableScenario& field, const Question& question) {
  const auto expensive = measured(field, "scratch", "bill", question);
  if (!expensive) return expensive.error();
  const auto cheap = measured(field, "distil", "bill", question);
  if (!cheap) return cheap.error();
  Outcome outcome;
  for (std::size_t i = 0; i < expensive->size(); ++i) outcome.values.push_back((*expensive)[i] / (*cheap)[i]);
  outcome.games = static_cast<int>(2 * expensive->size());
  return outcome;
}

Result<Outcome> outcome_of(PlayableScenario& field, const Question& question) {
  if (question.outcome == kCostRatio) return cost_ratio(field, question);
  Outcome outcome;
  const auto values = measured(field, question.strategy, question.outcome, question);
  if (!values) return values.error();
  outcome.values = *values;
  outcome.games = static_cast<int>(values->size());
  if (!question.beside.empty()) {
    const auto other = measured(field, question.beside, question.outcome, question);
    if (!other) return other.error();
    for (std::size_t i = 0; i < other->size(); ++i) outcome.values[i] -= (*other)[i];
    outcome.games += static_cast<int>(other->size());
  }
  if (field.kind() != scenario::Kind::rule_maker) return outcome;
  for (const std::string& rule : field.strategies()) {
    if (bots::is_rule_bot(rule)) continue;
    const auto of_rule = measured(field, rule, question.outcome, question);
    if (!of_rule) return of_rule.error();
    outcome.games += static_cast<int>(of_rule->size());
    outcome.by_rule.emplace_back(rule, *of_rule);
  }
  return outcome;
}

// Pairs of rules that stand the other way round, where both orders are more than luck.
std::vector<std::string> swaps(const Outcome& before, const Outcome& after) {
  std::vector<std::string> pairs;
  const std::size_t rules = std::min(before.by_rule.size(), after.by_rule.size());
  for (std::size_t i = 0; i < rules; ++i)
    for (std::size_t j = 0; j < rules; ++j) {
      const Difference was = difference(before.by_rule[i].second, before.by_rule[j].second);
      const Difference is = difference(after.by_rule[i].second, after.by_rule[j].second);
      if (was.mean < 0 && was.counts() && is.mean > 0 && is.counts())
        pairs.push_back(after.by_rule[j].first + " > " + after.by_rule[i].first);
    }
  return pairs;
}

Result<End> move_to(SurveyContext& grounds, const PlayableScenario& field, const Question& question,
                    const Assumption& assumption, double value, const Outcome& base, int& games) {
  End end;
  end.moved_to = value;
  auto other = grounds.open_text(moved(field.text(), assumption, value), field.id());
  if (!other) {
    if (other.error().kind != ErrorKind::invalid_scenario) return other.error();
    end.refused = other.error().message();
    return end;
  }
  const auto outcome = outcome_of(**other, question);
  if (!outcome) return outcome.error();
  games += outcome->games;
  end.values = outcome->values;
  end.change = difference(base.values, end.values);
  end.swapped = swaps(base, *outcome);
  return end;
}

bool moves(const Bar& bar) {
  return bar.reach() > 0 || !bar.low.refused.empty() || !bar.high.refused.empty() ||
         !bar.low.swapped.empty() || !bar.high.swapped.empty();
}

}  // namespace

std::string played_by(const Question& question) {
  if (question.outcome == kCostRatio) return "";
  return ", played by " + question.strategy + (question.beside.empty() ? "" : " beside " + question.beside);
}

Result<OutcomeOrRefusal> outcome_with(SurveyContext& grounds, const std::string& scenario_text,
                                      const std::string& id, const Question& question, int& games) {
  auto field = grounds.open_text(scenario_text, id);
  if (!field) {
    if (field.error().kind != ErrorKind::invalid_scenario) return field.error();
    return OutcomeOrRefusal{{}, field.error().message()};
  }
  const auto outcome = outcome_of(**field, question);
  if (!outcome) return outcome.error();
  games += outcome->games;
  return OutcomeOrRefusal{outcome->values, {}};
}

Result<Measure> measure_of(const PlayableScenario& field, const Question& question) {
  const bool routes = field.measure("bill") != nullptr;
  if (question.outcome == kCostRatio && routes)
    return Measure{kCostRatio, "cost ratio, building over distilling", Unit::none, true,
                   "Both bills are counts of the run times the price list"};
  if (const Measure* measure = field.measure(question.outcome)) {
    if (question.beside.empty()) return *measure;
    return Measure{measure->id, measure->title + ", " + question.strategy + " less " + question.beside,
                   measure->unit, measure->more_is_better, measure->meaning};
  }
  std::string known = routes ? kCostRatio : "";
  for (const Measure& measure : field.measures()) known += (known.empty() ? "" : ", ") + measure.id;
  return Error{ErrorKind::usage, "Nothing here is measured as \"" + question.outcome + "\"", "--outcome",
               "Choose one of: " + known};
}

double Bar::reach() const { return std::max(std::abs(low.change.mean), std::abs(high.change.mean)); }

Result<Tornado> draw_tornado(SurveyContext& grounds, PlayableScenario& field, const Question& question,
                             const OnAssumption& on_assumption) {
  auto measure = measure_of(field, question);
  if (!measure) return measure.error();
  const auto base = outcome_of(field, question);
  if (!base) return base.error();
  Tornado tornado{field.id(), question, *measure, base->values, {}, 0, base->games, {}};
  const auto assumptions = assumptions_in(field.text());
  for (std::size_t i = 0; i < assumptions.size(); ++i) {
    if (on_assumption) on_assumption(i + 1, assumptions.size());
    Bar bar{assumptions[i], {}, {}};
    for (const auto& [end, value] :
         {std::pair{&bar.low, bar.assumption.range.low}, std::pair{&bar.high, bar.assumption.range.high}}) {
      auto moved_end = move_to(grounds, field, question, bar.assumption, value, *base, tornado.games);
      if (!moved_end) return moved_end.error();
      *end = std::move(*moved_end);
    }
    if (moves(bar)) {
      tornado.bars.push_back(std::move(bar));
    } else {
      ++tornado.still;
    }
  }
  std::ranges::stable_sort(tornado.bars, std::greater{}, &Bar::reach);
  tornado.run_stats = grounds.run_stats();
  return tornado;
}

}  // namespace partly::survey
