#include "sim/regime/robustness.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"

namespace partly::regime {
namespace {

using Table = std::vector<std::vector<Spread>>;  // by rule and axis

Table all_rules_played(const Industry& industry, const Curves& curves, int seeds) {
  Table table;
  for (const Rule& rule : industry.rules) {
    std::vector<Play> plays;
    for (int seed = 1; seed <= seeds; ++seed)
      plays.push_back(play_out(industry, curves, {{0, rule.id}}, static_cast<std::uint64_t>(seed)));
    std::vector<Spread>& row = table.emplace_back();
    for (const Axis& axis : axes()) row.push_back(spread_over_years(plays, axis.value));
  }
  return table;
}

std::vector<RulePair> pairs_of(const Table& as_set) {
  std::vector<RulePair> pairs;
  for (std::size_t axis = 0; axis < axes().size(); ++axis)
    for (std::size_t first = 0; first < as_set.size(); ++first)
      for (std::size_t second = first + 1; second < as_set.size(); ++second) {
        RulePair pair{.axis = axis, .first = first, .second = second, .more = {}, .less = {}};
        pair.order = order_of(as_set[first][axis], as_set[second][axis]);
        pairs.push_back(std::move(pair));
      }
  return pairs;
}

void note_case(Robustness& robustness, const Turn& one, const Table& table) {
  for (RulePair& pair : robustness.pairs) {
    const int order = order_of(table[pair.first][pair.axis], table[pair.second][pair.axis]);
    if (order > 0) pair.more.push_back(one);
    if (order < 0) pair.less.push_back(one);
    pair.alike += order == 0;
  }
}

std::vector<Turn> cases_of(const Industry& industry) {
  std::vector<Turn> cases;
  Industry turns = industry;
  for (std::size_t lever = 0; lever < levers().size(); ++lever)
    if (!turned_by(turns, levers()[lever].id).empty())
      for (const End end : {End::low, End::high}) cases.push_back({lever, end});
  return cases;
}

}  // namespace

int order_of(const Spread& first, const Spread& second) {
  const double difference = first.mean - second.mean;
  const double spread = common_sd(first, second);
  if (difference == 0 || std::abs(difference) < spread) return 0;
  return difference > 0 ? 1 : -1;
}

int RulePair::holds() const {
  if (order == 0) return alike;
  return static_cast<int>((order > 0 ? more : less).size());
}

const std::vector<Turn>& RulePair::turned_by() const {
  static const std::vector<Turn> none;
  if (order == 0) return none;
  return order > 0 ? less : more;
}

const RulePair& Robustness::pair(std::size_t axis, std::size_t first, std::size_t second) const {
  const auto found = std::ranges::find_if(pairs, [&](const RulePair& one) {
    return one.axis == axis && one.first == first && one.second == second;
  });
  PARTLY_CHECK(found != pairs.end());
  return *found;
}

Robustness begin_robustness(const Industry& industry, const Curves& curves, int seeds) {
  Robustness robustness{.seeds = seeds,
                        .planned = cases_of(industry),
                        .as_set = all_rules_played(industry, curves, seeds),
                        .pairs = {}};
  robustness.pairs = pairs_of(robustness.as_set);
  return robustness;
}

void play_next_case(const Industry& industry, const Curves& curves, Robustness& robustness) {
  if (robustness.complete()) return;
  const Turn one = robustness.planned[robustness.cases++];
  const Industry otherwise = turned(industry, levers()[one.lever].id, one.end);
  note_case(robustness, one, all_rules_played(otherwise, curves, robustness.seeds));
}

Robustness robustness_of(const Industry& industry, const Curves& curves, int seeds,
                         const std::function<void(std::size_t)>& on_case) {
  Robustness robustness = begin_robustness(industry, curves, seeds);
  while (!robustness.complete()) {
    if (on_case) on_case(robustness.cases);
    play_next_case(industry, curves, robustness);
  }
  return robustness;
}

Lead lead_on(const Robustness& robustness, std::size_t axis, int better) {
  const Table& table = robustness.as_set;
  Lead lead;
  for (std::size_t rule = 1; rule < table.size(); ++rule)
    if (better * (table[rule][axis].mean - table[lead.best][axis].mean) > 0) lead.best = rule;
  std::vector<Turn> passed;
  for (std::size_t rule = 0; rule < table.size(); ++rule) {
    if (rule == lead.best) continue;
    const bool comes_first = rule < lead.best;
    const RulePair& pair = robustness.pair(axis, std::min(rule, lead.best), std::max(rule, lead.best));
    if (pair.order == 0) lead.beside.push_back(rule);
    const std::vector<Turn>& passes = comes_first == (better > 0) ? pair.more : pair.less;
    if (!passes.empty()) lead.rivals.push_back({rule, passes});
    for (const Turn& one : passes)
      if (std::ranges::find(passed, one) == passed.end()) passed.push_back(one);
  }
  std::ranges::stable_sort(lead.rivals, std::greater{},
                           [](const Lead::Rival& rival) { return rival.passes.size(); });
  lead.holds = robustness.cases - passed.size();
  return lead;
}

}  // namespace partly::regime
