// What a teacher is worth where the world's labels are partly wrong (rows 7 and 8).
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

Result<Figures> answers_against_labels(Workshop& workshop, const Setting& setting) {
  const learn::TrainJob provider = large_atlas_provider(0.4);
  const auto all = workshop.accuracies_of({asking(provider, 250, 1), labelling(provider, 250)}, setting);
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
                     .seconds = 2};
  row.study.run = answers_against_labels;
  row.bars = {{"gap", Sense::at_least, 12, Unit::points}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> label_noise_phenomena() { return {washed_out()}; }

}  // namespace partly::study
