// Several counts in one claim, taken together. The facts are common to them, so they are found once: a judge
// who finds more than one count's standard asks finds it proven for that one and for every count that asks
// less. The points of law are ruled on count by count. One wrong is paid once: of the counts that are won the
// largest award is paid, and the orders are those made on any of them.
#pragma once
#include <initializer_list>
#include <vector>

#include "sim/law/proceeding.h"

namespace partly::law {

// One count as numbers.
struct CountOdds {
  double proven = 0;  // chance that the fact is found proven
  double law = 0;     // that every point of law holds
  double award_usd = 0;
};

// That the first count is won and none of the others.
double chance_of_this_alone(const CountOdds& won, const std::vector<CountOdds>& others);
double chance_of_any(const std::vector<CountOdds>& counts);
// Places in the list, the largest award first; of equal ones the earlier.
std::vector<std::size_t> by_award(const std::vector<CountOdds>& counts);
// For each count, that it is won and none with a larger award: their sum is the chance that any is won.
std::vector<double> chances_of_largest(const std::vector<CountOdds>& counts);
// These chances, each times the award of its count.
double expected_award_usd(const std::vector<CountOdds>& counts);

std::vector<CountOdds> odds_of(const Opinion& opinion);
double win_chance(const Opinion& opinion);  // that one count at least is won
Interval win_range(const Opinion& opinion);
// If the claim is won: the award of the largest count won, on average.
Quantity award_if_won(const Opinion& opinion);
Interval expected_award_range(const Opinion& opinion);  // chance x award
// The part of the expected award that goes where courts reject this theory.
double expected_award_resting_on(const Opinion& opinion, Theory theory);
// If the claim is won: that one of these is ordered; and what may be ordered at all, each with its chance.
double order_chance(const Opinion& opinion, std::initializer_list<Remedy> wanted);
std::vector<RemedyRule> orders_if_won(const Opinion& opinion);
// That the fact is found by the standard of one count at least.
double proven_chance(const Opinion& opinion);

// What counsel costs a stage, with so many counts beside the principal one.
Quantity stage_cost(const CourtRules& court, const Quantity& of_one_count, std::size_t further);

}  // namespace partly::law
