// The view says everything with its origin, and drawing it changes nothing.
#include "sim/world/view/make_view.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/orders.h"
#include "tests/world/random_play.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

void expect_explained(const Quantity& quantity, const std::string& what) {
  EXPECT_FALSE(quantity.explanation.empty()) << what;
  EXPECT_FALSE(quantity.provenance == Provenance::measured && quantity.source.empty()) << what;
  EXPECT_FALSE(quantity.range && quantity.range->low > quantity.range->high) << what;
}

void expect_explained(const Check& checked, const std::string& what) {
  const auto* quote = std::get_if<Quote>(&checked);
  if (!quote) return;
  expect_explained(quote->upfront, what);
  for (const QuoteLine& line : quote->lines) expect_explained(line.amount, what + ": " + line.text);
}

void expect_explained(const WorldView& view) {
  for (const auto& [quantity, what] :
       {std::pair(&view.cash, "cash"), std::pair(&view.capability, "capability"),
        std::pair(&view.exposure, "exposure"), std::pair(&view.trust, "trust"),
        std::pair(&view.ownership, "ownership"), std::pair(&view.valuation, "valuation"),
        std::pair(&view.raise_limit, "raise"), std::pair(&view.ledger_total, "total"),
        std::pair(&view.calibration, "calibration"), std::pair(&view.terms.alarms, "alarms"),
        std::pair(&view.terms.volume_limit, "volume")})
    expect_explained(*quantity, what);
  for (const RouteView& route : view.routes) expect_explained(route.check, route.title);
  for (const ModelView& model : view.models)
    for (const Quantity* one :
         {&model.capability, &model.accuracy, &model.agreement, &model.labels, &model.queries, &model.flop,
          &model.labels_usd, &model.queries_usd, &model.compute_usd, &model.total_usd})
      expect_explained(*one, model.name);
  for (const LabView& lab : view.labs)
    for (const Quantity* one : {&lab.capability, &lab.price, &lab.trust, &lab.share, &lab.sales})
      expect_explained(*one, lab.name);
  for (const ProceedingView& claim : view.proceedings) {
    for (const Quantity* one :
         {&claim.probability, &claim.in_the_end, &claim.expected_award_usd, &claim.orders_usd,
          &claim.dismissal_chance, &claim.credibility, &claim.custom, &claim.settlement.claimant_accepts_from,
          &claim.settlement.defendant_pays_up_to})
      expect_explained(*one, claim.title);
    for (const law::AwardLine& line : claim.award.lines) expect_explained(line.usd, line.id);
    for (const law::ElementStanding& element : claim.elements) expect_explained(element.chance, element.text);
    for (const PleaView& plea : claim.possible_pleas)
      expect_explained(plea.chance_after, law::name(plea.defence));
    for (const law::Condition& condition : claim.chain.conditions)
      expect_explained(condition.chance, condition.id);
    for (const law::ChainStep& step : claim.chain.steps) expect_explained(step.log_odds, step.id);
  }
  for (const PrecedentView& one : view.precedents) expect_explained(one.belief, one.theory);
  for (const LedgerLine& line : view.ledger) expect_explained(line.amount, line.text);
}

TEST(View, ExplainsEveryNumberThroughoutRandomPlay) {
  Scenario scenario = test_scenario();
  scenario.theories = {law::kTheories.begin(), law::kTheories.end()};
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    World world = bots::begin(scenario, seed);
    Rng rng(seed, "view");
    while (world.ending == Ending::running) {
      play_random_quarter(scenario, world, rng);
      const std::uint64_t before = hash(world);
      expect_explained(make_view(scenario, world));
      ASSERT_EQ(hash(world), before);
    }
  }
}

TEST(View, CashIsTheLastBalanceOfTheLedgerAndTheTotalIsZero) {
  const Scenario scenario = test_scenario();
  World world = bots::begin(scenario, 2);
  Rng rng(2, "view");
  for (int i = 0; i < 4; ++i) play_random_quarter(scenario, world, rng);
  const WorldView view = make_view(scenario, world);
  ASSERT_FALSE(view.ledger.empty());
  EXPECT_DOUBLE_EQ(view.ledger.front().balance.value, view.cash.value);
  EXPECT_EQ(view.ledger_total.value, 0);
}

TEST(View, QuotesTheLicenceRouteWithItsFeeUntilItIsSigned) {
  const Scenario scenario = test_scenario();
  World world = bots::begin(scenario, 2);
  const RouteView before = make_view(scenario, world).routes[2];
  EXPECT_TRUE(before.needs_licence);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, SignLicence{})));
  const RouteView after = make_view(scenario, world).routes[2];
  EXPECT_FALSE(after.needs_licence);
  EXPECT_NEAR(std::get<Quote>(before.check).upfront.value - std::get<Quote>(after.check).upfront.value,
              scenario.licence.signing_fee_usd.value, 1e-3);
}

TEST(View, MarksMeasuredCapabilityWithItsSpreadAndRun) {
  const Scenario scenario = test_scenario();
  World world = bots::begin(scenario, 2);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, usual(scenario, Route::distil))));
  const int id = world.models.back().id;
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, GuessCapability{id, 50})));
  EXPECT_NE(make_view(scenario, world).models[0].capability.provenance, Provenance::measured);
  close_with_stubs(scenario, world);
  const WorldView view = make_view(scenario, world);
  const ModelView& model = view.models[0];
  EXPECT_EQ(model.id, id);
  EXPECT_TRUE(model.mine);
  EXPECT_EQ(model.capability.provenance, Provenance::measured);
  ASSERT_TRUE(model.capability.range);
  EXPECT_NEAR(model.capability.value, world.model(id)->capability(6), 1e-9);
  EXPECT_EQ(model.monitor, "Alarm after 40 queries (pattern)");
  ASSERT_EQ(view.guesses.size(), 1u);
  EXPECT_NEAR(view.calibration.value, std::abs(50 - model.capability.value), 1e-9);
}

TEST(View, SaysOfARunWhatWasCountedAndOfAnOrderWhatIsPlanned) {
  const Scenario scenario = test_scenario();
  World world = bots::begin(scenario, 2);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, usual(scenario, Route::distil))));
  const auto counts = [&] {
    const ModelView model = make_view(scenario, world).models[0];
    return std::vector{model.labels, model.queries, model.flop};
  };
  for (const Quantity& planned : counts()) EXPECT_EQ(planned.provenance, Provenance::derived);
  close_with_stubs(scenario, world);
  Model& model = *world.model(world.models.back().id);
  model.result->used = {3, 4, 5e9};  // other than ordered
  const auto counted = counts();
  for (const Quantity& quantity : counted) EXPECT_EQ(quantity.provenance, Provenance::measured);
  EXPECT_EQ(counted[0].value, 3);
  EXPECT_EQ(counted[1].value, 4);
  EXPECT_EQ(counted[2].value, 5e9);
  const auto views = make_view(scenario, world).models;
  const auto published = std::ranges::find(views, "commonfield", &ModelView::owner);
  ASSERT_NE(published, views.end());
  EXPECT_EQ(published->flop.provenance, Provenance::derived);  // made before the game, and nobody counted
}

TEST(View, ExposureCountsOpenClaimsAndCopiesThatMayYetBeClaimed) {
  Scenario scenario = test_scenario();
  scenario.provider.claim_without_log.value = 0.5;
  scenario.provider.false_tip.value = 0;
  scenario.terms.alarms_before_cut.value = 100;
  World world = bots::begin(scenario, 2);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, usual(scenario, Route::distil))));
  const int id = world.models.back().id;
  close_with_stubs(scenario, world);
  EXPECT_EQ(make_view(scenario, world).exposure.value, 0);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, ReleaseModel{id})));
  const Quantity prospective = make_view(scenario, world).exposure;
  EXPECT_GT(prospective.value, 0);
  EXPECT_GT(prospective.range->high, prospective.value);
  EXPECT_NE(prospective.explanation.find("chance of a claim"), std::string::npos);
  for (int i = 0; i < 5 && world.proceedings.empty(); ++i) close_with_stubs(scenario, world);
  EXPECT_NE(make_view(scenario, world).exposure.explanation.find("open claim"), std::string::npos);
}

TEST(Describe, SaysADecisionInOneLine) {
  TrainModel order;
  order.sources.queries = 500;
  order.sources.own_labels = 1200;
  EXPECT_EQ(describe(order), "train: 500 queries (probabilities), 1,200 own labels");
  EXPECT_EQ(route_of(order, false), Route::mixed);
  order.sources.own_labels = 0;
  EXPECT_EQ(route_of(order, false), Route::distil);
  EXPECT_EQ(route_of(order, true), Route::licence);
  EXPECT_EQ(describe(Testify{7, law::Answer::partly}), "testify: proceeding 7, partly");
}

TEST(View, TellsDecisionsByTheNamesThatThePlayerKnows) {
  WorldView view;
  view.models.emplace_back().id = 4, view.models.back().name = "Student 1";
  view.proceedings.emplace_back().id = 3, view.proceedings.back().title = "Meridian v. Your lab";
  view.labs.emplace_back().id = "kestrel", view.labs.back().name = "Kestrel";
  const DecisionNames names = names_in(view);
  EXPECT_EQ(describe(ReleaseModel{4}, names), "release: Student 1");
  EXPECT_EQ(describe(Testify{3, law::Answer::no}, names), "testify: Meridian v. Your lab, no");
  EXPECT_EQ(describe(CutAccess{"kestrel"}, names), "cut access: Kestrel");
  EXPECT_EQ(describe(ReleaseModel{5}, names), "release: a model");
  EXPECT_EQ(describe(ReleaseModel{4}), "release: model 4");
}

}  // namespace
}  // namespace partly::world
