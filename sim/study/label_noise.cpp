// What a teacher is worth where the world's labels are partly wrong (rows 7 and 8).
#include <array>

#include "sim/study/groups.h"
#include "sim/study/noisy_labels.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

Result<Figures> answers_against_labels(Workshop& workshop, const Setting& setting) {
  const learn::TrainJob provider = large_atlas_provider(kNoisyLabels);
  const auto all = workshop.accuracies_of(
      {asking(provider, kNoisyExamples, 1), labelling(provider, kNoisyExamples)}, setting);
  if (!all) return all.error();
  const Accuracies &distilled = all->at(0), &scratch = all->at(1);
  return Figures{
      over_seeds("accuracy with 250 answers", distilled, Unit::fraction),
      over_seeds("accuracy with 250 labels", scratch, Unit::fraction),
      over_seeds("gap", points_between(distilled, scratch), Unit::points),
      {"accuracy of the teacher", workshop.classroom(provider).teacher_accuracy(), 0, Unit::fraction}};
}

Phenomenon washed_out() {
  Phenomenon row;
  row.row = "7";
  row.study.about = {.id = "noise-washed-out",
                     .name = "A teacher washes out the noise of the labels it learned from",
                     .reference = "Hinton, Vinyals, Dean 2015; Busbridge et al. 2025",
                     .set_up =
                         "Atlas, 40 % of all labels replaced by chance. The teacher learned from 60,000; "
                         "students 2-64-64-6 take 250 of its answers at temperature 1, or 250 labels",
                     .seconds = 1};
  row.study.run = answers_against_labels;
  row.bars = {{"gap", Sense::at_least, 12, Unit::points}};
  row.quick = true;
  return row;
}

struct ScratchRun {
  double accuracy = 0, flops = 0;
};

// The mean of the seeds under each of some recipes: whoever learns from scratch may choose batch and length.
Result<std::vector<ScratchRun>> from_scratch(Workshop& workshop, const Setting& setting, int labels) {
  std::vector<learn::TrainJob> jobs;
  for (const auto& [steps, batch] : {std::pair{2000, 64}, std::pair{2000, 256}, std::pair{4000, 256}}) {
    jobs.push_back(labelling(large_atlas_provider(kNoisyLabels), labels));
    jobs.back().recipe.steps = steps;
    jobs.back().recipe.batch = batch;
  }
  const auto all = workshop.train_all(std::move(jobs), setting);
  if (!all) return all.error();
  std::vector<ScratchRun> runs;
  for (const auto& trained : *all)
    runs.push_back({trained->result.accuracy_mean(), trained->result.used.flops});
  return runs;
}

// How many labels it takes without a teacher to come where `target` is: the step of the ladder that does not
// suffice, the one that does (0: none), and the least arithmetic with which it does.
struct Equal {
  int too_few = 0, enough = 0;
  double flops = 0;
};

Result<Equal> labels_for(Workshop& workshop, const Setting& setting, double target) {
  constexpr std::array kLadder{2000, 3000, 6000, 12'000};
  Equal equal;
  for (std::size_t i = 0; i < kLadder.size(); ++i) {
    Setting part = setting;
    part.keep_going = part_of(setting.keep_going, i, kLadder.size());
    const auto runs = from_scratch(workshop, part, kLadder[i]);
    if (!runs) return runs.error();
    for (const ScratchRun& run : *runs)
      if (run.accuracy >= target && (equal.flops == 0 || run.flops < equal.flops)) equal.flops = run.flops;
    if (equal.flops > 0) {
      equal.enough = kLadder[i];
      break;
    }
    equal.too_few = kLadder[i];
  }
  return equal;
}

Result<Figures> saving(Workshop& workshop, const Setting& setting) {
  const auto provider = large_atlas_provider(kNoisyLabels);
  Setting first = setting, rest = setting;
  first.keep_going = part_of(setting.keep_going, 0, 5);
  rest.keep_going = [&](double done) { return !setting.keep_going || setting.keep_going(0.2 + 0.8 * done); };
  const auto asked = asking(provider, kNoisyExamples, 1);
  auto longer = asked;
  longer.recipe.steps *= 2;
  const auto distilled = workshop.train_all({asked, longer}, first);
  if (!distilled) return distilled.error();
  const auto &quick = *distilled->at(0), &best = *distilled->at(1);
  const auto equal = labels_for(workshop, rest, best.result.accuracy_mean());
  if (!equal) return equal.error();
  const learn::Used bill = workshop.classroom(provider).teacher_used();
  return Figures{
      over_seeds("accuracy with 250 answers", accuracies(best), Unit::fraction),
      {"labels that do not suffice", static_cast<double>(equal->too_few), 0, Unit::labels},
      {"labels that suffice", static_cast<double>(equal->enough), 0, Unit::labels},
      {"labels a query, at least", equal->too_few / static_cast<double>(kNoisyExamples), 0, Unit::none},
      {"arithmetic from scratch to distilled", equal->flops / best.result.used.flops, 0, Unit::none},
      over_seeds("accuracy with half the steps", accuracies(quick), Unit::fraction),
      {"teacher's labels a query",
       static_cast<double>(bill.labels) / static_cast<double>(quick.result.used.queries), 0, Unit::none},
      {"teacher's arithmetic to half the steps", bill.flops / quick.result.used.flops, 0, Unit::none}};
}

Phenomenon three_savings() {
  Phenomenon row;
  row.row = "8";
  row.study.about = {
      .id = "what-distilling-saves",
      .name = "Distilling saves labels at equal accuracy, and more against the teacher's own bill",
      .reference = "Busbridge et al. 2025",
      .set_up =
          "As row 7, students at 4,000 and at 2,000 steps of 64. From scratch, the same students take 2,000 "
          "to "
          "12,000 labels, best of 2,000 steps of 64, 2,000 of 256 and 4,000 of 256. The teacher's bill is "
          "60,000 "
          "labels and 4,000 steps of 256",
      .seconds = 5};
  row.study.run = saving;
  row.bars = {{"labels a query, at least", Sense::at_least, 8, Unit::none},
              {"teacher's labels a query", Sense::at_least, 50, Unit::none},
              {"teacher's arithmetic to half the steps", Sense::at_least, 20, Unit::none}};
  return row;
}

// Where labels are right, more of them do what a teacher's answers do, at the same arithmetic.
Result<Figures> no_saving(Workshop& workshop, const Setting& setting) {
  constexpr int kAnswers = 120;
  constexpr std::array kLadder{120, 240, 480, 960};
  const auto provider = large_atlas_provider(0);
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 0, 2);
  const auto distilled = accuracies_on_log_probabilities(workshop, asking(provider, kAnswers, 4), part);
  if (!distilled) return distilled.error();
  part.keep_going = part_of(setting.keep_going, 1, 2);
  std::vector<learn::TrainJob> jobs;
  for (const int labels : kLadder) jobs.push_back(labelling(provider, labels));
  const auto scratch = workshop.accuracies_of(std::move(jobs), part);
  if (!scratch) return scratch.error();
  const Figure target = over_seeds("accuracy with 120 answers", *distilled, Unit::fraction);
  int enough = 0;
  Figures figures{target};
  for (std::size_t i = 0; i < kLadder.size(); ++i) {
    figures.push_back(over_seeds("accuracy with " + std::to_string(kLadder[i]) + " labels", scratch->at(i),
                                 Unit::fraction));
    if (enough == 0 && figures.back().value >= target.value) enough = kLadder[i];
  }
  figures.push_back({"labels that suffice", static_cast<double>(enough), 0, Unit::labels});
  return figures;
}

Phenomenon clean_world() {
  Phenomenon row;
  row.row = "8n";
  row.study.about = {
      .id = "no-arithmetic-saved-on-clean-labels",
      .name = "Where labels are right, distilling saves some labels and no arithmetic",
      .reference = "Busbridge et al. 2025",
      .set_up =
          "Atlas without label noise, 120 answers at temperature 4 against 120 to 960 labels; the "
          "same students and the same 2,000 steps for all",
      .seconds = 1};
  row.study.run = no_saving;
  row.bars = {{"labels that suffice", Sense::at_least, 120, Unit::labels},
              {"labels that suffice", Sense::at_most, 960, Unit::labels}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> label_noise_phenomena() { return {washed_out(), three_savings(), clean_world()}; }

}  // namespace partly::study
