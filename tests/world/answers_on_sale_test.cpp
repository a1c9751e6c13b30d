// A lab that sells answers of its product: who may learn from them, what they bring, and what the law says of
// a copy at second hand.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/rivals.h"
#include "sim/bots/turn.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

// The player has learned from 500 answers of the provider's and sells the result; nobody else has begun.
class AnswersOnSale : public testing::Test {
 protected:
  AnswersOnSale() {
    scenario.events.clear();
    scenario.provider.claim_without_log.value = 0;
    scenario.terms.volume_limit.value = 10'000;
    for (LabSetup& lab : scenario.labs) lab.cash_usd.value = 1e12;
    for (LabSetup& lab : scenario.labs)
      if (lab.kind == LabKind::rival) rival = lab.id;
    world = bots::begin(scenario, 4);
    decide(copying(500));
    close_with_stubs(scenario, world);
    decide(ReleaseModel{product().id});
  }
  static TrainModel copying(int queries) {
    TrainModel order;
    order.sources.queries = queries;
    return order;
  }
  TrainModel asking_player(int answers = 400) const {
    TrainModel order;
    order.sources.other_answers = answers;
    order.other_model = product().id;
    return order;
  }
  void decide(const Decision& decision, const std::string& lab = kPlayerId) {
    const Check done = apply(scenario, world, decision, lab);
    ASSERT_TRUE(std::holds_alternative<Quote>(done))
        << describe(decision) << ": " << std::get<Refusal>(done).reason;
  }
  std::string refusal(const Decision& decision, const std::string& lab = kPlayerId) const {
    const Check done = check(scenario, world, decision, lab);
    return std::holds_alternative<Refusal>(done) ? std::get<Refusal>(done).rule : "";
  }
  const Model& product() const { return *std::ranges::find(world.models, kPlayerId, &Model::owner); }
  // Waits for the rival's run of the moment, so that it can begin another.
  void free_rival() {
    while (in_training(world, rival)) close_with_stubs(scenario, world);
  }
  const Model& newest_of_rival() const {
    const Model* found = nullptr;
    for (const Model& model : world.models)
      if (model.owner == rival) found = &model;
    return *found;
  }

  Scenario scenario = test_scenario();
  World world;
  std::string rival;
};

TEST_F(AnswersOnSale, CanBeAskedOnlyWhileTheyAreOnSaleAndTheProductIs) {
  free_rival();
  EXPECT_EQ(refusal(asking_player(), rival), "not-yours");
  decide(SellAnswers{true});
  EXPECT_EQ(refusal(asking_player(), rival), "");
  decide(SellAnswers{false});
  EXPECT_EQ(refusal(asking_player(), rival), "not-yours");
  decide(SellAnswers{true});
  decide(WithdrawModel{});
  EXPECT_EQ(refusal(asking_player(), rival), "not-yours");
}

TEST_F(AnswersOnSale, AreSoldOrNotAndNothingElse) {
  EXPECT_EQ(refusal(SellAnswers{false}), "in-force");
  decide(SellAnswers{true});
  EXPECT_EQ(refusal(SellAnswers{true}), "in-force");
}

TEST_F(AnswersOnSale, ArePaidToTheSellerAndCountAmongTheSalesOfTheProduct) {
  decide(SellAnswers{true});
  free_rival();
  const double sold = product().sales_usd;
  const econ::Money mine = world.ledger.cash(kPlayerId), theirs = world.ledger.cash(rival),
                    provider = world.ledger.cash("meridian");
  const auto quoted = std::get<Quote>(check(scenario, world, asking_player(), rival));
  decide(asking_player(), rival);
  const double price = 400 * prices_now(scenario, world).query_probability_usd.value;
  EXPECT_NEAR((world.ledger.cash(kPlayerId) - mine).usd(), price, 1);
  EXPECT_NEAR((theirs - world.ledger.cash(rival)).usd(), quoted.upfront.value, 1);
  EXPECT_EQ(world.ledger.cash("meridian"), provider);
  EXPECT_NEAR(product().sales_usd - sold, price, 1);
}

TEST_F(AnswersOnSale, TellTheSellerThatTheyWereBoughtAndNotByWhom) {
  decide(SellAnswers{true});
  free_rival();
  decide(asking_player(), rival);
  const std::string buyer = lab_name(scenario, rival);
  const auto told = std::ranges::find_if(
      world.news, [](const News& news) { return news.title.find("are bought") != std::string::npos; });
  ASSERT_NE(told, world.news.end());
  EXPECT_EQ((told->title + told->text).find(buyer), std::string::npos);
}

TEST_F(AnswersOnSale, TeachWhatTheyWereTaughtAndPassNoContractOn) {
  decide(SellAnswers{true});
  free_rival();
  decide(asking_player(), rival);
  close_with_stubs(scenario, world);
  const Model& second = newest_of_rival();
  EXPECT_EQ(learn::answers_behind(second.job), 500);
  EXPECT_TRUE(copied(second));
  EXPECT_EQ(answers_bought(world, second), 0);
  EXPECT_EQ(answers_bought(world, product()), 500);
  EXPECT_FALSE(record_at_notice(scenario, world, second).ban_in_force);
  EXPECT_TRUE(record_at_notice(scenario, world, product()).ban_in_force);
  scenario.theories = {law::Theory::contract};
  EXPECT_FALSE(best_theory(scenario, world, second));
  EXPECT_TRUE(best_theory(scenario, world, product()));
}

TEST_F(AnswersOnSale, AreToldOfAtTheEndWithWhoseModelsLearnedFromThem) {
  decide(SellAnswers{true});
  free_rival();
  decide(asking_player(), rival);
  const std::string learner = newest_of_rival().name;
  const auto told_by = [&] {
    std::string text;
    for (const std::string& sentence : make_view(scenario, world).grading.told) text += sentence;
    return text;
  };
  while (world.ending == Ending::running) {
    EXPECT_TRUE(make_view(scenario, world).learned_from_yours.empty());
    close_with_stubs(scenario, world);
  }
  EXPECT_NE(told_by().find(learner), std::string::npos) << told_by();
}

TEST_F(AnswersOnSale, OfALicensedModelComeWithoutTheLicence) {
  world.models.front().licensed = true;
  for (Model& model : world.models) model.licensed = model.owner == kPlayerId;
  decide(SellAnswers{true});
  free_rival();
  decide(asking_player(), rival);
  EXPECT_FALSE(newest_of_rival().licensed);
}

TEST_F(AnswersOnSale, DrawRivalsWhoseAccessIsCutAndNotTheLawfulOne) {
  decide(SellAnswers{true});
  free_rival();
  world.lab(rival).access_cut = true;
  scenario.learning.open_weights.labels = 1;
  for (Model& model : world.models)
    if (model.owner != kPlayerId && model.owner != "meridian" && model.result)
      for (learn::StudentScore& score : model.result->students) score.accuracy = 0.3;
  const auto asks = [&](Temperament temperament) {
    int asked = 0;
    for (std::uint64_t stream = 0; stream < 20; ++stream) {
      Rng rng(stream);
      for (const Decision& decision : bots::decide_as(temperament, scenario, world, rival, rng))
        if (const auto* order = std::get_if<TrainModel>(&decision))
          asked += order->other_model == product().id;
    }
    return asked;
  };
  for (const auto temperament : {Temperament::thrifty, Temperament::reckless, Temperament::opportunist})
    EXPECT_GT(asks(temperament), 0) << static_cast<int>(temperament);
  EXPECT_EQ(asks(Temperament::lawful), 0);
  world.lab(kPlayerId).sells_answers = false;
  EXPECT_EQ(asks(Temperament::reckless), 0);
}

}  // namespace
}  // namespace partly::world
