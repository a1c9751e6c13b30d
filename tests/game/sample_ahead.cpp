#include "tests/game/sample_ahead.h"

#include <cmath>

namespace partly::game {
namespace {

Quantity money(double usd) { return Quantity::derived(usd, Unit::usd, "a sample"); }

forecast::Quantiles around(double middle, double half) {
  return {middle, middle - half, middle, middle + half};
}

session::Outcome outcome(double worth, double capability, double cash, const char* court) {
  session::Outcome out;
  out.ending = world::Ending::finished;
  out.worth = money(worth), out.cash = money(cash), out.exposure = money(4e8), out.spent = money(9e8);
  out.capability = Quantity::measured(capability, Unit::points, "run 4", "exam, 5 seeds");
  out.court = court;
  for (int i = 0; i < 10; ++i)
    out.history.push_back({Quarter{2025, 3}.plus(i), 2e9 + (cash - 2e9) * i / 9,
                           capability * std::min(1.0, i / 3.0), 0.1, 0.6, 4e8});
  return out;
}

}  // namespace

forecast::Forecast sample_forecast(const world::WorldView& view, const forecast::ForecastRequest& request) {
  forecast::Forecast out;
  out.policy = request.policy, out.parameters_too = request.parameters_too;
  out.from = view.now, out.futures = request.futures;
  out.cash_now_usd = view.cash.value, out.capability_now_points = view.capability.value;
  if (view.ending != world::Ending::running) return out;
  const double slope = request.policy.trains ? 0.35e9 : 0.2e9, wide = request.parameters_too ? 2 : 1;
  for (int i = 0; i < view.quarters - view.quarter_index; ++i) {
    forecast::ForecastQuarter q;
    q.quarter = view.now.plus(i);
    q.cash_usd = around(view.cash.value + slope * (i + 1), wide * 0.5e9 * std::sqrt(i + 1.0));
    q.capability_points = around(view.capability.value + 1.5 * i, wide * 1.2 * (i + 1));
    q.claims_usd = around(0.9e9 - 0.05e9 * i, wide * 0.1e9 * (i + 1));
    q.chances = {0.004 * i * wide, 0.05 * (i + 1), 0.02 * i};
    out.quarters.push_back(q);
  }
  const std::string futures = "10,000 futures";
  out.chances = {{"ruined", "ruined", "cash has ended a quarter below zero", futures},
                 {"access_cut", "access cut", "the provider has cut access", futures},
                 {"enjoined", "an order not to sell", "a court has forbidden the sale", futures}};
  if (view.teacher)
    out.chances = {{"ruined", "ruined", "cash has ended a quarter below zero", futures},
                   {"claim_paid", "a claim pays", "a claim has been won or settled", futures},
                   {"copy_sold", "a copy is on sale", "a rival sells a copy", "100 plays of the rules"}};
  out.drivers = {{"sales", "Sales at the next close", money(5.1e8)},
                 {"market_growth", "Growth of the market, a quarter",
                  Quantity::assumed(0.06, Unit::fraction, {0.02, 0.1}, "analysts differ")},
                 {"alarm_chance", "Chance of an alarm on Student 2",
                  Quantity::measured(0.95, Unit::fraction, "log", "share of such runs that were noticed")}};
  if (view.teacher)
    out.drivers = {{"trade", "Answers to honest customers at the next close", money(2.44e9)},
                   {"answers", "Answers to other labs, a quarter", money(1.1e8)},
                   {"alarm_chance", "A run on your answers is noticed by its pattern",
                    Quantity::derived(0.6, Unit::fraction, "36 of 60 accounts that train")},
                   {"claim_chance", "The claim pays by the last quarter (Commonfield 12)",
                    Quantity::derived(0.35, Unit::fraction, "share of plays", Interval{0.27, 0.43})}};
  out.left_out = {"No money is raised, no licence signed and no price changed.",
                  "Rivals' money and their own trials are not looked at."};
  return out;
}

std::vector<counterfactual::PlayedDecision> sample_decisions() {
  world::TrainModel train;
  train.sources.queries = 500;
  return {{1, {2025, 3}, train},
          {2, {2025, 3}, world::GuessCapability{4, 74}},
          {3, {2025, 4}, world::ReleaseModel{4}},
          {4, {2026, 1}, world::SetPrice{24}},
          {5, {2026, 3}, world::Testify{3, law::Answer::partly}}};
}

counterfactual::Fork sample_fork() {
  counterfactual::Fork fork;
  fork.decision = sample_decisions().front();
  fork.change = "license instead";
  fork.original = outcome(9.1e9, 71, 3.8e9, "settled for $900 M");
  fork.instead.outcome = outcome(7.9e9, 73, 2.6e9, "none");
  fork.instead.retrained = 2;
  fork.instead.refused = {{sample_decisions().back(), "Nobody asks"}};
  fork.first_difference = Quarter{2025, 3};
  return fork;
}

counterfactual::Luck sample_luck(int games) {
  counterfactual::LuckyGame own;
  own.seed = 7, own.log_ratio = 2.9;
  own.outcome = outcome(9.1e9, 71, 3.8e9, "settled for $900 M");
  counterfactual::Luck luck;
  luck.own = own;
  for (int i = 0; i < games; ++i) {
    luck.games.push_back(own);
    luck.games.back().seed = static_cast<std::uint64_t>(i), luck.games.back().log_ratio = 2.5;
    if (i % 2 == 0) luck.games.back().refused = {{sample_decisions().back(), "Nobody asks"}};
  }
  luck.worth_usd = {8.4e9, 1.1e9, 6.2e9, 8.3e9, 10.4e9, 0.75};
  luck.capability_points = {70, 2, 66, 70, 74, 0.6};
  luck.flips = 0.25;
  return luck;
}

std::vector<counterfactual::TurningPoint> sample_points() {
  const auto decisions = sample_decisions();
  std::vector<counterfactual::TurningPoint> out;
  for (const auto& [index, usd] : {std::pair<std::size_t, double>{0, 2.3e9}, {4, -0.9e9}, {3, 0.3e9}}) {
    counterfactual::TurningPoint point;
    point.decision = decisions[index], point.change = index == 0 ? "scratch instead" : "dropped";
    point.effect_usd = money(usd);
    if (index == 0) point.refused = {{decisions.back(), "Nobody asks"}};
    out.push_back(point);
  }
  return out;
}

}  // namespace partly::game
