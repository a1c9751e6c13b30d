// What holds for every shipped scenario for a lab, tried on legal play at random with stub results: openings
// play as they are told, games save and replay, events can happen, and the books balance.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/bots/turn.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/bot_play.h"
#include "sim/session/save.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/opening.h"
#include "tests/session/stub_work.h"
#include "tests/world/random_play.h"

namespace partly::session {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const auto& path : json_files_in(fs::path(PARTLY_SOURCE_DIR) / "scenarios"))
    if (scenario::load_either_file(path).kind == scenario::Kind::lab) names.push_back(path.stem().string());
  return names;
}

world::Scenario scenario_named(const std::string& name) {
  auto loaded = scenario::load_file(fs::path(PARTLY_SOURCE_DIR) / "scenarios" / (name + ".json"));
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

class Shipped : public testing::TestWithParam<std::string> {
 protected:
  world::Scenario scenario = scenario_named(GetParam());

  std::unique_ptr<Session> started(std::uint64_t seed) const {
    Options options;
    options.seed = seed;
    options.threaded = false;
    return Session::start_with(scenario, options, make_inline_trainer(stub_work));
  }
  // A world at the moment when the player takes over.
  world::World taken_over(std::uint64_t seed) const {
    world::World world = bots::begin(scenario, seed);
    while (const auto* past = world::opening_of(scenario, world)) {
      for (const auto& told : *past) world::apply(scenario, world, world::with_ids(world, told));
      world::close_with_stubs(scenario, world);
    }
    return world;
  }
};

TEST_P(Shipped, HandsTheLabOverAfterAnOpeningThatPlaysAsItIsTold) {
  const auto session = started(3);
  EXPECT_TRUE(session->problems().empty());
  EXPECT_FALSE(session->closing());
  EXPECT_FALSE(session->can_undo());
  EXPECT_EQ(session->view().now, world::taken_over(scenario));
  EXPECT_EQ(session->log().size(), scenario.opening.size());
  for (std::size_t i = 0; i < scenario.opening.size(); ++i)
    EXPECT_EQ(session->log()[i].decisions.size(), scenario.opening[i].size());
}

TEST_P(Shipped, SavesAndReplaysAGameOfRandomDecisions) {
  const auto session = started(5);
  const auto policy = bots::make_bot("random", 5, session->scenario());
  for (int quarter = 0; quarter < 3 && session->view().ending == world::Ending::running; ++quarter) {
    play_quarter(*session, **policy);
    session->request_close();
    session->tick();
  }
  const fs::path path = fs::temp_directory_path() / ("partly-shipped-" + GetParam() + ".json");
  ASSERT_TRUE(session->save(path).ok());
  Options options;
  options.threaded = false;
  const auto loaded = Session::load(path, options);
  fs::remove(path);
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->world_hash(), session->world_hash());
  EXPECT_EQ((*loaded)->log().size(), session->log().size());
}

TEST_P(Shipped, BalancesItsBooksInLegalPlayAtRandom) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    world::World world = taken_over(seed);
    Rng rng(seed, "random play of a shipped scenario");
    while (world.ending == world::Ending::running) {
      world::play_random_quarter(scenario, world, rng);
      ASSERT_EQ(world.ledger.total().cents, 0);
    }
    std::set<std::string> news;
    for (const world::News& one : world.news) news.insert(one.id);
    for (const auto& transaction : world.ledger.journal()) ASSERT_TRUE(news.contains(transaction.event));
  }
}

TEST_P(Shipped, LetsEveryEventHappenAndDoSomething) {
  std::set<std::string> seen;
  // Those about sellers may never happen: nobody sells anything here but what an opening left.
  const auto missing = [&](const world::EventRule& event) {
    return event.about == world::EventSubject::everybody && !seen.contains(event.id);
  };
  for (std::uint64_t seed = 1; seed <= 200 && std::ranges::any_of(scenario.events, missing); ++seed) {
    world::World world = taken_over(seed);
    while (world.ending == world::Ending::running) world::close_with_stubs(scenario, world);
    seen.insert(world.events_seen.begin(), world.events_seen.end());
  }
  for (const world::EventRule& event : scenario.events) {
    EXPECT_FALSE(missing(event)) << event.id << " never happens";
    const bool acts =
        event.cuts_access || event.publishes || !event.changes.empty() || !event.choices.empty();
    EXPECT_TRUE(acts || scenario.teacher_role) << event.id << " is talk alone";  // a provider acts on talk
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Shipped, testing::ValuesIn(shipped()), [](const auto& each) {
  std::string name = each.param;
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace partly::session
