#include "sim/bots/rule_bots.h"

#include <algorithm>
#include <cmath>

#include "sim/base/rng.h"
#include "sim/regime/gains.h"
#include "sim/regime/measures.h"

namespace partly::bots {
namespace {

using regime::Year;

// The mean of the years ahead, if `rule` is in force from now on.
Year imagined(const regime::Industry& industry, const regime::Curves& curves, regime::Play play,
              std::vector<regime::Decree> decrees, const std::string& rule) {
  const auto quarter = static_cast<std::uint64_t>(play.state.quarter);
  play.state.seed = derive_seed(play.state.seed, "imagined", quarter);
  decrees.push_back({play.state.quarter / 4, rule});
  const std::size_t over = play.years.size();
  const int end = std::min(industry.quarters, play.state.quarter + 4 * regime::kYearsAhead);
  while (play.state.quarter < end) regime::advance(industry, curves, decrees, play);
  Year mean;
  const auto years = static_cast<double>(play.years.size() - over);
  for (std::size_t i = over; i < play.years.size(); ++i)
    for (const regime::Axis& axis : regime::axes()) mean.*axis.value += play.years[i].*axis.value / years;
  return mean;
}

// Every axis counts alike: by how much of last year's level it gets better or worse.
double balance(const Year& last, const Year& next) {
  double sum = 0;
  for (const regime::Axis& axis : regime::axes()) {
    const double before = last.*axis.value, after = next.*axis.value;
    const double scale = std::max({std::abs(before), std::abs(after), 1e-9});
    sum += regime::better_side(axis.id) * (after - before) / scale;
  }
  return sum;
}

double liking(const std::string& bot, const Year& last, const Year& next) {
  if (bot == "thrifty") return -(next.legal_usd + next.invested_usd + next.tribute_usd);
  if (bot == "reckless") return next.frontier;
  if (bot == "lawful") return -next.unpermitted;
  return balance(last, next);
}

}  // namespace

std::vector<std::string> rule_bot_names() {
  return {"thrifty", "reckless", "lawful", "opportunist", "random"};
}

bool is_rule_bot(const std::string& name) {
  const auto names = rule_bot_names();
  return std::ranges::find(names, name) != names.end();
}

std::string rule_wanted(const std::string& bot, const regime::Industry& industry,
                        const regime::Curves& curves, const regime::Play& play,
                        const std::vector<regime::Decree>& decrees) {
  if (bot == "random") {
    Rng rng(play.state.seed, "random rule", static_cast<std::uint64_t>(play.state.quarter));
    return industry.rules[rng.below(industry.rules.size())].id;
  }
  const Year last = play.years.empty() ? Year{} : play.years.back();
  std::string best;
  double most = -INFINITY;
  for (const regime::Rule& rule : industry.rules) {
    const double liked = liking(bot, last, imagined(industry, curves, play, decrees, rule.id));
    if (liked > most) best = rule.id, most = liked;
  }
  return best;
}

}  // namespace partly::bots
