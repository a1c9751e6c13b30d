#include "sim/regime/state.h"

#include <algorithm>

#include "sim/base/check.h"

namespace partly::regime {
namespace {

econ::Money& purse_of(State& state, Party party) {
  if (party >= 0) return state.labs[static_cast<std::size_t>(party)].cash;
  return state.outside[static_cast<std::size_t>(-party - 1)];
}

Model first_model(const Curves& curves, const LabSetup& setup, State& state, Rng& rng) {
  const Expected expected = from_own_labels(curves, setup.start_labels.value);
  Model model;
  model.id = ++state.models;
  model.capability = std::clamp(expected.capability + expected.sd * rng.normal(), 0.0, 100.0);
  model.found = expected.found;
  return model;
}

}  // namespace

const char* name(Purpose purpose) {
  static constexpr std::array kNames{"sales",       "serving",     "operations", "labels",
                                     "computing",   "answers",     "licence",    "royalty",
                                     "declaration", "counsel",     "settlement", "damages",
                                     "fine",        "examination", "investment", "write-off"};
  static_assert(kNames.size() == kPurposes);
  return kNames[static_cast<std::size_t>(purpose)];
}

State begin(const Industry& industry, const Curves& curves, std::uint64_t seed) {
  State state;
  state.seed = seed;
  state.catch_up = industry.beliefs.catch_up.value;
  state.reform = industry.beliefs.reform.value;
  for (const LabSetup& setup : industry.labs) {
    Lab lab;
    lab.id = setup.id;
    lab.name = setup.name;
    lab.temperament = setup.temperament;
    lab.cash = econ::Money::usd(setup.cash_usd.value);
    lab.price_usd = industry.market.reference_price_usd.value;
    lab.trust = industry.business.trust.value;
    Rng rng(seed, "first model", state.labs.size());
    if (setup.start_labels.value > 0) lab.on_sale = first_model(curves, setup, state, rng);
    state.labs.push_back(std::move(lab));
  }
  return state;
}

double capability_now(const Industry& industry, const Curves& curves, const Model& model, int quarter) {
  const double a_quarter = curves.edition_loss / industry.business.edition_quarters.value;
  return std::max(0.0, model.capability - a_quarter * (quarter - model.made));
}

Party leader(const Industry& industry, const Curves& curves, const State& state, Party except) {
  Party best = -1;
  double most = -1;
  for (Party i = 0; i < static_cast<Party>(state.labs.size()); ++i) {
    const Lab& lab = state.labs[static_cast<std::size_t>(i)];
    if (i == except || !lab.sells()) continue;
    const double capability = capability_now(industry, curves, *lab.on_sale, state.quarter);
    if (capability > most) most = capability, best = i;
  }
  return best;
}

void pay(State& state, Purpose purpose, Party from, Party to, double amount_usd) {
  const Flow flow{purpose, from, to, econ::Money::usd(amount_usd)};
  PARTLY_CHECK(flow.amount.cents >= 0);
  if (flow.amount.cents == 0 || from == to) return;
  purse_of(state, from) -= flow.amount;
  purse_of(state, to) += flow.amount;
  state.flows.push_back(flow);
}

econ::Money all_money(const State& state) {
  econ::Money sum;
  for (const Lab& lab : state.labs) sum += lab.cash;
  for (const econ::Money& held : state.outside) sum += held;
  return sum;
}

}  // namespace partly::regime
