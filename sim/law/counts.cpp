#include "sim/law/counts.h"

#include <algorithm>
#include <numeric>

#include "sim/base/format.h"

namespace partly::law {
namespace {

// The judge's finding is one draw from 0 to 1, and proves every count whose chance is above it: between two
// of the chances the same counts are proven, and what is left is law.
std::vector<double> findings_apart(double up_to, const std::vector<CountOdds>& counts) {
  std::vector<double> at{0, up_to};
  for (const CountOdds& count : counts) at.push_back(std::clamp(count.proven, 0.0, up_to));
  std::sort(at.begin(), at.end());
  return at;
}

double all_fail_in_law(const std::vector<CountOdds>& counts, double finding) {
  double chance = 1;
  for (const CountOdds& count : counts)
    if (count.proven >= finding) chance *= 1 - count.law;
  return chance;
}

Interval sums(const Award& award) {
  const Interval range = range_of(award.total());
  return {std::max(0.0, range.low), std::max(0.0, range.high)};
}

// Each count at the low end of all its ranges, or at the high end: every sum below rises with each of them.
std::vector<CountOdds> odds_at(const Opinion& opinion, bool high) {
  std::vector<CountOdds> all;
  for (const CountOpinion& count : opinion.counts) {
    const auto end = [&](const Interval& range) { return high ? range.high : range.low; };
    all.push_back(
        {end(count.chain.proven_range()), end(count.chain.conditions_range()), end(sums(count.award))});
  }
  return all;
}

const CountOpinion* only(const Opinion& opinion) {
  return opinion.counts.size() == 1 ? &opinion.counts.front() : nullptr;
}

double none_of(const std::vector<RemedyRule>& rules, std::initializer_list<Remedy> wanted) {
  double none = 1;
  for (const RemedyRule& rule : rules)
    if (std::find(wanted.begin(), wanted.end(), rule.remedy) != wanted.end()) none *= 1 - rule.chance.value;
  return none;
}

// Chances at one end of their ranges: of an order on any count that is won, over that of winning.
double order_chance_at(const Opinion& opinion, const std::vector<CountOdds>& odds, Remedy remedy,
                       double (*end)(const Quantity&)) {
  std::vector<CountOdds> ordered = odds;
  for (std::size_t i = 0; i < odds.size(); ++i) {
    double none = 1;
    for (const RemedyRule& rule : opinion.counts[i].remedies)
      if (rule.remedy == remedy) none *= 1 - std::clamp(end(rule.chance), 0.0, 1.0);
    ordered[i].law *= 1 - none;
  }
  const double won = chance_of_any(odds);
  return won > 0 ? chance_of_any(ordered) / won : 0;
}

RemedyRule order_if_won(const Opinion& opinion, Remedy remedy) {
  const std::vector<CountOdds> odds = odds_of(opinion);
  std::string fact, on;
  for (const CountOpinion& count : opinion.counts)
    for (const RemedyRule& rule : count.remedies) {
      if (rule.remedy != remedy) continue;
      if (fact.empty()) fact = rule.fact;
      on += (on.empty() ? "" : ", ") + std::string(name(count.theory)) + " " + text(rule.chance);
    }
  const auto at = [&](double (*end)(const Quantity&)) { return order_chance_at(opinion, odds, remedy, end); };
  const Interval range{at([](const Quantity& q) { return range_of(q).low; }),
                       at([](const Quantity& q) { return range_of(q).high; })};
  return {
      remedy,
      Quantity::derived(at([](const Quantity& q) { return q.value; }), Unit::fraction,
                        "On any of the counts that are won, if one is; on each, if it is won: " + on, range),
      fact};
}

}  // namespace

Quantity one_more_count() {
  return Quantity::assumed(
      0.1, Unit::fraction, {0.03, 0.25},
      "One more count is a few pages and a few points of law to argue; the books, the exam "
      "and the witnesses, which cost most, are the same for all counts.");
}

double chance_of_this_alone(const CountOdds& won, const std::vector<CountOdds>& others) {
  const std::vector<double> at = findings_apart(won.proven, others);
  double chance = 0;
  for (std::size_t i = 1; i < at.size(); ++i)
    if (at[i] > at[i - 1]) chance += (at[i] - at[i - 1]) * all_fail_in_law(others, at[i]);
  return won.law * chance;
}

std::vector<std::size_t> by_award(const std::vector<CountOdds>& counts) {
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return counts[a].award_usd > counts[b].award_usd; });
  return order;
}

std::vector<double> chances_of_largest(const std::vector<CountOdds>& counts) {
  std::vector<double> chances(counts.size(), 0);
  std::vector<CountOdds> larger;
  for (const std::size_t i : by_award(counts)) {
    chances[i] = chance_of_this_alone(counts[i], larger);
    larger.push_back(counts[i]);
  }
  return chances;
}

double chance_of_any(const std::vector<CountOdds>& counts) {
  const std::vector<double> chances = chances_of_largest(counts);
  return std::accumulate(chances.begin(), chances.end(), 0.0);
}

double expected_award_usd(const std::vector<CountOdds>& counts) {
  const std::vector<double> chances = chances_of_largest(counts);
  double sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) sum += chances[i] * counts[i].award_usd;
  return sum;
}

std::vector<CountOdds> odds_of(const Opinion& opinion) {
  std::vector<CountOdds> all;
  for (const CountOpinion& count : opinion.counts)
    all.push_back({count.chain.proven_probability(), count.chain.conditions_probability(),
                   std::max(0.0, count.award.total_usd())});
  return all;
}

double win_chance(const Opinion& opinion) {
  if (const CountOpinion* one = only(opinion)) return one->chain.probability();
  return chance_of_any(odds_of(opinion));
}

Interval win_range(const Opinion& opinion) {
  if (const CountOpinion* one = only(opinion)) return one->chain.probability_range();
  return {chance_of_any(odds_at(opinion, false)), chance_of_any(odds_at(opinion, true))};
}

Quantity award_if_won(const Opinion& opinion) {
  if (const CountOpinion* one = only(opinion)) return one->award.total();
  const std::vector<CountOdds> odds = odds_of(opinion);
  const std::vector<double> chances = chances_of_largest(odds);
  const double won = chance_of_any(odds);
  double sum = 0;
  std::string parts;
  Interval range = sums(opinion.principal().award);
  for (const std::size_t i : by_award(odds)) {
    if (won > 0) sum += chances[i] / won * odds[i].award_usd;
    const Interval each = sums(opinion.counts[i].award);
    range = {std::min(range.low, each.low), std::max(range.high, each.high)};
    parts += (parts.empty() ? "" : ", ") + std::string(name(opinion.counts[i].theory)) + " " +
             format_usd(odds[i].award_usd);
  }
  return Quantity::derived(
      won > 0 ? sum : odds.front().award_usd, Unit::usd,
      "One wrong is paid once: the largest award of the counts that are won, on average (" + parts + ")",
      range);
}

Interval expected_award_range(const Opinion& opinion) {
  if (const CountOpinion* one = only(opinion)) {
    const Interval won = one->chain.probability_range(), usd = range_of(one->award.total());
    return {won.low * usd.low, won.high * usd.high};
  }
  return {expected_award_usd(odds_at(opinion, false)), expected_award_usd(odds_at(opinion, true))};
}

double expected_award_resting_on(const Opinion& opinion, Theory theory) {
  std::vector<CountOdds> odds = odds_of(opinion);
  const double with = expected_award_usd(odds);
  for (std::size_t i = 0; i < odds.size(); ++i)
    if (opinion.counts[i].theory == theory) odds[i].law = 0;
  return with - expected_award_usd(odds);
}

double order_chance(const Opinion& opinion, std::initializer_list<Remedy> wanted) {
  if (const CountOpinion* one = only(opinion)) return 1 - none_of(one->remedies, wanted);
  const std::vector<CountOdds> odds = odds_of(opinion);
  std::vector<CountOdds> ordered = odds;
  for (std::size_t i = 0; i < odds.size(); ++i)
    ordered[i].law *= 1 - none_of(opinion.counts[i].remedies, wanted);
  const double won = chance_of_any(odds);
  return won > 0 ? chance_of_any(ordered) / won : 0;
}

std::vector<RemedyRule> orders_if_won(const Opinion& opinion) {
  if (const CountOpinion* one = only(opinion)) return one->remedies;
  std::vector<RemedyRule> orders;
  for (const Remedy remedy : kRemedies) {
    const bool possible = std::any_of(opinion.counts.begin(), opinion.counts.end(), [&](const auto& count) {
      return std::any_of(count.remedies.begin(), count.remedies.end(),
                         [&](const RemedyRule& rule) { return rule.remedy == remedy; });
    });
    if (possible) orders.push_back(order_if_won(opinion, remedy));
  }
  return orders;
}

double proven_chance(const Opinion& opinion) {
  double most = 0;
  for (const CountOpinion& count : opinion.counts) most = std::max(most, count.chain.proven_probability());
  return most;
}

Quantity stage_cost(const CourtRules& court, const Quantity& of_one_count, std::size_t further) {
  if (further == 0) return of_one_count;
  const Interval one = range_of(of_one_count), more = range_of(court.count_cost);
  const double n = static_cast<double>(further);
  return Quantity::derived(of_one_count.value * (1 + n * court.count_cost.value), Unit::usd,
                           text(of_one_count) + ", and " + text(court.count_cost) +
                               " of it for each count beside the first (" + std::to_string(further) + ")",
                           Interval{one.low * (1 + n * more.low), one.high * (1 + n * more.high)});
}

}  // namespace partly::law
