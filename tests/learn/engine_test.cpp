#include "sim/learn/engine.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "sim/learn/engines.h"

namespace partly::learn {
namespace {

PopulationJob small_job() {
  const TransferSet set{2, 3, {0, 1, 1, 0, 1, 1}, {0, 1, 2}, std::vector<float>(9, 0.5f), {1, 1, 1}};
  Rng rng(1);
  PopulationJob job;
  job.students.push_back({initial_weights({{2, 4, 3}}, rng), std::make_shared<TransferSet>(set), 1});
  return job;
}

// Changes one thing in a sound job and returns the sentence that refuses it.
template <class Change>
std::string refusal_after(Change change) {
  PopulationJob job = small_job();
  TransferSet set = *job.students[0].data;
  change(job, set);
  if (!job.students.empty() && job.students[0].data)
    job.students[0].data = std::make_shared<TransferSet>(set);
  const Status status = check_job(job);
  EXPECT_EQ(status.ok(), fused_engine()->start(job).ok());
  return status.ok() ? "" : status.error().message();
}

TEST(PopulationJob, IsAcceptedWhenItIsSound) {
  EXPECT_EQ(refusal_after([](auto&, auto&) {}), "");
}

TEST(PopulationJob, IsRefusedWithASentenceWhereItCannotBeTrained) {
  const auto refused = [](const char* part, auto change) {
    const std::string text = refusal_after(change);
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" does not say: " << part;
  };
  refused("at least one student", [](auto& job, auto&) { job.students.clear(); });
  refused("no transfer set", [](auto& job, auto&) { job.students[0].data = nullptr; });
  refused("not a finite number", [](auto&, auto& set) { set.x[3] = NAN; });
  refused("not a finite number", [](auto&, auto& set) { set.teacher_logits[3] = INFINITY; });
  refused("class that does not exist", [](auto&, auto& set) { set.label[0] = 3; });
  refused("class that does not exist", [](auto&, auto& set) { set.label[0] = -1; });
  refused("outside 0 to 1", [](auto&, auto& set) { set.alpha[0] = 1.5f; });
  refused("needs its alpha", [](auto&, auto& set) { set.alpha.pop_back(); });
  refused("Soft targets", [](auto&, auto& set) { set.teacher_logits.clear(); });
  refused("not as many", [](auto&, auto& set) { set.x.pop_back(); });
  refused("inputs or outputs", [](auto&, auto& set) { set.classes = 4; });
  refused("is empty", [](auto&, auto& set) { set = TransferSet{2, 3, {}, {}, {}, {}}; });
  refused("not finite", [](auto& job, auto&) { job.students[0].start.values[0] = NAN; });
  refused("do not fit", [](auto& job, auto&) { job.students[0].start.values.pop_back(); });
  refused("output layer", [](auto& job, auto&) { job.students[0].start.shape.widths = {2}; });
  refused("one step", [](auto& job, auto&) { job.recipe.steps = 0; });
  refused("batch", [](auto& job, auto&) { job.recipe.batch = 0; });
  refused("learning rate", [](auto& job, auto&) { job.recipe.learning_rate = NAN; });
  refused("temperature", [](auto& job, auto&) { job.recipe.temperature = 0; });
}

TEST(PopulationJob, RefusesATaskOfOneClass) {
  Rng rng(1);
  PopulationJob job;
  job.students.push_back({initial_weights({{2, 4, 1}}, rng),
                          std::make_shared<TransferSet>(TransferSet{2, 1, {0, 1}, {0}, {}, {}}), 1});
  ASSERT_FALSE(check_job(job).ok());
  EXPECT_NE(check_job(job).error().what.find("one class"), std::string::npos);
}

TEST(BatchOrder, ShowsEveryExampleOnceAPassAndJoinsTheTails) {
  BatchOrder order(10, 4, 3);
  std::vector<std::uint32_t> seen;
  for (int i = 0; i < 5; ++i) {
    const auto batch = order.next();
    EXPECT_EQ(batch.size(), 4u);
    seen.insert(seen.end(), batch.begin(), batch.end());
  }
  EXPECT_EQ(std::set(seen.begin(), seen.begin() + 10).size(), 10u);
  EXPECT_EQ(std::set(seen.begin() + 10, seen.end()).size(), 10u);
}

TEST(BatchOrder, TakesTheWholeSetWhereItIsSmallerThanTheBatch) {
  BatchOrder order(5, 64, 3);
  EXPECT_EQ(order.batch_size(), 5u);
  const auto batch = order.next();
  EXPECT_EQ(std::set(batch.begin(), batch.end()).size(), 5u);
}

TEST(CosineRate, FallsFromTheLearningRateToZero) {
  Recipe recipe;
  recipe.steps = 100;
  EXPECT_FLOAT_EQ(cosine_rate(recipe, 0), 3e-3f);
  EXPECT_FLOAT_EQ(cosine_rate(recipe, 50), 1.5e-3f);
  EXPECT_LT(cosine_rate(recipe, 99), 1e-5f);
  EXPECT_GT(cosine_rate(recipe, 99), 0);
}

TEST(Network, CountsItsParametersAndFindsItsLayers) {
  Rng rng(4);
  Weights weights = initial_weights({{2, 64, 64, 6}}, rng);
  EXPECT_EQ(weights.values.size(), 4742u);
  EXPECT_EQ(weights.matrix(1).size(), 64u * 64);
  EXPECT_EQ(weights.bias(2).data() + 6, weights.values.data() + 4742);
  for (const float b : weights.bias(1)) EXPECT_EQ(b, 0);
  double square = 0;
  for (const float w : weights.matrix(1)) square += w * w / 4096;
  EXPECT_NEAR(square, 2.0 / 64, 0.003);
}

TEST(Engines, GiveTheFusedEngineForOneStudentOnTheCpu) {
  const auto engine = make_engine({EngineChoice::automatic, Device::automatic, 1});
  ASSERT_TRUE(engine.ok());
  EXPECT_EQ((*engine)->name(), "fused");
  EXPECT_FALSE(make_engine({EngineChoice::fused, Device::cuda, 1}).ok());
}

TEST(Engines, SayWhereThePluginWasSoughtInVain) {
  setenv("PARTLY_TORCH_PLUGIN", "/nowhere/libpartly_torch.so", 1);
  const auto engine = torch_engine(Device::cpu);
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.error().kind, ErrorKind::device_missing);
  EXPECT_NE(engine.error().what.find("/nowhere/libpartly_torch.so"), std::string::npos);
  EXPECT_FALSE(inspect_torch().plugin_found);
  EXPECT_FALSE(inspect_torch().problem.empty());
}

TEST(Engines, RefuseAnInstructionSetThatIsNotThere) {
  setenv("PARTLY_FUSED_ISA", "mmx", 1);
  const auto engine = make_engine({});
  unsetenv("PARTLY_FUSED_ISA");
  ASSERT_FALSE(engine.ok());
  EXPECT_NE(engine.error().what.find("mmx"), std::string::npos);
}

TEST(Engines, NameTheDeviceThatIsUnknown) {
  EXPECT_EQ(*device_named("cuda"), Device::cuda);
  EXPECT_EQ(*engine_named("torch"), EngineChoice::torch);
  ASSERT_FALSE(device_named("tpu").ok());
  EXPECT_NE(device_named("tpu").error().what.find("tpu"), std::string::npos);
  EXPECT_FALSE(engine_named("jax").ok());
}

}  // namespace
}  // namespace partly::learn
