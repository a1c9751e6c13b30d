#include "sim/cli/orders_table.h"

#include "sim/base/format.h"
#include "sim/base/json_values.h"

namespace partly::cli {
namespace {

using regime::Robustness;
using regime::RulePair;

std::string percent_of(std::size_t some, std::size_t all) {
  return all == 0 ? "-" : format_number(100.0 * static_cast<double>(some) / static_cast<double>(all), 0);
}

// "terms > royalty": who has more with everything as set.
std::string order_text(const regime::Industry& industry, const RulePair& pair) {
  const std::string &first = industry.rules[pair.first].id, &second = industry.rules[pair.second].id;
  if (pair.order == 0) return first + " = " + second;
  return pair.order > 0 ? first + " > " + second : second + " > " + first;
}

std::string turns_text(const std::vector<regime::Turn>& turns) {
  std::string text;
  for (const regime::Turn& turn : turns)
    text += (text.empty() ? "" : "; ") + regime::words_of(regime::levers()[turn.lever].id, turn.end);
  return text;
}

struct AxisCount {
  std::size_t told = 0, never = 0, holds = 0, turns = 0;
};

AxisCount count_on(const Robustness& robustness, std::size_t axis) {
  AxisCount count;
  for (const RulePair& pair : robustness.pairs) {
    if (pair.axis != axis || pair.order == 0) continue;
    ++count.told;
    count.never += pair.turned_by().empty();
    count.holds += static_cast<std::size_t>(pair.holds());
    count.turns += pair.turned_by().size();
  }
  return count;
}

std::string axes_rows(const Robustness& robustness, std::size_t pairs) {
  std::string rows =
      "| axis | pairs told apart | of these never turned | order holds, % of cases | turned, % |\n"
      "|---|---|---|---|---|\n";
  for (std::size_t axis = 0; axis < regime::axes().size(); ++axis) {
    const AxisCount count = count_on(robustness, axis);
    rows += std::string("| ") + regime::axes()[axis].title + " | " + std::to_string(count.told) + " of " +
            std::to_string(pairs) + " | " + std::to_string(count.never) + " | " +
            percent_of(count.holds, count.told * robustness.cases) + " | " +
            percent_of(count.turns, count.told * robustness.cases) + " |\n";
  }
  return rows;
}

std::string pair_rows(const regime::Industry& industry, const Robustness& robustness) {
  std::string rows = "| axis | as set | holds, % of cases | turns with |\n|---|---|---|---|\n";
  for (const RulePair& pair : robustness.pairs) {
    if (pair.turned_by().empty()) continue;
    rows += std::string("| ") + regime::axes()[pair.axis].title + " | " + order_text(industry, pair) + " | " +
            percent_of(static_cast<std::size_t>(pair.holds()), robustness.cases) + " | " +
            turns_text(pair.turned_by()) + " |\n";
  }
  return rows;
}

std::string alike_rows(const regime::Industry& industry, const Robustness& robustness) {
  std::string rows = "| axis | not told apart as set |\n|---|---|\n";
  for (std::size_t axis = 0; axis < regime::axes().size(); ++axis) {
    std::string alike;
    for (const RulePair& pair : robustness.pairs)
      if (pair.axis == axis && pair.order == 0)
        alike += (alike.empty() ? "" : ", ") + order_text(industry, pair);
    if (!alike.empty()) rows += std::string("| ") + regime::axes()[axis].title + " | " + alike + " |\n";
  }
  return rows;
}

Json json_of(const std::vector<regime::Turn>& turns) {
  Json list = Json::array();
  for (const regime::Turn& turn : turns)
    list.push_back({{"assumption", regime::levers()[turn.lever].id},
                    {"end", turn.end == regime::End::low ? "low" : "high"}});
  return list;
}

}  // namespace

std::string orders_table(const regime::Industry& industry, const Robustness& robustness) {
  const std::size_t rules = industry.rules.size();
  return std::to_string(robustness.planned.size() / 2) +
         " assumptions, each at the low and at the high end of its "
         "range: " +
         std::to_string(robustness.cases) + " cases, every rule over " + std::to_string(robustness.seeds) +
         " seeds in each. Two rules are told apart where their\nmeans differ by more than the spread over "
         "seeds. "
         "Simulated.\n\n" +
         axes_rows(robustness, rules * (rules - 1) / 2) + "\n" + pair_rows(industry, robustness) + "\n" +
         alike_rows(industry, robustness);
}

std::string orders_as_json(const regime::Industry& industry, const Robustness& robustness) {
  Json pairs = Json::array();
  for (const RulePair& pair : robustness.pairs)
    pairs.push_back({{"axis", regime::axes()[pair.axis].id},
                     {"first", industry.rules[pair.first].id},
                     {"second", industry.rules[pair.second].id},
                     {"order", pair.order},
                     {"holds", pair.holds()},
                     {"turned_by", json_of(pair.turned_by())}});
  const Json json = {{"seeds", robustness.seeds}, {"cases", robustness.cases}, {"pairs", pairs}};
  return json.dump(2) + "\n";
}

}  // namespace partly::cli
