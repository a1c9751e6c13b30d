// What holds in every quarter, and single quarters worked out by hand.
#include "sim/regime/step.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/regime/choice.h"
#include "sim/regime/dispute.h"
#include "tests/regime/sample.h"

namespace partly::regime {
namespace {

// Every quarter of every rule, changed each year, with a harsh and a mild seed.
template <class Check>
void in_every_quarter(const Industry& industry, Check check) {
  for (const std::uint64_t seed : {1u, 7u, 13u})
    for (std::size_t first = 0; first < industry.rules.size(); ++first) {
      State state = begin(industry, measured_curves(), seed);
      for (int quarter = 0; quarter < industry.quarters; ++quarter) {
        const State before = state;
        const auto rule = (first + static_cast<std::size_t>(quarter) / 8) % industry.rules.size();
        state = step(industry, measured_curves(), std::move(state), static_cast<int>(rule));
        check(before, state);
      }
    }
}

TEST(RegimeStep, MovesMoneyAndMakesNone) {
  const econ::Money at_first = all_money(begin(precedent(), measured_curves(), 1));
  in_every_quarter(precedent(),
                   [&](const State&, const State& after) { EXPECT_EQ(all_money(after), at_first); });
}

TEST(RegimeStep, ChangesEveryLabsCashByItsFlowsAlone) {
  in_every_quarter(precedent(), [](const State& before, const State& after) {
    for (std::size_t i = 0; i < after.labs.size(); ++i) {
      econ::Money change;
      for (const Flow& flow : after.flows) {
        EXPECT_GT(flow.amount.cents, 0);
        if (flow.to == static_cast<Party>(i)) change += flow.amount;
        if (flow.from == static_cast<Party>(i)) change -= flow.amount;
      }
      const econ::Money had = i < before.labs.size() ? before.labs[i].cash : econ::Money{};
      EXPECT_EQ(after.labs[i].cash, had + change) << after.labs[i].id;
    }
  });
}

TEST(RegimeStep, KeepsSharesAndBeliefsWithinTheirBounds) {
  in_every_quarter(precedent(), [](const State&, const State& after) {
    double served = 0;
    for (const Lab& lab : after.labs) {
      served += lab.share;
      EXPECT_TRUE(lab.pursuit >= 0 && lab.pursuit <= 1) << lab.pursuit;
      EXPECT_TRUE(lab.trust >= 0 && lab.trust <= 1) << lab.trust;
      EXPECT_TRUE(std::isfinite(lab.price_usd) && lab.price_usd > 0);
      if (lab.on_sale) {
        EXPECT_TRUE(lab.on_sale->capability >= 0 && lab.on_sale->capability <= 100);
      }
      if (!lab.alive) {
        EXPECT_FALSE(lab.on_sale || lab.run);
        EXPECT_EQ(lab.cash.cents, 0);
      }
    }
    EXPECT_LE(served, 1 + 1e-12);
    EXPECT_TRUE(after.belief >= 0 && after.belief <= 1);
    EXPECT_TRUE(after.catch_up >= 0 && after.catch_up <= 1);
  });
}

TEST(RegimeStep, IsTheSameToTheLastBitFromTheSameState) {
  in_every_quarter(precedent(), [](const State& before, const State& after) {
    EXPECT_TRUE(step(precedent(), measured_curves(), before, after.rule) == after);
  });
}

TEST(RegimeStep, KnowsNoPursuitAndNoLicenceWhereLearningIsFree) {
  const int rule = rule_named(precedent(), "free");
  State state = begin(precedent(), measured_curves(), 3);
  for (int quarter = 0; quarter < 40; ++quarter) {
    state = step(precedent(), measured_curves(), std::move(state), rule);
    for (const Purpose none : {Purpose::licence, Purpose::royalty, Purpose::counsel, Purpose::settlement,
                               Purpose::damages, Purpose::fine, Purpose::declaration})
      EXPECT_EQ(total(state, none), 0) << name(none);
  }
}

Party lab_named(const std::string& id) {
  const auto& labs = precedent().labs;
  return static_cast<Party>(std::ranges::find(labs, id, &LabSetup::id) - labs.begin());
}
Lab& lab_of(State& state, const std::string& id) {
  return state.labs[static_cast<std::size_t>(lab_named(id))];
}

// A state in which halyard sells a copy of meridian's model that the exam is sure to recognise.
State with_a_copy() {
  State state = begin(precedent(), measured_curves(), 1);
  Model copy;
  copy.id = ++state.models;
  copy.way = Way::copy;
  copy.capability = 80;
  copy.found = 1;
  copy.teacher = lab_named("meridian");
  copy.permitted = false;
  copy.protected_until = 1000;
  copy.sales_usd = 1e10;
  lab_of(state, "halyard").on_sale = copy;
  return state;
}

Industry with_certain_justice(const std::string& rule, double settlement) {
  Industry industry = precedent();
  Rule& law = industry.rules[static_cast<std::size_t>(rule_named(industry, rule))];
  law.notice.value = law.belief.value = law.withdrawal.value = 1;
  industry.courts.settlement.value = settlement;
  industry.courts.false_suspicion.value = 0;
  industry.courts.quarters.value = 1;
  return industry;
}

TEST(Dispute, IsSettledAtTheExpectedAwardWhereThePartiesSettle) {
  const Industry industry = with_certain_justice("terms", 1);
  const int rule = rule_named(industry, "terms");
  State after = step(industry, measured_curves(), with_a_copy(), rule);
  EXPECT_EQ(after.happened.settled, 1);
  const double sold = 1e10 + lab_of(after, "halyard").sales_usd[0];
  const double award = 1.5 * 2.4e9 + 0.3 * sold;
  EXPECT_NEAR(total(after, Purpose::settlement), award, 1);
  EXPECT_TRUE(lab_of(after, "halyard").on_sale->permitted);
  EXPECT_TRUE(after.cases.empty());
}

TEST(Dispute, EndsInDamagesAndWithdrawalWhereACourtDecidesForTheOwner) {
  const Industry industry = with_certain_justice("terms", 0);
  const int rule = rule_named(industry, "terms");
  State state = step(industry, measured_curves(), with_a_copy(), rule);
  ASSERT_EQ(state.cases.size(), 1u);
  EXPECT_EQ(state.cases[0].claimant, lab_named("meridian"));
  const double trust = lab_of(state, "halyard").trust;
  state = step(industry, measured_curves(), std::move(state), rule);
  EXPECT_EQ(state.happened.lost_by_defendant, 1);
  EXPECT_EQ(state.happened.wrongful, 0);
  EXPECT_GT(total(state, Purpose::damages), 1.5 * 2.4e9);
  EXPECT_FALSE(lab_of(state, "halyard").on_sale.has_value());
  EXPECT_LT(lab_of(state, "halyard").trust, trust);
}

TEST(Dispute, IsNotBegunWhereTheAwardIsNotWorthTheCounsel) {
  Industry industry = with_certain_justice("terms", 1);
  industry.courts.counsel_usd.value = 1e11;
  const State after = step(industry, measured_curves(), with_a_copy(), rule_named(industry, "terms"));
  EXPECT_EQ(after.happened.pursued, 0);
  EXPECT_EQ(total(after, Purpose::counsel), 0);
}

TEST(Dispute, CannotBeBegunOverAModelWhoseTermIsOver) {
  const Industry industry = with_certain_justice("sui-generis", 1);
  State state = with_a_copy();
  lab_of(state, "halyard").on_sale->protected_until = 0;
  state = step(industry, measured_curves(), std::move(state), rule_named(industry, "sui-generis"));
  EXPECT_EQ(state.happened.pursued + state.happened.copies_on_sale, 0);
}

TEST(Ruling, MovesWhatCourtsBelieve) {
  Industry industry = with_certain_justice("terms", 0);
  industry.rules[static_cast<std::size_t>(rule_named(industry, "terms"))].belief.value = 0.9999;
  const int rule = rule_named(industry, "terms");
  State state = step(industry, measured_curves(), with_a_copy(), rule);
  const double before = state.belief;
  state = step(industry, measured_curves(), std::move(state), rule);
  ASSERT_EQ(state.happened.judgments, 1);
  EXPECT_NE(state.belief, before);
  EXPECT_EQ(state.rulings, industry.courts.precedent_weight.value + 1);
}

// Nobody looks but the authority, and it looks at all.
Industry with_every_model_examined(const std::string& rule_id) {
  Industry industry = precedent();
  Rule& rule = industry.rules[static_cast<std::size_t>(rule_named(industry, rule_id))];
  rule.audit.value = 1, rule.notice.value = 0;
  return industry;
}

State with_only_the_copy_traced() {
  State state = with_a_copy();
  for (Lab& lab : state.labs)
    if (lab.on_sale && !lab.on_sale->copied()) lab.on_sale->found = 0;
  return state;
}

TEST(AuditRight, FinesACopyThatWasNotDeclaredByTheYearsSales) {
  const Industry industry = with_every_model_examined("disclosure");
  const int rule = rule_named(industry, "disclosure");
  State state = step(industry, measured_curves(), with_only_the_copy_traced(), rule);
  EXPECT_NEAR(total(state, Purpose::fine), 0.03 * lab_of(state, "halyard").sales_usd[0], 1);
  EXPECT_TRUE(lab_of(state, "halyard").on_sale->permitted);
  EXPECT_EQ(state.happened.examined_found, 1);
  EXPECT_GT(total(state, Purpose::examination), 0);
  const int examined = state.happened.examined;
  state = step(industry, measured_curves(), std::move(state), rule);
  EXPECT_LT(state.happened.examined, examined) << "nobody is examined twice over the same model";
}

TEST(Statute, IsOwedTwiceByWhoDidNotDeclareAndAtItsRoyaltyFromThenOn) {
  const Industry industry = with_every_model_examined("royalty");
  const int rule = rule_named(industry, "royalty");
  State state = step(industry, measured_curves(), with_only_the_copy_traced(), rule);
  const double sold = 1e10 + lab_of(state, "halyard").sales_usd[0];
  EXPECT_NEAR(total(state, Purpose::damages), 2 * 0.15 * sold, 1);
  EXPECT_EQ(total(state, Purpose::fine), 0);
  EXPECT_EQ(lab_of(state, "halyard").on_sale->royalty, 0.15);
  state = step(industry, measured_curves(), std::move(state), rule);
  EXPECT_GT(total(state, Purpose::royalty), 0);
}

TEST(Statute, NeedsNoCourtToBelieveInIt) {
  Industry industry = with_certain_justice("compulsory", 0);
  Rule& law = industry.rules[static_cast<std::size_t>(rule_named(industry, "compulsory"))];
  law.belief.value = 0;  // as a contract it would be void
  State state = step(industry, measured_curves(), with_a_copy(), rule_named(industry, "compulsory"));
  EXPECT_EQ(state.belief, 1);
  EXPECT_GT(total(state, Purpose::counsel), 0);
}

TEST(Examination, FallsOnEachTheMoreSurelyTheFewerHaveNotDeclared) {
  const Industry& industry = precedent();
  const Rule& rule = industry.rules[static_cast<std::size_t>(rule_named(industry, "royalty"))];
  State state = with_a_copy();
  const double among_all = examination_chance(rule, state);
  for (Lab& lab : state.labs)
    if (lab.on_sale && lab.id != "halyard") {
      lab.on_sale->way = Way::copy, lab.on_sale->permitted = true;
    }
  const double alone = examination_chance(rule, state);
  EXPECT_GT(alone, 3 * among_all);
  EXPECT_EQ(examination_chance(rule, state, lab_named("halyard")), alone);
  lab_of(state, "halyard").on_sale->permitted = true;
  EXPECT_EQ(examination_chance(rule, state), 0);
}

TEST(NewLaw, SendsEveryLabToItsCounselAndIsExpectedToChangeAgain) {
  const int terms = rule_named(precedent(), "terms"), free = rule_named(precedent(), "free");
  State state = begin(precedent(), measured_curves(), 1);
  for (int quarter = 0; quarter < 4; ++quarter) {
    state = step(precedent(), measured_curves(), std::move(state), free);
    EXPECT_EQ(total(state, Purpose::counsel), 0) << "the first law is no change";
  }
  const double expected = state.reform;
  const State stays = step(precedent(), measured_curves(), state, free);
  const State changes = step(precedent(), measured_curves(), state, terms);
  EXPECT_LT(stays.reform, expected);
  EXPECT_GT(changes.reform, expected);
  const auto alive = std::ranges::count(state.labs, true, &Lab::alive);
  EXPECT_NEAR(total(changes, Purpose::counsel),
              static_cast<double>(alive) * precedent().courts.adapting_usd.value, 1);
}

TEST(InsolventLab, LeavesTheMarketAndItsCreditorsLose) {
  State state = begin(precedent(), measured_curves(), 1);
  state.labs[2].cash = econ::Money::usd(-1e13);
  const State after = step(precedent(), measured_curves(), std::move(state), 0);
  EXPECT_FALSE(after.labs[2].alive);
  EXPECT_EQ(after.labs[2].cash.cents, 0);
  EXPECT_EQ(after.happened.ended, 1);
  EXPECT_GT(total(after, Purpose::write_off), 0.9e13);
}

TEST(LabInNeed, IsCarriedOverByInvestorsWhereItsModelIsWorthMoreThanItsDebts) {
  State state = begin(precedent(), measured_curves(), 1);
  lab_of(state, "meridian").cash = econ::Money::usd(-8e9);
  State after = step(precedent(), measured_curves(), std::move(state), 0);
  EXPECT_TRUE(lab_of(after, "meridian").alive);
  EXPECT_GT(total(after, Purpose::investment), 0);
}

TEST(IndustryWithoutCustomers, DiesOutAndNobodyEnters) {
  Industry industry = precedent();
  industry.market.volume_usd.value = 1;
  for (const auto& rule : industry.rules) {
    const Play play = play_out(industry, measured_curves(), {{0, rule.id}}, 1);
    EXPECT_EQ(play.state.labs.size(), industry.labs.size()) << rule.id;
    EXPECT_EQ(play.years.back().labs, 2) << rule.id;  // those rich enough to wait
  }
}

TEST(Founders, EnterWhileThereIsRoomAndMoneyToBeMade) {
  Industry industry = precedent();
  industry.entry.chance.value = 1;
  industry.market.volume_usd.value = 1e12;
  const Play play = play_out(industry, measured_curves(), {{0, "free"}}, 1);
  EXPECT_EQ(std::ranges::count(play.state.labs, true, &Lab::alive), industry.entry.most_labs);
}

TEST(RouteChoice, CostsNoMoreThanTheLabHas) {
  in_every_quarter(precedent(), [](const State& before, const State&) {
    for (Party i = 0; i < static_cast<Party>(before.labs.size()); ++i) {
      const Lab& lab = before.labs[static_cast<std::size_t>(i)];
      if (!lab.alive || lab.run || before.rule < 0) continue;
      const Rule& rule = precedent().rules[static_cast<std::size_t>(before.rule)];
      const auto option = choose(precedent(), measured_curves(), before, rule, i);
      if (!option) continue;
      EXPECT_LE(option->cost_usd(), lab.cash.usd());
      EXPECT_GT(option->gain_usd, 0);
      EXPECT_NE(option->teacher, i);
    }
  });
}

TEST(RouteChoice, OfALicenceUnderStatuteGetsFullAnswersAtTheStatutoryPrice) {
  Industry industry = precedent();
  const auto index = static_cast<std::size_t>(rule_named(industry, "compulsory"));
  industry.rules[index].notice.value = 1;  // nobody would dare without
  State state = begin(industry, measured_curves(), 1);
  state = step(industry, measured_curves(), std::move(state), static_cast<int>(index));
  for (Lab& lab : state.labs) lab.full_answers = false, lab.run.reset(), lab.pursuit = 1;
  bool seen = false;
  for (Party i = 1; i < static_cast<Party>(industry.labs.size()); ++i) {
    const auto option = choose(industry, measured_curves(), state, industry.rules[index], i);
    if (!option || !option->licensed) continue;
    seen = true;
    EXPECT_TRUE(option->full);
    EXPECT_EQ(option->licence_usd, industry.rules[index].licence_usd.value);
    EXPECT_EQ(option->royalty, industry.rules[index].royalty.value);
  }
  EXPECT_TRUE(seen);
}

TEST(Owner, ServesProbabilitiesAsLongAsNobodyCopies) {
  State state = begin(precedent(), measured_curves(), 1);
  EXPECT_TRUE(serves_full_answers(precedent(), measured_curves(), state, lab_named("meridian")));
}

TEST(Owner, ServesBareAnswersWhereCopiesHurtMoreThanCustomersMiss) {
  Industry industry = precedent();
  industry.business.bare_points.value = 0.1;
  industry.prices.query_probability_usd.value = industry.prices.query_label_usd.value = 1;
  State state = begin(industry, measured_curves(), 1);
  lab_of(state, "meridian").copied_by = {2, 2, 1, 1};
  EXPECT_FALSE(serves_full_answers(industry, measured_curves(), state, lab_named("meridian")));
}

}  // namespace
}  // namespace partly::regime
