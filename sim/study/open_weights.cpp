// Building on a published model, by labels of one's own and by a provider's answers (row 24).
#include <algorithm>

#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

// The publisher: a reader of capitals, trained as a provider of its own world.
learn::TrainJob capitals_publisher() {
  learn::TrainJob job;
  job.task = {.name = "glyphs", .seed = 1, .variant = "capitals"};
  job.label_noise = 0;
  job.teacher = {.hidden = {256, 128},
                 .labels = 48'000,
                 .label_noise = 0,
                 .recipe = {.steps = 3000, .batch = 128, .learning_rate = 1e-3f},
                 .seed = 1};
  return job;
}

// Everything of the published net but its head, which has another number of classes.
learn::Weights with_body_of(const learn::Weights& published, learn::Weights fresh) {
  for (std::size_t layer = 0; layer + 1 < published.shape.layer_count(); ++layer) {
    std::ranges::copy(published.matrix(layer), fresh.matrix(layer).begin());
    std::ranges::copy(published.bias(layer), fresh.bias(layer).begin());
  }
  return fresh;
}

// Four kinds of students of one shape: from labels or a provider's answers, from scratch or the published
// body.
class Comparison {
 public:
  Comparison(Workshop& workshop, const Setting& setting) : workshop_(workshop), setting_(setting) {}

  Status prepare() {
    if (auto status = digits_.prepare(provider_, part_of(setting_.keep_going, 0, 6)); !status) return status;
    return publisher_.prepare(capitals_publisher(), part_of(setting_.keep_going, 1, 6));
  }

  Result<Accuracies> students(bool soft, bool open, std::size_t part) {
    learn::PopulationJob population{recipe(soft), {}};
    for (int i = 0; i < setting_.seeds; ++i)
      population.students.push_back(student(pupil_seed(setting_, i), soft, open));
    const auto trained = workshop_.train(std::move(population), part_of(setting_.keep_going, part, 6));
    if (!trained) return trained.error();
    return accuracies_of(*workshop_.engine(), *trained, digits_.exam());
  }

 private:
  static constexpr int kExamples = 200;  // labels or queries
  static constexpr int kSteps = 600;

  learn::Recipe recipe(bool soft) const {
    learn::Recipe recipe = provider_.recipe;
    recipe.steps = kSteps;
    recipe.temperature = soft ? 4 : 1;
    return recipe;
  }

  learn::StudentJob student(std::uint64_t seed, bool soft, bool open) {
    Rng rng(seed, "open weights");
    learn::Examples drawn = digits_.task().sample(kExamples, rng);
    auto logits = workshop_.engine()->logits(digits_.teacher(), drawn.x);
    auto set = soft ? answered(digits_.task(), std::move(drawn.x), std::move(logits))
                    : labelled(digits_.task(), drawn);
    const auto& body = publisher_.teacher();
    auto start = fresh_weights(shape_for(digits_.task(), capitals_publisher().teacher.hidden), seed);
    if (open) start = with_body_of(body, std::move(start));
    return {std::move(start), std::move(set), derive_seed(seed, "order")};
  }

  Workshop& workshop_;
  const Setting& setting_;
  learn::TrainJob provider_ = large_glyphs_provider();
  learn::Classroom& digits_ = workshop_.classroom(provider_);
  learn::Classroom& publisher_ = workshop_.classroom(capitals_publisher());
};

Result<Figures> four_routes(Workshop& workshop, const Setting& setting) {
  Comparison comparison(workshop, setting);
  if (auto status = comparison.prepare(); !status) return status.error();
  const auto scratch = comparison.students(false, false, 2), tuned = comparison.students(false, true, 3);
  const auto distilled = comparison.students(true, false, 4), both = comparison.students(true, true, 5);
  for (const auto* students : {&scratch, &tuned, &distilled, &both})
    if (!*students) return students->error();
  return Figures{over_seeds("accuracy from scratch", *scratch, Unit::fraction),
                 over_seeds("accuracy on open weights", *tuned, Unit::fraction),
                 over_seeds("accuracy distilled", *distilled, Unit::fraction),
                 over_seeds("accuracy distilled onto open weights", *both, Unit::fraction),
                 over_seeds("gain of open weights", points_between(*tuned, *scratch), Unit::points),
                 over_seeds("gain of distilling", points_between(*distilled, *scratch), Unit::points),
                 over_seeds("gain of both", points_between(*both, *scratch), Unit::points)};
}

Phenomenon both_help() {
  Phenomenon row;
  row.row = "24";
  row.study.about = {.id = "open-weights-help",
                     .name = "Open weights and a provider's answers both save labels, and the savings add up",
                     .reference = "DeepSeek-AI 2025; Gudibande et al. 2023",
                     .set_up =
                         "A net 256-256-128-16 that reads 48,000 capitals is published; products read "
                         "digits: 200 labels, or 200 answers at temperature 4, 600 steps, from fresh "
                         "weights or the published body with a fresh head",
                     .seconds = 4};
  row.study.run = four_routes;
  row.bars = {{"gain of both", Sense::at_least, 8, Unit::points},
              {"gain of open weights", Sense::at_least, 3, Unit::points},
              {"gain of distilling", Sense::at_least, 3, Unit::points}};
  return row;
}

}  // namespace

std::vector<Phenomenon> open_weight_phenomena() { return {both_help()}; }

}  // namespace partly::study
