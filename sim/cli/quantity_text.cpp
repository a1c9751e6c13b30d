#include "sim/cli/quantity_text.h"

namespace partly::cli {

Json json_of(const Quantity& q) {
  Json json = {{"value", q.value},
               {"unit", name(q.unit)},
               {"provenance", name(q.provenance)},
               {"source", q.source},
               {"explanation", q.explanation}};
  if (q.range) {
    json["low"] = q.range->low;
    json["high"] = q.range->high;
  }
  return json;
}

std::string figure_of(const Quantity& q) {
  std::string figure = text(q);
  if (q.range && q.range->low != q.range->high) {
    Quantity low = q, high = q;
    low.value = q.range->low;
    high.value = q.range->high;
    figure += " (" + text(low) + " to " + text(high) + ")";
  }
  return figure;
}

Json spread_as_json(const Spread& spread) {
  return {{"mean", spread.mean}, {"sd", spread.sd}, {"low", spread.low}, {"high", spread.high}};
}

}  // namespace partly::cli
