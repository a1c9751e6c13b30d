// Looking back on games whose networks really train: on the stand of "partly", and every night on every
// scenario, every bot and five seeds. Measurements are made once and reused.
#include <gtest/gtest.h>

#include "sim/learn/engines.h"
#include "sim/session/job_runner.h"
#include "tests/counterfactual/hindsight.h"

namespace partly::counterfactual {
namespace {

class TrainedHindsight : public testing::Test {
 protected:
  MeasurementCache cache{std::make_shared<session::JobRunner>(learn::fused_engine())};
  session::Work work = [this](const world::Job& job, const session::ProgressCallback&) {
    return cache.result_of(job, to_the_end);
  };
};

TEST_F(TrainedHindsight, HearsEachAnswerOnTheStandOfPartly) {
  const world::Scenario scenario = scenario_named("partly");
  const auto played = played_by(scenario, "reckless", 2, work);
  ASSERT_NO_FATAL_FAILURE(expect_hindsight_is_the_game(*played, cache));
  const session::Save save = played->record();
  int asked = 0;
  for (const PlayedDecision& said : decisions_of(scenario, save.quarters)) {
    const auto* testimony = std::get_if<world::Testify>(&said.decision);
    if (testimony == nullptr) continue;
    ++asked;
    for (const law::Answer answer : {law::Answer::yes, law::Answer::partly, law::Answer::no}) {
      world::Testify instead = *testimony;
      instead.answer = answer;
      const auto heard = fork(scenario, save, {said.number, instead}, cache, to_the_end);
      ASSERT_TRUE(heard.ok()) << law::name(answer) << ": " << heard.error().message();
      EXPECT_EQ(heard->instead.hash == played->world_hash(), answer == testimony->answer)
          << law::name(answer);
    }
  }
  EXPECT_GT(asked, 0) << "nobody was asked";
}

class NightlyHindsight : public testing::TestWithParam<std::string> {};

TEST_P(NightlyHindsight, IsTheGameItselfWhereNothingIsChanged) {
  const world::Scenario scenario = scenario_named(GetParam());
  MeasurementCache cache{std::make_shared<session::JobRunner>(learn::fused_engine())};
  const session::Work work = [&](const world::Job& job, const session::ProgressCallback&) {
    return cache.result_of(job, to_the_end);
  };
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    for (const auto& bot : bots::player_bots(scenario)) {
      SCOPED_TRACE(bot + ", seed " + std::to_string(seed));
      const auto played = played_by(scenario, bot, seed, work);
      expect_hindsight_is_the_game(*played, cache);
    }
}

INSTANTIATE_TEST_SUITE_P(NightlyScenarios, NightlyHindsight, testing::ValuesIn(shipped_scenarios()),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace partly::counterfactual
