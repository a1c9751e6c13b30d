#include "sim/regime/play.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/fields_hash.h"
#include "sim/regime/dispute.h"
#include "sim/regime/fields.h"
#include "sim/regime/step.h"

namespace partly::regime {
namespace {

Error refused(std::string what, std::string remedy) {
  return {ErrorKind::usage, std::move(what), "rules", std::move(remedy)};
}

// What the quarter before state.quarter adds to its year.
void note_quarter(const Industry& industry, Play& play) {
  const State& state = play.state;
  const auto last = static_cast<std::size_t>((state.quarter - 1) % 4);
  Year& year = play.open;
  double served = 0, sales = 0;
  for (const Lab& lab : state.labs) {
    served += lab.share;
    sales += lab.sales_usd[last];
  }
  year.served += served / 4;
  play.sales_usd += sales;
  play.seats += econ::volume_usd(industry.market, state.quarter - 1) * served /
                industry.market.reference_price_usd.value;
  for (const Lab& lab : state.labs) {
    const double mine = lab.sales_usd[last];
    if (sales > 0) year.concentration += mine * mine / (sales * sales) / 4;
    if (!lab.on_sale || !lab.on_sale->copied()) continue;
    year.distilled += mine;
    if (is_unpermitted(*lab.on_sale, state.quarter - 1)) year.unpermitted += mine;
  }
  Totals totals;
  for (const Flow& flow : state.flows) totals.add(flow);
  year.legal_usd += totals.legal_usd();
  year.invested_usd += (totals.of(Purpose::labels) + totals.of(Purpose::computing)).usd();
  year.tribute_usd += (totals.of(Purpose::licence) + totals.of(Purpose::royalty) +
                       totals.of(Purpose::settlement) + totals.of(Purpose::damages))
                          .usd();
  year.wrongful += state.happened.wrongful;
}

void close_year(const Industry& industry, const Curves& curves, Play& play) {
  Year& year = play.open;
  const State& state = play.state;
  year.year = industry.start.plus(state.quarter - 1).year;
  year.rule = industry.rules[static_cast<std::size_t>(state.rule)].id;
  if (const Party best = leader(industry, curves, state); best >= 0)
    year.frontier =
        capability_now(industry, curves, *state.labs[static_cast<std::size_t>(best)].on_sale, state.quarter);
  year.price_usd = play.seats > 0 ? play.sales_usd / play.seats : 0;
  year.distilled = play.sales_usd > 0 ? year.distilled / play.sales_usd : 0;
  year.unpermitted = play.sales_usd > 0 ? year.unpermitted / play.sales_usd : 0;
  year.labs = static_cast<double>(std::ranges::count_if(state.labs, &Lab::sells));
  play.years.push_back(std::exchange(year, {}));
  play.sales_usd = play.seats = 0;
}

}  // namespace

Status check_decrees(const Industry& industry, const std::vector<Decree>& decrees) {
  int earliest = 0;
  for (const Decree& decree : decrees) {
    if (industry.rule_index(decree.rule) < 0) {
      std::string known;
      for (const Rule& rule : industry.rules) known += (known.empty() ? "" : ", ") + rule.id;
      return refused("There is no rule \"" + decree.rule + "\"", "Choose one of: " + known);
    }
    if (decree.year < earliest)
      return refused(
          "Year " + std::to_string(decree.year + 1) + " is too early for a new rule",
          industry.change_every_years == 1
              ? "A rule may change once a year"
              : "A rule may change every " + std::to_string(industry.change_every_years) + " years");
    if (decree.year * 4 >= industry.quarters)
      return refused("Year " + std::to_string(decree.year + 1) + " is after the end",
                     "There are " + std::to_string(industry.quarters / 4) + " years");
    earliest = decree.year + industry.change_every_years;
  }
  return {};
}

int rule_in_force(const Industry& industry, const std::vector<Decree>& decrees, int quarter) {
  int rule = industry.rule_index(industry.first_rule);
  for (const Decree& decree : decrees)
    if (quarter >= decree.year * 4) rule = industry.rule_index(decree.rule);
  return rule;
}

const std::vector<Axis>& axes() {
  static const std::vector<Axis> axes{{"frontier", "frontier capability", &Year::frontier},
                                      {"price_usd", "price of a seat", &Year::price_usd},
                                      {"concentration", "concentration (HHI)", &Year::concentration},
                                      {"distilled", "share distilled", &Year::distilled},
                                      {"unpermitted", "share without permission", &Year::unpermitted},
                                      {"served", "customers served", &Year::served},
                                      {"legal_usd", "legal spend", &Year::legal_usd},
                                      {"invested_usd", "investment", &Year::invested_usd},
                                      {"tribute_usd", "paid for learning", &Year::tribute_usd},
                                      {"labs", "labs on the market", &Year::labs},
                                      {"wrongful", "wrongly convicted", &Year::wrongful}};
  return axes;
}

Play begin_play(const Industry& industry, const Curves& curves, std::uint64_t seed) {
  Play play;
  play.state = begin(industry, curves, seed);
  return play;
}

void advance(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees, Play& play) {
  const int rule = rule_in_force(industry, decrees, play.state.quarter);
  play.state = step(industry, curves, std::move(play.state), rule);
  note_quarter(industry, play);
  if (play.state.quarter % 4 == 0) close_year(industry, curves, play);
}

Play play_out(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees,
              std::uint64_t seed) {
  Play play = begin_play(industry, curves, seed);
  while (play.state.quarter < industry.quarters) advance(industry, curves, decrees, play);
  return play;
}

Play play_on(const Industry& industry, const Curves& curves, const std::vector<Decree>& decrees, Play play,
             std::uint64_t seed) {
  play.state.seed = seed;
  while (play.state.quarter < industry.quarters) advance(industry, curves, decrees, play);
  return play;
}

Spread spread_of(const std::vector<Play>& plays, std::size_t year, double Year::*value) {
  std::vector<double> values;
  for (const Play& play : plays)
    if (year < play.years.size()) values.push_back(play.years[year].*value);
  return partly::spread_of(values);
}

Spread spread_over_years(const std::vector<Play>& plays, double Year::*value) {
  std::vector<double> values;
  for (const Play& play : plays) {
    double sum = 0;
    for (const Year& year : play.years) sum += year.*value;
    if (!play.years.empty()) values.push_back(sum / static_cast<double>(play.years.size()));
  }
  return partly::spread_of(values);
}

std::uint64_t hash(const Play& play) { return hash_of(play); }

}  // namespace partly::regime
