#include "sim/regime/step.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/regime/choice.h"
#include "sim/regime/dispute.h"

namespace partly::regime {
namespace {

class Quarterly {
 public:
  Quarterly(const Industry& industry, const Curves& curves, State& state, int rule)
      : industry_(industry),
        curves_(curves),
        state_(state),
        rule_(industry.rules[static_cast<std::size_t>(rule)]) {
    state_.flows.clear();
    state_.happened = {};
    const bool changes = state_.rule >= 0 && state_.rule != rule;
    if (state_.quarter % 4 == 0 && state_.rule >= 0) learn_about_the_law(changes);
    if (changes) adapt();
    if (state_.rule != rule) change_rule(rule);
  }

  void run() {
    launch_models();
    choose_answers();
    sell();
    pay_bills();
    dispute(industry_, curves_, rule_, state_);
    end_the_insolvent();
    spawn_entrants();
    start_runs();
    learn();
    ++state_.quarter;
  }

 private:
  Party count() const { return static_cast<Party>(state_.labs.size()); }
  Lab& at(Party lab) { return state_.labs[static_cast<std::size_t>(lab)]; }
  std::size_t of_year() const { return static_cast<std::size_t>(state_.quarter % 4); }

  Rng rng(const char* purpose, Party lab) const {
    return Rng(state_.seed, purpose,
               static_cast<std::uint64_t>(state_.quarter) * 1000 + static_cast<std::uint64_t>(lab));
  }

  // Whether laws last is learned as everything is, but once a year.
  void learn_about_the_law(bool changed) {
    const double a_year = 1 - std::pow(1 - industry_.beliefs.speed.value, 4);
    state_.reform += a_year * ((changed ? 1 : 0) - state_.reform);
  }

  // A new law sends every lab to its counsel.
  void adapt() {
    for (Party i = 0; i < count(); ++i)
      if (at(i).alive) pay(state_, Purpose::counsel, i, kCounsel, industry_.courts.adapting_usd.value);
  }

  // A new law is believed as it is written, until it is seen at work. What a statute says is no theory.
  void change_rule(int rule) {
    state_.rule = rule;
    state_.belief = rule_.permission == Permission::statutory ? 1 : rule_.belief.value;
    state_.rulings = industry_.courts.precedent_weight.value;
    for (Lab& lab : state_.labs) lab.pursuit = rule_.notice.value;
  }

  void launch_models() {
    for (Party i = 0; i < count(); ++i) {
      Lab& lab = at(i);
      if (!lab.alive || !lab.run || lab.run->due > state_.quarter) continue;
      Model model = lab.run->model;
      const double luck = rng("training", i).normal();
      model.capability = std::clamp(lab.run->expected + lab.run->sd * luck, 0.0, 100.0);
      model.made = state_.quarter;
      lab.run.reset();
      const bool worse =
          lab.on_sale && capability_now(industry_, curves_, *lab.on_sale, state_.quarter) >= model.capability;
      if (!worse) lab.on_sale = model;
    }
  }

  void choose_answers() {
    for (Party i = 0; i < count(); ++i)
      if (at(i).sells() && state_.quarter % 4 == 0)
        at(i).full_answers = serves_full_answers(industry_, curves_, state_, i);
  }

  void sell() {
    std::vector<econ::Offer> offers;
    std::vector<Party> sellers;
    for (Party i = 0; i < count(); ++i) {
      Lab& lab = at(i);
      lab.share = lab.sales_usd[of_year()] = 0;
      lab.copied_by[of_year()] = 0;
      if (!lab.sells()) continue;
      const double missed = lab.full_answers ? 0 : industry_.business.bare_points.value;
      const double capability = capability_now(industry_, curves_, *lab.on_sale, state_.quarter) - missed;
      offers.push_back({lab.id, std::max(0.0, capability), lab.price_usd, lab.trust});
      sellers.push_back(i);
    }
    const auto sales = econ::sell(industry_.market, state_.quarter, offers);
    for (std::size_t i = 0; i < sales.size(); ++i) book_sale(sellers[i], sales[i]);
  }

  void book_sale(Party seller, const econ::Sale& sale) {
    Lab& lab = at(seller);
    lab.share = sale.share;
    lab.sales_usd[of_year()] = sale.revenue_usd;
    lab.on_sale->sales_usd += sale.revenue_usd;
    pay(state_, Purpose::sales, kCustomers, seller, sale.revenue_usd);
    pay(state_, Purpose::serving, seller, kSuppliers,
        sale.revenue_usd * industry_.business.serving_usd.value / lab.price_usd);
    lab.price_usd += industry_.business.price_speed.value * (best_price_usd(sale.share) - lab.price_usd);
  }

  // Lerner's rule for a logit over log prices: demand has the elasticity weight * (1 - share).
  double best_price_usd(double share) const {
    const double reference = industry_.market.reference_price_usd.value;
    const double elasticity = industry_.market.weight_price.value * (1 - share);
    const double best = elasticity > 1 ? industry_.business.serving_usd.value * elasticity / (elasticity - 1)
                                       : reference * kPriceSpan;
    return std::clamp(best, reference / kPriceSpan, reference * kPriceSpan);
  }

  void pay_bills() {
    for (Party i = 0; i < count(); ++i) {
      const Lab& lab = at(i);
      if (!lab.alive) continue;
      pay(state_, Purpose::operations, i, kSuppliers, industry_.business.operations_usd.value);
      if (!lab.sells()) continue;
      const Model& model = *lab.on_sale;
      if (model.royalty > 0 && at(model.teacher).alive)
        pay(state_, Purpose::royalty, i, model.teacher, model.royalty * lab.sales_usd[of_year()]);
    }
  }

  // Investors carry a lab over if what it has is worth more to them than what it owes.
  void end_the_insolvent() {
    for (Party i = 0; i < count(); ++i) {
      Lab& lab = at(i);
      if (!lab.alive || lab.cash.cents >= 0) continue;
      const double owed = -lab.cash.usd();
      const Outlook outlook(industry_, curves_, state_, i);
      if (outlook.worth_of_keeping_usd() - outlook.operations_usd() > owed) {
        pay(state_, Purpose::investment, kInvestors, i, owed);
        continue;
      }
      pay(state_, Purpose::write_off, kInvestors, i, owed);
      lab.alive = false;
      lab.on_sale.reset();
      lab.run.reset();
      ++state_.happened.ended;
    }
  }

  void spawn_entrants() {
    const auto alive = std::ranges::count(state_.labs, true, &Lab::alive);
    Rng luck = rng("founder", 0);
    if (alive >= industry_.entry.most_labs || !luck.chance(industry_.entry.chance.value)) return;
    Lab founder;
    founder.id = "founder-" + std::to_string(state_.quarter);
    founder.name = "Founded " + industry_.start.plus(state_.quarter).text();
    founder.temperament = kTemperaments[luck.below(kTemperaments.size())];
    founder.founded = state_.quarter;
    founder.price_usd = industry_.market.reference_price_usd.value;
    founder.trust = industry_.business.trust.value;
    founder.pursuit = rule_.notice.value;
    state_.labs.push_back(founder);
    state_.labs.back().cash =
        econ::Money::usd(industry_.entry.cash_usd.value);  // promised, for the plan only
    const auto plan = choose(industry_, curves_, state_, rule_, count() - 1);
    state_.labs.back().cash = {};
    if (!plan) return state_.labs.pop_back();
    pay(state_, Purpose::investment, kInvestors, count() - 1, industry_.entry.cash_usd.value);
    ++state_.happened.entered;
  }

  void start_runs() {
    for (Party i = 0; i < count(); ++i) {
      if (!at(i).alive || at(i).run) continue;
      if (const auto option = choose(industry_, curves_, state_, rule_, i)) start_run(i, *option);
    }
  }

  void start_run(Party self, const Option& option) {
    pay(state_, Purpose::labels, self, kSuppliers, option.own_usd);
    pay(state_, Purpose::computing, self, kSuppliers, option.computing_usd);
    pay(state_, Purpose::declaration, self, kCounsel, option.declaration_usd);
    Run run;
    run.due = state_.quarter + std::max(1, static_cast<int>(industry_.business.run_quarters.value));
    run.expected = option.expected.capability;
    run.sd = option.expected.sd;
    run.model.id = ++state_.models;
    run.model.way = option.way;
    run.model.found = option.expected.found;
    if (option.way == Way::copy) {
      pay(state_, Purpose::answers, self, option.teacher, option.answers_usd);
      pay(state_, Purpose::licence, self, option.teacher, option.licence_usd);
      run.model.teacher = option.teacher;
      run.model.permitted = option.lawful;
      run.model.royalty = option.royalty;
      const Model& taught_by = *at(option.teacher).on_sale;
      run.model.protected_until = taught_by.made + static_cast<int>(rule_.protected_quarters.value);
      if (!option.licensed) ++at(option.teacher).copied_by[of_year()];
    }
    at(self).run = run;
  }

  void learn() {
    const double speed = industry_.beliefs.speed.value;
    const auto towards = [&](double& belief, double seen) { belief += speed * (seen - belief); };
    const Happened& happened = state_.happened;
    for (Lab& lab : state_.labs) {
      if (!lab.alive) continue;
      if (happened.copies_on_sale > 0)
        towards(lab.pursuit, static_cast<double>(happened.pursued) / happened.copies_on_sale);
      lab.trust = std::min(industry_.business.trust.value, lab.trust + industry_.business.trust_gain.value);
    }
    learn_about_the_lead(towards);
  }

  template <class Towards>
  void learn_about_the_lead(const Towards& towards) {
    const Party best = leader(industry_, curves_, state_);
    double tribute = 0;
    for (const Flow& flow : state_.flows)
      if (flow.to == best && (flow.purpose == Purpose::answers || flow.purpose == Purpose::licence ||
                              flow.purpose == Purpose::royalty || flow.purpose == Purpose::settlement ||
                              flow.purpose == Purpose::damages))
        tribute += flow.amount.usd();
    towards(state_.tribute_usd, tribute);
    state_.gaps.push_back(gap(best));
    if (state_.gaps.size() <= 4) return;
    // How much of the distance to the leader of a year ago the others have made up since.
    const Gap& then = state_.gaps[state_.gaps.size() - 5];
    const Gap& now = state_.gaps.back();
    constexpr double kLeast = 1;  // points: smaller leads tell nothing
    if (then.leader - then.others < kLeast) return;
    towards(state_.catch_up,
            std::clamp(1 - (then.leader - now.others) / (then.leader - then.others), 0.0, 1.0));
  }

  Gap gap(Party best) {
    Gap gap;
    int others = 0;
    for (Party i = 0; i < count(); ++i) {
      if (!at(i).sells()) continue;
      const double capability = capability_now(industry_, curves_, *at(i).on_sale, state_.quarter);
      if (i == best)
        gap.leader = capability;
      else
        gap.others += capability, ++others;
    }
    gap.others = others ? gap.others / others : 0;
    return gap;
  }

  const Industry& industry_;
  const Curves& curves_;
  State& state_;
  const Rule& rule_;
};

}  // namespace

State step(const Industry& industry, const Curves& curves, State state, int rule) {
  PARTLY_CHECK(rule >= 0 && rule < static_cast<int>(industry.rules.size()));
  Quarterly(industry, curves, state, rule).run();
  return state;
}

}  // namespace partly::regime
