// The cases of others: what moves them, what their rulings move, what their signals are worth, and what can
// be decided about them.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/world/state/docket_outlook.h"
#include "sim/world/view/make_view.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;
using law::Theory;

class Cases : public CourtWorld {
 protected:
  Cases() {
    add_docket(scenario);
    start();
  }
  void start(std::uint64_t seed = 5) { world_ = bots::begin(scenario, seed); }
  DocketCaseRule& rule(const std::string& id) {
    return *std::ranges::find(scenario.docket->cases, id, &DocketCaseRule::id);
  }
  const DocketCase& docket_case(const std::string& id) const { return *world_.docket.find(id); }
  void let_none_settle() {
    for (DocketCaseRule& one : scenario.docket->cases) one.settles.value = 0;
  }
  void show_every_signal() {
    for (SignalRule& signal : scenario.docket->signals) signal.before.value = signal.otherwise.value = 1;
  }
  const ForecastCard& open_card() {
    for (int i = 0; i < 6 && world_.docket.cards.empty(); ++i) close();
    EXPECT_FALSE(world_.docket.cards.empty());
    return world_.docket.cards.back();
  }
};
using DocketRuling = Cases;
using Signals = Cases;
using Card = Cases;
using CourtBrief = Cases;
using PublicWord = Cases;

TEST_F(Cases, OpenInTheirQuarterAndPassTheStagesOfACourt) {
  let_none_settle();
  scenario.court.motion_power.value = 0;  // no motion ends one
  start();
  EXPECT_EQ(world_.docket.find("review"), nullptr);
  EXPECT_EQ(docket_case("terms").stage, Stage::complaint);
  close();
  EXPECT_EQ(docket_case("terms").stage, Stage::motion);
  EXPECT_NE(world_.docket.find("review"), nullptr);
  close(4);
  EXPECT_EQ(docket_case("terms").stage, Stage::decided);
  EXPECT_TRUE(told("Aldermere v. Corvale: decided"));
  EXPECT_EQ(docket_case("review").stage, Stage::decided);  // an authority asks nobody
}

TEST_F(DocketRuling, CountsInThePrecedentOfItsTheoryAsOnesOwnDoes) {
  let_none_settle();
  scenario.court.motion_power.value = 0;
  scenario.contract.belief.value = 1;
  start();
  const double weight = world_.precedent.of(Theory::contract).weight();
  close(5);
  ASSERT_TRUE(docket_case("terms").accepted.value_or(false));
  EXPECT_DOUBLE_EQ(world_.precedent.of(Theory::contract).weight(), weight + 1);
  const auto ruling = std::ranges::find(world_.rulings, "terms", &Ruling::docket_case);
  ASSERT_NE(ruling, world_.rulings.end());
  EXPECT_GE(ruling->belief_after, ruling->belief_before);
}

TEST_F(DocketRuling, ByADismissalSpeaksAgainstTheTheory) {
  let_none_settle();
  scenario.court.motion_power.value = 1;
  scenario.contract.belief.value = 0.01;
  start();
  const double before = world_.precedent.of(Theory::contract).rejected;
  close(2);
  ASSERT_EQ(docket_case("terms").stage, Stage::dismissed);
  EXPECT_DOUBLE_EQ(world_.precedent.of(Theory::contract).rejected, before + 1);
}

TEST_F(DocketRuling, OnOtherGroundsMovesNoBelief) {  // F42
  let_none_settle();
  std::erase_if(scenario.docket->cases, [](const DocketCaseRule& one) { return one.theory.has_value(); });
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    start(seed);
    const law::Precedent before = world_.precedent;
    close(9);
    ASSERT_FALSE(docket_case("founders").open());
    ASSERT_TRUE(world_.rulings.empty());
    for (const Theory theory : law::kTheories)
      ASSERT_DOUBLE_EQ(world_.precedent.of(theory).mean(), before.of(theory).mean());
  }
}

TEST_F(DocketRuling, IsExpectedWhereTheBeliefStands) {
  let_none_settle();
  scenario.docket->cases = {rule("terms")};
  double sum = 0;
  constexpr int kSeeds = 400;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    start(seed);
    close(5);
    sum += world_.precedent.of(Theory::contract).mean();
  }
  const double start_belief = scenario.contract.belief.value, weight = scenario.play.precedent_weight.value;
  const double one_ruling = std::sqrt(start_belief * (1 - start_belief)) / (weight + 1);
  EXPECT_NEAR(sum / kSeeds, start_belief, 4 * one_ruling / std::sqrt(kSeeds) + 1e-9);
}

TEST_F(DocketRuling, ThatASettlementForestallsMovesNothing) {
  for (DocketCaseRule& one : scenario.docket->cases) one.settles.value = 1;
  start();
  close(3);
  EXPECT_EQ(docket_case("terms").stage, Stage::settled);
  EXPECT_TRUE(world_.rulings.empty());
}

TEST(HalfYear, SettlesWithTheChanceOfEitherQuarter) {
  EXPECT_NEAR(chance_of_settling({0.2, 0}), 0.36, 1e-12);
  EXPECT_NEAR(chance_of_settling({0.2, 1}), 0.2, 1e-12);  // a court is quicker
}

TEST(HalfYear, IsWeighedByBayesRuleOnWhatIsSeenAndWhatIsNot) {
  const auto fraction = [](double value) { return Quantity::derived(value, Unit::fraction, "For the test"); };
  const std::vector<SignalRule> one{{SignalKind::dismissal_talk, fraction(0.6), fraction(0.1)}};
  EXPECT_NEAR(chance_of_settling({0.2, 0}, one, {SignalKind::dismissal_talk}),
              0.36 * 0.6 / (0.36 * 0.6 + 0.64 * 0.1), 1e-12);
  EXPECT_NEAR(chance_of_settling({0.2, 0}, one, {}), 0.36 * 0.4 / (0.36 * 0.4 + 0.64 * 0.9), 1e-12);
}

TEST_F(Signals, OpenACardThatIsScoredWhenItsHalfYearIsOver) {
  let_none_settle();
  show_every_signal();
  start();
  const ForecastCard card = open_card();
  EXPECT_EQ(card.signals.size(), kSignalKinds);
  EXPECT_EQ(card.opened, world_.now);
  EXPECT_EQ(card.due, card.opened.plus(1));
  close();
  EXPECT_FALSE(world_.docket.card(card.id)->came.has_value());
  close();
  EXPECT_FALSE(world_.docket.card(card.id)->came.value_or(true));
}

TEST_F(Signals, OpenNoCardThatTheGameWouldNotScore) {
  show_every_signal();
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    start(seed);
    while (world_.ending == Ending::running) close();
    for (const ForecastCard& card : world_.docket.cards) ASSERT_TRUE(card.came.has_value()) << seed;
  }
}

// Who knows how often signals lie does better than who knows only how often cases settle; neither is perfect.
TEST_F(Signals, TeachAReaderMoreThanTheBaseRate) {
  double reader = 0, base = 0;
  int cards = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    start(seed);
    close(10);
    for (ForecastCard& card : world_.docket.cards) card.said = card.base;
    const ForecastScore score = score_of(world_.docket);
    cards += score.cards, reader += score.reader * score.cards, base += score.base * score.cards;
  }
  ASSERT_GT(cards, 1000);
  RecordProperty("cards", cards);
  RecordProperty("reader", std::to_string(reader / cards));
  RecordProperty("base", std::to_string(base / cards));
  EXPECT_LT(reader / cards, base / cards - 0.01);
  EXPECT_GT(reader / cards, 0.05);
}

// Of all cards on which Bayes' rule says about as much, about as many come true.
TEST_F(Signals, AreWeighedWithoutBiasByBayesRule) {
  std::array<double, 4> said{}, came{}, cards{};
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    start(seed);
    close(10);
    for (const ForecastCard& card : world_.docket.cards) {
      const auto at = static_cast<std::size_t>(std::min(card.reader * 4, 3.0));
      said[at] += card.reader, came[at] += *card.came ? 1 : 0, ++cards[at];
    }
  }
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (cards[i] < 50) continue;
    EXPECT_NEAR(came[i] / cards[i], said[i] / cards[i], 4 * 0.5 / std::sqrt(cards[i])) << i;
  }
}

TEST_F(Card, IsAnsweredOnceInTheQuarterInWhichItOpens) {
  show_every_signal();
  start();
  const int id = open_card().id;
  EXPECT_EQ(refused(AnswerCard{id + 1000, 0.5}), "no-card");
  EXPECT_EQ(refused(AnswerCard{id, 1.5}), "chance");
  EXPECT_EQ(refused(AnswerCard{id, std::nan("")}), "chance");
  do_it(AnswerCard{id, 0.4});
  EXPECT_EQ(refused(AnswerCard{id, 0.5}), "answered");
  EXPECT_DOUBLE_EQ(*world_.docket.card(id)->said, 0.4);
}

TEST_F(Card, IsNotAnsweredWhenItsFirstQuarterIsOver) {
  show_every_signal();
  start();
  const int id = open_card().id;
  close();
  EXPECT_EQ(refused(AnswerCard{id, 0.4}), "too-late");
}

TEST_F(Card, IsScoredByTheSquareOfTheDistance) {
  Docket docket;
  docket.cards.push_back({1, "a", {}, {}, {}, 0.5, 0.9, 0.8, true});
  docket.cards.push_back({2, "a", {}, {}, {}, 0.5, 0.1, 0.4, false});
  docket.cards.push_back({3, "a", {}, {}, {}, 0.5, 0.1, {}, false});  // not answered: not scored
  const ForecastScore score = score_of(docket);
  EXPECT_EQ(score.cards, 2);
  EXPECT_NEAR(score.said, (0.04 + 0.16) / 2, 1e-12);
  EXPECT_NEAR(score.base, 0.25, 1e-12);
  EXPECT_NEAR(score.reader, 0.01, 1e-12);
}

TEST_F(Card, HidesWhatAReaderWouldHaveSaidUntilItIsKnown) {
  show_every_signal();
  start();
  const int id = open_card().id;
  do_it(AnswerCard{id, 0.4});
  EXPECT_FALSE(make_view(scenario, world_).docket.cards.front().reader.has_value());
  close(2);
  const DocketView view = make_view(scenario, world_).docket;
  const auto card = std::ranges::find(view.cards, id, &CardView::id);
  ASSERT_NE(card, view.cards.end());
  EXPECT_TRUE(card->reader.has_value());
  EXPECT_EQ(view.scored, 1);
}

TEST_F(Card, StaysTheSameWhateverElseIsDecided) {
  start();
  World other = world_;
  do_it(RaiseFunds{1e8});
  do_it(SetPrice{25});
  for (int i = 0; i < 9; ++i) close(), close_with_stubs(scenario, other);
  ASSERT_EQ(world_.docket.cards.size(), other.docket.cards.size());
  for (std::size_t i = 0; i < other.docket.cards.size(); ++i) {
    EXPECT_EQ(world_.docket.cards[i].id, other.docket.cards[i].id);
    EXPECT_EQ(world_.docket.cards[i].came, other.docket.cards[i].came);
  }
}

TEST_F(CourtBrief, MovesTheOddsALittleAndIsPaidOnce) {
  const double before = chance_of_ruling(scenario, world_, docket_case("terms")).value;
  do_it(FileBrief{"terms", BriefSide::against_theory});
  const double after = chance_of_ruling(scenario, world_, docket_case("terms")).value;
  EXPECT_LT(after, before);
  EXPECT_NEAR(std::log(after / (1 - after)) - std::log(before / (1 - before)),
              -scenario.docket->brief_log_odds.value, 1e-9);
  EXPECT_DOUBLE_EQ(paid(econ::Account::legal), scenario.docket->brief_usd.value);
  EXPECT_EQ(refused(FileBrief{"terms", BriefSide::for_theory}), "filed");
}

TEST_F(CourtBrief, IsRefusedWhereNoTheoryIsAtStakeOrTheCaseIsOver) {
  EXPECT_EQ(refused(FileBrief{"founders", BriefSide::for_theory}), "other-grounds");
  EXPECT_EQ(refused(FileBrief{"nobody", BriefSide::for_theory}), "no-case");
  rule("terms").settles.value = 1;
  close();
  EXPECT_EQ(refused(FileBrief{"terms", BriefSide::for_theory}), "closed");
}

TEST_F(CourtBrief, NeedsItsCounselPaid) {
  scenario.docket->brief_usd.value = 1e12;
  EXPECT_EQ(refused(FileBrief{"terms", BriefSide::for_theory}), "cash");
}

TEST_F(PublicWord, ThatEverybodyDoesItMakesCustomAndWeakensOnesOwnClaims) {  // F40, F41
  const double norm = world_.precedent.norm, trust = world_.player().trust;
  do_it(StatePublicly{PublicStatement::everybody_does_it});
  EXPECT_GT(world_.precedent.norm, norm);
  EXPECT_LT(world_.player().trust, trust);
  EXPECT_TRUE(world_.player().pleaded_practice);
  EXPECT_EQ(refused(StatePublicly{PublicStatement::we_never_did}), "stated");
}

TEST_F(PublicWord, ThatItNeverDidIsBelievedAsLongAsNothingComesOut) {
  const double trust = world_.player().trust;
  do_it(StatePublicly{PublicStatement::we_never_did});
  EXPECT_GT(world_.player().trust, trust);
  close(4);
  EXPECT_FALSE(world_.player().stated_untrue);
}

TEST_F(PublicWord, ThatItNeverDidTurnsAgainstWhoeverIsShownOtherwise) {  // F56
  scenario.theories = {Theory::contract, Theory::disclosure};
  start();
  train(usual(scenario, Route::distil));
  const Check warned = check(scenario, world_, StatePublicly{PublicStatement::we_never_did});
  ASSERT_EQ(std::get<Quote>(warned).warnings.size(), 1u);
  do_it(StatePublicly{PublicStatement::we_never_did});
  do_it(PublishSummary{model_});
  const Lab before = world_.player();
  close();
  EXPECT_TRUE(world_.player().stated_untrue);
  EXPECT_LT(world_.player().trust, before.trust);
  EXPECT_LT(world_.player().credibility, before.credibility);
  EXPECT_TRUE(told("between word and deed"));
}

TEST_F(PublicWord, ThatItNeverDidIsRefusedOnceTheContraryIsKnown) {
  scenario.theories = {Theory::contract, Theory::disclosure};
  start();
  train(usual(scenario, Route::distil));
  do_it(PublishSummary{model_});
  EXPECT_EQ(refused(StatePublicly{PublicStatement::we_never_did}), "known");
}

TEST_F(PublicWord, IsAskedOnlyWhereThereIsADocket) {
  scenario.docket.reset();
  start();
  EXPECT_EQ(refused(StatePublicly{PublicStatement::we_never_did}), "not-asked");
  EXPECT_FALSE(make_view(scenario, world_).docket.there());
}

}  // namespace
}  // namespace partly::world
