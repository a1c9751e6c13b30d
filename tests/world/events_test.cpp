// Events that ask: who is asked when, what each answer moves, and what silence means.
#include <cmath>
#include <map>

#include "sim/world/state/event_answers.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/quiet_world.h"

namespace partly::world {
namespace {

Quantity assumed(double value, Unit unit) {
  return Quantity::assumed(value, unit, {value, value}, "for a test");
}

EventChoice choice(const std::string& id, bool if_silent = false) {
  EventChoice choice;
  choice.id = id, choice.title = "Choose " + id, choice.if_silent = if_silent;
  return choice;
}

class EventThatAsks : public QuietWorld {
 protected:
  EventThatAsks() {
    EventRule rule;
    rule.id = "boom", rule.title = "A boom", rule.text = "They ask.";
    rule.first_quarter = 2, rule.last_quarter = 2;
    rule.chance = assumed(1, Unit::fraction);
    EventChoice pay = choice("pay");
    pay.cost_usd = assumed(2e8, Unit::usd);
    pay.customers = assumed(0.05, Unit::fraction);
    pay.trust = assumed(0.1, Unit::fraction);
    EventChoice wait = choice("wait", true);
    wait.customers = assumed(-0.5, Unit::fraction);
    wait.changes = "label_usd", wait.factor = assumed(2, Unit::none);
    rule.choices = {pay, wait};
    scenario.events = {rule};
    start();
  }
  EventRule& rule() { return scenario.events.front(); }
  EventChoice& pay() { return rule().choices.front(); }
  EventChoice& silence() { return rule().choices.back(); }
  // Sells a model and plays until the event has happened.
  void be_asked() {
    do_it(usual(scenario, Route::open_weights));
    close();
    do_it(ReleaseModel{world_.models.back().id});
    close(2);
    ASSERT_EQ(world_.events_asked.size(), 1u);
  }
  double seats() const {
    const econ::Custom* own = world_.customers.of(kPlayerId);
    return own ? own->seats : 0;
  }
  double all_decided() const {
    double sum = world_.customers.without_seats;
    for (const econ::Custom& one : world_.customers.custom) sum += one.seats;
    return sum;
  }
  std::string refused(const AnswerEvent& answer) const {
    const Check checked = check(scenario, world_, answer);
    const auto* refusal = std::get_if<Refusal>(&checked);
    return refusal ? refusal->rule : "";
  }
};

TEST_F(EventThatAsks, IsOpenInTheQuarterAfterItHappenedAndInNoOther) {
  EXPECT_EQ(refused({"boom", "pay"}), "not-asked");
  be_asked();
  EXPECT_EQ(world_.events_asked[0].opened, world_.now);
  EXPECT_TRUE(world_.events_asked[0].open());
  EXPECT_EQ(refused({"boom", "pay"}), "");
  close();
  EXPECT_EQ(world_.events_asked[0].chosen, "wait");
  EXPECT_EQ(refused({"boom", "pay"}), "answered");
}

TEST_F(EventThatAsks, TakesWhatAnAnswerCostsAndBringsItsCustomersAtTodaysPrice) {
  be_asked();
  const double had = seats(), all = all_decided(), cash = world_.ledger.cash(kPlayerId).usd();
  const double trust = world_.player().trust;
  do_it(SetPrice{scenario.market.reference_price_usd.value * 1.5});
  const double willing = std::pow(1.5, -scenario.market.weight_price.value);  // the others find it too dear
  const double signing = willing * 0.05 * econ::all_seats(scenario.market, 2);
  const double price_before = world_.customers.of(kPlayerId)->price_usd;
  do_it(AnswerEvent{"boom", "pay"});
  EXPECT_NEAR(seats(), had + signing, 1);
  EXPECT_NEAR(all_decided(), all, 1) << "they come from those who buy from nobody";
  EXPECT_NEAR(world_.customers.of(kPlayerId)->price_usd,
              (had * price_before + signing * world_.player().price_usd) / (had + signing), 1e-9);
  EXPECT_DOUBLE_EQ(world_.ledger.cash(kPlayerId).usd(), cash - 2e8);
  EXPECT_DOUBLE_EQ(world_.player().trust, std::min(1.0, trust + 0.1));
  EXPECT_EQ(world_.ledger.total().cents, 0);
  EXPECT_EQ(world_.factor("label_usd"), 1) << "what silence would have changed";
}

TEST_F(EventThatAsks, SellsNoMoreByAPriceThatIsAskedForThatDay) {
  be_asked();
  double before = 0;
  for (const double price_usd : {1.0, 1.5, 2.5, 4.0}) {
    World asked = world_;
    asked.lab(kPlayerId).price_usd = price_usd * scenario.market.reference_price_usd.value;
    const double signed_usd =
        seats_moved(scenario, asked, asked.lab(kPlayerId), pay()) * asked.lab(kPlayerId).price_usd;
    EXPECT_TRUE(before == 0 || signed_usd < before) << price_usd;
    before = signed_usd;
  }
  World cheap = world_;
  cheap.lab(kPlayerId).price_usd = 0.5 * scenario.market.reference_price_usd.value;
  EXPECT_NEAR(seats_moved(scenario, cheap, cheap.lab(kPlayerId), pay()),
              0.05 * econ::all_seats(scenario.market, 2), 1)
      << "no more than are asked about";
}

TEST_F(EventThatAsks, SignsOnlyCustomersWithinALicencesFieldOfUse) {
  be_asked();
  const double everywhere = seats_moved(scenario, world_, world_.player(), pay());
  scenario.licence.field_share.value = 0.6;
  EXPECT_EQ(seats_moved(scenario, world_, world_.player(), pay()), everywhere) << "made without a licence";
  world_.model(*world_.player().released)->licensed = true;
  EXPECT_NEAR(seats_moved(scenario, world_, world_.player(), pay()), 0.6 * everywhere, 1e-6);
}

TEST_F(EventThatAsks, WhoseSilenceLosesNoMoreCustomersThanThereAre) {
  be_asked();
  const double all = all_decided();
  World asked = world_;
  take(scenario, asked, asked.lab(kPlayerId), rule(), silence());
  EXPECT_EQ(asked.customers.of(kPlayerId)->seats, 0);
  EXPECT_EQ(asked.factor("label_usd"), 2);
  world_ = asked;
  EXPECT_NEAR(all_decided(), all, 1);
}

TEST_F(EventThatAsks, IsAnsweredOnceAndByWhoHasSomethingToSell) {
  close(3);
  EXPECT_EQ(refused({"boom", "pay"}), "nothing-on-sale");
  EXPECT_EQ(refused({"boom", "no-such"}), "no-choice");
  EXPECT_EQ(refused({"no-such", "pay"}), "not-asked");
  do_it(AnswerEvent{"boom", "wait"});
  EXPECT_EQ(refused({"boom", "wait"}), "answered");
}

TEST_F(EventThatAsks, RefusesWhatTheLabCannotPay) {
  pay().cost_usd.value = 1e12;
  be_asked();
  EXPECT_EQ(refused({"boom", "pay"}), "cash");
}

TEST_F(EventThatAsks, CanBeAnsweredByAWordInPublicThatStands) {
  add_docket(scenario);
  pay().states = PublicStatement::we_never_did;
  start();
  be_asked();
  do_it(AnswerEvent{"boom", "pay"});
  EXPECT_EQ(world_.player().stated, PublicStatement::we_never_did);
}

TEST_F(EventThatAsks, RefusesAWordThatIsKnownToBeUntrueOrWasGivenBefore) {
  add_docket(scenario);
  pay().states = PublicStatement::we_never_did;
  start();
  be_asked();
  do_it(StatePublicly{PublicStatement::everybody_does_it});
  EXPECT_EQ(refused({"boom", "pay"}), "stated");
}

TEST_F(EventThatAsks, TakesAWordThatWasGivenBeforeForGiven) {
  add_docket(scenario);
  pay().states = PublicStatement::we_never_did;
  start();
  be_asked();
  do_it(StatePublicly{PublicStatement::we_never_did});
  const double trust = world_.player().trust;
  do_it(AnswerEvent{"boom", "pay"});
  EXPECT_DOUBLE_EQ(world_.player().trust, std::min(1.0, trust + 0.1)) << "its own, and not the word's again";
}

TEST_F(EventThatAsks, CountsAWordAndRecordsInWhatAnAnswerIsWorth) {
  add_docket(scenario), offer_everything(scenario);
  start();
  be_asked();
  const auto prospect = [&] { return prospect_of(scenario, world_, world_.player(), rule(), pay()).value; };
  const double without = prospect();
  pay().states = PublicStatement::we_never_did;
  EXPECT_GT(prospect(), without);
  pay().states = PublicStatement::everybody_does_it;
  EXPECT_LT(prospect(), without);
  pay().states.reset(), pay().keeps_records = true;
  const double quarters = quarters_left(scenario, world_);
  EXPECT_NEAR(prospect(), without - quarters * scenario.arrangements.records->keeping_usd.value, 1);
}

TEST_F(EventThatAsks, AboutSellersDoesNotHappenToALabThatSellsNothing) {
  rule().about = EventSubject::sellers;
  start();
  close(5);
  EXPECT_TRUE(world_.events_asked.empty());
  start();
  be_asked();
}

TEST_F(EventThatAsks, AboutWeightsOrSummariesLooksAtWhatIsSold) {
  be_asked();
  Model& sold = *world_.model(*world_.player().released);
  rule().about = EventSubject::sellers_on_weights;
  EXPECT_TRUE(concerns_player(world_, rule()));
  sold.job.sources.open_weights = false;
  EXPECT_FALSE(concerns_player(world_, rule()));
  rule().about = EventSubject::sellers_without_summary;
  sold.summary_published.reset();
  EXPECT_TRUE(concerns_player(world_, rule()));
  sold.summary_published = world_.now;
  EXPECT_FALSE(concerns_player(world_, rule()));
}

TEST_F(EventThatAsks, CanBeAnsweredByKeepingRecords) {
  offer_everything(scenario);
  pay().keeps_records = true;
  start();
  be_asked();
  do_it(AnswerEvent{"boom", "pay"});
  EXPECT_EQ(world_.player().arranged.records_since, world_.now);
}

TEST_F(EventThatAsks, ShowsWhatEachAnswerWouldSellBesideSilence) {
  be_asked();
  const WorldView view = make_view(scenario, world_);
  ASSERT_EQ(view.events.size(), 1u);
  const EventChoiceView& paying = view.events[0].choices[0];
  ASSERT_TRUE(paying.seats && paying.cost && paying.trust);
  EXPECT_GT(paying.prospect.value, 0) << "silence loses every customer";
  EXPECT_EQ(paying.prospect.provenance, Provenance::derived);
  EXPECT_EQ(view.events[0].choices[1].prospect.value, 0) << "silence beside itself";
  World dearer = world_;
  pay().cost_usd.value += 1e8;
  EXPECT_NEAR(make_view(scenario, dearer).events[0].choices[0].prospect.value, paying.prospect.value - 1e8,
              1);
}

TEST_F(EventThatAsks, AsksNobodyInAGameThatIsOver) {
  be_asked();
  while (world_.ending == Ending::running) close();
  EXPECT_EQ(refused({"boom", "pay"}), "ended");
}

TEST_F(EventThatAsks, IsCertainInOneQuarterOfItsWindowWhereItHasNoChance) {
  rule().first_quarter = 2, rule().last_quarter = 5, rule().certain = true;
  std::map<int, int> opened;
  constexpr int kGames = 400;
  for (std::uint64_t seed = 1; seed <= kGames; ++seed) {
    world_ = bots::begin(scenario, seed);
    close(6);
    ASSERT_EQ(world_.events_asked.size(), 1u);
    ++opened[world_.events_asked[0].opened.since(scenario.start) - 1];
  }
  for (int quarter = 2; quarter <= 5; ++quarter)
    EXPECT_NEAR(opened[quarter], kGames / 4, 45) << quarter;  // five standard deviations
}

TEST_F(EventThatAsks, AsksOnlyThePlayer) {
  be_asked();
  const Check asked_of_provider =
      check(scenario, world_, AnswerEvent{"boom", "pay"}, scenario.lab(LabKind::provider).id);
  EXPECT_TRUE(std::holds_alternative<Refusal>(asked_of_provider));
}

}  // namespace
}  // namespace partly::world
