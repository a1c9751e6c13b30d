#include "sim/regime/levers.h"

namespace partly::regime {
namespace {

// What one lever turns.
std::vector<Quantity*> quantities(Industry& industry, const std::string& lever) {
  std::vector<Quantity*> out;
  const auto of_rules = [&](Quantity Rule::*member) {
    for (Rule& rule : industry.rules) out.push_back(&(rule.*member));
  };
  if (lever == "notice") of_rules(&Rule::notice);
  if (lever == "belief") of_rules(&Rule::belief);
  if (lever == "withdrawal") of_rules(&Rule::withdrawal);
  if (lever == "catch_up") out = {&industry.beliefs.catch_up};
  if (lever == "customers") out = {&industry.market.weight_capability};
  if (lever == "answers") out = {&industry.prices.query_label_usd, &industry.prices.query_probability_usd};
  if (lever == "labels") out = {&industry.prices.label_usd};
  if (lever == "edition") out = {&industry.business.edition_quarters};
  return out;
}

void turn(Quantity& quantity, End end) {
  if (!quantity.range || end == End::as_set) return;
  quantity.value = end == End::low ? quantity.range->low : quantity.range->high;
}

}  // namespace

const std::vector<Lever>& levers() {
  static const std::vector<Lever> all{
      {"notice", "How often owners notice a copy", "seldom", "often"},
      {"belief", "How often courts accept a claim", "seldom", "often"},
      {"withdrawal", "How often a copy is taken off the market", "seldom", "often"},
      {"catch_up", "How much of a lead labs expect to lose", "little", "most"},
      {"customers", "How much a better model is worth to customers", "little", "much"},
      {"answers", "What an answer costs", "cheap", "expensive"},
      {"labels", "What a label costs", "cheap", "expensive"},
      {"edition", "How soon a model ages", "soon", "late"}};
  return all;
}

Industry turned(Industry industry, const std::string& lever, End end) {
  for (Quantity* quantity : quantities(industry, lever)) turn(*quantity, end);
  return industry;
}

}  // namespace partly::regime
