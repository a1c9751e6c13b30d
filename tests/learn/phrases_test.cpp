// The language model of phrases: its corpus, its arithmetic against a plain implementation, its training and
// its speech.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/base/instruction_sets.h"
#include "sim/learn/phrases/corpus.h"
#include "sim/learn/phrases/gru_run.h"
#include "sim/learn/phrases/speaker.h"
#include "tests/learn/gru_reference.h"

namespace partly::learn::phrases {
namespace {

Text sample_text(std::size_t symbols, double accent = 0) {
  Rng rng(5, "sample text");
  return PhraseWorld(1).write({symbols, 0.5, accent}, rng);
}

// Real text, and a piece with a teacher's probabilities that do not quite add up, as rounded ones do not.
TextSet mixed_texts() {
  TextSet texts;
  texts.pieces.push_back({sample_text(500), {}});
  TextPiece taught{sample_text(300, 1), {}};
  Rng rng(6, "opinions");
  for (std::size_t i = 0; i < taught.text.size(); ++i) {
    std::array<double, kSymbols> weight;
    for (double& w : weight) w = rng.uniform() * rng.uniform();
    const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (const double w : weight) taught.expected.push_back(static_cast<float>(0.99 * w / sum));
  }
  texts.pieces.push_back(taught);
  return texts;
}

GruWeights sample_weights(int hidden) {
  Rng rng(static_cast<std::uint64_t>(hidden), "sample weights");
  return initial_weights({hidden}, rng);
}

GruJob job_of(int hidden, int steps) {
  GruJob job;
  job.start = sample_weights(hidden);
  job.texts = std::make_shared<TextSet>(TextSet{{{sample_text(20'000), {}}}});
  job.recipe.steps = steps;
  job.window_seed = 3;
  return job;
}

double length_of(const std::vector<double>& values) {
  return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

TEST(Corpus, IsTheSameAgainFromItsSeedAndAnotherFromAnother) {
  EXPECT_EQ(PhraseWorld(4).towns(), PhraseWorld(4).towns());
  EXPECT_NE(PhraseWorld(4).towns(), PhraseWorld(5).towns());
  EXPECT_EQ(sample_text(2'000), sample_text(2'000));
}

TEST(Corpus, HasSixtyTownsThatEachSellOneGood) {
  const PhraseWorld world(1);
  EXPECT_EQ(std::set<std::string>(world.towns().begin(), world.towns().end()).size(), 60u);
  std::set<std::string> answers;
  for (std::size_t town = 0; town < kTowns; ++town) answers.insert(world.answer(town));
  EXPECT_GT(answers.size(), 10u);
  const auto sentences = sentences_of(sample_text(100'000));
  for (const std::string& sentence : sentences) {
    const std::string town = sentence.substr(0, sentence.find(' '));
    const auto at = std::ranges::find(world.towns(), town) - world.towns().begin();
    if (town == "the") continue;
    ASSERT_LT(at, kTowns) << sentence;
    EXPECT_EQ(sentence, town + " sells " + world.answer(static_cast<std::size_t>(at)));
  }
}

TEST(Corpus, IsHalfFactsAndSpeaksWithAnAccentAsOftenAsAsked) {
  const auto sentences = sentences_of(sample_text(100'000, 0.35));
  const auto facts = std::ranges::count_if(
      sentences, [](const std::string& sentence) { return sentence.find(" sells ") != std::string::npos; });
  const auto count = static_cast<double>(sentences.size());
  EXPECT_NEAR(static_cast<double>(facts) / count, 0.5, 0.03);
  EXPECT_NEAR(static_cast<double>(count_accents(sentences)) / count, 0.35, 0.03);
}

TEST(Corpus, LosesItsAccentToAFilterAndNothingElse) {
  const Text accented = sample_text(5'000, 0.35);
  const auto filtered = sentences_of(without_accent(accented)), sentences = sentences_of(accented);
  ASSERT_EQ(filtered.size(), sentences.size());
  EXPECT_EQ(count_accents(filtered), 0u);
  for (std::size_t i = 0; i < sentences.size(); ++i) EXPECT_TRUE(sentences[i].starts_with(filtered[i]));
}

TEST(Corpus, GoesThroughSymbolsUnchanged) {
  EXPECT_EQ(to_string(to_symbols("the old fox.\n aye!")), "the old fox.\n aye!");
}

TEST(ReferenceSpeaker, HasRecurrentGradientsThatMatchItsLoss) {
  const TextSet texts = mixed_texts();
  const std::vector<WindowPlace> windows{{0, 3}, {1, 40}};
  reference::Net net = reference::net_of(sample_weights(5));
  const auto gradient = reference::gradient(net, texts, windows);
  for (std::size_t i = 0; i < gradient.size(); i += 13) {
    constexpr double kStep = 1e-5;
    const double value = net.values[i];
    net.values[i] = value + kStep;
    const double above = reference::mean_loss(net, texts, windows);
    net.values[i] = value - kStep;
    const double below = reference::mean_loss(net, texts, windows);
    net.values[i] = value;
    EXPECT_NEAR(gradient[i], (above - below) / (2 * kStep), 1e-8 + 1e-5 * std::abs(gradient[i])) << i;
  }
}

class EveryGruKernel : public testing::TestWithParam<std::string> {
 protected:
  const GruKernels& kernels_ = gru_kernels_for(GetParam());
};

TEST_P(EveryGruKernel, GivesTheLossAndTheGradientOfAPlainImplementation) {
  const TextSet texts = mixed_texts();
  for (const int hidden : {1, 5, 16, 33, 96}) {
    const GruWeights weights = sample_weights(hidden);
    Rng rng(8, "windows");
    const auto windows = draw_windows(texts, kStreams, rng);
    const auto net = reference::net_of(weights);
    const auto expected = reference::gradient(net, texts, windows);
    const GruGradient found = gradient(weights, texts, windows, kernels_);
    EXPECT_NEAR(found.loss, reference::mean_loss(net, texts, windows), 1e-5) << hidden;
    ASSERT_EQ(found.by_weight.size(), expected.size());
    std::vector<double> error;
    for (std::size_t i = 0; i < expected.size(); ++i) error.push_back(found.by_weight[i] - expected[i]);
    EXPECT_LT(length_of(error), 2e-6 * length_of(expected)) << hidden;
  }
}

TEST_P(EveryGruKernel, TakesTheClippedAdamStepsOfAPlainImplementation) {
  GruJob job = job_of(5, 4);
  job.recipe.clip = 0.05f;
  reference::Net net = reference::net_of(job.start);
  std::vector<double> m(net.values.size()), v(net.values.size());
  for (int step = 0; step < job.recipe.steps; ++step) {
    Rng rng(job.window_seed, "windows", static_cast<std::uint64_t>(step));
    auto gradient = reference::gradient(net, *job.texts, draw_windows(*job.texts, kStreams, rng));
    const double scale = job.recipe.clip / std::max<double>(job.recipe.clip, length_of(gradient));
    EXPECT_LT(scale, 1);
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      m[i] = 0.9 * m[i] + 0.1 * scale * gradient[i];
      v[i] = 0.999 * v[i] + 0.001 * std::pow(scale * gradient[i], 2);
      net.values[i] -= rate_at(job.recipe, step) * m[i] / (1 - std::pow(0.9, step + 1)) /
                       (std::sqrt(v[i] / (1 - std::pow(0.999, step + 1))) + 1e-8);
    }
  }
  auto run = GruRun::start(job, kernels_);
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE(run->advance(job.recipe.steps).ok());
  const GruWeights weights = run->weights();
  double error = 0;
  for (std::size_t i = 0; i < weights.values.size(); ++i)
    error += std::abs(weights.values[i] - net.values[i]);
  EXPECT_LT(error / static_cast<double>(weights.values.size()), 1e-6);
}

TEST_P(EveryGruKernel, ExpectsWhatAPlainImplementationExpects) {
  const GruWeights weights = sample_weights(20);
  const auto net = reference::net_of(weights);
  const Text text = sample_text(100);
  const auto expected = Speaker(weights, kernels_).expect(text);
  const std::size_t share = (text.size() + kStreams - 1) / kStreams;
  for (std::size_t first = 0; first < text.size(); first += share) {
    Text part{kNewLine};
    for (std::size_t i = first; i + 1 < std::min(first + share, text.size()); ++i) part.push_back(text[i]);
    const auto moments = reference::read(net, part);
    for (std::size_t i = 0; i < part.size(); ++i)
      for (int s = 0; s < kSymbols; ++s)
        ASSERT_NEAR(expected[(first + i) * kSymbols + s], moments[i].probabilities[s], 1e-6);
  }
}

TEST_P(EveryGruKernel, GivesTheSameBitsAgainInSlices) {
  const GruJob job = job_of(24, 12);
  auto whole = GruRun::start(job, kernels_);
  ASSERT_TRUE(whole->advance(100).ok());
  EXPECT_TRUE(whole->finished());
  auto sliced = GruRun::start(job, kernels_);
  while (!sliced->finished()) ASSERT_TRUE(sliced->advance(5).ok());
  EXPECT_EQ(whole->weights().values, sliced->weights().values);
  EXPECT_EQ(whole->losses(), sliced->losses());
}

TEST_P(EveryGruKernel, LearnsToSpellInHundredSteps) {
  auto run = GruRun::start(job_of(32, 100), kernels_);
  ASSERT_TRUE(run->advance(100).ok());
  EXPECT_GT(run->losses().front(), 3.2);  // log 30 = 3.4
  EXPECT_LT(run->losses().back(), 2);
}

INSTANTIATE_TEST_SUITE_P(Phrases, EveryGruKernel, testing::ValuesIn(instruction_sets()),
                         [](const auto& set) { return set.param; });

TEST(LanguageModel, EndsWithAnErrorWhereItDiverges) {
  GruJob job = job_of(8, 50);
  job.recipe.learning_rate = 1e30f;
  auto run = GruRun::start(job);
  const Status status = run->advance(50);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message().find("diverged"), std::string::npos);
  EXPECT_TRUE(run->finished());
}

TEST(LanguageModel, RefusesWhatItCannotLearnFrom) {
  const auto refusal = [](GruJob job) {
    const auto run = GruRun::start(std::move(job));
    return run ? std::string() : run.error().message();
  };
  GruJob job = job_of(8, 5);
  job.texts = std::make_shared<TextSet>(TextSet{{{Text(kWindow, kNewLine), {}}}});
  EXPECT_NE(refusal(job).find("shorter than a window"), std::string::npos) << refusal(job);
  job.texts = std::make_shared<TextSet>(TextSet{{{Text(100, kNewLine), std::vector<float>(7)}}});
  EXPECT_NE(refusal(job).find("one row for each symbol"), std::string::npos) << refusal(job);
  job.texts = nullptr;
  EXPECT_NE(refusal(job).find("no text"), std::string::npos) << refusal(job);
  job = job_of(8, 0);
  EXPECT_NE(refusal(job).find("recipe"), std::string::npos) << refusal(job);
  job = job_of(8, 5);
  job.start.values.pop_back();
  EXPECT_NE(refusal(job).find("weights"), std::string::npos) << refusal(job);
}

TEST(LanguageModel, CountsTheSymbolsThatItsStepsHaveRead) {
  auto run = GruRun::start(job_of(8, 50));
  EXPECT_EQ(run->symbols_read(), 0);
  ASSERT_TRUE(run->advance(20).ok());
  EXPECT_EQ(run->symbols_read(), 20 * kStreams * kWindow);
  GruJob short_lived = job_of(8, 50);
  short_lived.recipe.learning_rate = 1e30f;
  auto broken = GruRun::start(short_lived);
  ASSERT_FALSE(broken->advance(50).ok());
  EXPECT_EQ(broken->symbols_read(), broken->steps_done() * kStreams * kWindow);
  EXPECT_LT(broken->steps_done(), 50);
}

TEST(LanguageModel, WarmsUpAndCoolsDown) {
  const GruRecipe recipe{.steps = 100};
  EXPECT_FLOAT_EQ(rate_at(recipe, 0), 4e-3f / 20);
  EXPECT_LT(rate_at(recipe, 10), rate_at(recipe, 19));
  EXPECT_GT(rate_at(recipe, 30), rate_at(recipe, 60));
  EXPECT_NEAR(rate_at(recipe, 99), 0.05 * 4e-3, 1e-5);
}

class PhrasesSpeaker : public testing::Test {
 protected:
  static const GruWeights& weights() {
    static const GruWeights kTrained = [] {
      auto run = GruRun::start(job_of(48, 300));
      EXPECT_TRUE(run->advance(300).ok());
      return run->weights();
    }();
    return kTrained;
  }
  Speaker speaker_{weights()};
};

TEST_F(PhrasesSpeaker, SaysTheSameAgainFromItsSeedInWholeSentences) {
  const auto first = speaker_.say({.symbols = 5'000, .seed = 3});
  EXPECT_EQ(first.text, speaker_.say({.symbols = 5'000, .seed = 3}).text);
  EXPECT_NE(first.text, speaker_.say({.symbols = 5'000, .seed = 4}).text);
  EXPECT_GE(first.text.size(), 5'000u);
  EXPECT_LT(first.text.size(), 6'500u);
  EXPECT_EQ(first.text.back(), kNewLine);
  EXPECT_TRUE(first.expected.empty());
}

TEST_F(PhrasesSpeaker, ServesTheProbabilitiesThatItDrewFrom) {
  const auto piece = speaker_.say({.symbols = 20'000, .seed = 3, .keep_expected = true});
  ASSERT_EQ(piece.expected.size(), piece.text.size() * kSymbols);
  double surprise = 0, entropy = 0;
  for (std::size_t i = 0; i < piece.text.size(); ++i) {
    const float* p = piece.expected.data() + i * kSymbols;
    EXPECT_NEAR(std::accumulate(p, p + kSymbols, 0.0), 1, 1e-5);
    surprise -= std::log(p[piece.text[i]]);
    for (int s = 0; s < kSymbols; ++s)
      if (p[s] > 0) entropy -= p[s] * std::log(p[s]);
  }
  const auto count = static_cast<double>(piece.text.size());
  EXPECT_NEAR(surprise / count, entropy / count, 0.03);  // a text is as surprising as its maker thought
}

TEST_F(PhrasesSpeaker, IsLessSurprisedByRealTextThanByNoiseAndSaysDullerThingsWhenCold) {
  Rng rng(9);
  Text noise;
  for (int i = 0; i < 2'000; ++i) noise.push_back(static_cast<Symbol>(rng.below(kSymbols)));
  EXPECT_LT(speaker_.nats_per_symbol(sample_text(2'000)), 1.2);
  EXPECT_GT(speaker_.nats_per_symbol(noise), 3);
  const auto warm = speaker_.say({.symbols = 5'000}),
             cold = speaker_.say({.symbols = 5'000, .temperature = 0.3});
  EXPECT_LT(speaker_.nats_per_symbol(cold.text), 0.8 * speaker_.nats_per_symbol(warm.text));
}

TEST_F(PhrasesSpeaker, FollowsANudgeThatSeesTheTwoLastSymbols) {
  std::size_t seen = 0;
  const auto piece =
      speaker_.say({.symbols = 2'000, .nudge = [&](Symbol, Symbol last, std::span<float> logits) {
                      ++seen;
                      if (last == 4) logits[kNewLine] += 100;
                    }});
  EXPECT_EQ(seen, piece.text.size());
  for (std::size_t i = 0; i + 1 < piece.text.size(); ++i)
    EXPECT_TRUE(piece.text[i] != 4 || piece.text[i + 1] == kNewLine);
}

TEST_F(PhrasesSpeaker, CompletesEachQuestionAsIfItWereAlone) {
  std::vector<std::string> questions;
  for (std::size_t town = 0; town < kTowns; ++town) questions.push_back(PhraseWorld(1).question(town));
  const auto together = speaker_.complete(questions);
  for (const std::size_t town : {0u, 31u, 32u, 59u})
    EXPECT_EQ(speaker_.complete(std::span(questions).subspan(town, 1)).front(), together[town]);
  EXPECT_EQ(speaker_.complete(std::vector<std::string>{"\nthe old fo"}).front().front(), 'x');
}

}  // namespace
}  // namespace partly::learn::phrases
