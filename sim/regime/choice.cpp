#include "sim/regime/choice.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/regime/dispute.h"

namespace partly::regime {
namespace {

double answers_usd(const Industry& industry, int queries, bool full) {
  return queries * (full ? industry.prices.query_probability_usd : industry.prices.query_label_usd).value;
}

// Everything that one lab's choice rests on.
class Chooser {
 public:
  Chooser(const Industry& industry, const Curves& curves, const State& state, const Rule& rule, Party self)
      : industry_(industry),
        curves_(curves),
        state_(state),
        rule_(rule),
        self_(self),
        me_(state.labs[static_cast<std::size_t>(self)]),
        outlook_(industry, curves, state, self),
        keeping_usd_(outlook_.worth_of_keeping_usd()) {}

  std::optional<Option> best() {
    for (const int labels : industry_.plan.label_budgets) {
      weigh(with_labels(Way::own_labels, labels));
      weigh(with_labels(Way::open_weights, labels));
    }
    if (const Party teacher = leader(industry_, curves_, state_, self_);
        teacher >= 0 && worth_learning(teacher)) {
      for (const int queries : industry_.plan.query_budgets) weigh(copy_of(teacher, queries));
      if (needs_leave(teacher)) consider_licences(teacher);
    }
    return best_;
  }

  std::vector<Option> of_each_kind() {
    best();
    std::ranges::stable_sort(kinds_, std::greater{}, &Option::gain_usd);
    return kinds_;
  }

 private:
  const Model& model_of(Party lab) const { return *state_.labs[static_cast<std::size_t>(lab)].on_sale; }

  double today(Party lab) const { return capability_now(industry_, curves_, model_of(lab), state_.quarter); }

  bool worth_learning(Party teacher) const {
    return !me_.on_sale || today(teacher) > capability_now(industry_, curves_, *me_.on_sale, state_.quarter);
  }

  int launch() const { return state_.quarter + static_cast<int>(industry_.business.run_quarters.value); }

  bool needs_leave(Party teacher) const {
    return rule_.permission != Permission::free &&
           state_.quarter - model_of(teacher).made < rule_.protected_quarters.value;
  }

  void price_run(Option& option) const {
    option.computing_usd =
        option.expected.gflop * industry_.prices.gflop_usd.value + industry_.prices.run_usd.value;
    option.declaration_usd = rule_.declaration_usd.value;
  }

  Option with_labels(Way way, int labels) const {
    Option option;
    option.way = way;
    option.budget = labels;
    option.expected =
        way == Way::own_labels ? from_own_labels(curves_, labels) : from_open_weights(curves_, labels);
    option.own_usd = labels * industry_.prices.label_usd.value;
    price_run(option);
    return option;
  }

  Option copy_of(Party teacher, int queries) const {
    Option option;
    option.way = Way::copy;
    option.teacher = teacher;
    option.budget = queries;
    option.full = state_.labs[static_cast<std::size_t>(teacher)].full_answers;
    option.lawful = !needs_leave(teacher);
    ask(option);
    if (!option.lawful) option.risk_usd = risk_usd(option);
    return option;
  }

  void ask(Option& option) const {
    option.expected = from_answers(curves_, today(option.teacher), option.budget, option.full);
    option.answers_usd = answers_usd(industry_, option.budget, option.full);
    price_run(option);
  }

  double gain_usd(const Option& option) const {
    return outlook_.worth_usd(option.expected.capability, option.royalty) - keeping_usd_ - option.cost_usd() -
           industry_.character(me_.temperament).risk_weight.value * option.risk_usd;
  }

  // Expected over the horizon: counsel and, as far as courts and authority are believed to find and to act,
  // the award, the sales of a model withdrawn, the royalty from then on, and the fine. Whoever is found is
  // found half-way on average.
  double risk_usd(const Option& option) const {
    const double horizon = outlook_.horizon(), worth = outlook_.worth_usd(option.expected.capability);
    const double sales = outlook_.sales_usd(option.expected.capability);
    const double half = sales * horizon / 2;
    const double withdrawn = rule_.withdrawal.value * std::max(0.0, worth - keeping_usd_) / 2;
    const double pursued = 1 - std::pow(1 - me_.pursuit, horizon);
    const double examined = 1 - std::pow(1 - examination_chance(rule_, state_, self_), horizon);
    const double counsel = pursued * industry_.courts.counsel_usd.value;
    if (rule_.permission == Permission::statutory) {
      const double either = 1 - (1 - pursued) * (1 - examined);
      const double later = (1 - rule_.withdrawal.value) * rule_.royalty.value * half;
      return counsel + either * option.expected.found * (award_usd(rule_, half) + withdrawn + later);
    }
    return counsel + option.expected.found * (pursued * state_.belief * (award_usd(rule_, half) + withdrawn) +
                                              examined * rule_.fine_share.value * 4 * sales);
  }

  void weigh(Option option) {
    option.gain_usd = gain_usd(option);
    if (option.cost_usd() > me_.cash.usd()) return;
    note(option);
    if (!me_.on_sale && option.gain_usd < outlook_.operations_usd()) return;  // not worth opening for
    if (option.gain_usd > (best_ ? best_->gain_usd : 0)) best_ = option;
  }

  // The best of its kind so far.
  void note(const Option& option) {
    const auto same = std::ranges::find_if(kinds_, [&](const Option& other) {
      return other.way == option.way && other.licensed == option.licensed;
    });
    if (same == kinds_.end())
      kinds_.push_back(option);
    else if (option.gain_usd > same->gain_usd)
      *same = option;
  }

  // After all else has been weighed, since what a lab would pay hangs on what it can do without.
  void consider_licences(Party teacher) {
    const double without = best_ ? best_->gain_usd : 0;
    for (const int queries : industry_.plan.query_budgets) {
      Option option = copy_of(teacher, queries);
      option.licensed = option.lawful = option.full = true;
      option.risk_usd = 0;
      option.royalty = rule_.royalty.value;
      ask(option);
      if (const auto price = licence_price_usd(option, without)) {
        option.licence_usd = *price;
        weigh(option);
      }
    }
  }

  // The law's price, or one between what the owner loses by it and what the learner gains; none if that is no
  // gain.
  std::optional<double> licence_price_usd(const Option& option, double without) const {
    if (rule_.permission == Permission::statutory) return rule_.licence_usd.value;
    const Outlook owner(industry_, curves_, state_, option.teacher);
    const double learner_gains = gain_usd(option) - without;
    const double mine = me_.on_sale ? capability_now(industry_, curves_, *me_.on_sale, state_.quarter) : 0;
    const double royalties =
        option.royalty * outlook_.sales_usd(option.expected.capability) * owner.quarters_worth();
    const double owner_loses = std::max(0.0, owner.worth_beside_usd(self_, mine) -
                                                 owner.worth_beside_usd(self_, option.expected.capability) -
                                                 royalties - option.answers_usd);
    if (learner_gains <= owner_loses) return std::nullopt;
    return owner_loses + industry_.courts.bargaining.value * (learner_gains - owner_loses);
  }

  const Industry& industry_;
  const Curves& curves_;
  const State& state_;
  const Rule& rule_;
  Party self_;
  const Lab& me_;
  Outlook outlook_;
  double keeping_usd_;
  std::optional<Option> best_;
  std::vector<Option> kinds_;
};

}  // namespace

std::optional<Option> choose(const Industry& industry, const Curves& curves, const State& state,
                             const Rule& rule, Party self) {
  return Chooser(industry, curves, state, rule, self).best();
}

std::vector<Option> options(const Industry& industry, const Curves& curves, const State& state,
                            const Rule& rule, Party self) {
  return Chooser(industry, curves, state, rule, self).of_each_kind();
}

bool serves_full_answers(const Industry& industry, const Curves& curves, const State& state, Party self) {
  const Lab& me = state.labs[static_cast<std::size_t>(self)];
  const int copies = me.year_copied_by();
  if (copies == 0 || !me.on_sale) return true;
  const Outlook outlook(industry, curves, state, self);
  const double mine = capability_now(industry, curves, *me.on_sale, state.quarter);
  const auto& budgets = industry.plan.query_budgets;
  const int queries = budgets[budgets.size() / 2];
  const auto profit_usd = [&](bool full) {
    const double theirs = from_answers(curves, mine, queries, full).capability;
    const double missed = full ? 0 : industry.business.bare_points.value;
    return outlook.year_profit_usd(mine - missed, copies, theirs) +
           copies * answers_usd(industry, queries, full);
  };
  return profit_usd(true) >= profit_usd(false);
}

double award_usd(const Rule& rule, double sales_usd) {
  const double owed = rule.permission == Permission::statutory ? rule.royalty.value * sales_usd : 0;
  return rule.damages_multiple.value * (rule.licence_usd.value + owed) + rule.profit_share.value * sales_usd;
}

}  // namespace partly::regime
