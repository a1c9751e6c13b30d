// What a provider can do to its answers, and whom it hurts: the extractor who learns from them, or the
// customer who only wants the answer (rows 18 to 21).
#include "sim/learn/api.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

// What an ordinary customer gets out of served answers: the share of the exam on which the class served is
// right.
double customer_accuracy(learn::Classroom& classroom, const learn::TrainJob& job) {
  const int classes = classroom.task().classes();
  const auto logits = classroom.engine().logits(classroom.teacher(), classroom.exam().x);
  Rng rng(job.seed, "customer");
  const auto served =
      learn::served_probabilities(logits, classes, learn::service_of(job.sources, job.defence), rng);
  return share_right(learn::argmax_rows(served, classes), classroom.exam().label);
}

// An extractor's students under full service and under the defence, on the same questions; and what the
// defence costs a customer.
Result<Figures> under_defence(Workshop& workshop, const Setting& setting, const learn::TrainJob& undefended,
                              const learn::TrainJob& defended) {
  const auto all = workshop.accuracies_of({undefended, defended}, setting);
  if (!all) return all.error();
  learn::Classroom& classroom = workshop.classroom(defended);
  const double before = customer_accuracy(classroom, undefended);
  const double after = customer_accuracy(classroom, defended);
  return Figures{over_seeds("extractor's accuracy, full service", all->at(0), Unit::fraction),
                 over_seeds("extractor's accuracy, defended", all->at(1), Unit::fraction),
                 over_seeds("extractor's loss", points_between(all->at(0), all->at(1)), Unit::points),
                 {"customer's accuracy, full service", before, 0, Unit::fraction},
                 {"customer's accuracy, defended", after, 0, Unit::fraction},
                 {"customer's loss", 100 * (before - after), 0, Unit::points}};
}

Phenomenon rounding() {
  Phenomenon row;
  row.row = "18";
  row.study.about = {.id = "rounding-is-weak",
                     .name = "Rounding served probabilities to two decimals hardly hurts the extractor",
                     .reference = "Orekondy, Schiele, Fritz 2020 (MAD)",
                     .set_up = "Atlas, teacher, 100 queries at temperature 2, students 2-64-64-6",
                     .seconds = 0.3};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    const auto full = asking(usual_atlas_provider(), 100, 2);
    auto rounded = full;
    rounded.sources.digits = 2;
    return under_defence(workshop, setting, full, rounded);
  };
  row.bars = {{"extractor's loss", Sense::at_most, 2, Unit::points},
              {"extractor's loss", Sense::at_least, -2, Unit::points}};
  row.quick = true;
  return row;
}

Phenomenon top_1() {
  Phenomenon row;
  row.row = "19";
  row.study.about = {.id = "bare-answers-cost-the-extractor",
                     .name = "Serving the class alone costs the extractor, and the customer nothing",
                     .reference = "Orekondy, Schiele, Fritz 2020 (MAD); Tramèr et al. 2016",
                     .set_up =
                         "Atlas, teacher, 60 queries, students 2-64-64-6; full probabilities at "
                         "temperature 2 against the class alone",
                     .seconds = 0.3};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return under_defence(workshop, setting, asking(usual_atlas_provider(), 60, 2),
                         asking_bare(usual_atlas_provider(), 60));
  };
  row.bars = {{"extractor's loss", Sense::at_least, 5, Unit::points},
              {"customer's loss", Sense::at_most, 0, Unit::points}};
  row.quick = true;
  return row;
}

Phenomenon noise() {
  Phenomenon row;
  row.row = "20";
  row.study.about = {.id = "noise-hurts-customers",
                     .name = "Undirected noise hurts the customers at least as much as the extractor",
                     .reference = "Orekondy, Schiele, Fritz 2020 (MAD)",
                     .set_up =
                         "Atlas, teacher, 100 queries at temperature 2; normal noise of 2 on every "
                         "logit before probabilities are served",
                     .seconds = 0.3};
  row.study.run = [](Workshop& workshop, const Setting& setting) -> Result<Figures> {
    const auto plain = asking(usual_atlas_provider(), 100, 2);
    auto noisy = plain;
    noisy.defence.logit_noise_sd = 2;
    noisy.defence.keep_top = false;
    auto figures = under_defence(workshop, setting, plain, noisy);
    if (!figures) return figures;
    const double excess =
        figure(*figures, "customer's loss").value - figure(*figures, "extractor's loss").value;
    figures->push_back({"customer's loss beyond the extractor's", excess, 0, Unit::points});
    return figures;
  };
  row.bars = {{"customer's loss beyond the extractor's", Sense::at_least, 0, Unit::points},
              {"extractor's loss", Sense::at_least, 5, Unit::points}};
  row.quick = true;
  return row;
}

Phenomenon poison() {
  Phenomenon row;
  row.row = "21";
  row.study.about = {
      .id = "poisoning-hurts-the-extractor",
      .name = "Poisoned probabilities ruin the extractor and leave the customer's class as it was",
      .reference = "Orekondy, Schiele, Fritz 2020 (MAD)",
      .set_up =
          "Glyphs, provider with 60,000 labels, 2,000 queries at temperature 1; two fifths of "
          "the mass moved to the least likely class, the class on top kept there",
      .seconds = 2};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    const auto plain = asking(large_glyphs_provider(), 2000, 1);
    auto poisoned = plain;
    poisoned.defence.poison_share = 0.4;
    return under_defence(workshop, setting, plain, poisoned);
  };
  row.bars = {{"extractor's loss", Sense::at_least, 15, Unit::points},
              {"customer's loss", Sense::at_most, 2, Unit::points}};
  return row;
}

}  // namespace

std::vector<Phenomenon> api_defence_phenomena() { return {rounding(), top_1(), noise(), poison()}; }

}  // namespace partly::study
