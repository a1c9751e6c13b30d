#include "tests/regime/sample.h"

#include <gtest/gtest.h>

#include "sim/base/folders.h"
#include "sim/scenario/rule_maker.h"

namespace partly::regime {

const Industry& precedent() {
  static const scenario::LoadedRuleMaker loaded =
      scenario::load_rule_maker_file(*find_data("scenarios/precedent.json"));
  return loaded.scenario->industry;
}

const Curves& measured_curves() {
  static const Curves curves{{{100, 41.5, 6.7, 0.04, 0.36, 2.7},
                              {300, 67.0, 5.9, 0.12, 0.50, 2.7},
                              {1000, 81.0, 2.3, 0.04, 0.30, 2.7},
                              {3000, 83.8, 0.5, 0.12, 0.66, 2.7},
                              {10000, 86.5, 0.4, 0.04, 0.30, 4.5},
                              {30000, 88.5, 0.8, 0.04, 0.15, 13.7}},
                             {{100, 52.0, 8.4, 0.19, 0.63, 2.7},
                              {300, 71.6, 4.8, 0.04, 0.38, 2.7},
                              {1000, 81.0, 1.9, 0.04, 0.34, 2.7},
                              {3000, 85.8, 0.7, 0.04, 0.22, 2.7},
                              {10000, 88.3, 0.7, 0.04, 0.10, 4.5},
                              {30000, 88.5, 0.3, 0.04, 0.25, 13.7}},
                             {{65.7,
                               {{50, 65.3, 2.8, 0.90, 5.95, 2.1},
                                {150, 66.8, 0.6, 0.90, 6, 2.7},
                                {500, 66.8, 0.5, 0.90, 6, 2.7},
                                {1500, 66.8, 0.6, 0.90, 6, 2.7}},
                               {{50, 54.9, 8.4, 0.90, 5.38, 2.1},
                                {150, 65.1, 1.0, 0.90, 6, 2.7},
                                {500, 66.1, 0.8, 0.90, 6, 2.7},
                                {1500, 66.6, 0.9, 0.90, 6, 2.7}}},
                              {84.3,
                               {{50, 80.0, 1.9, 0.50, 1.85, 2.1},
                                {150, 83.1, 0.6, 0.90, 3.75, 2.7},
                                {500, 83.6, 0.2, 0.90, 4.77, 2.7},
                                {1500, 83.6, 0.3, 0.90, 5.05, 2.7}},
                               {{50, 69.9, 2.3, 0.10, 0.76, 2.1},
                                {150, 80.6, 1.4, 0.50, 1.85, 2.7},
                                {500, 82.9, 0.8, 0.90, 3.04, 2.7},
                                {1500, 83.3, 0.6, 0.90, 4.18, 2.7}}},
                              {88.7,
                               {{50, 83.1, 1.2, 0.10, 0.80, 2.1},
                                {150, 86.4, 0.5, 0.50, 1.83, 2.7},
                                {500, 87.2, 0.4, 0.90, 2.98, 2.7},
                                {1500, 87.2, 0.4, 0.90, 3.13, 2.7}},
                               {{50, 70.8, 2.2, 0.10, 0.10, 2.1},
                                {150, 82.6, 2.6, 0.10, 0.25, 2.7},
                                {500, 86.1, 0.8, 0.10, 1.39, 2.7},
                                {1500, 86.9, 0.5, 0.90, 2.42, 2.7}}}},
                             4.57,
                             144,
                             54,
                             0,
                             "kept from a run"};
  return curves;
}

int rule_named(const Industry& industry, const std::string& id) {
  const int rule = industry.rule_index(id);
  EXPECT_GE(rule, 0) << id;
  return rule;
}

std::vector<Play> plays_under(const Industry& industry, const std::string& rule, int seeds) {
  std::vector<Play> plays;
  for (int seed = 1; seed <= seeds; ++seed)
    plays.push_back(play_out(industry, measured_curves(), {{0, rule}}, static_cast<std::uint64_t>(seed)));
  return plays;
}

double mean_under(const Industry& industry, const std::string& rule, double Year::*value, int seeds) {
  return spread_over_years(plays_under(industry, rule, seeds), value).mean;
}

double total(const State& state, Purpose purpose) {
  Totals totals;
  for (const Flow& flow : state.flows) totals.add(flow);
  return totals.of(purpose).usd();
}

}  // namespace partly::regime
