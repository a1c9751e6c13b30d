#include "sim/session/rule_maker_view.h"

#include <algorithm>
#include <map>

#include "sim/base/format.h"
#include "sim/regime/choice.h"
#include "sim/regime/dispute.h"
#include "sim/regime/measures.h"
#include "sim/session/make_rule_maker_view.h"

namespace partly::session {
namespace {

using regime::Way;

// Reads the rows of one docket.
class IndustryReader {
 public:
  explicit IndustryReader(const Docket& docket)
      : docket_(docket), industry_(docket.scenario().industry), state_(docket.play().state) {}

  std::vector<IndustryLabView> labs() const {
    std::vector<IndustryLabView> out;
    for (std::size_t i = 0; i < state_.labs.size(); ++i) out.push_back(lab(static_cast<regime::Party>(i)));
    return out;
  }

 private:
  IndustryLabView lab(regime::Party place) const {
    const regime::Lab& lab = state_.labs[static_cast<std::size_t>(place)];
    IndustryLabView view;
    view.name = lab.name, view.temperament = econ::name(lab.temperament);
    view.alive = lab.alive, view.share = lab.share, view.cash_usd = lab.cash.usd();
    put_product(view, lab);
    put_run(view, lab);
    const regime::Character& character = industry_.character(lab.temperament);
    view.risk_weight = character.risk_weight, view.horizon = character.horizon;
    view.pursuit = Quantity::derived(lab.pursuit, Unit::fraction,
                                     "As the law is written at first, then as it is seen at work");
    if (!lab.alive) return view;
    for (const regime::Option& option :
         regime::options(industry_, docket_.curves(), state_, docket_.rule(), place))
      view.options.push_back({option_text(option), option.expected.capability, option.expected.sd,
                              option.cost_usd(), option.risk_usd, option.gain_usd});
    return view;
  }

  void put_product(IndustryLabView& view, const regime::Lab& lab) const {
    view.on_sale = lab.on_sale.has_value();
    if (lab.on_sale)
      view.capability = regime::capability_now(industry_, docket_.curves(), *lab.on_sale, state_.quarter);
    if (!lab.alive || !lab.on_sale) {
      view.sells = lab.alive ? "nothing yet" : "closed";
      return;
    }
    const regime::Model& model = *lab.on_sale;
    view.sells = way_text(model);
    if (model.copied())
      view.sells_by = regime::is_unpermitted(model, state_.quarter) ? Permit::missing : Permit::given;
  }

  void put_run(IndustryLabView& view, const regime::Lab& lab) const {
    if (!lab.alive) return;
    view.trains = "nothing";
    if (!lab.run) return;
    const regime::Model& model = lab.run->model;
    view.trains = way_text(model) + ", " + industry_.start.plus(lab.run->due).text();
    if (model.copied()) view.trains_by = model.permitted ? Permit::given : Permit::missing;
  }

  std::string name_of(regime::Party lab) const {
    return lab < 0 ? "nobody" : state_.labs[static_cast<std::size_t>(lab)].name;
  }

  std::string way_text(const regime::Model& model) const {
    switch (model.way) {
      case Way::own_labels:
        return "labels of its own";
      case Way::open_weights:
        return "open weights";
      case Way::copy:
        return name_of(model.teacher) + "'s answers";
    }
    return "";
  }

  std::string option_text(const regime::Option& option) const {
    const std::string count = format_number(option.budget, 0);
    if (option.way != Way::copy)
      return count + (option.way == Way::own_labels ? " labels of its own" : " labels on open weights");
    const std::string terms = option.licensed ? ", with a licence"
                              : option.lawful ? ""
                                              : ", without permission";
    return count + " of " + name_of(option.teacher) + "'s answers" + terms;
  }

  const Docket& docket_;
  const regime::Industry& industry_;
  const regime::State& state_;
};

// What was decreed, what the industry made of it, and what came of the goals.
std::vector<std::string> ten_years_told(const RuleMakerView& view) {
  std::string decreed = "Your labs lived under \"" + view.title_of(view.first_rule) + "\"";
  for (const regime::Decree& decree : view.decrees)
    decreed += (decree.year == 0 ? " at first, then" : ", then") + std::string(" \"") +
               view.title_of(decree.rule) + "\" from " + std::to_string(view.start.year + decree.year);
  const regime::Year& last = view.history.back();
  const auto closed = std::ranges::count_if(view.labs, [](const IndustryLabView& lab) { return !lab.alive; });
  const std::string came = "In the last year the best model reached " + format_number(last.frontier, 1) +
                           " points at " + format_usd(last.price_usd) + " a seat, and " +
                           format_percent(last.unpermitted) +
                           " of the sales went to copies without permission; " + std::to_string(closed) +
                           " of " + std::to_string(view.labs.size()) + " labs have closed.";
  return {decreed + ".", came, view.grading.tally() + ", grade " + view.grading.grade + "."};
}

std::string refusal_of(const Status& may) {
  return may ? std::string() : may.error().what + ". " + may.error().remedy + ".";
}

}  // namespace

const RuleView& RuleMakerView::rule(const std::string& id) const {
  for (const RuleView& one : rules)
    if (one.rule.id == id) return one;
  return rules.front();
}

world::Grading grade_years(const std::vector<world::Goal>& goals, const std::vector<regime::Year>& years) {
  const auto values = regime::measured_in(years);
  std::map<std::string, Quantity> measured;
  for (const Measure& measure : regime::measures())
    if (const auto value = values.find(measure.id); value != values.end())
      measured[measure.id] =
          Quantity::derived(value->second, measure.unit,
                            "Mean over the " + std::to_string(years.size()) + " years that are over");
  return world::judge(goals, regime::measures(), measured);
}

RuleMakerView make_rule_maker_view(const scenario::RuleMaker& scenario, const Docket* docket) {
  const regime::Industry& industry = scenario.industry;
  RuleMakerView view;
  view.scenario_id = scenario.id, view.title = scenario.title, view.minutes = scenario.minutes;
  view.start = industry.start, view.quarters = industry.quarters;
  view.change_every_years = industry.change_every_years, view.first_rule = industry.first_rule;
  view.grading =
      grade_years(scenario.briefing.goals, docket ? docket->play().years : std::vector<regime::Year>());
  for (const regime::Rule& rule : industry.rules) view.rules.push_back({.rule = rule});
  if (!docket) return view;
  view.measured = true;
  view.seed = docket->seed();
  view.rule_in_force = docket->rule().id;
  for (RuleView& rule : view.rules) {
    rule.in_force = rule.rule.id == view.rule_in_force;
    rule.refusal = refusal_of(docket->may_decree(rule.rule.id));
  }
  const regime::Play& play = docket->play();
  view.quarter = play.state.quarter, view.over = docket->over();
  view.history = play.years, view.decrees = docket->decrees();
  view.happened = play.state.happened;
  view.adapting_usd = industry.courts.adapting_usd;
  view.reform = Quantity::derived(play.state.reform, Unit::fraction,
                                  "As assumed at first, then as the law is seen to change, year by year");
  view.labs = IndustryReader(*docket).labs();
  view.foresights = docket->foresights();
  view.students = docket->curves().students;
  if (view.over) view.grading.told = ten_years_told(view);
  return view;
}

}  // namespace partly::session
