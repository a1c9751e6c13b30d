// Soft answers teach more than bare ones while queries are few (rows 1 to 3).
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

constexpr const char* kHinton = "Hinton, Vinyals, Dean 2015";

// Students of one provider, on the same questions, with probabilities and with the class alone.
Result<Figures> soft_against_bare(Workshop& workshop, const Setting& setting, const learn::TrainJob& provider,
                                  int queries, float temperature) {
  const auto all = workshop.accuracies_of(
      {asking(provider, queries, temperature), asking_bare(provider, queries)}, setting);
  if (!all) return all.error();
  const Accuracies &soft = all->at(0), &bare = all->at(1);
  const auto gain = points_between(soft, bare);
  return Figures{over_seeds("accuracy with probabilities", soft, Unit::fraction),
                 over_seeds("accuracy with bare answers", bare, Unit::fraction),
                 over_seeds("gain", gain, Unit::points),
                 {"seeds that gain", share_above_zero(gain), 0, Unit::fraction}};
}

Phenomenon on_the_atlas() {
  Phenomenon row;
  row.row = "2";
  row.study.about = {.id = "soft-labels-atlas",
                     .name = "Soft answers beat bare ones where queries are few, on the atlas",
                     .reference = kHinton,
                     .set_up =
                         "60 queries to a provider with 60,000 clean labels, students 2-64-64-6, 2,000 "
                         "steps; temperature 4 against the class alone",
                     .seconds = 2};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return soft_against_bare(workshop, setting, large_atlas_provider(0), 60, 4);
  };
  row.bars = {{"gain", Sense::at_least, 8, Unit::points}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> soft_label_phenomena() { return {on_the_atlas()}; }

}  // namespace partly::study
