// Soft answers teach more than bare ones while queries are few (rows 1 to 3 and 9).
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

constexpr const char* kHinton = "Hinton, Vinyals, Dean 2015";

// Students of one provider, on the same questions: served log-probabilities, probabilities, and the class
// alone.
Result<Figures> soft_against_bare(Workshop& workshop, const Setting& setting, const learn::TrainJob& provider,
                                  int queries, float temperature) {
  const auto soft_job = asking(provider, queries, temperature);
  Setting first = setting, rest = setting;
  first.keep_going = part_of(setting.keep_going, 0, 2);
  rest.keep_going = part_of(setting.keep_going, 1, 2);
  const auto soft = accuracies_on_log_probabilities(workshop, soft_job, first);
  if (!soft) return soft.error();
  const auto served = workshop.accuracies_of({soft_job, asking_bare(provider, queries)}, rest);
  if (!served) return served.error();
  const Accuracies& bare = served->at(1);
  const auto gain = points_between(*soft, bare);
  return Figures{over_seeds("accuracy with log-probabilities", *soft, Unit::fraction),
                 over_seeds("accuracy with probabilities", served->at(0), Unit::fraction),
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
                     .seconds = 1};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return soft_against_bare(workshop, setting, large_atlas_provider(0), 60, 4);
  };
  row.bars = {{"gain", Sense::at_least, 8, Unit::points}};
  row.quick = true;
  return row;
}

Phenomenon on_glyphs() {
  Phenomenon row;
  row.row = "1";
  row.study.about = {.id = "soft-labels-glyphs",
                     .name = "Soft answers beat bare ones where queries are few, on drawn digits",
                     .reference = kHinton,
                     .set_up =
                         "100 queries to a provider with 60,000 labels, students 256-128-10, 1,500 steps; "
                         "temperature 4 against the class alone",
                     .seconds = 8,
                     .seeds = 20};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return soft_against_bare(workshop, setting, large_glyphs_provider(), 100, 4);
  };
  row.bars = {{"gain", Sense::at_least, 5, Unit::points},
              {"seeds that gain", Sense::at_least, 0.8, Unit::fraction}};
  return row;
}

Phenomenon gone_with_data() {
  Phenomenon row;
  row.row = "3";
  row.study.about = {.id = "soft-gain-vanishes",
                     .name = "The gain of soft answers is gone where queries are plenty",
                     .reference = kHinton,
                     .set_up = "As row 1 with 5,000 queries; temperature 1 against the class alone",
                     .seconds = 3};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return soft_against_bare(workshop, setting, large_glyphs_provider(), 5000, 1);
  };
  row.bars = {{"gain", Sense::at_most, 1.5, Unit::points}, {"gain", Sense::at_least, -1.5, Unit::points}};
  return row;
}

// Students on the same 5,000 questions at two temperatures.
Result<Figures> cold_against_hot(Workshop& workshop, const Setting& setting) {
  const auto provider = large_glyphs_provider();
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 0, 2);
  const auto cold = accuracies_on_log_probabilities(workshop, asking(provider, 5000, 1), part);
  if (!cold) return cold.error();
  part.keep_going = part_of(setting.keep_going, 1, 2);
  const auto hot = accuracies_on_log_probabilities(workshop, asking(provider, 5000, 8), part);
  if (!hot) return hot.error();
  const auto loss = points_between(*cold, *hot);
  return Figures{over_seeds("accuracy at temperature 1", *cold, Unit::fraction),
                 over_seeds("accuracy at temperature 8", *hot, Unit::fraction),
                 over_seeds("loss by the high temperature", loss, Unit::points)};
}

Phenomenon too_hot() {
  Phenomenon row;
  row.row = "3n";
  row.study.about = {
      .id = "high-temperature-not-best",
      .name = "A high temperature is not best everywhere: with plenty of queries it loses",
      .reference = "Hinton, Vinyals, Dean 2015 (a limit of it)",
      .set_up =
          "As row 3; temperature 1 against 8, the same 1,500 steps. The student has not finished "
          "fitting the soft tails",
      .seconds = 2};
  row.study.run = cold_against_hot;
  row.bars = {{"loss by the high temperature", Sense::at_least, 0.5, Unit::points}};
  return row;
}

Result<Figures> against_the_teacher(Workshop& workshop, const Setting& setting) {
  const auto provider = large_glyphs_provider();
  const auto students = accuracies_on_log_probabilities(workshop, asking(provider, 1000, 20), setting);
  if (!students) return students.error();
  const double teacher = workshop.classroom(provider).teacher_accuracy();
  Accuracies relative = *students;
  for (double& accuracy : relative) accuracy /= teacher;
  return Figures{over_seeds("accuracy", *students, Unit::fraction),
                 {"accuracy of the teacher", teacher, 0, Unit::fraction},
                 over_seeds("share of the teacher's accuracy", relative, Unit::fraction),
                 {"teacher's labels a query", provider.teacher.labels / 1000.0, 0, Unit::none}};
}

Phenomenon knock_off() {
  Phenomenon row;
  row.row = "9";
  row.study.about = {
      .id = "knock-off",
      .name = "A knock-off comes near its teacher for a sixtieth of its labels",
      .reference = "Orekondy, Schiele, Fritz 2019 (Knockoff Nets)",
      .set_up = "As row 1 with 1,000 queries at temperature 20, against the teacher's 60,000 labels",
      .seconds = 1};
  row.study.run = against_the_teacher;
  row.bars = {{"share of the teacher's accuracy", Sense::at_least, 0.88, Unit::fraction},
              {"teacher's labels a query", Sense::at_least, 50, Unit::none}};
  return row;
}

}  // namespace

std::vector<Phenomenon> soft_label_phenomena() {
  return {on_glyphs(), on_the_atlas(), gone_with_data(), too_hot(), knock_off()};
}

}  // namespace partly::study
