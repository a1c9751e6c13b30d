// Money that behaves: what serving takes, what better labels cost, what a lab with nothing to sell is worth,
// the provider's next model, and a small network that learns from a model of one's own.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/quiet_world.h"

namespace partly::world {
namespace {

class MoneyWorld : public QuietWorld {
 protected:
  MoneyWorld() {
    scenario.labs[0].cash_usd.value = 1e12;
    scenario.learning.gflop_per_quarter.value = 1000;
    scenario.learning.labels_per_quarter.value = 1e6;
    start();
  }
  int train(const TrainModel& order) {
    do_it(order);
    const int model = world_.models.back().id;
    close();
    return model;
  }
  static TrainModel labelled(int labels, int votes = 1, bool wide = false) {
    TrainModel order;
    order.sources.own_labels = labels;
    order.sources.label_votes = votes;
    order.wide = wide;
    return order;
  }
  static TrainModel asking_own(int model, int answers) {
    TrainModel order;
    order.sources.other_answers = answers;
    order.other_model = model;
    return order;
  }
  std::string refusal(const Decision& decision) const {
    const Check done = check(scenario, world_, decision);
    return std::holds_alternative<Refusal>(done) ? std::get<Refusal>(done).rule : "";
  }
  double upfront(const Decision& decision) const {
    return std::get<Quote>(check(scenario, world_, decision)).upfront.value;
  }
  double cost_of(int model) const { return serving_usd(scenario, world_, *world_.model(model)).value; }
  const Lab& player() const { return world_.player(); }
};
using Serving = MoneyWorld;
using LabelMarket = MoneyWorld;
using PriceResponse = MoneyWorld;
using OwnModel = MoneyWorld;
using Promise = MoneyWorld;
using Editions = MoneyWorld;

TEST_F(Serving, CostsAForwardPassAtThePriceOfArithmetic) {
  const int small = train(labelled(300));
  const double parameters = 2 * 64 + 64 + 64 * 64 + 64 + 64 * 6 + 6;
  EXPECT_NEAR(cost_of(small), 2 * parameters / 1e9 * 318e6 / 1000, 1e-9);
}

TEST_F(Serving, AWideNetworkTakesMoreByItsParameters) {
  const int small = train(labelled(300)), wide = train(labelled(300, 1, true));
  EXPECT_NEAR(cost_of(wide) / cost_of(small), 17670.0 / 4742.0, 1e-3);
}

TEST_F(Serving, IsPaidForEverySeatThatIsSold) {
  const int model = train(labelled(300));
  do_it(ReleaseModel{model});
  close();
  const double seats = player().sales_usd / player().price_usd;
  EXPECT_GT(seats, 0);
  EXPECT_NEAR(player().serving_usd, seats * cost_of(model), 1);
  EXPECT_NEAR(world_.ledger.balance(kPlayerId, econ::Account::serving).usd(), player().serving_usd, 1);
}

TEST_F(Serving, GetsDearerWithArithmetic) {
  const int model = train(labelled(300));
  const double before = cost_of(model);
  world_.adjustments.push_back({"gflop_usd", 2, {}});
  EXPECT_NEAR(cost_of(model), 2 * before, 1e-9);
}

TEST_F(Serving, IsSaidWhereAPriceIsSet) {
  do_it(ReleaseModel{train(labelled(300))});
  scenario.serving.seats_per_answer.value = 1;
  const auto warned = std::get<Quote>(check(scenario, world_, SetPrice{20})).warnings;
  ASSERT_EQ(warned.size(), 1u);
  EXPECT_NE(warned[0].find("at a loss"), std::string::npos) << warned[0];
}

TEST_F(PriceResponse, TellsWhatTheCloseThenBrings) {
  do_it(ReleaseModel{train(labelled(300))});
  close();
  for (const double price : {12.0, 20.0, 31.0}) {
    const World before = world_;
    do_it(SetPrice{price});
    const PricePoint told = at_price(make_view(scenario, world_).price_response, price);
    close();
    EXPECT_NEAR(player().share, told.share, 0.003) << price;
    EXPECT_NEAR(player().sales_usd / told.sales_usd, 1, 0.01) << price;
    EXPECT_NEAR((player().sales_usd - player().serving_usd) / told.left_usd, 1, 0.01) << price;
    world_ = before;
  }
}

TEST_F(PriceResponse, IsSilentWhileNothingIsSold) {
  train(labelled(300));
  EXPECT_TRUE(make_view(scenario, world_).price_response.empty());
}

TEST_F(LabelMarket, AsksForEachPersonsLabel) {
  const double one = upfront(labelled(300)), three = upfront(labelled(300, 3));
  EXPECT_NEAR(three - one, 2 * 300 * scenario.prices.label_usd.value, 1);
}

TEST_F(LabelMarket, RefusesNobodyAndACrowd) {
  EXPECT_EQ(refusal(labelled(300, 0)), "bounds");
  EXPECT_EQ(refusal(labelled(300, 10)), "bounds");
}

TEST_F(OwnModel, TeachesASmallerOneForNoQuery) {
  const int wide = train(labelled(300, 1, true));
  const TrainModel order = asking_own(wide, 500);
  EXPECT_LT(upfront(order), upfront(labelled(500)));
  const int small = train(order);
  EXPECT_EQ(world_.model(small)->route, Route::own);
  EXPECT_EQ(world_.model(small)->job.other_teacher.front(), world_.model(wide)->job);
  EXPECT_FALSE(copied(*world_.model(small)));
}

TEST_F(OwnModel, HasToBeTrainedAndOnesOwn) {
  EXPECT_EQ(refusal(asking_own(99, 500)), "not-yours");
  do_it(labelled(300));
  EXPECT_EQ(refusal(asking_own(world_.models.back().id, 500)), "no-such-teacher");
}

TEST_F(OwnModel, PassesOnWhatItHasCopied) {
  TrainModel distil;
  distil.sources.queries = 500;
  const int copy = train(distil);
  const int small = train(asking_own(copy, 500));
  const Model& washed = *world_.model(small);
  EXPECT_TRUE(copied(washed));
  const law::Record record = record_at_notice(scenario, world_, washed);
  EXPECT_EQ(record.answers_in_records, 500);
  EXPECT_DOUBLE_EQ(record.taught_share, 1);
  EXPECT_TRUE(record.ban_in_force);
}

TEST_F(Promise, FadesWhereNothingIsSold) {
  const double before = valuation(scenario, world_, kPlayerId).value;
  close();
  EXPECT_NEAR(valuation(scenario, world_, kPlayerId).value / before, 0.8, 1e-9);
}

TEST_F(Promise, OfAModelInADrawerFadesToo) {
  scenario.funding.floor_usd.value = 1;
  train(labelled(300));
  close();
  const double before = valuation(scenario, world_, kPlayerId).value;
  close();
  EXPECT_NEAR(valuation(scenario, world_, kPlayerId).value / before, 0.8, 1e-6);
}

TEST_F(Promise, BringsNoTrustWithoutAProduct) {
  const double before = player().trust;
  close(2);
  EXPECT_DOUBLE_EQ(player().trust, before);
  do_it(ReleaseModel{train(labelled(300))});
  close();
  EXPECT_GT(player().trust, before);
}

LaterTeacher next_teacher(int quarter) {
  learn::TeacherSpec spec = test_scenario().learning.teacher;
  spec.labels *= 2;
  spec.seed = 2;
  return {"second", quarter, spec};
}

TEST_F(Editions, AProviderTrainsWhenItIsDuePaysAndIsLearnedFromOnceMeasured) {
  scenario.learning.later_teachers = {next_teacher(1)};
  close();
  EXPECT_EQ(teacher_now(scenario, world_), scenario.learning.teacher);
  EXPECT_LT(world_.ledger.balance("meridian", econ::Account::labels).usd(), 1e99);
  EXPECT_GT(world_.ledger.balance("meridian", econ::Account::labels).usd(), 0);
  close();
  EXPECT_EQ(world_.lab("meridian").released, world_.models.back().id);
  EXPECT_EQ(teacher_now(scenario, world_), next_teacher(1).spec);
  EXPECT_EQ(job_for(scenario, world_, labelled(10), kPlayerId).teacher, next_teacher(1).spec);
}

TEST_F(Editions, PublishedWeightsTakeThePlaceOfThoseThereWere) {
  learn::OpenWeightsSpec spec = scenario.learning.open_weights;
  spec.hidden = {32};
  spec.seed = 9;
  EventRule release{"release",
                    "A better model",
                    "It is free.",
                    "F53",
                    0,
                    0,
                    Quantity::derived(1, Unit::fraction, ""),
                    "",
                    Quantity::derived(1, Unit::none, "")};
  release.publishes = spec;
  scenario.events = {release};
  close();
  EXPECT_EQ(weights_now(scenario, world_), spec);
  TrainModel tuned = labelled(100);
  tuned.sources.open_weights = true;
  EXPECT_EQ(job_for(scenario, world_, tuned, kPlayerId).hidden, spec.hidden);
  close();
  EXPECT_GT(flagship(scenario, world_, "commonfield")->capability(6), 0);
}

}  // namespace
}  // namespace partly::world
