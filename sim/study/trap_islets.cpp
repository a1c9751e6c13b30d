// Map makers' traps (row 30): islets of wrong answers that a provider plants on purpose. What they prove,
// what they cost their owner, and how soon they wash off.
#include <algorithm>

#include "sim/forensics/statistics.h"
#include "sim/forensics/traps.h"
#include "sim/learn/api.h"
#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/suspects.h"

namespace partly::study {
namespace {

constexpr int kSurvey = 20'000;  // points by which the provider knows where inland is

// A provider with few wrong labels, so that the islets are nearly all that is its own.
learn::TrainJob planter() {
  learn::TrainJob job = evenly_noisy_provider(1);
  job.label_noise = 0.05;
  job.teacher.labels = 3000;
  job.teacher.label_noise = job.label_noise;
  return job;
}

struct Planted {
  forensics::TrapSettings settings;
  std::vector<forensics::Islet> islets;
  std::vector<float> probes;
};

Result<Planted> plant(const learn::Classroom& room, std::uint64_t seed) {
  Planted planted;
  planted.settings.radius = 0.04;
  planted.settings.seed = seed;
  Rng rng(seed, "survey");
  const auto survey = room.task().sample(kSurvey, rng);
  auto islets = forensics::choose_islets(planted.settings, survey.x, survey.label, room.task().classes());
  if (!islets) return islets.error();
  planted.islets = std::move(*islets);
  planted.probes = forensics::probes_of(planted.settings, planted.islets);
  return planted;
}

// The provider's model without and with the islets, from the same labels and the same weights.
Result<Models> teachers(Workshop& workshop, const Planted& planted, const learn::KeepGoing& keep_going) {
  learn::TrainJob job = labelling(planter(), planter().teacher.labels);
  job.hidden = job.teacher.hidden;
  job.recipe.steps = 4000;
  job.recipe.batch = 128;
  job.seeds = 1;
  learn::PopulationJob population = workshop.classroom(job).population(job).job;
  learn::TransferSet set = *population.students.front().data;
  const auto planting = forensics::planting_of(planted.settings, planted.islets);
  set.x.insert(set.x.end(), planting.x.begin(), planting.x.end());
  set.label.insert(set.label.end(), planting.label.begin(), planting.label.end());
  population.students.push_back(population.students.front());
  population.students.back().data = std::make_shared<const learn::TransferSet>(std::move(set));
  return workshop.train(std::move(population), keep_going);
}

std::vector<forensics::Count> copied(const learn::Classroom& room, const Planted& planted,
                                     const Models& models) {
  std::vector<forensics::Count> all;
  for (const auto& model : models)
    all.push_back(forensics::copied_islets(
        planted.settings, planted.islets,
        learn::argmax_rows(room.engine().logits(model, planted.probes), room.task().classes())));
  return all;
}

double mean_hits(const std::vector<forensics::Count>& counts) {
  return static_cast<double>(forensics::sum_of(counts).hits) / static_cast<double>(counts.size());
}

double share_found(const std::vector<forensics::Count>& suspects,
                   const std::vector<forensics::Count>& innocent) {
  const auto found = std::ranges::count_if(suspects, [&](const forensics::Count& suspect) {
    return forensics::count_p(suspect, innocent) < 0.01;
  });
  return static_cast<double>(found) / static_cast<double>(suspects.size());
}

Result<Figures> traps(Workshop& workshop, const Setting& setting) {
  learn::TrainJob world = planter();
  world.seed = setting.seed;
  learn::Classroom& room = workshop.classroom(world);
  const auto planted = plant(room, setting.seed);
  if (!planted) return planted.error();
  const auto both = teachers(workshop, *planted, part_of(setting.keep_going, 0, 2));
  if (!both) return both.error();
  const Models owners(static_cast<std::size_t>(setting.seeds), both->back());
  const auto copies = taught_by(workshop, world, owners, 300, part_of(setting.keep_going, 1, 2));
  if (!copies) return copies.error();
  world.seed = derive_seed(setting.seed, "own data of the launderer");
  const auto washed = fine_tuned(workshop, world, *copies, 3000, 100);
  if (!washed) return washed.error();
  const auto honest = innocents(workshop, world, 24, setting.seed);
  if (!honest) return honest.error();

  const auto innocent = copied(room, *planted, **honest);
  const auto suspect = copied(room, *planted, *copies), clean = copied(room, *planted, *washed);
  const Accuracies accuracy = accuracies(room, *both);
  return Figures{
      {"islets in the provider's model", mean_hits(copied(room, *planted, {both->back()})), 0, Unit::none},
      {"accuracy that they cost the provider", 100 * (accuracy.front() - accuracy.back()), 0, Unit::points},
      {"islets in a copy", mean_hits(suspect), 0, Unit::none},
      {"islets in an innocent", mean_hits(innocent), 0, Unit::none},
      {"copies found", share_found(suspect, innocent), 0, Unit::fraction},
      {"found after 100 steps on own data", share_found(clean, innocent), 0, Unit::fraction}};
}

Phenomenon traps_are_weak_and_dear() {
  Phenomenon row;
  row.row = "30";
  row.study.about = {
      .id = "trap-islets",
      .name = "Planted islets are copied now and then, cost their owner much and wash off at once",
      .reference = "Szyller et al. 2021 (DAWN)",
      .set_up =
          "Atlas, 5 % of labels wrong; ten islets of radius .04 with 60 wrong points each among "
          "3,000 labels; copies ask 300 questions at temperature 2, then take 100 steps on 3,000 "
          "own labels; an islet is copied if over half of 40 probes give its answer",
      .seconds = 3,
      .seeds = 16};
  row.study.run = traps;
  row.bars = {{"islets in a copy", Sense::at_least, 0.5, Unit::none},
              {"islets in an innocent", Sense::at_most, 0.1, Unit::none},
              {"accuracy that they cost the provider", Sense::at_least, 1, Unit::points},
              {"found after 100 steps on own data", Sense::at_most, 0.25, Unit::fraction}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> trap_phenomena() { return {traps_are_weak_and_dear()}; }

}  // namespace partly::study
