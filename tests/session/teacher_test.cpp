// The teacher's role on networks that really train and on streams of questions that really go through the
// monitor.
#include <gtest/gtest.h>

#include <map>

#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/bots/turn.h"
#include "sim/scenario/load.h"
#include "sim/session/bot_play.h"
#include "sim/session/job_runner.h"
#include "sim/session/report.h"
#include "sim/session/world_of.h"
#include "sim/world/state/crowd.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::session {
namespace {

const world::Scenario& the_other_side() {
  static const world::Scenario scenario = [] {
    auto loaded = scenario::load_file(*find_data("scenarios/the-other-side.json"));
    PARTLY_CHECK(loaded.scenario.has_value());
    return std::move(*loaded.scenario);
  }();
  return scenario;
}

std::shared_ptr<JobRunner> runner() {
  constexpr std::size_t kResultsKept = 4096;  // rivals of one seed order much that is alike
  static const auto shared = std::make_shared<JobRunner>(learn::fused_engine(), kResultsKept);
  return shared;
}

template <class Done>
Done result_of(const world::Job& job) {
  auto result = runner()->run(job, to_the_end);
  PARTLY_CHECK(result.ok());
  return std::get<Done>(*result);
}

// What rivals learn from an API that is set so: five students that ask 120 questions.
learn::TrainResult students_of(const world::Console& console) {
  world::TrainModel order = world::usual(the_other_side(), world::Route::distil);
  order.sources.queries = 120;
  order.sources.cover_share = 0;
  order.sources = world::served(console, order.sources);
  world::TrainStudent job;
  job.job = world::job_of(the_other_side().learning, order);
  job.job.defence = world::defence_of(console);
  job.job.seeds = 8;
  job.monitor.inputs = the_other_side().learning.inputs;
  return result_of<world::StudentTrained>(job).result;
}

world::CrowdWatched watched(const world::Console& console) {
  world::World world = bots::begin(the_other_side(), 1);
  world.provider_state->in_force = console;
  return result_of<world::CrowdWatched>(world::watch_of(the_other_side(), world, 1));
}

world::Console usual_console() { return bots::begin(the_other_side(), 1).provider_state->in_force; }

TEST(ProviderApi, TeachesWorseStudentsThatAgreeLessByAnswersAlone) {
  world::Console bare = usual_console();
  bare.access = learn::Access::labels;
  const auto full = students_of(usual_console()), poor = students_of(bare);
  EXPECT_GT(full.accuracy_mean(), poor.accuracy_mean() + 0.02);
  EXPECT_GT(full.agreement_mean(), poor.agreement_mean() + 0.02);
}

TEST(ProviderApi, TeachesWorseStudentsThroughNoiseAndServesCustomersWorseToo) {
  world::Console noisy = usual_console();
  noisy.defence = world::ApiDefence::noise;
  noisy.defence_strength = 3;
  EXPECT_GT(students_of(usual_console()).accuracy_mean(), students_of(noisy).accuracy_mean() + 0.05);
  const auto served = watched(noisy);
  EXPECT_GT(served.provider_accuracy, served.served_accuracy + 0.05);
}

TEST(ProviderApi, TakesOnlyConfidenceFromCustomersWhereItServesBareAnswers) {
  world::Console bare = usual_console();
  bare.access = learn::Access::labels;
  const auto full = watched(usual_console()), poor = watched(bare);
  EXPECT_DOUBLE_EQ(poor.provider_accuracy, poor.served_accuracy);
  EXPECT_DOUBLE_EQ(full.confidence_error, 0);
  EXPECT_GT(poor.confidence_error, 0.05);
}

TEST(ProviderMonitor, FindsExtractorsSoonerAndAccusesMoreHonestCustomersTheKeenerItIs) {
  const auto seen = watched(usual_console());
  ASSERT_GE(seen.levels.size(), 3u);
  for (std::size_t i = 1; i < seen.levels.size(); ++i) {
    EXPECT_GE(seen.levels[i].honest_accused, seen.levels[i - 1].honest_accused);
    EXPECT_GE(seen.levels[i].extractors_found, seen.levels[i - 1].extractors_found);
  }
  EXPECT_GT(seen.levels.back().honest_accused, seen.levels.front().honest_accused + seen.accounts / 40);
  EXPECT_GT(seen.levels.back().extractors_found, seen.levels.front().extractors_found);
  EXPECT_LT(seen.levels.back().median_query, seen.levels.front().median_query);
}

TEST(ProviderMonitor, AccusesByVolumeWhereTheLimitIsLow) {
  world::Console strict = usual_console();
  strict.volume_limit = 100;
  EXPECT_GT(watched(strict).accused_by_volume, watched(usual_console()).accused_by_volume + 20);
}

// The traps' innocents are trained beside it; this test has no need of the rest.
forensics::ExamSettings small_exam() {
  forensics::ExamSettings exam = the_other_side().exam;
  exam.selector_models = 4;
  exam.reference_models = 4;
  return exam;
}

TEST(ProviderTraps, CostItsModelExamPointsAndAreFoundInSomeCopyAndInNoInnocent) {
  const auto plain = result_of<world::IncumbentsMeasured>(
      world::MeasureIncumbents{1, world::provider_model_job(the_other_side(), 0, 1)});
  const auto trapped = result_of<world::IncumbentsMeasured>(
      world::MeasureIncumbents{2, world::provider_model_job(the_other_side(), 10, 1)});
  EXPECT_LT(trapped.teacher.accuracy, plain.teacher.accuracy - 0.005);

  forensics::Count copied, innocent;
  for (std::uint64_t seed = 2; seed <= 6; ++seed) {
    world::World world = bots::begin(the_other_side(), seed);
    world::Model copy;
    copy.owner = the_other_side().lab(world::LabKind::rival).id;
    world::TrainModel order = world::usual(the_other_side(), world::Route::distil);
    order.sources.queries = 1500;
    order.sources.cover_share = 0;
    copy.job = world::job_of(the_other_side().learning, order);
    copy.job.seeds = 1;
    copy.job.teacher.traps = world::traps_of(10, seed);
    world.models.push_back(copy);
    const auto examined =
        result_of<world::Examined>(world::exam_of(the_other_side(), world, copy, 3, 1, small_exam()));
    ASSERT_TRUE(examined.traps);
    copied.hits += examined.traps->suspect.hits;
    innocent.hits += forensics::sum_of(examined.traps->innocents).hits;
  }
  EXPECT_GT(copied.hits, 0);
  EXPECT_EQ(innocent.hits, 0);
}

std::unique_ptr<Session> played(const std::string& policy, std::uint64_t seed) {
  Options options;
  options.seed = seed;
  options.threaded = false;
  auto session = Session::start_on(runner(), the_other_side(), options);
  auto player = bots::make_bot(policy, seed, session->scenario());
  PARTLY_CHECK(player.ok());
  play_to_the_end(*session, **player);
  return session;
}

TEST(TheOtherSide, RefusesAPolicyThatGoesARouteToAModelForTheProviderHasOne) {
  const auto policy = bots::make_bot("distil", 1, the_other_side());
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(policy.error().message().find("open-weights"), std::string::npos);
  EXPECT_NE(policy.error().message().find("lawful"), std::string::npos);
}

// Seed 1, once for all tests here.
Session& game_of(const std::string& policy) {
  static std::map<std::string, std::unique_ptr<Session>> games;
  auto& game = games[policy];
  if (!game) game = played(policy, 1);
  return *game;
}

TEST(TheOtherSide, SurvivesRandomPlayAndReplaysFromItsSaves) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    const auto session = played("random", seed);
    EXPECT_TRUE(session->problems().empty());
    EXPECT_EQ(session->view().ledger_total.value, 0);
    const auto path =
        std::filesystem::path(::testing::TempDir()) / ("teacher-" + std::to_string(seed) + ".json");
    ASSERT_TRUE(session->save(path).ok());
    Options options;
    options.threaded = false;
    const auto loaded = Session::load(path, options);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message();
    EXPECT_EQ((*loaded)->world_hash(), session->world_hash());
  }
}

TEST(TheOtherSide, IsWonByLicencesOrByClaimsAndNeitherLeavesTheOtherFarBehind) {
  const auto lawful = report_on(game_of("lawful")), open = report_on(game_of("opportunist"));
  ASSERT_TRUE(lawful.ok() && open.ok());
  const TeacherFigures &by_licence = *lawful->teacher, &by_claims = *open->teacher;
  EXPECT_GT(by_licence.licences_usd, by_claims.licences_usd);
  EXPECT_GT(by_licence.licences_usd, by_licence.court_usd);
  EXPECT_GT(by_claims.court_usd, by_claims.licences_usd);
  EXPECT_LT(by_licence.accused, by_claims.accused);
  EXPECT_GT(by_licence.worth_usd, 0.7 * by_claims.worth_usd);
  EXPECT_GT(by_claims.worth_usd, 0.7 * by_licence.worth_usd);
}

}  // namespace
}  // namespace partly::session
