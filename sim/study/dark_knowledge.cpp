// Is the gain of soft answers knowledge about the other classes, or would any softened label do (row 2c)?
#include <algorithm>
#include <cmath>
#include <span>

#include "sim/learn/api.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"

namespace partly::study {
namespace {

constexpr int kAnswersTold = 60;
constexpr float kSmoothing = 0.1f;  // of the mass, spread over all classes

// What a student is told of each question.
using WayOfTelling = std::vector<float> (*)(std::vector<float> logits, int classes, Rng& rng);

std::vector<float> as_they_are(std::vector<float> logits, int, Rng&) { return logits; }

// The class on top keeps its logit; the others get each other's, by chance.
std::vector<float> shuffled(std::vector<float> logits, int classes, Rng& rng) {
  const auto tops = learn::argmax_rows(logits, classes);
  for (std::size_t row = 0; row < tops.size(); ++row) {
    const auto all =
        std::span(logits).subspan(row * static_cast<std::size_t>(classes), static_cast<std::size_t>(classes));
    std::swap(all[static_cast<std::size_t>(tops[row])], all.back());
    rng.shuffle(all.first(all.size() - 1));
    std::swap(all[static_cast<std::size_t>(tops[row])], all.back());
  }
  return logits;
}

// Log-probabilities of the class on top, smoothed.
std::vector<float> smoothed(std::vector<float> logits, int classes, Rng&) {
  const float rest = kSmoothing / static_cast<float>(classes);
  const auto tops = learn::argmax_rows(logits, classes);
  std::ranges::fill(logits, std::log(rest));
  for (std::size_t row = 0; row < tops.size(); ++row)
    logits[row * static_cast<std::size_t>(classes) + static_cast<std::size_t>(tops[row])] =
        std::log(1 - kSmoothing + rest);
  return logits;
}

Result<Accuracies> told(Workshop& workshop, const Setting& setting, float temperature, WayOfTelling telling) {
  learn::TrainJob job = asking(large_atlas_provider(0), kAnswersTold, temperature);
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  learn::Classroom& classroom = workshop.classroom(job);
  if (auto status = classroom.prepare(job, part_of(setting.keep_going, 0, 2)); !status) return status.error();
  learn::PopulationJob population{job.recipe, {}};
  for (int i = 0; i < setting.seeds; ++i) {
    const std::uint64_t seed = pupil_seed(setting, i);
    Rng rng(seed, "telling");
    auto x = classroom.query_points(job, i);
    auto logits = telling(workshop.engine()->logits(classroom.teacher(), x), classroom.task().classes(), rng);
    population.students.push_back({fresh_weights(shape_for(classroom.task(), job.hidden), seed),
                                   answered(classroom.task(), std::move(x), std::move(logits)),
                                   derive_seed(seed, "order")});
  }
  const auto trained = workshop.train(std::move(population), part_of(setting.keep_going, 1, 2));
  if (!trained) return trained.error();
  return accuracies_of(*workshop.engine(), *trained, classroom.exam());
}

Result<Figures> three_tellings(Workshop& workshop, const Setting& setting) {
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 0, 3);
  const auto soft = told(workshop, part, 4, as_they_are);
  if (!soft) return soft.error();
  part.keep_going = part_of(setting.keep_going, 1, 3);
  const auto mixed = told(workshop, part, 4, shuffled);
  if (!mixed) return mixed.error();
  part.keep_going = part_of(setting.keep_going, 2, 3);
  const auto plain = told(workshop, part, 1, smoothed);
  if (!plain) return plain.error();
  return Figures{over_seeds("accuracy with log-probabilities", *soft, Unit::fraction),
                 over_seeds("accuracy, other classes shuffled", *mixed, Unit::fraction),
                 over_seeds("accuracy with smoothed answers", *plain, Unit::fraction),
                 over_seeds("gain over shuffled", points_between(*soft, *mixed), Unit::points),
                 over_seeds("gain over smoothed", points_between(*soft, *plain), Unit::points)};
}

Phenomenon not_smoothing() {
  Phenomenon row;
  row.row = "2c";
  row.study.about = {
      .id = "not-label-smoothing",
      .name = "What soft answers add is knowledge of the other classes, not softness",
      .reference = "Hinton, Vinyals, Dean 2015; Yuan et al. 2020",
      .set_up =
          "As row 2; the same log-probabilities with the classes that are not on top shuffled in "
          "each answer, and bare answers with a tenth of the mass spread evenly",
      .seconds = 0.5};
  row.study.run = three_tellings;
  row.bars = {{"gain over shuffled", Sense::at_least, 5, Unit::points},
              {"gain over smoothed", Sense::at_least, 5, Unit::points}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> dark_knowledge_phenomena() { return {not_smoothing()}; }

}  // namespace partly::study
