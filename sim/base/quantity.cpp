#include "sim/base/quantity.h"

#include <array>
#include <cmath>
#include <utility>

#include "sim/base/format.h"
#include "sim/base/value_fields.h"

namespace partly {
namespace {

constexpr std::array<std::pair<Unit, const char*>, 16> kUnitNames{{
    {Unit::none, "1"},
    {Unit::usd, "USD"},
    {Unit::usd_per_label, "USD/label"},
    {Unit::usd_per_query, "USD/query"},
    {Unit::usd_per_gflop, "USD/GFLOP"},
    {Unit::usd_per_quarter, "USD/quarter"},
    {Unit::fraction, "fraction"},
    {Unit::points, "points"},
    {Unit::count, "count"},
    {Unit::labels, "labels"},
    {Unit::queries, "queries"},
    {Unit::flop, "FLOP"},
    {Unit::quarters, "quarters"},
    {Unit::seconds, "seconds"},
    {Unit::p_value, "p"},
    {Unit::log_odds, "log-odds"},
}};

}  // namespace

Quantity Quantity::measured(double value, Unit unit, std::string run_id, std::string explanation,
                            std::optional<Interval> spread) {
  return {value, unit, Provenance::measured, spread, std::move(run_id), std::move(explanation)};
}

Quantity Quantity::sourced(double value, Unit unit, std::string fact_id, std::string explanation) {
  return {value, unit, Provenance::sourced, {}, std::move(fact_id), std::move(explanation)};
}

Quantity Quantity::assumed(double value, Unit unit, Interval range, std::string reason) {
  return {value, unit, Provenance::assumed, range, {}, std::move(reason)};
}

Quantity Quantity::derived(double value, Unit unit, std::string formula, std::optional<Interval> range) {
  return {value, unit, Provenance::derived, range, {}, std::move(formula)};
}

const char* name(Provenance provenance) { return enum_name(provenance).data(); }

const char* name(Unit unit) {
  for (const auto& [known, text] : kUnitNames)
    if (known == unit) return text;
  return "";
}

std::optional<Unit> unit_named(const std::string& text) {
  for (const auto& [unit, known] : kUnitNames)
    if (text == known) return unit;
  return std::nullopt;
}

std::string text(const Quantity& q) {
  switch (q.unit) {
    case Unit::usd:
      return format_usd(q.value);
    case Unit::usd_per_label:
      return format_usd(q.value) + " a label";
    case Unit::usd_per_query:
      return format_usd(q.value) + " a query";
    case Unit::usd_per_gflop:
      return format_usd(q.value) + " a GFLOP";
    case Unit::usd_per_quarter:
      return format_usd(q.value) + " a quarter";
    case Unit::fraction:
      return format_percent(q.value);
    case Unit::points:
      return format_number(q.value, 0);
    case Unit::labels:
      return format_number(q.value, 0) + " labels";
    case Unit::queries:
      return format_number(q.value, 0) + " queries";
    case Unit::flop:
      return format_flop(q.value);
    case Unit::quarters:
      return format_number(q.value, 0) + (std::abs(q.value) == 1 ? " quarter" : " quarters");
    case Unit::seconds:
      return format_number(q.value, 1) + " s";
    case Unit::p_value:
      return format_p(q.value);
    case Unit::log_odds:
      return (q.value < 0 ? "" : "+") + format_number(q.value, 1);
    case Unit::count:
      return format_number(q.value, 0);
    case Unit::none:
      break;
  }
  return format_number(q.value, 2);
}

}  // namespace partly
