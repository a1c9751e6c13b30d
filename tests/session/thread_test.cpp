// The trainer's thread and a session beside it, with work that trains nothing. Runs under the thread
// sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "sim/bots/player_bots.h"
#include "sim/session/bot_play.h"
#include "tests/session/eventually.h"
#include "tests/session/stub_work.h"
#include "tests/world/test_scenario.h"

namespace partly::session {
namespace {

world::Job watched_job(int id) {
  world::TrainStudent job;
  job.id = id;
  job.watched = true;
  job.job.sources.own_labels = 100;
  return job;
}

world::Job unwatched_job(int id) {
  auto job = std::get<world::TrainStudent>(watched_job(id));
  job.watched = false;
  return job;
}

TEST(ThreadedTrainer, ReturnsEveryResultOnce) {
  const auto trainer = make_threaded_trainer(stub_work);
  std::vector<Ticket> tickets;
  for (int id = 1; id <= 20; ++id) tickets.push_back(trainer->submit(unwatched_job(id)));
  std::vector<Ticket> returned;
  while (returned.size() < tickets.size()) {
    trainer->wait_for_results();
    for (auto& finished : trainer->take_finished()) returned.push_back(finished.ticket);
  }
  EXPECT_EQ(returned, tickets);
  EXPECT_TRUE(eventually([&] { return trainer->idle(); }));
}

TEST(ThreadedTrainer, StandsStillWhilePausedAndTakesSingleSteps) {
  const auto trainer = make_threaded_trainer(stub_work);
  trainer->pause(true);
  trainer->submit(watched_job(1));
  ASSERT_TRUE(eventually([&] { return trainer->progress().has_value(); }));
  EXPECT_EQ(trainer->progress()->steps_done, 0);
  trainer->single_step();
  ASSERT_TRUE(eventually([&] { return trainer->progress()->steps_done == 1; }));
  trainer->single_step();
  ASSERT_TRUE(eventually([&] { return trainer->progress()->steps_done == 2; }));
  EXPECT_TRUE(trainer->take_finished().empty());
  trainer->set_pace(Pace::unlimited);
  trainer->pause(false);
  ASSERT_TRUE(eventually([&] { return trainer->progress()->finished; }));
  trainer->wait_for_results();
  EXPECT_EQ(trainer->take_finished().size(), 1u);
}

TEST(ThreadedTrainer, ForgetsACancelledRunAndGoesOnWithTheNext) {
  const auto trainer = make_threaded_trainer(stub_work);
  trainer->pause(true);
  const Ticket first = trainer->submit(watched_job(1));
  ASSERT_TRUE(eventually([&] { return trainer->progress().has_value(); }));
  trainer->cancel(first);
  trainer->pause(false);
  const Ticket second = trainer->submit(unwatched_job(2));
  trainer->wait_for_results();
  std::vector<Finished> finished;
  ASSERT_TRUE(eventually([&] {
    for (auto& each : trainer->take_finished()) finished.push_back(std::move(each));
    return !finished.empty();
  }));
  EXPECT_EQ(finished.front().ticket, second);
}

TEST(ThreadedTrainer, TakesAWatchedRunBeforeTheRest) {
  std::atomic<int> first_watched{-1};
  std::atomic<int> count{0};
  std::atomic<bool> open{false};
  const auto trainer = make_threaded_trainer([&](const world::Job& job, const ProgressCallback& pulse) {
    while (!open) std::this_thread::yield();
    const int place = count++;
    if (std::get<world::TrainStudent>(job).watched) first_watched = place;
    return stub_work(job, pulse);
  });
  trainer->set_pace(Pace::unlimited);
  for (int id = 1; id <= 5; ++id) trainer->submit(unwatched_job(id));
  trainer->submit(watched_job(6));
  open = true;
  ASSERT_TRUE(eventually([&] { return first_watched >= 0; }));
  EXPECT_LE(first_watched, 1);  // one may have been under way already
}

TEST(ThreadedTrainer, EndsPromptlyInTheMiddleOfEverything) {
  for (int round = 0; round < 10; ++round) {
    const auto trainer = make_threaded_trainer(stub_work);
    trainer->pause(round % 2 == 0);
    for (int id = 1; id <= 3; ++id) trainer->submit(watched_job(id));
    trainer->in_background([](const ShouldContinue& should_continue) {
      while (should_continue()) std::this_thread::yield();
      return false;
    });
  }
}

TEST(ThreadedTrainer, DoesBackgroundWorkWhenNoJobWaits) {
  const auto trainer = make_threaded_trainer(stub_work);
  std::atomic<int> done{0};
  for (int i = 0; i < 3; ++i) trainer->in_background([&](const ShouldContinue&) { return ++done > 0; });
  EXPECT_TRUE(eventually([&] { return done == 3; }));
}

TEST(ThreadedTrainer, LetsAJobInBeforeBackgroundWorkIsDoneAndThenReturnsToIt) {
  const auto trainer = make_threaded_trainer(stub_work);
  std::atomic<int> begun{0};
  std::atomic<bool> may_end{false};
  trainer->in_background([&](const ShouldContinue& should_continue) {
    ++begun;
    while (should_continue() && !may_end) std::this_thread::yield();
    return may_end.load();
  });
  ASSERT_TRUE(eventually([&] { return begun == 1; }));
  trainer->submit(unwatched_job(1));
  trainer->wait_for_results();
  EXPECT_EQ(trainer->take_finished().size(), 1u);
  ASSERT_TRUE(eventually([&] { return begun == 2; }));
  may_end = true;
  EXPECT_TRUE(eventually([&] { return trainer->idle(); }));
}

TEST(ThreadedTrainer, DoesWhatWasAskedForBeforeWhatMerelyWaits) {
  std::mutex mutex;
  std::string order;
  std::atomic<bool> may_begin{false};
  const auto trainer = make_threaded_trainer(stub_work);
  const auto writes = [&](char letter) {
    return [&, letter](const ShouldContinue&) {
      const std::scoped_lock lock(mutex);
      order += letter;
      return true;
    };
  };
  trainer->in_background([&](const ShouldContinue&) {
    while (!may_begin) std::this_thread::yield();
    return true;
  });
  trainer->in_background(writes('a'));
  trainer->in_background(writes('b'));
  trainer->in_background(writes('c'), Turn::next);
  may_begin = true;
  ASSERT_TRUE(eventually([&] {
    const std::scoped_lock lock(mutex);
    return order.size() == 3;
  }));
  EXPECT_EQ(order, "cab");
}

std::uint64_t play(std::unique_ptr<Trainer> trainer, std::uint64_t seed, bool threaded) {
  Options options;
  options.seed = seed;
  options.threaded = threaded;
  trainer->set_pace(Pace::unlimited);
  const auto session = Session::start_with(world::test_scenario(), options, std::move(trainer));
  const auto policy = bots::make_bot("random", seed, session->scenario());
  play_to_the_end(*session, **policy);
  return session->world_hash();
}

TEST(Session, DrawsTheForecastThatWasBegunLastBesideTheWindow) {
  Options options;
  options.seed = 1;
  const auto session = Session::start_with(world::test_scenario(), options, make_threaded_trainer(stub_work));
  EXPECT_EQ(session->begun_forecast(), nullptr);
  forecast::ForecastRequest two, three;
  two.quarters = 2, three.quarters = 3;
  session->begin_forecast(two);
  session->begin_forecast(three);
  const Result<forecast::Forecast>* drawn = nullptr;
  ASSERT_TRUE(eventually([&] { return (drawn = session->begun_forecast()) != nullptr; }));
  ASSERT_TRUE(drawn->ok());
  EXPECT_EQ((**drawn).quarters.size(), 3u);
  EXPECT_EQ((**drawn).quarters.back().cash_usd.p50, session->forecast(three)->quarters.back().cash_usd.p50);
  session->begin_forecast(two);  // and the session ends while it is drawn
}

TEST(Session, PlaysTheSameGameWithAnInlineAndAThreadedTrainer) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    EXPECT_EQ(play(make_inline_trainer(stub_work), seed, false),
              play(make_threaded_trainer(stub_work), seed, true))
        << "seed " << seed;
}

}  // namespace
}  // namespace partly::session
