#include "sim/session/session.h"

#include <gtest/gtest.h>

#include "sim/bots/player_bots.h"
#include "sim/session/bot_play.h"
#include "sim/session/job_runner.h"
#include "tests/session/stub_work.h"
#include "tests/world/test_scenario.h"

namespace partly::session {
namespace {

std::unique_ptr<Session> new_session(Work work = stub_work) {
  Options options;
  options.seed = 3;
  options.threaded = false;
  return Session::start_with(world::test_scenario(), options, make_inline_trainer(std::move(work)));
}

void close(Session& session) {
  session.request_close();
  ASSERT_TRUE(session.tick());
}

world::TrainModel usual_distillation(const Session& session) { return session.scenario().routes[1]; }

TEST(Session, LetsAResultInWhenItsQuarterClosesAndNotBefore) {
  auto session = new_session();
  ASSERT_TRUE(std::holds_alternative<world::Quote>(session->submit(usual_distillation(*session))));
  session->tick();
  ASSERT_FALSE(session->view().models.empty());
  EXPECT_EQ(session->view().models.front().state, world::ModelState::training);
  EXPECT_EQ(session->view().models.front().capability.value, 0);
  close(*session);
  EXPECT_EQ(session->view().models.front().state, world::ModelState::trained);
  EXPECT_GT(session->view().models.front().capability.value, 0);
}

TEST(Session, UndoesEveryDecisionOfTheOpenQuarterAndNoneOfAClosedOne) {
  auto session = new_session();
  close(*session);
  const auto before = session->world_hash();
  EXPECT_FALSE(session->can_undo());
  session->submit(usual_distillation(*session));
  session->submit(world::SetPrice{session->view().labs.front().price.value + 1});
  EXPECT_NE(session->world_hash(), before);
  while (session->can_undo()) session->undo();
  EXPECT_EQ(session->world_hash(), before);
}

TEST(Session, LetsASignatureAndAGuessStand) {
  auto session = new_session();
  session->submit(world::SetPrice{session->view().labs.front().price.value + 1});
  EXPECT_TRUE(session->can_undo());
  ASSERT_TRUE(std::holds_alternative<world::Quote>(session->submit(world::SignLicence{})));
  EXPECT_FALSE(session->can_undo());
  session->submit(usual_distillation(*session));
  ASSERT_TRUE(std::holds_alternative<world::Quote>(
      session->submit(world::GuessCapability{session->view().models.front().id, 60})));
  const auto before = session->world_hash();
  session->undo();
  EXPECT_EQ(session->world_hash(), before);
}

TEST(Session, TrainsAnotherJobUnderTheSameIdAfterAnUndo) {
  std::vector<int> queries;
  auto session = new_session([&](const world::Job& job, const ProgressCallback& pulse) {
    if (const auto* student = std::get_if<world::TrainStudent>(&job); student != nullptr && student->watched)
      queries.push_back(student->job.sources.queries);
    return stub_work(job, pulse);
  });
  auto order = usual_distillation(*session);
  session->submit(order);
  session->undo();
  order.sources.queries /= 2;
  session->submit(order);
  close(*session);
  ASSERT_EQ(queries.size(), 2u);
  EXPECT_EQ(session->view().models.front().queries.value, queries[1]);
}

TEST(Session, RefusesADecisionWithoutChangingAnything) {
  auto session = new_session();
  const auto before = session->world_hash();
  const auto answer = session->submit(world::ReleaseModel{999});
  ASSERT_TRUE(std::holds_alternative<world::Refusal>(answer));
  EXPECT_FALSE(std::get<world::Refusal>(answer).reason.empty());
  EXPECT_EQ(session->world_hash(), before);
  EXPECT_FALSE(session->can_undo());
}

TEST(Session, GoesOnWithoutAModelWhenARunFailsAndSaysSo) {
  auto session = new_session([](const world::Job& job,
                                const ProgressCallback& pulse) -> Result<world::JobResult> {
    if (const auto* student = std::get_if<world::TrainStudent>(&job); student != nullptr && student->watched)
      return Error{ErrorKind::internal, "The loss is not finite after step 12", "training",
                   "Lower the learning rate"};
    return stub_work(job, pulse);
  });
  session->submit(usual_distillation(*session));
  close(*session);
  const auto problems = session->problems();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems.front().find("not finite"), std::string::npos);
  EXPECT_EQ(session->view().models.front().state, world::ModelState::stopped);
  close(*session);
}

TEST(Session, KeepsTheBooksAtZeroInRandomLegalPlay) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Options options;
    options.seed = seed;
    options.threaded = false;
    auto session = Session::start_with(world::test_scenario(), options, make_inline_trainer(stub_work));
    const auto policy = bots::make_bot("random", seed, session->scenario());
    while (session->view().ending == world::Ending::running) {
      play_quarter(*session, **policy);
      close(*session);
      ASSERT_EQ(session->view().ledger_total.value, 0)
          << "seed " << seed << ", " << session->view().now.text();
    }
  }
}

TEST(Policy, OfEveryRoutePlaysToTheEndAndTrainsAModel) {
  for (const auto& name : bots::player_bots(world::test_scenario())) {
    if (name == "random") continue;
    auto session = new_session();
    const auto policy = bots::make_bot(name, 1, session->scenario());
    ASSERT_TRUE(policy.ok());
    play_to_the_end(*session, **policy);
    EXPECT_NE(session->view().ending, world::Ending::running) << name;
    EXPECT_FALSE(session->view().models.empty()) << name;
  }
}

TEST(Policy, ThatIsNotKnownIsRefusedWithTheNamesThatAre) {
  const auto policy = bots::make_bot("stael", 1, world::test_scenario());
  ASSERT_FALSE(policy.ok());
  EXPECT_NE(policy.error().message().find("open-weights"), std::string::npos);
}

TEST(Rehearsal, OfAJobThatCannotBeTrainedIsAnErrorAndNotAZero) {
  JobRunner runner(learn::fused_engine());
  const learn::TrainJob nothing_to_learn_from;
  const auto measured = runner.rehearse(nothing_to_learn_from, [] { return true; });
  ASSERT_FALSE(measured.ok());
  EXPECT_NE(measured.error().kind, ErrorKind::interrupted);
  EXPECT_FALSE(measured.error().message().empty());
}

}  // namespace
}  // namespace partly::session
