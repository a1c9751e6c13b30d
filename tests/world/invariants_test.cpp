// What holds in every play, whatever is decided: tried on random legal play with stub results.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/claims.h"
#include "sim/world/view/make_view.h"
#include "tests/world/random_play.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

// A test for each of two scenarios: as it is, and with a poor player whose provider cuts at the first alarm.
class Invariants : public testing::TestWithParam<bool> {
 protected:
  Invariants() {
    if (!GetParam()) return;
    scenario.labs[0].cash_usd.value = 2e9;
    scenario.terms.alarms_before_cut.value = 1;
    scenario.provider.claim_without_log.value = 0.6;
    offer_everything(scenario);
    add_docket(scenario);
    // Every theory may be brought, and every order be made.
    scenario.theories = {law::kTheories.begin(), law::kTheories.end()};
    for (const law::Remedy remedy : law::kRemedies)
      if (remedy != law::Remedy::money)
        scenario.contract.remedies.push_back({remedy, scenario.contract.belief, {}});
  }
  // Plays 30 games to their ends and shows each world after each close.
  template <class Look>
  void play(Look look) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
      World world = bots::begin(scenario, seed);
      Rng rng(seed, "random play");
      while (world.ending == Ending::running) {
        play_random_quarter(scenario, world, rng);
        look(world);
        if (HasFatalFailure()) return;
      }
    }
  }
  Scenario scenario = test_scenario();
};

TEST_P(Invariants, TheLedgerSumsToZeroAtEveryQuarter) {
  play([](const World& world) { ASSERT_EQ(world.ledger.total().cents, 0); });
}

TEST_P(Invariants, EveryTransactionNamesAPieceOfNews) {
  play([](const World& world) {
    std::set<std::string> news;
    for (const News& one : world.news) ASSERT_TRUE(news.insert(one.id).second) << one.id;
    for (const econ::Transaction& one : world.ledger.journal())
      ASSERT_TRUE(news.contains(one.event)) << one.text;
  });
}

TEST_P(Invariants, SharesTrustOwnershipAndBeliefStayWithinTheirBounds) {
  play([](const World& world) {
    double share = 0;
    for (const Lab& lab : world.labs) {
      ASSERT_TRUE(lab.trust >= 0 && lab.trust <= 1);
      ASSERT_TRUE(lab.ownership > 0 && lab.ownership <= 1);
      share += lab.share;
    }
    ASSERT_LE(share, 1 + 1e-9);
    for (const law::Theory theory : law::kTheories) {
      const double belief = world.precedent.of(theory).mean();
      ASSERT_TRUE(belief >= 0 && belief <= 1) << law::name(theory);
    }
    ASSERT_TRUE(world.precedent.norm >= 0 && world.precedent.norm <= 1);
    for (const Lab& lab : world.labs) ASSERT_TRUE(lab.credibility >= 0 && lab.credibility <= 1);
  });
}

TEST_P(Invariants, ResultsLandOnlyWhenTheirQuarterCloses) {
  play([](const World& world) {
    for (const Model& model : world.models) {
      const Quarter next = world.now.plus(world.ending == Ending::running ? 0 : 1);
      ASSERT_FALSE(model.state == ModelState::training && model.due < next);
      const bool measured = model.state == ModelState::trained || model.state == ModelState::deleted;
      ASSERT_EQ(measured, model.result.has_value());
    }
  });
}

TEST_P(Invariants, ClaimsRestOnModelsThatNoLicenceCoversAndEachIsBroughtOnce) {
  play([](const World& world) {
    std::map<int, int> claims;
    for (const law::Proceeding& one : world.proceedings) {
      ASSERT_EQ(world.model(one.model)->owner, one.defendant);
      if (by_authority(one)) continue;
      ASSERT_FALSE(world.model(one.model)->licensed);
      // One that bars another, at most: money alone leaves later sales to be claimed.
      const bool only_the_past = one.settled_terms && !law::covers_later_sales(*one.settled_terms);
      ASSERT_LE(claims[one.model] += !only_the_past, 1);
      if (one.stage == law::Stage::decided || one.stage == law::Stage::judgment) {
        ASSERT_TRUE(one.verdict.has_value() && one.opinion.has_value());
      }
      ASSERT_EQ(one.stage == law::Stage::settled, one.settled_usd.has_value());
      const bool heard = one.stage >= law::Stage::deposition && one.stage <= law::Stage::decided;
      ASSERT_TRUE(!one.record.showings.empty() || !heard);
    }
  });
}

TEST_P(Invariants, AwardsAndSettlementsArePaidByTheDefendantToTheClaimant) {
  int paid = 0;
  play([&](const World& world) {
    if (world.ending == Ending::running) return;
    std::map<std::string, const law::Proceeding*> told_by;
    for (const law::Proceeding& one : world.proceedings)
      for (const std::string& event : one.events) told_by[event] = &one;
    for (const econ::Transaction& one : world.ledger.journal()) {
      if (one.text != "Damages" && one.text != "Settlement") continue;
      const law::Proceeding& claim = *told_by.at(one.event);
      for (const econ::Posting& posting : one.postings)
        if (posting.account == econ::Account::cash) {
          ASSERT_EQ(posting.party, posting.amount < econ::Money{} ? claim.defendant : claim.claimant);
        }
      ++paid;
    }
  });
  EXPECT_GT(paid, 0);
}

TEST_P(Invariants, CheckChangesNothingAndApplyDoesWhatCheckSaid) {
  World world = bots::begin(scenario, 3);
  Rng rng(3, "check");
  for (int quarter = 0; quarter < 6 && world.ending == Ending::running; ++quarter) {
    for (int i = 0; i < 40; ++i) {
      const Decision decision = random_decision(scenario, world, rng);
      const std::uint64_t before = hash(world);
      const econ::Money cash = world.ledger.cash("player");
      const Check checked = check(scenario, world, decision);
      ASSERT_EQ(hash(world), before);
      const Check applied = apply(scenario, world, decision);
      ASSERT_EQ(checked.index(), applied.index());
      if (const auto* quote = std::get_if<Quote>(&checked)) {
        EXPECT_DOUBLE_EQ(quote->upfront.value, std::get<Quote>(applied).upfront.value);
        const auto* raise = std::get_if<RaiseFunds>(&decision);
        const auto* offer = std::get_if<OfferSettlement>(&decision);
        const bool declined = offer && world.proceeding(offer->proceeding)->open();
        const double due = declined ? 0 : raise ? -raise->amount_usd : quote->upfront.value;
        EXPECT_NEAR((cash - world.ledger.cash("player")).usd(), due, 0.03) << describe(decision);
      } else {
        EXPECT_EQ(hash(world), before) << describe(decision);
        EXPECT_FALSE(std::get<Refusal>(checked).reason.empty());
      }
    }
    close_with_stubs(scenario, world);
  }
}

TEST_P(Invariants, TheSameSeedAndDecisionsGiveTheSameHashes) {
  const auto hashes = [&](std::uint64_t seed) {
    World world = bots::begin(scenario, seed);
    Rng rng(9, "decisions");
    while (world.ending == Ending::running) play_random_quarter(scenario, world, rng);
    std::vector<std::uint64_t> all;
    for (const Snapshot& one : world.history) all.push_back(one.hash);
    EXPECT_EQ(all.back(), hash(world));
    return all;
  };
  EXPECT_EQ(hashes(4), hashes(4));
  EXPECT_NE(hashes(4), hashes(5));
}

TEST_P(Invariants, ACopyOfTheWorldUndoesWhatCameAfterIt) {
  World world = bots::begin(scenario, 6);
  Rng rng(6, "undo");
  play_random_quarter(scenario, world, rng);
  const World kept = world;
  const std::uint64_t before = hash(world);
  play_random_quarter(scenario, world, rng);
  EXPECT_NE(hash(world), before);
  world = kept;
  EXPECT_EQ(hash(world), before);
}

TEST_P(Invariants, NothingCanBeDecidedOrClosedAfterTheEnd) {
  World world = bots::begin(scenario, 8);
  while (world.ending == Ending::running) close_with_stubs(scenario, world);
  EXPECT_EQ(world.ending, world.ledger.cash("player").cents < 0 ? Ending::insolvent : Ending::finished);
  const std::uint64_t end = hash(world);
  Rng rng(8, "after");
  for (int i = 0; i < 50; ++i) {
    const Check after = apply(scenario, world, random_decision(scenario, world, rng));
    ASSERT_EQ(std::get<Refusal>(after).rule, "ended");
  }
  EXPECT_TRUE(jobs_due(world).empty());
  close_with_stubs(scenario, world);
  EXPECT_EQ(hash(world), end);
  EXPECT_FALSE(make_view(scenario, world).score_text.empty());
}

TEST_P(Invariants, ReachesTheCourtroomAndBothEndingsSomewhere) {
  std::set<law::Stage> stages;
  std::set<Ending> endings;
  play([&](const World& world) {
    for (const law::Proceeding& one : world.proceedings) stages.insert(one.stage);
    endings.insert(world.ending);
  });
  EXPECT_TRUE(stages.contains(law::Stage::decided));
  EXPECT_TRUE(stages.contains(law::Stage::settled));
  EXPECT_TRUE(endings.contains(Ending::finished));
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Invariants, testing::Bool(),
                         [](const auto& one) { return one.param ? "PoorAndWatched" : "AsItIs"; });

}  // namespace
}  // namespace partly::world
