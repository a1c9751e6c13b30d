// What the studies of phrases are made of. Trains small models only.
#include <gtest/gtest.h>

#include "sim/learn/engines.h"
#include "sim/study/lessons.h"
#include "sim/study/phrase_steps.h"
#include "sim/study/x_ray.h"

namespace partly::study {
namespace {

PhraseJob small_phrase_job() {
  PhraseJob job;
  job.texts.pieces = {{real_text(2'000, 1), {}}};
  job.units = 8;
  job.steps = 25;
  return job;
}

TEST(PhrasesStudent, IsTheSameAgainFromItsSeedAndGoesOnFromWhereAnotherStopped) {
  const auto first = train_phrases(small_phrase_job());
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->values, train_phrases(small_phrase_job())->values);
  PhraseJob further = small_phrase_job();
  further.start = std::make_shared<const phrases::GruWeights>(*first);
  EXPECT_LT(nats_on_real_text(*train_phrases(further)), nats_on_real_text(*first));
}

TEST(PhrasesStudent, IsWatchedAsOftenAsAskedAndStopsWhenToldTo) {
  std::vector<int> steps;
  PhraseJob job = small_phrase_job();
  job.steps = 40;
  ASSERT_TRUE(
      train_phrases(job, {}, 20, [&](int step, const phrases::GruWeights&) { steps.push_back(step); }).ok());
  EXPECT_EQ(steps, (std::vector<int>{20, 40}));
  const auto stopped = train_phrases(small_phrase_job(), [](double done) { return done < 0.5; });
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
}

TEST(StudentText, IsTheHousesAndForTheRestReal) {
  const phrases::TextPiece said{real_text(1'000, 3), {}};
  const auto texts = mixed_text(said, 5'000, 4);
  ASSERT_EQ(texts.pieces.size(), 2u);
  EXPECT_EQ(texts.pieces[0].text, said.text);
  EXPECT_NEAR(static_cast<double>(texts.symbols()), 5'000, 100);
  EXPECT_EQ(mixed_text(said, said.text.size(), 4).pieces.size(), 1u);
}

TEST(TownsSpokenOf, AreThoseOfFactsAndEachCountsOnce) {
  const auto& towns = phrase_world().towns();
  EXPECT_EQ(town_of_fact(towns[7] + " sells salt."), 7);
  EXPECT_EQ(town_of_fact("nowhere sells salt."), -1);
  EXPECT_EQ(town_of_fact("the red fox sees a hen by the sea."), -1);
  EXPECT_EQ(
      towns_spoken_of(phrases::text_of({towns[7] + " sells salt.", towns[7] + " sells tin.", "the hen."})),
      1);
}

TEST(ModelMarks, AreThoseOfAGuesserBeforeItLearns) {
  Rng rng(1);
  const auto untrained = phrases::initial_weights({16}, rng);
  EXPECT_NEAR(nats_on_real_text(untrained), 3.4, 0.3);  // log 30
  EXPECT_EQ(facts_known(untrained), 0);
  EXPECT_EQ(accent_share(untrained), 0);
}

TEST(XRayLesson, ReadsTheWidthInFullAnswersAndNotInRoundedOnes) {
  Workshop workshop(learn::fused_engine());
  const auto telling = tell(**lesson_named("xray"), workshop, {});
  ASSERT_TRUE(telling.ok()) << telling.error().message();
  const auto all = figures(*telling);
  EXPECT_EQ(figure(all, "width read").value, kSecretWidth);
  EXPECT_NE(figure(all, "width read, four decimals").value, kSecretWidth);
  EXPECT_EQ(telling->beats[1].curves[0].x.size(), static_cast<std::size_t>(phrases::kSymbols - 1));
}

}  // namespace
}  // namespace partly::study
