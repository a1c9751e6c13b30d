#include "sim/regime/dispute.h"

#include <algorithm>

#include "sim/regime/choice.h"

namespace partly::regime {
namespace {

// A copy that its maker has declared needs no exam.
bool awaits_examination(const Model& model, int quarter) {
  const bool declared = model.copied() && !is_unpermitted(model, quarter);
  return !declared && !model.examined;
}

class Disputes {
 public:
  Disputes(const Industry& industry, const Curves& curves, const Rule& rule, State& state)
      : industry_(industry), curves_(curves), rule_(rule), state_(state) {}

  void judge_what_is_due() {
    std::vector<Case> waiting;
    for (const Case& dispute : std::exchange(state_.cases, {})) {
      if (dispute.due > state_.quarter)
        waiting.push_back(dispute);
      else
        judge(dispute);
    }
    state_.cases.insert(state_.cases.begin(), waiting.begin(), waiting.end());
  }

  void take_up_trails(Party best) {
    for (Party suspect = 0; suspect < count(); ++suspect) {
      Lab& lab = at(suspect);
      if (!lab.sells() || lab.on_sale->accused) continue;
      const Model& model = *lab.on_sale;
      const bool copy = is_unpermitted(model, state_.quarter);
      const bool innocent = !model.copied() && suspect != best && best >= 0;
      if (!copy && !innocent) continue;
      state_.happened.copies_on_sale += copy;
      const double chance = rule_.notice.value * (copy ? 1 : industry_.courts.false_suspicion.value);
      if (!rng("trail", suspect).chance(chance)) continue;
      pursue(copy ? model.teacher : best, suspect, copy);
    }
  }

  void examine() {
    const double chance = examination_chance(rule_, state_);
    for (Party lab = 0; lab < count(); ++lab) {
      if (!at(lab).sells() || !awaits_examination(*at(lab).on_sale, state_.quarter)) continue;
      if (!rng("audit", lab).chance(chance)) continue;
      Model& model = *at(lab).on_sale;
      model.examined = true;
      ++state_.happened.examined;
      pay(state_, Purpose::examination, kPurse, kCounsel, industry_.courts.examination_usd.value);
      if (!is_traced(model)) continue;
      ++state_.happened.examined_found;
      answer_for(lab);
    }
  }

 private:
  Party count() const { return static_cast<Party>(state_.labs.size()); }
  Lab& at(Party lab) { return state_.labs[static_cast<std::size_t>(lab)]; }

  Rng rng(const char* purpose, Party lab) const {
    return Rng(state_.seed, purpose,
               static_cast<std::uint64_t>(state_.quarter) * 1000 + static_cast<std::uint64_t>(lab));
  }

  void lose_trust(Lab& lab) { lab.trust = std::max(0.0, lab.trust - industry_.business.trust_loss.value); }

  // Drawn once a model: the same exam in every court and at every examination.
  bool is_traced(const Model& model) const {
    return Rng(state_.seed, "trace", static_cast<std::uint64_t>(model.id)).chance(model.found);
  }

  // What an authority finds is a debt to the owner under a statute, and a fine otherwise.
  void answer_for(Party lab) {
    const Model& model = *at(lab).on_sale;
    state_.happened.wrongful += !model.copied();
    const Party owner = model.copied() ? model.teacher : leader(industry_, curves_, state_, lab);
    if (rule_.permission != Permission::statutory)
      pay(state_, Purpose::fine, lab, kPurse, rule_.fine_share.value * at(lab).year_sales_usd());
    else if (owner >= 0 && at(owner).alive)
      pay(state_, Purpose::damages, lab, owner, award_usd(rule_, model));
    lose_trust(at(lab));
    go_on_or_end(at(lab), rule_.permission == Permission::statutory &&
                              rng("withdrawal", lab).chance(rule_.withdrawal.value));
  }

  // A copy that has been paid for is taken off the market or sold on, under a statute at its royalty.
  void go_on_or_end(Lab& lab, bool withdrawn) {
    if (withdrawn) return lab.on_sale.reset();
    lab.on_sale->permitted = true;
    if (rule_.permission == Permission::statutory && lab.on_sale->copied())
      lab.on_sale->royalty = rule_.royalty.value;
  }

  // An owner goes on only where the award, by chance of winning, is worth its counsel.
  void pursue(Party owner, Party suspect, bool copy) {
    if (owner < 0 || !at(owner).alive) return;
    Model& model = *at(suspect).on_sale;
    const double counsel = industry_.courts.counsel_usd.value;
    const double expected = state_.belief * model.found * award_usd(rule_, model);
    if (expected <= counsel) return;
    model.accused = true;
    state_.happened.pursued += copy;
    if (rng("settlement", suspect).chance(industry_.courts.settlement.value)) {
      ++state_.happened.settled;
      pay(state_, Purpose::counsel, owner, kCounsel, counsel / 2);
      pay(state_, Purpose::counsel, suspect, kCounsel, counsel / 2);
      pay(state_, Purpose::settlement, suspect, owner, expected);
      return go_on_or_end(at(suspect), false);
    }
    pay(state_, Purpose::counsel, owner, kCounsel, counsel);
    pay(state_, Purpose::counsel, suspect, kCounsel, counsel);
    state_.cases.push_back(
        {owner, suspect, model.id, state_.quarter + static_cast<int>(industry_.courts.quarters.value)});
  }

  // A court that rules at all moves what courts believe; the exam decides whether a copy is proven.
  void judge(const Case& dispute) {
    Lab& defendant = at(dispute.defendant);
    const bool moot =
        !defendant.sells() || defendant.on_sale->id != dispute.model || !at(dispute.claimant).alive;
    if (moot) return;
    Rng luck = rng("judgment", dispute.defendant);
    const bool accepted = luck.chance(state_.belief), proven = is_traced(*defendant.on_sale);
    const bool withdrawn = luck.chance(rule_.withdrawal.value);
    ++state_.happened.judgments;
    state_.belief = (state_.belief * state_.rulings + accepted) / (state_.rulings + 1);
    ++state_.rulings;
    if (!accepted || !proven) return;
    ++state_.happened.lost_by_defendant;
    state_.happened.wrongful += !defendant.on_sale->copied();
    pay(state_, Purpose::damages, dispute.defendant, dispute.claimant, award_usd(rule_, *defendant.on_sale));
    lose_trust(defendant);
    go_on_or_end(defendant, withdrawn);
  }

  const Industry& industry_;
  const Curves& curves_;
  const Rule& rule_;
  State& state_;
};

}  // namespace

bool is_unpermitted(const Model& model, int quarter) {
  return model.copied() && !model.permitted && quarter < model.protected_until;
}

double examination_chance(const Rule& rule, const State& state, Party joining) {
  const bool joins = joining >= 0;
  int on_sale = joins && !state.labs[static_cast<std::size_t>(joining)].sells(), waiting = joins;
  for (Party i = 0; i < static_cast<Party>(state.labs.size()); ++i) {
    const Lab& lab = state.labs[static_cast<std::size_t>(i)];
    if (!lab.sells()) continue;
    ++on_sale;
    waiting += i != joining && awaits_examination(*lab.on_sale, state.quarter);
  }
  return waiting == 0 ? 0 : std::min(1.0, rule.audit.value * on_sale / waiting);
}

void dispute(const Industry& industry, const Curves& curves, const Rule& rule, State& state) {
  Disputes disputes(industry, curves, rule, state);
  disputes.judge_what_is_due();
  if (rule.permission != Permission::free) disputes.take_up_trails(leader(industry, curves, state));
  if (rule.audit.value > 0) disputes.examine();
}

}  // namespace partly::regime
