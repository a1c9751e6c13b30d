// A number that can explain itself: value, unit, where it comes from, and how sure it is.
// Every number that a screen shows is a Quantity, so that "where does this come from?" always has an
// answer (what is neither sourced nor measured is an assumption, with range and reason).
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace partly {

enum class Provenance {
  measured,  // counted or computed on networks trained in this run; source = run id
  sourced,   // stands in a cited article or paper; source = fact id ("F20", "X1") or paper
  assumed,   // set by the scenario's author; has a range and a reason
  derived,   // follows from other quantities by the stated formula
};

enum class Unit {
  none,
  usd,
  usd_per_label,
  usd_per_query,
  usd_per_gflop,
  usd_per_quarter,
  fraction,
  points,
  count,
  labels,
  queries,
  flop,
  quarters,
  seconds,
  p_value,
  log_odds
};

struct Interval {
  double low = 0;
  double high = 0;
  bool contains(double x) const { return low <= x && x <= high; }
};

struct Quantity {
  double value = 0;
  Unit unit = Unit::none;
  Provenance provenance = Provenance::assumed;
  std::optional<Interval> range;  // spread over seeds (measured), or low and high (assumed)
  std::string source;             // fact id, paper, scenario key or run id
  std::string explanation;        // the formula or the reason, in plain words

  static Quantity measured(double value, Unit unit, std::string run_id, std::string explanation,
                           std::optional<Interval> spread = {});
  static Quantity sourced(double value, Unit unit, std::string fact_id, std::string explanation = {});
  static Quantity assumed(double value, Unit unit, Interval range, std::string reason);
  static Quantity derived(double value, Unit unit, std::string formula, std::optional<Interval> range = {});
};

const char* name(Provenance);  // "measured"
const char* name(Unit);        // as written in a scenario: "USD", "USD/label", "fraction"
std::optional<Unit> unit_named(const std::string& text);

// "$3.82 B", "71 %", "0.0004", "1,500 queries": for people. With its range: "71 ± 2" is the caller's choice.
std::string text(const Quantity&);

}  // namespace partly
