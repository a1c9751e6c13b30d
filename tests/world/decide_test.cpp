// Each decision by example: what it costs, what it does, and why it is refused.
#include "sim/world/decide/decide.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

class DecidingWorld : public testing::Test {
 protected:
  Check check(const Decision& decision) const { return world::check(scenario, world_, decision); }
  Check apply(const Decision& decision) { return world::apply(scenario, world_, decision); }
  std::string rule(const Check& checked) const {
    const auto* refusal = std::get_if<Refusal>(&checked);
    return refusal ? refusal->rule : "";
  }
  std::string refused(const Decision& decision) const { return rule(check(decision)); }
  void do_it(const Decision& decision) {
    const Check done = apply(decision);
    ASSERT_EQ(rule(done), "") << describe(decision);
  }
  void close() { close_with_stubs(scenario, world_); }
  double cash() const { return world_.ledger.cash("player").usd(); }
  double spent(const char* party, econ::Account account) const {
    return world_.ledger.balance(party, account).usd();
  }
  TrainModel distil() const { return usual(scenario, Route::distil); }
  int newest() const { return world_.models.back().id; }
  void train(const TrainModel& order) {
    do_it(order);
    model_ = newest();
    close();
  }
  void give_cash(double usd) {
    const auto posted = world_.ledger.post(econ::payment(world_.now, "gift", "For the test", econ::kInvestors,
                                                         "player", econ::Account::investment,
                                                         econ::Account::investment, econ::Money::usd(usd)));
    ASSERT_TRUE(posted.ok());
  }

  Scenario scenario = test_scenario();
  World world_ = bots::begin(scenario, 5);
  int model_ = 0;
};

// The units that these tests are about.
using Training = DecidingWorld;
using Cash = DecidingWorld;
using Access = DecidingWorld;
using Licence = DecidingWorld;
using Guesses = DecidingWorld;
using Release = DecidingWorld;
using Prices = DecidingWorld;
using Funding = DecidingWorld;
using Decisions = DecidingWorld;
using InForce = DecidingWorld;

TEST_F(Training, IsQuotedAsCountsTimesTheOpenPriceList) {
  const Check checked = check(distil());
  const Quote& quote = std::get<Quote>(checked);
  // 500 queries x $60 K, 6 x 4742 parameters x 64 x 1500 steps = 2.73 GFLOP x $318 M, $50 M
  EXPECT_NEAR(quote.upfront.value, 500 * 60e3 + 6 * 4742.0 * 64 * 1500 / 1e9 * 318e6 + 5e7, 1);
  double sum = 0;
  for (const QuoteLine& line : quote.lines) sum += line.amount.value;
  EXPECT_DOUBLE_EQ(sum, quote.upfront.value);
  EXPECT_EQ(quote.quarters, 1);
}

TEST_F(Training, CostsAboutFiftyTimesAsMuchFromScratchAsByDistilling) {
  give_cash(1e11);
  const double scratch = std::get<Quote>(check(usual(scenario, Route::scratch))).upfront.value;
  const double distilled = std::get<Quote>(check(distil())).upfront.value;
  EXPECT_GT(scratch / distilled, 35);
  EXPECT_LT(scratch / distilled, 70);
}

TEST_F(Training, PaysQueriesToTheProviderAndTheRestToSuppliers) {
  const double before = cash();
  const Check done = apply(distil());
  const Quote& quote = std::get<Quote>(done);
  EXPECT_NEAR(before - cash(), quote.upfront.value, 0.02);
  EXPECT_NEAR(spent("player", econ::Account::queries), 500 * 60e3, 0.01);
  EXPECT_NEAR(spent("meridian", econ::Account::sales), -500 * 60e3, 0.01);
  EXPECT_GT(spent("player", econ::Account::compute), 0);
  EXPECT_DOUBLE_EQ(spent("player", econ::Account::operations), 5e7);
  const std::string event = world_.ledger.journal().back().event;
  EXPECT_EQ(event, world_.news.back().id);
}

TEST_F(Training, TakesMoreQuartersForWhatItsComputersAndPeopleCannotDoInOne) {
  give_cash(1e11);
  const Quote quote = std::get<Quote>(check(usual(scenario, Route::scratch)));
  EXPECT_EQ(quote.quarters, 2);  // 108.6 GFLOP at 60, 30,000 labels at 20,000
  do_it(usual(scenario, Route::scratch));
  const int model = newest();
  EXPECT_EQ(world_.model(model)->due, world_.now.plus(1));
  close();
  EXPECT_EQ(world_.model(model)->state, ModelState::training);
  close();
  EXPECT_EQ(world_.model(model)->state, ModelState::trained);
}

TEST_F(Cash, ThatDoesNotCoverADecisionRefusesItAndSaysBothAmounts) {
  const Check checked = check(usual(scenario, Route::scratch));
  ASSERT_EQ(rule(checked), "cash");
  EXPECT_NE(std::get<Refusal>(checked).reason.find("$4.00 B"), std::string::npos);
}

TEST_F(Training, IsRefusedWithNothingToLearnFrom) {
  EXPECT_EQ(refused(TrainModel{}), "nothing-to-learn-from");
  TrainModel only_weights;
  only_weights.sources.open_weights = true;
  EXPECT_EQ(refused(only_weights), "nothing-to-learn-from");
}

TEST_F(Training, IsRefusedInSizesOutOfBounds) {
  TrainModel order = distil();
  order.sources.queries = learn::kMaxQueries + 1;
  EXPECT_EQ(refused(order), "bounds");
  order.sources.queries = -1;
  EXPECT_EQ(refused(order), "bounds");
  order = usual(scenario, Route::open_weights);
  order.wide = true;
  EXPECT_EQ(refused(order), "open-weights-wide");
}

TEST_F(Training, ThroughSeveralAccountsPaysForEachFurtherOneAndWarnsOfThem) {
  TrainModel spread = distil();
  spread.accounts = 4;
  const Quote one = std::get<Quote>(check(distil())), four = std::get<Quote>(check(spread));
  EXPECT_DOUBLE_EQ(four.upfront.value - one.upfront.value, 3 * 5e6);
  EXPECT_TRUE(std::ranges::any_of(four.warnings, [](const std::string& warning) {
    return warning.find("traced to you with a chance of 30.0 %") != std::string::npos;
  }));
  const double before = cash();
  do_it(spread);
  EXPECT_NEAR(before - cash(), four.upfront.value, 0.02);
  const auto& job = std::get<TrainStudent>(world_.jobs.back());
  EXPECT_EQ(job.split.accounts, 4);
  EXPECT_EQ(job.split, world_.model(newest())->split);
}

TEST_F(Training, TracesAccountsAsOftenAsTheScenarioSays) {
  TrainModel spread = distil();
  spread.accounts = 20;
  for (const auto& [chance, linked] : {std::pair(0.0, 1), std::pair(1.0, 20)}) {
    scenario.provider.account_traced.value = chance;
    do_it(spread);
    EXPECT_EQ(world_.model(newest())->split.linked, linked);
    do_it(StopTraining{newest()});
  }
}

TEST_F(Training, IsRefusedThroughMoreAccountsThanItHasQuestions) {
  TrainModel spread = distil();
  spread.accounts = 21;
  EXPECT_EQ(refused(spread), "bounds");
  spread.accounts = 0;
  EXPECT_EQ(refused(spread), "bounds");
  spread = usual(scenario, Route::open_weights);
  spread.accounts = 2;
  EXPECT_EQ(refused(spread), "idle-accounts");
}

TEST_F(Training, IsOfOneModelAtATime) {
  do_it(distil());
  EXPECT_EQ(refused(distil()), "busy");
  do_it(StopTraining{newest()});
  EXPECT_EQ(refused(distil()), "");
}

TEST_F(Training, NamesTheClausesThatItTouchesWithoutALicence) {
  const Quote quote = std::get<Quote>(check(distil()));
  ASSERT_EQ(quote.terms_touched.size(), 1u);
  EXPECT_EQ(quote.terms_touched[0].kind, law::ClauseKind::training_ban);
  TrainModel large = distil();
  large.sources.queries = 3000;
  EXPECT_EQ(std::get<Quote>(check(large)).terms_touched.size(), 2u);
  EXPECT_TRUE(std::get<Quote>(check(usual(scenario, Route::open_weights))).terms_touched.empty());
}

TEST_F(Cash, OfLessThanAQuartersOperationsIsWarnedOf) {
  scenario.labs[0].operations_usd.value = 3.9e9;
  const Quote quote = std::get<Quote>(check(distil()));
  EXPECT_NE(quote.warnings.back().find("operations"), std::string::npos);
}

TEST_F(Access, ThatIsCutBlocksQueriesAndALicenceLiftsTheBlock) {
  world_.lab("player").access_cut = true;
  EXPECT_EQ(refused(distil()), "access-cut");
  EXPECT_EQ(refused(usual(scenario, Route::open_weights)), "");
  do_it(SignLicence{});
  EXPECT_EQ(refused(distil()), "");
}

TEST_F(Licence, LowersThePriceOfAQueryAndTouchesNoTerms) {
  const double before = cash();
  do_it(SignLicence{});
  EXPECT_DOUBLE_EQ(before - cash(), 4e8);
  EXPECT_DOUBLE_EQ(spent("meridian", econ::Account::fees), -4e8);
  EXPECT_EQ(refused(SignLicence{}), "licensed");
  const Quote quote = std::get<Quote>(check(distil()));
  EXPECT_TRUE(quote.terms_touched.empty());
  EXPECT_DOUBLE_EQ(quote.lines[0].amount.value, 500 * 60e3 * 0.5);
  do_it(distil());
  EXPECT_TRUE(world_.models.back().licensed);
  EXPECT_EQ(world_.models.back().route, Route::licence);
}

TEST_F(Training, IsStoppedWithoutPayingBack) {
  do_it(distil());
  const double after = cash();
  const std::size_t jobs = world_.jobs.size();
  do_it(StopTraining{newest()});
  EXPECT_DOUBLE_EQ(cash(), after);
  EXPECT_EQ(world_.jobs.size(), jobs - 1);
  EXPECT_EQ(refused(StopTraining{newest()}), "not-training");
  EXPECT_EQ(refused(StopTraining{1}), "not-yours");
  close();
  EXPECT_FALSE(world_.model(newest())->result);
}

TEST_F(Guesses, AreTakenOnlyBeforeTheResult) {
  do_it(distil());
  const int model = newest();
  EXPECT_EQ(refused(GuessCapability{model, 101}), "bounds");
  EXPECT_EQ(refused(GuessCapability{model, std::numeric_limits<double>::quiet_NaN()}), "bounds");
  do_it(GuessCapability{model, 60});
  do_it(GuessCapability{model, 70});
  close();
  EXPECT_EQ(world_.model(model)->guess, 70);
  EXPECT_EQ(refused(GuessCapability{model, 50}), "landed");
}

TEST_F(Release, IsOfTrainedModelsOfOnesOwnOnly) {
  do_it(distil());
  model_ = newest();
  EXPECT_EQ(refused(ReleaseModel{model_}), "not-trained");
  EXPECT_EQ(refused(ReleaseModel{9999}), "not-yours");
  EXPECT_EQ(refused(WithdrawModel{}), "nothing-on-sale");
  close();
  EXPECT_FALSE(std::get<Quote>(check(ReleaseModel{model_})).terms_touched.empty());
  do_it(ReleaseModel{model_});
  EXPECT_EQ(refused(ReleaseModel{model_}), "on-sale");
  do_it(WithdrawModel{});
  EXPECT_FALSE(world_.player().released);
}

TEST_F(Prices, AreHeldWithinTheSpan) {
  EXPECT_EQ(refused(SetPrice{1.9}), "bounds");
  EXPECT_EQ(refused(SetPrice{201}), "bounds");
  EXPECT_EQ(refused(SetPrice{std::numeric_limits<double>::quiet_NaN()}), "bounds");
  do_it(SetPrice{25});
  EXPECT_DOUBLE_EQ(world_.player().price_usd, 25);
}

TEST_F(Funding, RaisesMoneyUpToTheLimitForAShareOfTheLab) {
  const WorldView before = make_view(scenario, world_);
  EXPECT_NEAR(before.raise_limit.value, 0.2 * 2e9, 1);
  EXPECT_EQ(refused(RaiseFunds{4.1e8}), "raise-limit");
  EXPECT_EQ(refused(RaiseFunds{0}), "bounds");
  EXPECT_EQ(refused(RaiseFunds{std::numeric_limits<double>::infinity()}), "bounds");
  const double cash_before = cash();
  do_it(RaiseFunds{3e8});
  EXPECT_DOUBLE_EQ(cash() - cash_before, 3e8);
  EXPECT_NEAR(world_.player().ownership, 2.0 / 2.3, 1e-9);
  EXPECT_EQ(refused(RaiseFunds{2e8}), "raise-limit");  // the limit is a quarter's
  EXPECT_EQ(refused(RaiseFunds{1e8}), "");
}

TEST_F(Decisions, AreTakenByPlayerAndRivalsOnly) {
  EXPECT_EQ(rule(world::check(scenario, world_, SetPrice{20}, "meridian")), "role");
  EXPECT_EQ(rule(world::check(scenario, world_, SetPrice{20}, "kestrel")), "");
}

TEST_F(InForce, PricesAndTermsAreShiftedByWhatEventsChanged) {
  world_.adjustments = {{"gflop_usd", 0.5}, {"gflop_usd", 0.5}, {"volume_limit", 0.5}};
  EXPECT_DOUBLE_EQ(prices_now(scenario, world_).gflop_usd.value, 318e6 / 4);
  EXPECT_DOUBLE_EQ(terms_now(scenario, world_).volume_limit.value, 1000);
  EXPECT_EQ(terms_now(scenario, world_).version, 2);
}

TEST_F(Training, HasASeedOfItsOwnForEachRunOfALab) {
  const auto first = job_for(scenario, world_, distil(), "player");
  train(distil());
  EXPECT_NE(job_for(scenario, world_, distil(), "player").seed, first.seed);
  EXPECT_EQ(world_.model(model_)->job.seed, first.seed);
  EXPECT_EQ(first.seeds, scenario.learning.seeds);
}

TEST_F(Cash, OfExactlyThePriceIsEnough) {
  scenario.licence.signing_fee_usd.value = cash();
  EXPECT_EQ(refused(SignLicence{}), "");
  scenario.licence.signing_fee_usd.value += 0.01;
  EXPECT_EQ(refused(SignLicence{}), "cash");
}

TEST_F(Licence, LastsToTheEndOfItsLastQuarter) {
  do_it(SignLicence{});
  const Quarter last = *world_.player().licence_until;
  EXPECT_EQ(last, world_.now.plus(3));
  while (world_.now < last) close();
  EXPECT_TRUE(licensed(world_, world_.player()));
  close();
  EXPECT_FALSE(licensed(world_, world_.player()));
}

TEST_F(Licence, LiftsACutForTheTimeAfterItToo) {
  world_.lab("player").access_cut = true;
  do_it(SignLicence{});
  while (licensed(world_, world_.player())) close();
  EXPECT_EQ(refused(distil()), "");
}

}  // namespace
}  // namespace partly::world
