// Ten years of an industry under the rules that a rule maker decrees, told year by year; and many such plays
// side by side. There is no score: what is better is for the reader to say.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/regime/state.h"

namespace partly::regime {

// From the first quarter of this year on (0 is the first), this rule.
struct Decree {
  int year = 0;
  std::string rule;

  bool operator==(const Decree&) const = default;
};
// In order, in time, of known rules, and not more often than the scenario allows.
Status check_decrees(const Industry& industry, const std::vector<Decree>& decrees);
int rule_in_force(const Industry& industry, const std::vector<Decree>& decrees, int quarter);

// One year in figures. Shares are of 1, sums are of the year.
struct Year {
  int year = 0;              // of the calendar
  std::string rule;          // in force at its end
  double frontier = 0;       // capability of the best model on sale at its end
  double price_usd = 0;      // mean that customers paid for a seat
  double concentration = 0;  // Herfindahl-Hirschman index of the sales, 0..1
  double distilled = 0;      // share of the sales that went to models taught by another lab's answers
  double unpermitted = 0;    // of these, share of all sales that went to copies without permission
  double served = 0;         // share of the customers who bought from anybody
  double legal_usd = 0;      // counsel and declarations
  double invested_usd = 0;   // own labels and arithmetic
  double tribute_usd = 0;    // licences, royalties, settlements and damages
  double labs = 0;           // on the market at its end
  double wrongful = 0;       // judgments and fines against labs that had copied nobody

  bool operator==(const Year&) const = default;
};

// The axes on which rules are compared, with how to read them; in the order of a table's columns.
struct Axis {
  const char* id;     // "frontier"
  const char* title;  // "frontier capability"
  double Year::*value;
};
const std::vector<Axis>& axes();

// A play in progress: the state, and the years that are over. A value.
struct Play {
  State state;
  std::vector<Year> years;
  Year open;                        // the year that runs
  double sales_usd = 0, seats = 0;  // of the open year, for its means

  bool operator==(const Play&) const = default;
};
Play begin_play(const Industry& industry, const Curves& curves, std::uint64_t seed);
void advance(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees, Play& play);
// All quarters of the scenario.
Play play_out(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees,
              std::uint64_t seed);

// The moment of `play` with other luck from there on, played to the end under these decrees.
Play play_on(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees, Play play,
             std::uint64_t seed);

Spread spread_of(const std::vector<Play>& plays, std::size_t year, double Year::*value);
// Mean over all years of a play first, then over the plays.
Spread spread_over_years(const std::vector<Play>& plays, double Year::*value);

// A number that changes if anything of the play does.
std::uint64_t hash(const Play& play);

}  // namespace partly::regime
